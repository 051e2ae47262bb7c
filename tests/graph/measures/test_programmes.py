"""Measures of both programmes, against counts made of the rows that people read by eye."""

import json
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from mrezha.graph.cache import open_dataset
from mrezha.graph.measures.caveats import CAVEATS
from mrezha.graph.measures.overview import Settings, overview, what_if
from mrezha.graph.measures.two_mode import PART, activities, actors, having, two_mode
from mrezha.graph.measures.variants import COMMISSION, bodies, collapsed, folded, head_of
from mrezha.graph.network import network
from mrezha.ontology.namespaces import ID

EXPECTED = Path(__file__).parents[2] / "expected"
COLUMNS = {"leads": ["leads"], "partners": ["partners"], "pays": ["budget_holders", "funders"]}
YEARS = (2020, 2025)
NKBTH = f"{ID}institution/nkbth"


def by_eye(year: int) -> dict[str, dict[str, set[str]]]:
    """Of each activity who leads, is a partner and pays, by the last part of the address, as people read it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in EXPECTED.glob(f"rows-{year}*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for count, columns in COLUMNS.items():
                found[f"{year}/{row['code']}"][count] |= {a["actor"] for c in columns for a in row[c]}
    return found


@pytest.fixture(scope="module")
def dataset():
    return open_dataset()


@pytest.fixture(scope="module", params=YEARS)
def year(request):
    return request.param


@pytest.fixture(scope="module")
def found(dataset, year):
    return overview(dataset, Settings(year=year))


@pytest.fixture(scope="module")
def graph(dataset, year):
    return two_mode(network(dataset, years=[year]))


def slug(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def test_the_three_counts_are_those_read_by_eye(found, year):
    read = Counter((count, a) for cast in by_eye(year).values() for count, those in cast.items() for a in those)
    counted = {(count, slug(a["iri"])): a[count] for a in found["actors"] for count in COLUMNS}
    assert {k: n for k, n in counted.items() if n != read[k]} == {}


def test_collaborators_are_those_read_by_eye(found, year):
    named = {slug(a["iri"]) for a in found["actors"]}
    casts = [(cast["leads"] | cast["partners"]) & named for cast in by_eye(year).values()]
    for actor in found["actors"]:
        own = slug(actor["iri"])
        assert actor["collaborators"] == len({a for cast in casts if own in cast for a in cast} - {own})


def test_what_is_lost_is_what_the_rows_read_by_eye_lose(found, year):
    named = {slug(a["iri"]) for a in found["actors"]}
    for actor in found["actors"]:
        own = {slug(actor["iri"])}
        lost = {
            "without_lead": [k for k, cast in by_eye(year).items() if cast["leads"] == own],
            "without_named_partner": [k for k, cast in by_eye(year).items() if cast["partners"] & named == own],
            "without_payer": [k for k, cast in by_eye(year).items() if cast["pays"] == own],
        }
        assert {k: sorted(actor["lost"][k]) for k in lost} == {k: sorted(v) for k, v in lost.items()}


def test_concentration_as_printed_in_fractions(found, year):
    named = {slug(a["iri"]) for a in found["actors"]}
    shares: Counter[str] = Counter()
    for cast in by_eye(year).values():
        leads = cast["leads"] & named
        for lead in leads:
            shares[lead] += Fraction(1, len(leads))
    hhi = sum((s / sum(shares.values())) ** 2 for s in shares.values())
    assert found["leadership"]["printed"]["hhi"] == pytest.approx(float(hhi), abs=1e-12)
    assert found["leadership"]["printed"]["effective"] == pytest.approx(float(1 / hhi), abs=1e-9)


@pytest.mark.parametrize(
    ("year", "setting", "hhi"),
    [
        (2020, "printed", 0.1639), (2020, "folded", 0.2609), (2020, "payer", 0.1165), (2020, "payer_folded", 0.1966),
        (2025, "printed", 0.4105), (2025, "folded", 0.4439), (2025, "payer", 0.2129), (2025, "payer_folded", 0.2361),
    ],
)  # fmt: skip
def test_concentration_is_what_the_documentation_says(dataset, year, setting, hhi):
    assert overview(dataset, Settings(year=year))["leadership"][setting]["hhi"] == pytest.approx(hhi, abs=5e-5)


def test_sections_add_up(found):
    for actor in found["actors"]:
        for count in COLUMNS:
            assert sum(section[count] for section in actor["sections"].values()) == actor[count]
        assert sum(section["of"] for section in actor["sections"].values()) == found["activities"]


def test_no_class_is_ranked_and_every_class_is_in_the_network(found, graph):
    classes = {n for n, about in graph.nodes(data=True) if about["bipartite"] == 0 and about["collective"]}
    assert f"{ID}collective/npo" in classes
    assert not classes & {a["iri"] for a in found["actors"]}


def test_folding(dataset, graph):
    known = bodies(dataset)
    heads = {unit: slug(head_of(f"{ID}institution/{unit}", known)) for unit in ("gdbop", "mkbth", "ankbth", "ia-git")}
    assert heads == {"gdbop": "mvr", "mkbth": "nkbth", "ankbth": "nkbth", "ia-git": "mtsp"}
    assert head_of(f"{ID}institution/dazd", known) == f"{ID}institution/dazd"  # not the Council of Ministers
    fold = folded(graph, known)
    assert all(head_of(a, known) == a for a in actors(fold))
    for activity in activities(graph):
        for role in PART:
            seen = {head_of(a, known) for a in having(graph, activity, role)}
            assert set(having(fold, activity, role)) == seen
    assert sorted(folded(fold, known).edges) == sorted(fold.edges)


def test_collapsed_casts(graph):
    found = collapsed(graph)
    kept = activities(found)
    assert sorted(a for k in kept for a in found.nodes[k]["stands_for"]) == sorted(activities(graph))
    for activity in kept:
        for other in found.nodes[activity]["stands_for"]:
            assert all(having(graph, activity, role) == having(graph, other, role) for role in PART)


def test_three_rows_of_the_labour_authority_are_one_cast(dataset):
    graph = collapsed(two_mode(network(dataset, years=[2025])))
    assert graph.nodes["2025/3.1.4"]["stands_for"] == ["2025/3.1.4", "2025/3.1.5", "2025/3.1.6"]


@pytest.mark.parametrize("fold", [False, True])
def test_without_the_commission_nothing_brings_it_back(dataset, year, fold):
    found = overview(dataset, Settings(year=year, without_commission=True, fold=fold))
    assert not set(COMMISSION) & {a["iri"] for a in found["actors"]}
    assert f"{ID}institution/mkbth" in {a["iri"] for a in found["actors"]}
    folded_hhi = overview(dataset, Settings(year=year))["leadership"]["folded"]["hhi"]
    assert found["leadership"]["folded"]["hhi"] < folded_hhi


def test_what_if(dataset):
    found = what_if(dataset, Settings(year=2025), NKBTH)
    assert (len(found["without_lead"]), found["islands"]) == (47, {"before": 1, "after": 3})
    assert {a["abbr"] for a in found["cut_off"]} >= {"ФАА", "ЦИД"}
    assert found["leadership"]["without"]["printed"]["hhi"] < found["leadership"]["with"]["printed"]["hhi"]
    with pytest.raises(KeyError):
        what_if(dataset, Settings(year=2025), f"{ID}institution/ankbth")


def test_ranks_hold_the_place_and_hold_still(dataset):
    found = overview(dataset, Settings(year=2025, sort="betweenness", draws=200))
    for place, actor in enumerate((a for a in found["actors"] if a["betweenness"]), 1):
        assert actor["rank"][0] <= place <= actor["rank"][1]
    assert found == overview(dataset, Settings(year=2025, sort="betweenness", draws=200))
    assert "200" in found["caveats"][-1]["en"]


def test_nothing_found_is_nothing_but_no_failure(dataset):
    assert overview(dataset, Settings(year=1999))["actors"] == []


def test_every_caveat_is_in_both_languages():
    assert all(about.keys() == {"bg", "en"} and all(about.values()) for about in CAVEATS.values())
