"""The built dataset: named graphs, determinism, evidence for every reading, what follows."""

import subprocess
import sys
from pathlib import Path

import pytest

from mrezha.graph.build import build, canonical
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph
from mrezha.loaders.errors import SourceError
from mrezha.loaders.shipped import shipped

PREFIXES = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX inst: <https://w3id.org/mrezha/id/institution/>
"""
GRAPHS = {"authority", "inferred", "ontology", "programme-2020", "programme-2025"}


def test_one_named_graph_a_document_and_one_each_for_terms_authority_and_inferences(kg: KnowledgeGraph) -> None:
    rows = kg.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert {str(g).rsplit("/", 1)[-1] for g in rows.column("g")} == GRAPHS


@pytest.mark.parametrize(("year", "expected"), [(2020, 40), (2025, 79)])
def test_activities_of_each_programme(kg: KnowledgeGraph, year: int, expected: int) -> None:
    rows = kg.query(f"{PREFIXES} SELECT DISTINCT ?a {{ ?a a mrz:Activity ; mrz:year {year} }}")
    assert len(rows) == expected


def test_every_reading_leads_to_a_document_and_to_the_words_that_stand_there(kg: KnowledgeGraph) -> None:
    rows = kg.query(
        f"{PREFIXES} SELECT ?node ?document ?start ?end ?exact {{ ?node dcterms:source ?span ."
        " ?span mrz:inDocument/dcterms:identifier ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?exact }"
    )
    texts = {f.name.removesuffix(".txt"): f.read_text(encoding="utf-8") for f in shipped()}
    wrong = [r for r in rows if texts[str(r["document"])][r["start"] : r["end"]] != r["exact"]]
    assert len(rows) > 3000
    assert wrong == []


def test_no_role_payer_indicator_or_deadline_is_without_its_words(kg: KnowledgeGraph) -> None:
    roles, payers = "LeadParticipation PartnerParticipation", "BudgetContribution OutsideContribution"
    values = " ".join(f"mrz:{k}" for k in f"{roles} {payers} Amount Deadline Indicator Reference".split())
    rows = kg.query(
        f"{PREFIXES} SELECT ?n {{ VALUES ?kind {{ {values} }} ?n a ?kind MINUS {{ ?n dcterms:source ?span }} }}"
    )
    assert rows.rows == ()


def test_short_cuts_are_inferred_and_never_asserted(kg: KnowledgeGraph) -> None:
    rows = kg.query(f"{PREFIXES} SELECT DISTINCT ?g {{ GRAPH ?g {{ ?a mrz:ledBy ?x }} }}")
    assert rows.column("g") == ["https://w3id.org/mrezha/graph/inferred"]
    led = kg.query(f"{PREFIXES} SELECT DISTINCT ?a {{ ?a mrz:ledBy inst:dazd ; mrz:year 2025 }}")
    assert len(led) == 7  # counted by eye: q038 of tests/expected/questions.json


def test_building_twice_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from mrezha.graph.build import build, canonical; from mrezha.loaders.shipped import shipped;"
        "print(hashlib.sha256(canonical(build(shipped())[0])).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "LC_ALL": "C"}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "7")
    }
    assert len(digests) == 1


def test_a_changed_source_changes_its_own_graph_only(tmp_path: Path) -> None:
    for source in shipped():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    before = _by_graph(canonical(build(sorted(tmp_path.glob("*.txt")))[0]))
    changed = tmp_path / "programme-2020.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("БАСП, НПО", "БАСП"), encoding="utf-8")
    after = _by_graph(canonical(build(sorted(tmp_path.glob("*.txt")))[0]))
    different = {g.rsplit(b"/", 1)[-1] for g in before if before[g] != after[g]}
    assert different == {b"programme-2020>", b"inferred>"}


@pytest.mark.parametrize(("name", "said"), [("programme-2020.txt", "rename one"), ("other-2020.txt", "--only")])
def test_two_sources_of_one_name_or_year_are_refused(tmp_path: Path, name: str, said: str) -> None:
    source = shipped()[0]
    for folder, file in (("a", source.name), ("b", name)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).write_bytes(source.read_bytes())
    with pytest.raises(SourceError, match=said):
        build([tmp_path / "a" / source.name, tmp_path / "b" / name])


def _by_graph(nquads: bytes) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for line in nquads.splitlines():
        found.setdefault(line.rsplit(b" ", 2)[-2], []).append(line)
    return found


def test_a_dataset_reads_typed_values() -> None:
    quads = b'<urn:a> <urn:n> "2.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:g> .'
    value = Dataset.of_quads(quads).select("SELECT ?n { ?s <urn:n> ?n }").rows[0][0]
    assert str(value) == "2.5"


def test_each_row_says_what_its_funding_cell_says(kg: KnowledgeGraph) -> None:
    # by eye: three amounts in 2025 (1.2.1, 1.2.2, 4.1.1), blank in 2020 2.3 and in 2025 2.2.5, 2.8.2, 3.7.4,
    # only general words in 2020 2.2, 3.5
    rows = kg.query(
        f"{PREFIXES} SELECT ?y ?c ?s {{ ?r mrz:fundingStatus ?s ; mrz:describes [ mrz:year ?y ; skos:notation ?c ] }}"
    )
    said: dict[str, set[str]] = {}
    for row in rows:
        said.setdefault(row["s"].rsplit("/", 1)[-1], set()).add(f"{row['y']}/{row['c']}")
    assert said["amount"] == {"2025/1.2.1", "2025/1.2.2", "2025/4.1.1"}
    assert said["none"] == {"2020/2.3", "2025/2.2.5", "2025/2.8.2", "2025/3.7.4"}
    assert {"2020/2.2", "2020/3.5"} <= said["unnamed"]
