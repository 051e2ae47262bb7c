"""`mrezha network`: the table, and what it says of an estimate."""

import json

import networkx as nx
import pytest
from click.testing import CliRunner

from mrezha.cli import cli
from mrezha.graph.measures import positions

COMMISSION = "https://w3id.org/mrezha/id/institution/nkbth"


def said(*arguments):
    done = CliRunner().invoke(cli, ["network", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_figures_are_those_of_the_graph(kg):
    found = json.loads(said("--year", "2025", "--sort", "betweenness", "--format", "json"))
    graph = kg.collaboration(year=2025)
    assert {a["iri"]: a["degree"] for a in found["actors"]} == dict(graph.degree())
    expected = nx.betweenness_centrality(graph)
    assert {a["iri"]: a["betweenness"] for a in found["actors"]} == {a: pytest.approx(b) for a, b in expected.items()}
    values = [a["betweenness"] for a in found["actors"]]
    assert values == sorted(values, reverse=True)
    assert (found["ties"], found["betweenness"]["approximate"]) == (graph.number_of_edges(), False)


def test_the_commission_can_be_taken_out():
    found = json.loads(said("--without-commission", "--format", "json"))
    assert found["actors"]
    assert COMMISSION not in {a["iri"] for a in found["actors"]}


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "is an approximation from 40 of"), ("bg", "е приближение от 40 от")]
)
def test_an_estimate_says_that_it_is_one(monkeypatch, lang, words):
    whole = positions.sampled_betweenness
    monkeypatch.setattr(positions, "EXACT", 10)
    monkeypatch.setattr(positions, "sampled_betweenness", lambda g, k, seed: whole(g, k=k or 40, seed=seed))
    told = said("--sort", "betweenness", "--lang", lang)
    assert words in " ".join(told.split())
    assert "±" in told
    assert words not in " ".join(said("--sort", "betweenness", "--lang", lang, "--exact").split())


def test_the_first_are_shown_and_all_are_exported():
    table = said("--year", "2025", "--top", "3", "--lang", "bg")
    assert "НКБТХ" in table.splitlines()[2]
    assert len(said("--year", "2025", "--format", "csv").splitlines()) == 52  # 51 actors and the heading


def test_nothing_there_is_said():
    done = CliRunner().invoke(cli, ["network", "--year", "1999"])
    assert done.exit_code == 3
    assert "2020, 2025" in done.output
