"""Two-mode networks for the tests of measures."""

import random
from collections.abc import Iterable

import networkx as nx

from mrezha.graph.measures.two_mode import Graph, add_role


def network_of(edges: Iterable[tuple[str, str]], role: str = "partner") -> Graph:
    """A two-mode network of (actor, activity) pairs."""
    graph: Graph = nx.Graph()
    for actor, activity in edges:
        graph.add_node(actor, bipartite=0, collective=False)
        graph.add_node(activity, bipartite=1, section="I", year=2025)
        add_role(graph, actor, activity, role)
    return graph


def southern_women() -> Graph:
    """Davis, Gardner & Gardner's eighteen women at fourteen events."""
    davis = nx.davis_southern_women_graph()
    return network_of((woman, event) for woman in davis.graph["top"] for event in davis[woman])


def random_network(seed: int) -> Graph:
    """A two-mode network of random size and density."""
    chance = random.Random(seed)
    actors, activities = chance.randint(2, 25), chance.randint(2, 25)
    density = chance.uniform(0.05, 0.5)
    edges = [(f"A{a}", str(i)) for a in range(actors) for i in range(activities) if chance.random() < density]
    return network_of(edges or [("A0", "0")])
