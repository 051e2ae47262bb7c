"""Betweenness from a sample: near the exact one, and honest about how near."""

import networkx as nx
import numpy as np
import pytest
from test_backend import arrays

from mrezha.graph.measures.sampled import sampled_betweenness


@pytest.fixture(scope="module")
def graph():
    found = nx.relaxed_caveman_graph(60, 10, 0.15, seed=3)
    found.remove_edges_from(list(nx.selfloop_edges(found)))
    nx.set_edge_attributes(found, 1, "weight")
    return found


@pytest.fixture(scope="module")
def exact(graph):
    return nx.betweenness_centrality(arrays(graph))


def head(values, top=20):
    return set(sorted(values, key=values.get, reverse=True)[:top])


def test_a_sample_of_all_is_exact(graph, exact):
    found = sampled_betweenness(arrays(graph), k=10_000)
    assert (found["approximate"], found["k"], found["top_overlap"]) == (False, len(graph), 1.0)
    assert found["betweenness"] == exact
    assert set(found["standard_error"].values()) == {0.0}


def test_networkx_and_igraph_estimate_alike(graph):
    small = graph.subgraph(list(graph)[:80])
    one, other = (sampled_betweenness(g, k=40, seed=2) for g in (small, arrays(small)))
    assert one["approximate"] and one["k"] == other["k"]
    assert one["betweenness"].keys() == other["betweenness"].keys()


def test_the_error_is_as_large_as_it_says(graph, exact):
    """The exact value lies within two standard errors about 19 times in 20, and the mean of estimates is exact."""
    runs = [sampled_betweenness(arrays(graph), k=60, seed=seed) for seed in range(30)]
    nodes = sorted(head(exact))
    off = np.array([[run["betweenness"][v] - exact[v] for v in nodes] for run in runs])
    error = np.array([[run["standard_error"][v] for v in nodes] for run in runs])
    assert 0.88 <= (np.abs(off) <= 2 * error).mean() <= 1
    assert np.abs(off.mean(axis=0)).max() <= 4 * error.mean() / np.sqrt(len(runs)) + 1e-4


def test_the_overlap_is_said_with_care(graph, exact):
    runs = [sampled_betweenness(arrays(graph), k=60, seed=seed) for seed in range(30)]
    true = np.mean([len(head(run["betweenness"]) & head(exact)) / 20 for run in runs])
    assert true - 0.2 <= np.mean([run["top_overlap"] for run in runs]) <= true


def test_a_seed_gives_the_same(graph):
    assert sampled_betweenness(arrays(graph), k=60) == sampled_betweenness(arrays(graph), k=60)
    assert sampled_betweenness(arrays(graph), k=60) != sampled_betweenness(arrays(graph), k=60, seed=2)
