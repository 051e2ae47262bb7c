"""No ready query grows much faster than the registry it is asked of; work is counted, nothing is timed."""

import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
from growth import work

from mrezha.ontology.namespaces import CODE, ID
from mrezha.queries.catalogue import bind, catalogue

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from made import common, registry

TIMES = 3
MOST = TIMES * 1.7  # linear with something to spare; the square would be 9
FEW = 400  # rows of a plan that say nothing about growth
VALUES = {
    "institution": [f"{ID}institution/made-0"],
    "other_institution": [f"{ID}institution/made-1"],
    "section": [f"{CODE}theme/prevention"],
    "code": ["2.1.11"],
    "earlier_year": ["2031"],
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Path]]:
    """Registries of one programme and of three."""
    folder = tmp_path_factory.mktemp("registries")
    shared = len(common())
    for programmes in (1, TIMES):
        store = ox.Store(str(folder / str(programmes)))
        quads = "".join(registry(shared + 25_600 * programmes))
        store.bulk_load(quads.encode(), format=ox.RdfFormat.N_QUADS)
        found = store.query(
            "SELECT (COUNT(?p) AS ?n) { GRAPH ?g { ?p a <https://w3id.org/mrezha/ontology#Programme> } }"
        )
        assert isinstance(found, ox.QuerySolutions)
        assert next(iter(found))[0].value == str(programmes)
        store.optimize()
        store.flush()
        del store
    yield {n: folder / str(n) for n in (1, TIMES)}


@pytest.mark.parametrize("name", catalogue())
def test_work_of_a_ready_query(name: str, stores: dict[int, Path], tmp_path: Path) -> None:
    """With its institution, section, code or first year chosen where it takes one, as a reader asks it."""
    query = catalogue()[name]
    text = bind(query, {p.name: VALUES[p.name] for p in query.parameters if p.name in VALUES})
    little, much = (work(store, text, tmp_path) for store in stores.values())
    assert much <= max(FEW, little * MOST), f"{little} rows of work became {much}"


def shipped_texts() -> dict[str, str]:
    found = {name: query.text for name, query in catalogue().items()}
    for package, folder in (("mrezha.queries", ""), ("mrezha.queries", "records"), ("mrezha.web", "queries")):
        for file in (files(package) / folder).iterdir():
            if file.name.endswith((".rq", "patterns.toml")):
                found[file.name] = file.read_text(encoding="utf-8")
    return found


@pytest.mark.parametrize("name", shipped_texts())
def test_nothing_is_written_that_an_engine_does_badly(name: str) -> None:
    """EXISTS is evaluated once a row on Oxigraph; REGEX over STR finds no Cyrillic on Virtuoso."""
    text = re.sub(r"#[^\n>]*\n", "\n", shipped_texts()[name])
    assert not re.search(r"\bEXISTS\b", text, re.IGNORECASE)
    assert not re.search(r"REGEX\s*\(\s*STR\s*\(", text, re.IGNORECASE)
