"""Measures of a network of actors of any size, as one table; the Spark job gives the same columns."""

from collections.abc import Iterable
from typing import Any

import networkx as nx

from mrezha.graph.measures.two_mode import Graph


def measured(graph: Graph, *, seed: int = 1) -> dict[str, list[Any]]:
    """`actor`, `degree`, `strength`, `component`, `pagerank` and `community`, a place an actor, sorted by address.

    `degree` counts ties and `strength` adds up their weights. `component` and `community` (Louvain) are named by the
    smallest address in them.

    Args:
        graph: of `mrezha.graph.measures.ties.collaboration_of`, or any undirected one with `weight` on its edges.
        seed: of Louvain.

    >>> table = measured(nx.Graph([("B", "A"), ("C", "D")]))
    >>> table["actor"], table["component"], table["degree"]
    (['A', 'B', 'C', 'D'], ['A', 'A', 'C', 'C'], [1, 1, 1, 1])
    """
    actors = sorted(graph)
    values: dict[str, dict[Any, Any]] = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "component": named(nx.connected_components(graph)),
        "pagerank": nx.pagerank(graph) if actors else {},
        "community": named(nx.community.louvain_communities(graph, seed=seed)),
    }
    return {"actor": actors, **{name: [of[actor] for actor in actors] for name, of in values.items()}}


def named(groups: Iterable[set[Any]]) -> dict[Any, Any]:
    """For each member of a group the smallest member of it.

    >>> named([{"B", "A"}, {"C"}]) == {"A": "A", "B": "A", "C": "C"}
    True
    """
    return {member: min(group) for group in groups for member in group}
