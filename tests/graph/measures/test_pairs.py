"""Pairs beside random networks: against all networks with the same margins; pairs that cannot tell."""

import itertools

import numpy as np
import pytest
from small_networks import network_of, random_network, southern_women

from mrezha.graph.gaps import register
from mrezha.graph.gaps.pairs import pairs
from mrezha.graph.measures.betweenness import incidence
from mrezha.graph.measures.pairs import draws_for, pair_bands
from mrezha.graph.measures.two_mode import actors


def every_network(matrix: np.ndarray) -> list[np.ndarray]:
    """All matrices with the margins of a small one, by trying."""
    found = []
    for cells in itertools.product((0, 1), repeat=matrix.size):
        other = np.array(cells).reshape(matrix.shape)
        if (other.sum(0) == matrix.sum(0)).all() and (other.sum(1) == matrix.sum(1)).all():
            found.append(other)
    return found


@pytest.mark.parametrize(
    "edges",
    [
        ["A1", "A2", "B3", "B4", "C1", "C3"],
        ["A1", "A2", "A3", "B4", "B1", "C2", "C3"],
    ],
)
def test_shares_are_those_of_all_networks_with_these_margins(edges):
    graph = network_of((e[0], e[1]) for e in edges)
    named, matrix = incidence(graph)
    every = every_network(matrix.astype(int))
    for row in pair_bands(graph, list(itertools.combinations(named, 2)), draws=4000)["pairs"]:
        i, j = (named.index(a) for a in row["pair"])
        together = [int((m[:, i] * m[:, j]).sum()) for m in every]
        assert row["together"] == int((matrix[:, i] * matrix[:, j]).sum())
        assert row["expected"] == pytest.approx(np.mean(together), abs=0.05)
        assert row["rarer"] == pytest.approx(np.mean([t <= row["together"] for t in together]), abs=0.03)


def test_two_with_half_of_many_activities_each_that_never_meet_are_fewer():
    edges = [("A", f"{n}") for n in range(12)] + [("B", f"{n}") for n in range(12, 24)]
    edges += [(f"C{n % 4}", f"{n}") for n in range(24)]
    found = pair_bands(network_of(edges), [("A", "B"), ("C0", "C1")])
    assert [row["verdict"] for row in found["pairs"]] == ["fewer", "untestable"]
    assert found["draws"] == draws_for(2)
    assert found["pairs"][0]["rarer"] > 0  # no share of draws is taken for impossible


def test_draws_grow_with_the_number_of_pairs():
    assert [draws_for(n) for n in (0, 5, 100, 1275)] == [1000, 1000, 20_000, 255_000]


@pytest.mark.parametrize("seed", range(5))
def test_the_same_seed_gives_the_same(seed):
    graph = random_network(seed)
    some = list(itertools.combinations(actors(graph), 2))[:10]
    assert pair_bands(graph, some, draws=50, seed=3) == pair_bands(graph, some, draws=50, seed=3)


def test_unknown_actors_and_no_pairs_are_left_out():
    assert pair_bands(southern_women(), [("nobody", "Evelyn Jefferson")])["pairs"] == []


@pytest.mark.parametrize("year", [2020, 2025])
def test_pairs_of_a_programme_are_those_of_the_gap(kg, year):
    [gap] = register(kg.dataset, years=[year], gaps=["never-together"])
    found = pairs(kg.dataset, year, draws=60)
    assert len(found["pairs"]) == gap.of
    apart = {frozenset((p["one"]["iri"], p["other"]["iri"])) for p in found["pairs"] if not p["together"]}
    assert apart == {frozenset(a.iri for a in hit.actors) for hit in gap.hits}
    assert all(p["verdict"] != "within" for p in found["pairs"] if not p["together"])
