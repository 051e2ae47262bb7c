"""The network of actors alone, out of arrays: who shares how many activities with whom, for a registry as for one text.

`projection.collaboration` makes the same of the two-mode network of one programme, with names and kinds on the nodes.
"""

from importlib.util import find_spec
from typing import cast

import numpy as np
import numpy.typing as npt

from mrezha.graph.incidence import PART, Incidence
from mrezha.graph.measures.arrays import ArrayGraph
from mrezha.graph.measures.two_mode import Graph

Places = npt.NDArray[np.int64]

LARGE = 2_000  # ties from which arrays and igraph repay their import


def shared(group: Places, member: Places, members: int) -> tuple[Places, Places, Places]:
    """Pairs of members that stand in one group, and in how many: (u, v, weight) with u < v, sorted.

    Args:
        group: of each row, any numbers; a member may stand in a group twice and counts once.
        member: of each row, 0 to `members` − 1.
        members: how many there are.

    >>> [a.tolist() for a in shared(np.array([1, 1, 1, 2, 2]), np.array([0, 1, 2, 1, 0]), 3)]
    [[0, 0, 1], [1, 2, 2], [2, 1, 1]]
    """
    row, _ = _runs(group.astype(np.int64) * members + member)
    _, sizes = _runs(row // max(1, members))
    ends = np.repeat(np.cumsum(sizes), sizes)
    after = ends - np.arange(len(row)) - 1  # how many of its own group follow a row
    first = np.repeat(np.arange(len(row)), after)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(after) - after, after)
    of = row % max(1, members)
    pair, weight = _runs(of[first] * members + of[second])
    return pair // max(1, members), pair % max(1, members), weight


def _runs(numbers: Places) -> tuple[Places, Places]:
    """Distinct numbers, sorted, and how often each is there; `numpy.unique` hashes, which takes ten times as long."""
    ordered = np.sort(numbers)
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(ordered)), dtype=bool), ordered[1:] != ordered[:-1])))
    return ordered[starts], np.diff(starts, append=len(ordered))


def ties(found: Incidence) -> ArrayGraph:
    """Named actors, tied where they lead or are partners in one activity; `weight` counts those activities.

    Every named actor that leads or is a partner somewhere is a node, also one that does so alone.
    """
    part = found.having(PART)
    present, place = np.unique(part.actor.codes, return_inverse=True)
    names = [value.decode() for value in part.actor.values[present].tolist()]
    return ArrayGraph(names, *shared(part.activity.codes.astype(np.int64), place, len(names)))


def collaboration_of(found: Incidence) -> Graph:
    """The same as a graph for NetworkX's functions: its own class, or from `LARGE` ties on the one of arrays.

    Where igraph is not installed it is always NetworkX's own, and large networks take long.

    >>> import mrezha, networkx as nx
    >>> from mrezha.graph.incidence import incidence
    >>> g = collaboration_of(incidence(mrezha.open().dataset).within(years=[2025]))
    >>> nx.number_connected_components(g), type(g).__name__
    (1, 'Graph')
    """
    graph = ties(found)
    if graph.number_of_edges() < LARGE or not find_spec("igraph"):
        return graph.to_networkx()
    return cast("Graph", graph)  # what NetworkX's functions take for one
