"""NetworkX's functions on graphs of arrays against NetworkX's own."""

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrezha.graph.measures.arrays import ArrayGraph


@st.composite
def graphs(draw):
    """A random graph, some of its nodes alone, with weights."""
    n = draw(st.integers(1, 25))
    chance = random.Random(draw(st.integers(0, 10_000)))
    graph = nx.Graph()
    graph.add_nodes_from(f"A{i}" for i in range(n))
    density = chance.uniform(0.02, 0.5)
    pairs = [(a, b) for a in graph for b in graph if a < b and chance.random() < density]
    graph.add_weighted_edges_from((a, b, chance.randint(1, 5)) for a, b in pairs)
    return graph


def arrays(graph: nx.Graph) -> ArrayGraph:
    place = {name: n for n, name in enumerate(graph)}
    edges = [(place[a], place[b], w) for a, b, w in graph.edges(data="weight")]
    return ArrayGraph(list(graph), [e[0] for e in edges], [e[1] for e in edges], [e[2] for e in edges])


def near(values: dict) -> dict:
    return {name: pytest.approx(value, abs=1e-9) for name, value in values.items()}


@given(graphs())
def test_the_graph_itself(graph):
    held = arrays(graph)
    assert (list(held), held.number_of_edges()) == (list(graph), graph.number_of_edges())
    assert dict(held.degree()) == dict(graph.degree())
    assert dict(held.degree(weight="weight")) == dict(graph.degree(weight="weight"))
    assert nx.utils.graphs_equal(held.to_networkx(), graph)


@given(graphs(), st.floats(0.1, 0.95))
def test_pagerank(graph, alpha):
    for weight in ("weight", None):
        expected = nx.pagerank(graph, alpha=alpha, weight=weight, tol=1e-13, max_iter=10_000)
        assert nx.pagerank(arrays(graph), alpha=alpha, weight=weight) == near(expected)


@given(graphs())
def test_components(graph):
    found = [frozenset(piece) for piece in nx.connected_components(arrays(graph))]
    assert sorted(found, key=min) == sorted(map(frozenset, nx.connected_components(graph)), key=min)
    assert nx.number_connected_components(arrays(graph)) == len(found)


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("normalized", [True, False])
@given(graph=graphs(), seed=st.integers(0, 99))
def test_betweenness(weight, normalized, graph, seed):
    held, like = arrays(graph), {"weight": weight, "normalized": normalized}
    assert nx.betweenness_centrality(held, **like) == near(nx.betweenness_centrality(graph, **like))
    k = random.Random(seed).randint(2, max(2, len(graph)))
    if k <= len(graph):
        expected = nx.betweenness_centrality(graph, k=k, seed=seed, **like)
        assert nx.betweenness_centrality(held, k=k, seed=seed, **like) == near(expected)
    some, others = list(graph)[::2], list(graph)[::3]
    expected = nx.betweenness_centrality_subset(graph, some, others, **like)
    assert nx.betweenness_centrality_subset(held, some, others, **like) == near(expected)


@given(graphs())
def test_communities_part_the_nodes_and_are_the_same_for_a_seed(graph):
    for function in (nx.community.louvain_communities, nx.community.leiden_communities):
        found = function(arrays(graph), seed=1)
        assert found == function(arrays(graph), seed=1)
        assert sorted(name for group in found for name in group) == sorted(graph)
        if graph.number_of_edges():
            expected = nx.community.modularity(graph, found, resolution=0.7)
            assert nx.community.modularity(arrays(graph), found, resolution=0.7) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    "graph", [nx.karate_club_graph(), nx.les_miserables_graph(), nx.relaxed_caveman_graph(30, 8, 0.3, seed=1)], ids=str
)
def test_communities_are_as_good_as_networkxs(graph):
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    if not nx.is_weighted(graph):
        nx.set_edge_attributes(graph, 1, "weight")
    best = max(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=s)) for s in range(5))
    for function in (nx.community.louvain_communities, nx.community.leiden_communities):
        assert nx.community.modularity(graph, function(arrays(graph), seed=1)) >= best - 0.02


def test_plain_communities_are_found_exactly():
    graph = nx.ring_of_cliques(8, 6)
    expected = sorted(map(sorted, nx.community.louvain_communities(graph, seed=1)))
    held = nx.convert_node_labels_to_integers(graph)
    nx.set_edge_attributes(held, 1, "weight")
    for function in (nx.community.louvain_communities, nx.community.leiden_communities):
        assert sorted(map(sorted, function(arrays(held), seed=1))) == expected


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=60))
def test_projection(pairs):
    graph = nx.Graph()
    actors = [f"A{n}" for n in range(9)]
    graph.add_nodes_from([*actors, *(str(n) for n in range(9))])
    graph.add_weighted_edges_from((f"A{a}", str(b), 1) for a, b in pairs)
    expected = nx.bipartite.weighted_projected_graph(graph, actors)
    found = nx.bipartite.weighted_projected_graph(arrays(graph), actors)
    assert nx.utils.graphs_equal(found.to_networkx(), expected)


def test_what_cannot_be_done_is_refused_by_name():
    held = arrays(nx.Graph([("A", "B", {"weight": 1})]))
    with pytest.raises(NotImplementedError, match="pagerank"):
        nx.pagerank(held, personalization={"A": 1})
    with pytest.raises(NotImplementedError, match="triangles"):
        nx.triangles(held)
    assert nx.triangles(held.to_networkx()) == {"A": 0, "B": 0}
    with pytest.raises(nx.NetworkXException, match="partition"):
        nx.community.modularity(held, [{"A"}, {"A"}])
    with pytest.raises(ValueError, match="from one of the nodes to another"):
        ArrayGraph(["A"], [0], [0], [1])


def test_a_graph_of_networkxs_own_class_can_be_sent_there():
    graph = nx.les_miserables_graph()
    assert nx.pagerank(graph, backend="mrezha") == near(nx.pagerank(graph, tol=1e-13, max_iter=1000))
