"""NetworkX's functions on graphs of arrays, by igraph or NumPy: the package that NetworkX's dispatch asks for them.

A function here has the name, the parameters and the result of NetworkX's own. What it cannot do with a parameter it
refuses by name; `graph.to_networkx()` is the way round.
"""

import random
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, cast

import networkx as nx
import numpy as np
import numpy.typing as npt

from mrezha.graph.measures.arrays import ArrayGraph
from mrezha.graph.measures.pagerank import ranks
from mrezha.graph.measures.two_mode import Graph

if TYPE_CHECKING:
    pass


def convert_from_nx(graph: "nx.Graph[Any]", *_: Any, edge_attrs: Any = None, **__: Any) -> ArrayGraph:
    """A graph of NetworkX's own class as arrays; for `backend="mrezha"`."""
    if graph.is_directed() or graph.is_multigraph():
        raise NotImplementedError("only simple undirected graphs")
    weight = next(iter(edge_attrs), "weight") if edge_attrs else "weight"
    default = edge_attrs.get(weight, 1) if isinstance(edge_attrs, dict) else 1
    place = {name: n for n, name in enumerate(graph)}
    edges = [(place[a], place[b], w) for a, b, w in graph.edges(data=weight, default=1 if default is None else default)]
    return ArrayGraph(list(graph), *zip(*edges, strict=True)) if edges else ArrayGraph(list(graph), [], [], [])


def convert_to_nx(result: Any, **_: Any) -> Any:
    """A graph of arrays as NetworkX's own; anything else as it is."""
    return result.to_networkx() if isinstance(result, ArrayGraph) else result


def connected_components(G: ArrayGraph) -> Iterator[set[Any]]:
    """See `networkx.connected_components`; the pieces come in the order of their first nodes."""
    return iter(_groups(G, G.igraph.connected_components().membership))


def number_connected_components(G: ArrayGraph) -> int:
    """See `networkx.number_connected_components`."""
    return len(G.igraph.connected_components())


def pagerank(
    G: ArrayGraph,
    alpha: float = 0.85,
    personalization: None = None,
    max_iter: int = 100,
    tol: float = 1e-6,
    nstart: None = None,
    weight: str | None = "weight",
    dangling: None = None,
) -> dict[Any, float]:
    """See `networkx.pagerank`; always repeated until it has settled, whatever `max_iter` and `tol` say."""
    _refuse(personalization=personalization, nstart=nstart, dangling=dangling)
    weights = np.ones(G.number_of_edges()) if weight is None else G.weight
    return dict(zip(G.names, ranks(len(G), G.u, G.v, weights, alpha).tolist(), strict=True))


def betweenness_centrality(
    G: ArrayGraph,
    k: int | None = None,
    normalized: bool = True,
    weight: str | None = None,
    endpoints: bool = False,
    seed: Any = None,
) -> dict[Any, float]:
    """See `networkx.betweenness_centrality`; `k` and `seed` sample the same nodes there and here."""
    _refuse(endpoints=endpoints)
    n = len(G)
    sources = None
    if k is not None and k != n:
        # as NetworkX samples: a number is a seed, None the shared generator, anything else a generator
        generator = random.Random(seed) if isinstance(seed, int) else (seed or random)  # noqa: S311 - no secret
        sources = generator.sample(range(n), k)
    both_ways = _through(G, weight, sources)
    if n > 2:
        both_ways *= _per_pair(n, sources) if normalized else _per_pair(n, sources) * (n - 1) * (n - 2) / 2
    return dict(zip(G.names, both_ways.tolist(), strict=True))


def betweenness_centrality_subset(
    G: ArrayGraph,
    sources: Collection[Any],
    targets: Collection[Any],
    normalized: bool = False,
    weight: str | None = None,
) -> dict[Any, float]:
    """See `networkx.betweenness_centrality_subset`."""
    n = len(G)
    to = None if len(targets) == n else [G.places[t] for t in targets]
    both_ways = _through(G, weight, [G.places[s] for s in sources], to)
    if n > 2:
        both_ways *= 1 / ((n - 1) * (n - 2)) if normalized else 0.5
    return dict(zip(G.names, both_ways.tolist(), strict=True))


def louvain_communities(
    G: ArrayGraph,
    weight: str | None = "weight",
    resolution: float = 1,
    threshold: float = 1e-7,
    max_level: None = None,
    seed: Any = None,
) -> list[set[Any]]:
    """See `networkx.community.louvain_communities`: other groups than there, of a modularity as high.

    `threshold` is not needed: moves go on until none makes modularity higher.
    """
    _refuse(max_level=max_level)
    return _clustered(
        G, seed, lambda g: g.community_multilevel(weights=_weights(G, weight), resolution=resolution).membership
    )


def leiden_communities(
    G: ArrayGraph,
    weight: str | None = "weight",
    resolution: float = 1,
    max_level: None = None,
    seed: Any = None,
) -> list[set[Any]]:
    """See `networkx.community.leiden_communities`, which NetworkX itself leaves to packages like this one."""
    _refuse(max_level=max_level)
    return _clustered(
        G,
        seed,
        lambda g: (
            g.community_leiden(
                objective_function="modularity", weights=_weights(G, weight), resolution=resolution, n_iterations=-1
            ).membership
        ),
    )


def modularity(
    G: ArrayGraph, communities: Collection[Collection[Any]], weight: str | None = "weight", resolution: float = 1
) -> float:
    """See `networkx.community.modularity`.

    Raises:
        NotAPartition: if a node is in no group or in several.
    """
    if sum(map(len, communities)) != len(G) or len(set().union(*communities) & set(G.names)) != len(G):
        raise nx.community.quality.NotAPartition(cast("Graph", G), communities)
    membership = np.empty(len(G), dtype=np.int64)
    for number, group in enumerate(communities):
        membership[[G.places[name] for name in group]] = number
    return float(G.igraph.modularity(membership.tolist(), weights=_weights(G, weight), resolution=resolution))


def weighted_projected_graph(B: ArrayGraph, nodes: Collection[Any], ratio: bool = False) -> ArrayGraph:
    """See `networkx.bipartite.weighted_projected_graph`: weights are numbers of shared neighbours.

    Raises:
        NotImplementedError: with `ratio`, which wants another weight.
    """
    from mrezha.graph.measures.ties import shared

    _refuse(ratio=ratio)
    names = list(nodes)
    column = np.full(len(B), -1, dtype=np.int64)
    column[[B.places[name] for name in names]] = np.arange(len(names))
    member = np.where(column[B.u] >= 0, B.u, B.v)
    return ArrayGraph(names, *shared(B.u + B.v - member, column[member], len(names)))


def _refuse(**parameters: Any) -> None:
    """Refuse parameters that are set and cannot be heeded."""
    for name, value in parameters.items():
        if value:
            raise NotImplementedError(f"graphs of arrays know no `{name}`; use `graph.to_networkx()`")


def _weights(G: ArrayGraph, weight: str | None) -> list[float] | None:
    return None if weight is None else G.weight.tolist()


def _through(
    G: ArrayGraph, weight: str | None, sources: list[int] | None = None, targets: list[int] | None = None
) -> npt.NDArray[np.float64]:
    """Shares of shortest paths through each node, every path counted from both of its ends."""
    through = G.igraph.betweenness(directed=False, weights=_weights(G, weight), sources=sources, targets=targets)
    return np.array(through) * 2  # igraph counts a path between two nodes once


def _per_pair(n: int, sources: list[int] | None) -> float | npt.NDArray[np.float64]:
    """One over the pairs of a source and a target that a path through a node may join; a node is no end of its own."""
    if sources is None:
        return 1 / ((n - 1) * (n - 2))
    pairs = np.full(n, float(len(sources)))
    pairs[sources] -= 1
    with np.errstate(divide="ignore"):
        return np.where(pairs > 0, 1 / (pairs * (n - 2)), np.nan)


def _clustered(G: ArrayGraph, seed: Any, cluster: "Any") -> list[set[Any]]:
    """Groups found by an algorithm of chance, the same for the same seed."""
    import igraph

    if not G.number_of_edges():
        return [{name} for name in G.names]
    igraph.set_random_number_generator(random.Random(seed) if isinstance(seed, int) else (seed or random))  # noqa: S311 - as above
    try:
        return _groups(G, cluster(G.igraph))
    finally:
        igraph.set_random_number_generator(random)


def _groups(G: ArrayGraph, membership: list[int]) -> list[set[Any]]:
    found: dict[int, set[Any]] = {}
    for name, group in zip(G.names, membership, strict=True):
        found.setdefault(group, set()).add(name)
    return list(found.values())
