"""Measures against values that were published for textbook networks, and against hand-made examples."""

import networkx as nx
import pytest
from small_networks import network_of, southern_women

from mrezha.graph.measures.betweenness import betweenness, largest
from mrezha.graph.measures.communities import communities
from mrezha.graph.measures.concentration import concentration
from mrezha.graph.measures.connections import cut_points, islands
from mrezha.graph.measures.headline import headline
from mrezha.graph.measures.projection import weighted_betweenness

# Borgatti & Halgin (2011), table of normalised two-mode centralities of Davis, Gardner & Gardner (1941).
DAVIS = {
    "Evelyn Jefferson": 0.10, "Laura Mandeville": 0.05, "Theresa Anderson": 0.09, "Brenda Rogers": 0.05,
    "Charlotte McDowd": 0.01, "Frances Anderson": 0.01, "Eleanor Nye": 0.01, "Pearl Oglethorpe": 0.01,
    "Ruth DeSand": 0.02, "Verne Sanderson": 0.02, "Myra Liddel": 0.02, "Katherina Rogers": 0.05,
    "Sylvia Avondale": 0.07, "Nora Fayette": 0.11, "Helen Lloyd": 0.04, "Dorothy Murchison": 0.00,
    "Olivia Carleton": 0.01, "Flora Price": 0.01,
}  # fmt: skip

# Padgett & Ansell's marriages between fifteen Florentine families; values as in Jackson (2008), Social and Economic
# Networks, table 2.1 and p. 40: Medici .522, Strozzi .103, Guadagni .255.
FLORENCE = {
    "Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Salviati": 0.143, "Ridolfi": 0.114, "Bischeri": 0.104,
    "Strozzi": 0.103, "Barbadori": 0.093, "Tornabuoni": 0.092, "Castellani": 0.055, "Peruzzi": 0.022,
    "Acciaiuoli": 0.0, "Ginori": 0.0, "Lamberteschi": 0.0, "Pazzi": 0.0,
}  # fmt: skip


def test_betweenness_of_the_southern_women():
    found = betweenness(southern_women())
    assert {woman: round(value, 2) for woman, value in found.items()} == DAVIS


def test_betweenness_of_the_florentine_families():
    found = weighted_betweenness(nx.florentine_families_graph())
    assert {family: pytest.approx(value, abs=6e-4) for family, value in found.items()} == FLORENCE


def test_cut_points_of_the_florentine_families():
    """A marriage is an activity of two: Medici, Guadagni, Albizzi and Salviati hold others to the rest."""
    marriages = nx.florentine_families_graph().edges
    found = cut_points(network_of((family, f"{a}-{b}") for a, b in marriages for family in (a, b)))
    assert found == {
        "Albizzi": [["Ginori"]],
        "Guadagni": [["Lamberteschi"]],
        "Medici": [["Pazzi", "Salviati"], ["Acciaiuoli"]],
        "Salviati": [["Pazzi"]],
    }


def test_the_southern_women_are_one_island_without_cut_points():
    assert [len(island) for island in islands(southern_women())] == [18]
    assert cut_points(southern_women()) == {}


def test_headline_of_the_southern_women():
    """Degrees of Davis et al.: Evelyn at 8 events with 17 others, Flora at 2 with 12."""
    found = headline(southern_women())
    assert (found["Evelyn Jefferson"]["partners"], found["Evelyn Jefferson"]["collaborators"]) == (8, 17)
    assert (found["Flora Price"]["partners"], found["Flora Price"]["collaborators"]) == (2, 12)


def test_the_karate_club_splits_as_it_did():
    """Zachary (1977): the two leaders, 0 and 33, end up apart in every run."""
    found = communities(nx.Graph(nx.karate_club_graph().edges))
    assert any(0 in g and 33 not in g for g in found["groups"])
    assert (0, 33) not in found["together"]


@pytest.mark.parametrize(
    ("amounts", "hhi", "effective"),
    [
        ({"A": 1}, 1, 1),
        (dict.fromkeys("ABCD", 5), 0.25, 4),
        # Horizontal Merger Guidelines of the US agencies (2010), note 9: firms of 30, 30, 20 and 20 percent: 2600
        ({"A": 30, "B": 30, "C": 20, "D": 20}, 0.26, 1 / 0.26),
        # Laakso & Taagepera (1979): two parties of a half each make two
        ({"A": 50, "B": 50, "C": 0}, 0.5, 2),
    ],
)
def test_concentration_by_hand(amounts, hhi, effective):
    found = concentration(amounts)
    assert found["hhi"] == pytest.approx(hhi)
    assert found["effective"] == pytest.approx(effective)


def test_concentration_of_nothing():
    assert concentration({}) == {"hhi": None, "effective": None, "holders": 0, "total": 0}


@pytest.mark.parametrize(("own", "other"), [(2, 2), (5, 3), (18, 14), (58, 79)])
def test_largest_betweenness_is_what_networkx_divides_by(own, other):
    graph = nx.complete_bipartite_graph(own, other)
    raw = nx.betweenness_centrality(graph, normalized=False)[0]
    scaled = nx.bipartite.betweenness_centrality(graph, range(own))[0]
    assert scaled == pytest.approx(raw / largest(own, other) if raw else 0)
