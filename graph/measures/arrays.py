"""A graph as three arrays, on which NetworkX's functions run by igraph.

NetworkX asks the package that a graph names as its `__networkx_backend__` to run a function on it; ours is in
`mrezha.graph.measures.backend`. So `networkx.pagerank(graph)` is written as ever, whatever holds the graph.
"""

import functools
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import igraph
    import networkx as nx


class ArrayGraph:
    """An undirected graph with weights: `u`, `v` and `weight` of each edge, nodes being places in `names`.

    >>> import networkx as nx
    >>> g = ArrayGraph(["A", "B", "C"], [0], [1], [2])
    >>> len(g), list(g), g.number_of_edges(), list(g.edges(data="weight"))
    (3, ['A', 'B', 'C'], 1, [('A', 'B', 2)])
    >>> sorted(map(sorted, nx.connected_components(g)))
    [['A', 'B'], ['C']]
    """

    __networkx_backend__ = "mrezha"

    def __init__(self, names: Sequence[Any], u: npt.ArrayLike, v: npt.ArrayLike, weight: npt.ArrayLike) -> None:
        """Make a graph of edges, each given once.

        Raises:
            ValueError: if the arrays differ in length, or an edge leads to no node or from a node to itself.
        """
        self.names = list(names)
        self.u, self.v = np.asarray(u, dtype=np.int64), np.asarray(v, dtype=np.int64)
        self.weight = np.asarray(weight)
        if not len(self.u) == len(self.v) == len(self.weight):
            raise ValueError("an edge needs two ends and a weight")
        ends = np.concatenate((self.u, self.v))
        if len(ends) and (ends.min() < 0 or ends.max() >= len(self.names) or (self.u == self.v).any()):
            raise ValueError("an edge must lead from one of the nodes to another")
        self.graph: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.names)

    def __contains__(self, name: object) -> bool:
        return name in self.places

    @functools.cached_property
    def places(self) -> dict[Any, int]:
        """The place of each node among the names."""
        return {name: place for place, name in enumerate(self.names)}

    @functools.cached_property
    def igraph(self) -> "igraph.Graph":
        """The same graph in igraph, without names.

        Raises:
            MissingExtraError: if igraph is not installed.
        """
        from mrezha.graph.extras import needed

        ends = (zip(u.tolist(), v.tolist(), strict=True) for u, v in zip(*map(_pieces, (self.u, self.v)), strict=True))
        # pair after pair, of which igraph reads three times as many as of a buffer
        return needed("igraph").Graph(n=len(self), edges=chain.from_iterable(ends))

    def is_directed(self) -> bool:
        """Never."""
        return False

    def is_multigraph(self) -> bool:
        """Never."""
        return False

    def number_of_nodes(self) -> int:
        """How many nodes there are."""
        return len(self.names)

    def number_of_edges(self) -> int:
        """How many edges there are."""
        return len(self.u)

    def nodes(self) -> list[Any]:
        """The nodes."""
        return list(self.names)

    def edges(self, data: bool | str = False) -> Iterator[tuple[Any, ...]]:
        """The edges, with `data="weight"` also their weights; a Python object an edge, for small graphs."""
        ends = ((self.names[a], self.names[b]) for a, b in zip(self.u.tolist(), self.v.tolist(), strict=True))
        if not data:
            return ends
        weights = self.weight.tolist()
        return ((*e, w if data == "weight" else {"weight": w}) for e, w in zip(ends, weights, strict=True))

    def degree(self, weight: str | None = None) -> Iterator[tuple[Any, int | float]]:
        """Nodes with the number of their edges, or with `weight="weight"` the sum of their weights."""
        of = None if weight is None else np.concatenate((self.weight, self.weight))
        counts = np.bincount(np.concatenate((self.u, self.v)), of, minlength=len(self))
        return zip(self.names, counts.tolist(), strict=True)

    def to_networkx(self) -> "nx.Graph[Any]":
        """The same as a graph of NetworkX's own class."""
        import networkx as nx

        graph: nx.Graph[Any] = nx.Graph(**self.graph)
        graph.add_nodes_from(self.names)
        graph.add_weighted_edges_from(self.edges(data="weight"))
        return graph


def _pieces(values: npt.NDArray[np.int64], size: int = 1 << 20) -> Iterator[npt.NDArray[np.int64]]:
    return (values[first : first + size] for first in range(0, len(values), size))
