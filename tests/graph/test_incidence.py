"""The incidence list against the network with evidence, and the table of participations against the list."""

import networkx as nx
import pytest

from mrezha.graph.cache import current_folder
from mrezha.graph.incidence import incidence
from mrezha.graph.measures.projection import collaboration
from mrezha.graph.measures.ties import LARGE, collaboration_of, ties
from mrezha.graph.measures.two_mode import two_mode
from mrezha.graph.network import network
from mrezha.graph.participations import COLUMNS, NAME, counted, incidence_list, participations, read, table
from mrezha.graph.store import Dataset

LISTED = {"lead": "leads", "partner": "partners", "pays": "pays"}
PARTS = [{}, {"years": [2020]}, {"years": [2025]}, {"years": [2025], "sections": ["prevention"]}, {"sections": ["VI"]}]


@pytest.fixture(scope="module")
def found(kg):
    return incidence(kg.dataset)


def triples(found):
    names = (c.texts() for c in (found.actor, found.activity, found.role))
    codes = (c.codes.tolist() for c in (found.actor, found.activity, found.role))
    a, b, c = names
    return [(a[i], b[j].split("/activity/")[1], c[k]) for i, j, k in zip(*codes, strict=True)]


@pytest.mark.parametrize("part", PARTS)
def test_it_says_what_the_network_says(kg, found, part):
    graph = network(kg.dataset, **part)
    expected = {(n, a, r) for n, d in graph.nodes(data=True) for r, key in LISTED.items() for a in d[key]}
    rows = triples(found.within(**part))
    assert set(rows) == expected
    assert len(rows) == len(expected)


def test_classes_are_left_out_of_the_named(found):
    named = {actor for actor, _, _ in triples(found.having(["lead", "partner"]))}
    everybody = {actor for actor, _, _ in triples(found.having(["lead", "partner"], collective=True))}
    assert not any("/collective/" in actor for actor in named)
    assert {actor for actor in everybody if "/collective/" in actor}


@pytest.mark.parametrize("part", PARTS)
def test_ties_are_those_of_the_two_mode_network(kg, found, part):
    expected = collaboration(two_mode(network(kg.dataset, **part)))
    graph = collaboration_of(found.within(**part))
    assert set(graph) == set(expected)
    assert {frozenset((a, b)): w for a, b, w in graph.edges(data="weight")} == {
        frozenset((a, b)): w for a, b, w in expected.edges(data="weight")
    }


def test_small_networks_are_networkxs_own(found):
    assert ties(found).number_of_edges() < LARGE
    assert isinstance(collaboration_of(found), nx.Graph)


def test_a_dataset_without_participations_has_an_empty_list():
    empty = incidence(Dataset.of_quads(b""))
    assert len(empty) == len(ties(empty)) == len(table(empty)) == 0


def test_the_table_is_made_with_the_graph_and_says_the_same(kg, found):
    written = read(current_folder() / NAME)
    assert written.column_names == list(COLUMNS)
    assert written.to_pylist() == table(found).to_pylist()
    again = incidence_list(kg.dataset)
    assert triples(again) == triples(found)
    assert again.collective.tolist() == found.collective.tolist()
    assert (again.years.tolist(), again.numerals, again.themes) == (found.years.tolist(), found.numerals, found.themes)


def test_without_the_file_the_table_comes_from_the_store(kg, found):
    elsewhere = Dataset(kg.dataset.store)
    assert participations(elsewhere).to_pylist() == table(found).to_pylist()


def test_counts_are_those_of_sparql(kg):
    expected = kg.query("""
        SELECT ?actor ?year (COUNT(DISTINCT ?activity) AS ?n)
        WHERE { ?activity mrz:ledBy ?actor ; mrz:year ?year } GROUP BY ?actor ?year
    """)
    counts = counted(participations(kg.dataset, columns=["actor", "year", "role"]), "actor", "year", "role")
    assert {(r["actor"], r["year"], r["count"]) for r in counts.to_pylist() if r["role"] == "lead"} == set(
        expected.rows
    )
    led = counted(participations(kg.dataset), "actor", "year", role="lead")
    assert {tuple(row.values()) for row in led.to_pylist()} == set(expected.rows)
    assert counted(participations(kg.dataset), "actor", role="absent").num_rows == 0
    assert [r["count"] for r in counts.to_pylist()] == sorted((r["count"] for r in counts.to_pylist()), reverse=True)
