"""Measures against a second implementation on random networks."""

import igraph
import networkx as nx
import pytest
from small_networks import random_network

from mrezha.graph.measures.betweenness import betweenness, incidence, largest
from mrezha.graph.measures.communities import communities
from mrezha.graph.measures.connections import cut_points, islands
from mrezha.graph.measures.headline import headline
from mrezha.graph.measures.projection import collaboration, weighted_betweenness
from mrezha.graph.measures.two_mode import actors, taking_part, without

SEEDS = range(60)


def as_igraph(graph: nx.Graph) -> igraph.Graph:
    names = sorted(graph)
    found = igraph.Graph()
    found.add_vertices(names)
    found.add_edges(list(graph.edges))
    found.es["weight"] = [w for _, _, w in graph.edges(data="weight", default=1)]
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_betweenness(seed):
    graph = random_network(seed)
    part = as_igraph(taking_part(graph))
    rows, columns = incidence(graph)[1].shape
    most = largest(columns, rows) or 1
    raw = dict(zip(part.vs["name"], part.betweenness(directed=False), strict=True))
    assert betweenness(graph) == {a: pytest.approx(raw[a] / most, abs=1e-9) for a in actors(taking_part(graph))}


@pytest.mark.parametrize("seed", SEEDS)
def test_weighted_betweenness_takes_one_over_weight_as_length(seed):
    network = collaboration(random_network(seed))
    other = as_igraph(network)
    n = len(network)
    pairs = (n - 1) * (n - 2) / 2 or 1
    lengths = [1 / w for w in other.es["weight"]]
    raw = dict(zip(other.vs["name"], other.betweenness(directed=False, weights=lengths or None), strict=True))
    assert weighted_betweenness(network) == {a: pytest.approx(raw[a] / pairs, abs=1e-9) for a in network}


@pytest.mark.parametrize("seed", SEEDS)
def test_projection(seed):
    graph = taking_part(random_network(seed))
    other = as_igraph(graph)
    other.vs["type"] = [graph.nodes[n]["bipartite"] == 1 for n in other.vs["name"]]
    one = other.bipartite_projection(which=0, multiplicity=True)
    found = {frozenset((one.vs[e.source]["name"], one.vs[e.target]["name"])): e["weight"] for e in one.es}
    assert {frozenset((a, b)): w for a, b, w in collaboration(graph).edges(data="weight")} == found
    degrees = dict(zip(one.vs["name"], one.degree(), strict=True))
    assert {a: about["collaborators"] for a, about in headline(graph).items()} == degrees


@pytest.mark.parametrize("seed", SEEDS)
def test_islands_and_cut_points(seed):
    graph = taking_part(random_network(seed))
    other = as_igraph(graph)
    pieces = sorted(
        sorted(n for n in p if n.startswith("A")) for p in (other.vs[c]["name"] for c in other.components())
    )
    assert sorted(islands(graph)) == pieces
    points = {n for n in other.vs[other.articulation_points()]["name"] if n.startswith("A")}
    found = cut_points(graph)
    assert set(found) <= points
    for actor in points:  # an articulation point is reported exactly if it holds groups of actors together
        more = len(islands(without(graph, [actor]))) > len(islands(graph))
        assert (actor in found) == more


@pytest.mark.parametrize("seed", range(5))
def test_communities(seed):
    """Where groups are as plain as here, Louvain's of two libraries are those that were planted."""
    graph = nx.planted_partition_graph(4, 9, 0.9, 0.04, seed=seed)
    planted = sorted(sorted(group) for group in graph.graph["partition"])
    assert sorted(map(sorted, communities(nx.Graph(graph.edges))["groups"])) == planted
    found = as_igraph(graph)
    assert sorted(sorted(found.vs[group]["name"]) for group in found.community_multilevel()) == planted
