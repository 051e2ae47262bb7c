"""Measures of a large network, ours beside NetworkX's own: CPU seconds, building the graph included.

    python benchmarks/networks.py [--activities N] [--runs R] [--seed S]

The network is made, not read: heavy-tailed actors in countries, eight in a hundred partners from abroad. Each line is
the median of runs that take turns, so that what else the machine does falls on both.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

from mrezha.graph.measures.arrays import ArrayGraph
from mrezha.graph.measures.sampled import sampled_betweenness
from mrezha.graph.measures.ties import shared

COUNTRIES = 60


def participations(activities: int, seed: int) -> tuple[np.ndarray, np.ndarray, int]:
    """Pairs of an activity and an actor, and how many actors there are: one for ten activities."""
    random = np.random.default_rng(seed)
    share = 1 / np.arange(1, COUNTRIES + 1)  # a few countries publish most
    local = np.maximum(10, activities / 10 * share / share.sum()).astype(np.int64)
    first = np.cumsum(local) - local
    sizes = 1 + np.minimum(random.geometric(0.38, activities) - 1, 8)
    activity = np.repeat(np.arange(activities), sizes)
    country = np.repeat(random.choice(COUNTRIES, activities, p=share / share.sum()), sizes)
    abroad = random.random(len(activity)) < 0.08
    country[abroad] = random.choice(COUNTRIES, abroad.sum(), p=share / share.sum())
    rank = np.floor(local[country] ** random.random(len(activity)) ** 0.8).astype(np.int64) - 1  # few stand everywhere
    return activity, first[country] + rank, int(local.sum())


def ours(u: np.ndarray, v: np.ndarray, weight: np.ndarray, n: int) -> ArrayGraph:
    """The graph as we hold it."""
    return ArrayGraph(range(n), u, v, weight)


def theirs(u: np.ndarray, v: np.ndarray, weight: np.ndarray, n: int) -> "nx.Graph[int]":
    """The graph as NetworkX holds it."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(zip(u.tolist(), v.tolist(), weight.tolist(), strict=True))
    return graph


def projected(activity: np.ndarray, actor: np.ndarray, actors: int) -> "nx.Graph[int]":
    """The network of actors alone, as NetworkX makes it."""
    both: nx.Graph[int] = nx.Graph()
    both.add_edges_from(zip(actor.tolist(), (activity + actors).tolist(), strict=True))
    return nx.bipartite.weighted_projected_graph(both, [n for n in both if n < actors])


def paired(name: str, runs: int, one: Callable[[], Any], other: Callable[[], Any]) -> dict[str, Any]:
    """Medians of CPU seconds of two ways that take turns."""
    seconds: dict[str, list[float]] = {"mrezha": [], "networkx": []}
    for _ in range(runs):
        for way, function in (("mrezha", one), ("networkx", other)):
            start = time.process_time()
            function()
            seconds[way].append(time.process_time() - start)
    ours_, theirs_ = (statistics.median(seconds[way]) for way in ("mrezha", "networkx"))
    line = {
        "measure": name,
        "mrezha": round(ours_, 3),
        "networkx": round(theirs_, 2),
        "ratio": round(theirs_ / ours_, 1),
    }
    print(json.dumps({**line, "runs": runs}), flush=True)
    return line


def head(values: dict[int, float], top: int = 20) -> set[int]:
    """The first of a ranking."""
    return set(sorted(values, key=lambda n: -values[n])[:top])


def sampling(edges: tuple[Any, ...], n: int) -> None:
    """Sampled beside exact betweenness: cost, and the overlap that was and that was said."""
    start = time.process_time()
    exact = nx.betweenness_centrality(ours(*edges, n))
    cost = time.process_time() - start
    for seed in range(1, 6):
        start = time.process_time()
        found = sampled_betweenness(ours(*edges, n), seed=seed)
        share = (time.process_time() - start) / cost
        overlap = len(head(exact) & head(found["betweenness"])) / 20
        line = {"overlap of the top 20": overlap, "said": found["top_overlap"], "k": found["k"], "seed": seed}
        print(json.dumps({"exact": round(cost, 1), "1/cost": round(1 / share, 1), **line}), flush=True)


def main() -> None:
    """Measure and print, a line of JSON each."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--activities", type=int, default=178_000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    activity, actor, actors = participations(chosen.activities, chosen.seed)
    edges = shared(activity, actor, actors)
    print(json.dumps({"participations": len(activity), "actors": actors, "ties": len(edges[0])}), flush=True)
    slow = min(chosen.runs, 3)

    def held() -> ArrayGraph:
        return ours(*edges, actors)

    def plain() -> "nx.Graph[int]":
        return theirs(*edges, actors)

    louvain, components = nx.community.louvain_communities, nx.number_connected_components
    pairs: tuple[tuple[str, int, Callable[[], Any], Callable[[], Any]], ...] = (
        ("PageRank", chosen.runs, lambda: nx.pagerank(held()), lambda: nx.pagerank(plain())),
        ("components", chosen.runs, lambda: components(held()), lambda: components(plain())),
        ("communities", chosen.runs, lambda: louvain(held(), seed=1), lambda: louvain(plain(), seed=1)),
        ("projection", chosen.runs, lambda: shared(activity, actor, actors),
         lambda: projected(activity, actor, actors)),
        ("sampled betweenness, k=300", slow, lambda: sampled_betweenness(held(), k=300),
         lambda: nx.betweenness_centrality(plain(), k=300, seed=1)),
    )  # fmt: skip
    sampling(edges, actors)
    for name, runs, one, other in pairs:
        paired(name, runs, one, other)


if __name__ == "__main__":
    main()
