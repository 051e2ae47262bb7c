"""Betweenness of a large network from some of its nodes, with an estimate of how far off that is."""

import math
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from mrezha.graph.measures.two_mode import Graph

BATCHES = 20  # samples of their own, whose differences tell the error
RESAMPLES = 400
_LEAST, _SHARE = 300, 50  # sources to begin with at least; of a large network one node in 50


def sampled_betweenness(
    graph: Graph, *, k: int | None = None, seed: int = 1, top: int = 20, weight: str | None = None
) -> dict[str, Any]:
    """Betweenness estimated from the shortest paths that begin at k nodes (Brandes & Pich 2007).

    Which paths begin at a node depends most on the community it is in, so the nodes are drawn in proportion from all
    communities (Louvain), every n/k-th in their order, and dealt into `BATCHES` batches that each spread over
    all communities too. With x(b, v) the share of shortest paths through v per source of batch b, the estimate is
    n times the mean of x over the sources, divided by (n−1)(n−2) as NetworkX does; its standard error is that of the
    mean of the batches, times √(1 − k/n), since a sample of all nodes has none. `top_overlap` says how many of the
    estimate's `top` nodes the exact ranking may be expected to have among its own: the mean share of them that stays
    when the batches are drawn again with replacement (bootstrap). It errs on the careful side, because a batch is
    spread over the communities less evenly than the whole sample.

    Args:
        graph: undirected, NetworkX's own or one of arrays.
        k: number of nodes to begin at; by default one in 50, at least 300. From n on, the result is exact.
        seed: the same seed draws the same nodes.
        top: size of the head of the ranking whose overlap is estimated.
        weight: the edge attribute that is taken as length; without it each edge has the length 1.

    Returns:
        `betweenness` and `standard_error` (a number a node), `approximate`, `k`, `n`, `seed`, `top`, and
        `top_overlap` (0 to 1).

    >>> found = sampled_betweenness(nx.path_graph(3))
    >>> found["betweenness"], found["approximate"]
    ({0: 0.0, 1: 1.0, 2: 0.0}, False)

    References:
        U. Brandes & C. Pich (2007), "Centrality estimation in large networks", International Journal of Bifurcation
        and Chaos 17(7), 2303-2318. doi:10.1142/S0218127407018403
        B. Efron & R. Tibshirani (1986), "Bootstrap methods for standard errors, confidence intervals, and other
        measures of statistical accuracy", Statistical Science 1(1), 54-75. doi:10.1214/ss/1177013815
    """
    nodes = list(graph)
    n = len(nodes)
    k = min(n, k or max(_LEAST, n // _SHARE))
    said = {"k": k, "n": n, "seed": seed, "top": min(top, n)}
    if k == n or k < 4:
        exact = nx.betweenness_centrality(graph, weight=weight)
        nothing = dict.fromkeys(nodes, 0.0)
        return {"betweenness": exact, "standard_error": nothing, "approximate": False, **said, "top_overlap": 1.0}
    random = np.random.default_rng(seed)
    batches = _dealt(_spread(graph, k, seed, random), random)
    per_source = np.array([_from(graph, batch, nodes, weight) / len(batch) for batch in batches])
    sizes = np.array([len(batch) for batch in batches]) / k
    scale = n / ((n - 1) * (n - 2))
    estimate = scale * (sizes @ per_source)
    error = scale * per_source.std(axis=0, ddof=1) / math.sqrt(len(batches)) * math.sqrt(1 - k / n)
    return {
        "betweenness": dict(zip(nodes, estimate.tolist(), strict=True)),
        "standard_error": dict(zip(nodes, error.tolist(), strict=True)),
        "approximate": True,
        **said,
        "top_overlap": round(_overlap(per_source, sizes, said["top"], random), 3),
    }


def _spread(graph: Graph, k: int, seed: int, random: np.random.Generator) -> list[Any]:
    """Every n/k-th node in the order of the communities, from a random one on: each node is as likely as any other."""
    groups = nx.community.louvain_communities(graph, weight=None, seed=seed)
    place = {name: i for i, name in enumerate(graph)}
    community = np.empty(len(place), dtype=np.int64)
    for number, group in enumerate(groups):
        community[[place[name] for name in group]] = number
    in_order = np.lexsort((random.random(len(place)), community))  # in a community as chance has it
    drawn = in_order[((random.random() + np.arange(k)) * len(place) / k).astype(np.int64)]
    names = list(place)
    return [names[i] for i in drawn]


def _dealt(sources: list[Any], random: np.random.Generator) -> list[list[Any]]:
    """The sources in batches, neighbours in the order going to different ones."""
    many = min(BATCHES, len(sources) // 2)
    rounds = -(-len(sources) // many)
    batch = np.concatenate([random.permutation(many) for _ in range(rounds)])[: len(sources)]
    return [[source for source, b in zip(sources, batch, strict=True) if b == n] for n in range(many)]


def _from(graph: Graph, sources: list[Any], nodes: list[Any], weight: str | None) -> npt.NDArray[np.float64]:
    """Shares of the shortest paths from these sources to all others through each node."""
    halves = nx.betweenness_centrality_subset(graph, sources, nodes, weight=weight)
    return 2 * np.array(list(halves.values()))


def _overlap(
    per_source: npt.NDArray[np.float64], sizes: npt.NDArray[np.float64], top: int, random: np.random.Generator
) -> float:
    """The share of the first `top` that stays, on the mean of draws of the batches with replacement."""
    head = set(np.argsort(-(sizes @ per_source), kind="stable")[:top].tolist())
    kept = 0
    for _ in range(RESAMPLES):
        again = random.integers(len(sizes), size=len(sizes))
        drawn = sizes[again] @ per_source[again]
        kept += len(head & set(np.argpartition(-drawn, top - 1)[:top].tolist()))
    return kept / (RESAMPLES * top)
