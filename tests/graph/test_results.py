"""Gaps and continued activities in the graph: dated, asked for, the same bytes, within the shapes."""

import json
import sys

import pytest

from mrezha.cli import main
from mrezha.graph import cache
from mrezha.graph.build import build, canonical
from mrezha.graph.changes_judgements import Judgement
from mrezha.graph.chosen import Choice, Sources
from mrezha.graph.results import add_results
from mrezha.graph.store import Dataset
from mrezha.loaders.shipped import shipped
from mrezha.ontology.validation import validate

DAY = "2026-03-31"
BY_HAND = (
    Judgement("2020/2.2", "2025/2.3.1", "accept", "same title and decree"),
    Judgement("2020/4.1", "2025/4.2.2", "reject", "the hotline's signals only"),
)


@pytest.fixture(scope="module")
def with_results():
    store, _ = build(shipped())
    before = canonical(store)
    add_results(store, DAY, BY_HAND)
    return before, store


def test_each_finding_is_there_with_its_count_and_its_date(with_results, kg):
    found = Dataset(with_results[1]).select("""
        SELECT ?rule ?year ?severity ?count ?of ?day (COUNT(DISTINCT ?a) AS ?about) {
          ?f a mrz:Finding ; mrz:rule ?rule ; mrz:year ?year ; mrz:severity ?severity ; mrz:count ?count ;
             mrz:outOf ?of ; dcterms:created ?day
          OPTIONAL { ?f mrz:about ?a . ?a a mrz:Activity }
        } GROUP BY ?rule ?year ?severity ?count ?of ?day""")
    said = {(r["rule"], r["year"]): (r["severity"], r["count"], r["of"], r["about"]) for r in found}
    register = {(f.gap, f.year): (f.severity, f.count, f.of, len(f.activities)) for f in kg.gaps(silent=True) if f.of}
    # the accepted pair is one more activity that carries on an earlier one, but has no zero baseline
    assert said == register
    assert {r["day"] for r in found} == {DAY}
    assert said["no-funding", 2025] == ("A", 3, 79, 3)


def test_links_are_nodes_with_the_persons_word(with_results):
    links = Dataset(with_results[1]).select("""
        SELECT ?from ?to ?judgement ?score ?method ?note {
          ?l a mrz:ContinuityLink ; mrz:earlierActivity/skos:notation ?from ; mrz:laterActivity/skos:notation ?to ;
             mrz:judgement/skos:notation ?judgement ; mrz:score ?score ; dcterms:description ?method ;
             dcterms:created ?day
          OPTIONAL { ?l skos:note ?note }
        }""")
    by_pair = {(r["from"], r["to"]): r for r in links}
    assert by_pair["2.2", "2.3.1"]["judgement"] == "accepted"
    assert by_pair["2.2", "2.3.1"]["note"] == "same title and decree"
    assert by_pair["4.1", "4.2.2"]["judgement"] == "rejected"
    assert all(0 <= r["score"] <= 1 and r["method"] for r in links)
    assert b"sameAs> <https://w3id.org/mrezha/id/activity" not in canonical(with_results[1])


def test_results_change_nothing_else_and_are_the_same_each_time(with_results):
    before, store = with_results
    after = canonical(store)
    added = set(after.splitlines()) - set(before.splitlines())
    assert set(before.splitlines()) <= set(after.splitlines())
    assert {line.rsplit(b" ", 2)[-2] for line in added} == {
        b"<https://w3id.org/mrezha/graph/continuity-2020-2025>",
        b"<https://w3id.org/mrezha/graph/findings-2020>",
        b"<https://w3id.org/mrezha/graph/findings-2025>",
    }
    again, _ = build(shipped())
    add_results(again, DAY, BY_HAND)
    assert canonical(again) == after


def test_results_fit_the_shapes(with_results):
    assert [v for v in validate(canonical(with_results[1])) if v.severity == "violation"] == []


def test_the_choice_of_results_survives(tmp_path, monkeypatch):
    """It is part of what is remembered, of the fingerprint, and of the command that a message gives."""
    judged = tmp_path / "judged.csv"
    judged.write_text("from,to,verdict,note\n2020/2.2,2025/2.3.1,accept,\n", encoding="utf-8")
    choice = Choice((), results=DAY, judgements=judged)
    assert choice.command() == f"mrezha build --results {DAY} --judgements {judged}"
    prints = {cache.fingerprint(s) for s in (Choice().sources(), Choice((), results=DAY).sources(), choice.sources())}
    assert len(prints) == 3
    before = cache.fingerprint(choice.sources())
    judged.write_text("from,to,verdict,note\n2020/2.2,2025/2.3.1,reject,\n", encoding="utf-8")
    assert cache.fingerprint(choice.sources()) != before
    assert cache.fingerprint(Sources(choice.sources().files)) == cache.fingerprint(Choice().sources())


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--results", "march"], "2026-03-31"), (["--judgements", "judged.csv"], "--results DATE")],
)
def test_what_is_wrong_is_said_in_a_line(options, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "judged.csv").write_text("from,to,verdict,note\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["mrezha", "build", *options])
    with pytest.raises(SystemExit) as done:
        main()
    assert (done.value.code, said in capsys.readouterr().err) == (2, True)


def test_a_build_with_results_from_outside(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MREZHA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", ["mrezha", "build", "--results", DAY, "--format", "json"])
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code in (0, None)
    graphs = json.loads(capsys.readouterr().out)["statements"]
    assert {g.rsplit("/", 1)[-1] for g in graphs} >= {"continuity-2020-2025", "findings-2025"}
