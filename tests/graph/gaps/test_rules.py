"""Rules that no document can plant, options, headers, and the ready queries as a second way to the same answer."""

import pytest

from mrezha.graph.gaps import UnknownGapError, all_rules, compound, register
from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.parts import key_of
from mrezha.graph.gaps.rule import RuleHeaderError, read_rule
from mrezha.graph.gaps.rules import section_led_by_one
from mrezha.graph.store import Dataset
from mrezha.queries.catalogue import catalogue

ID = "https://w3id.org/mrezha/id/"
GOAL = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT DATA { GRAPH <urn:g> { <urn:goal> a mrz:Goal , mrz:StrategicGoal ; skos:notation "2.9" ;
  dcterms:isPartOf <https://w3id.org/mrezha/id/section/2025/2> } }
"""
LINK = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
INSERT DATA { GRAPH <urn:g> { <urn:link> a mrz:ContinuityLink ;
  mrz:earlierActivity <https://w3id.org/mrezha/id/activity/2020/2.1> ;
  mrz:laterActivity <https://w3id.org/mrezha/id/activity/2025/2.1.1> ;
  mrz:judgement <https://w3id.org/mrezha/code/judgement/%s> } }
"""


@pytest.fixture
def copy(kg):
    """A dataset in memory that a test may change."""
    import pyoxigraph as ox

    quads = kg.dataset.store.quads_for_pattern(None, None, None)
    return Dataset.of_quads(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))


def test_goal_without_activity(copy):
    assert register(copy, gaps=["goal-without-activity"]) == []
    before = register(copy, gaps=["goal-without-activity"], silent=True)
    copy.store.update(GOAL)
    [finding] = register(copy, gaps=["goal-without-activity"])
    assert (finding.year, finding.count, finding.of, finding.activities) == (2025, 1, before[1].of + 1, [])
    assert "2.9" in finding.hits[0].note_en


@pytest.mark.parametrize(("judgement", "more"), [("accepted", True), ("proposed", False), ("rejected", False)])
def test_zero_baseline_of_a_continued_activity(copy, judgement, more):
    copy.store.update(LINK % judgement)
    [finding] = register(copy, gaps=["zero-baseline-on-continuing-work"])
    assert ("2025/2.1.1" in finding.activities) is more


def test_never_together_is_no_list_of_strangers(kg, found):
    finding = found["never-together", 2025]
    assert finding.judged
    pairs = [{a.slug for a in hit.actors} for hit in finding.hits]
    assert {"a21", "mon"} in pairs  # both in schools: 2.6.1 and 2.3.1
    assert {"nkbth", "a21"} not in pairs  # they meet
    assert not any(a.collective for a in finding.actors)
    rows = kg.activities(year=2025)
    casts = [
        {p["iri"] for r in rows if r["code"] == c for p in (*r["leads"], *r["partners"])}
        for c in {r["code"] for r in rows}
    ]
    assert not any({a.iri for a in hit.actors} <= cast for hit in finding.hits for cast in casts)


def test_folding_stops_below_the_council_of_ministers(kg):
    folding = Folding(Corpus.read(kg.dataset).actors, asked=True)
    tops = {
        "gdbop": "mvr",
        "ozd": "mtsp",
        "ankbth": "nkbth",
        "nkbth": "nkbth",
        "dazd": "dazd",
        "dab": "dab",
        "ms": "ms",
    }
    assert {unit: folding.shown(f"{ID}institution/{unit}").rsplit("/", 1)[-1] for unit in tops} == tops
    assert Folding(folding.actors).shown(f"{ID}institution/gdbop").endswith("/gdbop")


def test_folding_is_said(found, folded):
    assert not found["payer-not-a-party", 2020].folded
    assert folded["payer-not-a-party", 2020].folded
    assert found["several-leads", 2020].folded  # by the rule's own definition
    assert not folded["no-funding", 2020].folded
    assert folded["payer-not-a-party", 2020].count < found["payer-not-a-party", 2020].count


@pytest.mark.parametrize(
    ("gap", "query", "but"),
    [
        ("lead-is-partner", "lead-is-partner", set()),
        ("payer-not-a-party", "payer-without-role", {"2020/2.4", "2020/2.6", "2020/4.1", "2020/4.7", "2020/5.1"}),
        (
            "shared-budget-without-split",
            "shared-budget-without-split",
            {"2020/1.1", "2020/2.4", "2020/3.1", "2020/4.1"},
        ),
    ],
)
def test_ready_queries_agree(kg, found, gap, query, but):
    """`but`: activities where the query counts a class ("институциите") as a payer, which the rule does not."""
    queried = {key_of(r["activity"]) for r in kg.query(catalogue()[query].text)}
    ruled = {a for year in (2020, 2025) for a in found[gap, year].activities}
    assert ruled <= queried
    assert but <= queried - ruled
    classes = {a.iri for a in Corpus.read(kg.dataset).actors.values() if a.collective}
    for key in queried - ruled:
        payers = {p["iri"] for r in kg.activities() if f"{r['year']}/{r['code']}" == key for p in r["budget_holders"]}
        assert payers & classes


def test_collective_actors_count_but_are_in_no_ranking(found):
    assert "2020/3.7" in found["several-leads", 2020].activities  # БАСП and НПО
    for gap in ("only-ever-partner", "single-connection", "section-led-by-one", "statutory-member-absent"):
        assert not any(a.collective for year in (2020, 2025) for a in found[gap, year].actors)


def test_statutory_members_uncertain_in_the_list_are_said_to_be_so(found):
    said = {h.actors[0].slug: h.note_en for h in found["statutory-member-absent", 2025].hits}
    assert said == {"ms": "no role", "dans": "one row only; membership uncertain in the list"}
    said = {h.actors[0].slug for h in found["statutory-member-absent", 2020].hits}
    assert said == {"ms", "mp", "mz", "dans", "tskbppmn", "vks"}


def test_a_section_in_view(kg):
    [finding] = kg.gaps(year=2025, section="training", gaps=["no-funding"])
    assert (finding.count, finding.of, finding.activities) == (1, 20, ["2025/3.7.4"])
    [finding] = kg.gaps(year=2025, section="prevention", gaps=["result-copied"])
    assert "2025/2.6.9" in finding.activities  # its copy stands in another section
    assert kg.gaps(section="prevention", gaps=["only-ever-partner"]) == []


def test_compound(found):
    ranked = compound(f for (_, year), f in found.items() if year == 2025)
    assert ranked[0].activity == "2025/2.8.2"
    assert set(ranked[0].gaps) == {
        "no-lead", "no-partner", "no-funding", "no-amount", "no-deadline", "no-baseline", "no-numeric-target",
        "result-blank",
    }  # fmt: skip
    judged = {name for name, rule in all_rules().items() if rule.judged or rule.scope == "programme"}
    assert not any(judged & set(c.gaps) for c in ranked)


def test_evidence_leads_to_the_words(kg, found):
    text = {r["source"]["document"]: None for r in kg.activities()}
    cells = [c for f in found.values() for c in f.cells if c.words]
    assert cells and all(c.document in text and c.end > c.start and c.state == "stated" for c in cells)
    assert {c.state for c in found["no-funding", 2025].cells} == {"blank"}


def test_concentration():
    parts = section_led_by_one.shares([["a"], ["a"], ["a", "b"], ["c"]])
    assert parts == {"a": 0.625, "b": 0.125, "c": 0.25}
    assert section_led_by_one.concentration(parts) == pytest.approx(0.625**2 + 0.125**2 + 0.25**2)


def test_unknown_gap_names_the_nearest(kg):
    with pytest.raises(UnknownGapError, match="nearest: no-funding"):
        kg.gaps(gaps=["no-found"])


def test_headers_are_complete():
    for rule in all_rules().values():
        assert all(rule.title.values()) and all(rule.wording.values()) and all(rule.why.values()) and rule.source
        assert rule.query or rule.sparql or rule.module
        assert rule.query is None or rule.query in catalogue()
        assert rule.sparql is None or "NOT EXISTS" not in rule.sparql


@pytest.mark.parametrize(
    ("broken", "message"), [("severity: A", "needs a line “# severity"), ("unit: actor", "unit is one of")]
)
def test_a_broken_header_is_refused(tmp_path, broken, message):
    from pathlib import Path

    import mrezha.graph.gaps as package

    text = (Path(package.__file__).parent / "rules" / "only_ever_partner.py").read_text(encoding="utf-8")
    file = tmp_path / "broken.py"
    changed = (
        text.replace("# unit: actor", "# unit: actors") if "unit" in broken else text.replace("# severity: C\n", "")
    )
    file.write_text(changed, encoding="utf-8")
    with pytest.raises(RuleHeaderError, match=message):
        read_rule(file)
