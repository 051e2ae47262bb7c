"""The network of actors alone, which comes last: who shares how many activities with whom."""

from itertools import combinations

import networkx as nx

from mrezha.graph.measures.two_mode import Graph, activities, actors, taking_part


def collaboration(graph: Graph) -> Graph:
    """Named actors, tied where they lead or are partners in one activity; `weight` is the number of such activities.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("AB", bipartite=0)
    >>> for actor, activity in ("A1", "B1", "A2", "B2"): add_role(b, actor, activity, "lead")
    >>> list(collaboration(b).edges(data="weight"))
    [('A', 'B', 2)]
    """
    part = taking_part(graph)
    result: Graph = nx.Graph()
    result.add_nodes_from((a, part.nodes[a]) for a in actors(part))
    for activity in activities(part):
        for a, b in combinations(sorted(part[activity]), 2):
            weight = result.edges[a, b]["weight"] + 1 if result.has_edge(a, b) else 1
            result.add_edge(a, b, weight=weight)
    return result


def weighted_betweenness(network: Graph) -> dict[str, float]:
    """Betweenness in a network of actors whose ties are the shorter, the more they share.

    The length of a tie is 1/w, w being its `weight` (1 where there is none): taken as lengths, weights would make the
    busiest ties the longest. Divided by (n−1)(n−2)/2, the number of pairs of others.

    >>> path = nx.Graph([("A", "B"), ("B", "C")])
    >>> weighted_betweenness(path)
    {'A': 0.0, 'B': 1.0, 'C': 0.0}

    References:
        M. E. J. Newman (2001), "Scientific collaboration networks. II", Physical Review E 64, 016132.
        doi:10.1103/PhysRevE.64.016132 (1/w as length)
        J. F. Padgett & C. K. Ansell (1993), "Robust action and the rise of the Medici", American Journal of Sociology
        98(6), 1259-1319 (the Florentine families, with which the tests compare)
    """
    lengths: Graph = nx.Graph()
    lengths.add_nodes_from(network)
    lengths.add_edges_from((a, b, {"length": 1 / weight}) for a, b, weight in network.edges(data="weight", default=1))
    return dict(nx.betweenness_centrality(lengths, weight="length"))
