"""Brokerage: who stands between a lead and a partner that do not meet, and between which kinds of bodies."""

from collections.abc import Hashable, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

import networkx as nx

from mrezha.graph.measures.two_mode import Graph, activities, actors, having

if TYPE_CHECKING:
    Directed = nx.DiGraph[Any]
else:  # the class itself takes no parameters when the program runs
    Directed = nx.DiGraph

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def lead_to_partner(graph: Graph) -> Directed:
    """Named actors, with an arc from each lead to each partner of one activity; `weight` counts the activities.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_node("1", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> for actor, role in (("A", "lead"), ("B", "partner"), ("C", "partner")): add_role(b, actor, "1", role)
    >>> list(lead_to_partner(b).edges(data="weight"))
    [('A', 'B', 1), ('A', 'C', 1)]
    """
    result: Directed = nx.DiGraph()
    named = actors(graph)
    result.add_nodes_from((a, graph.nodes[a]) for a in named)
    for activity in activities(graph):
        leads, partners = having(graph, activity, "lead"), having(graph, activity, "partner")
        for a, b in product((x for x in leads if x in result), (x for x in partners if x in result)):
            if a != b:
                weight = result.edges[a, b]["weight"] + 1 if result.has_edge(a, b) else 1
                result.add_edge(a, b, weight=weight)
    return result


def brokerage(network: Directed, group: Mapping[Any, Hashable]) -> dict[Any, dict[str, int]]:
    """How often each actor stands between two others that have no arc of their own, by whom it stands between.

    Over all i → j → k with i ≠ k and no arc i → k, actor j is, by the groups of the three: `coordinator` if all are of
    one group; `itinerant` if i and k are of one group and j of another; `representative` if i and j are of one group
    and k of another; `gatekeeper` if j and k are of one group and i of another; `liaison` if all differ. `total` is
    their sum.

    Counts of a plan's text, in which only who is partner here and lead there can broker. They are few: Gould &
    Fernandez's test against chance is left out on purpose.

    Args:
        network: directed; weights do not count.
        group: the group of each actor; here their kind (ministry, agency, NGO, …).

    >>> arcs = nx.DiGraph([("A", "B"), ("B", "C")])
    >>> brokerage(arcs, {"A": "state", "B": "state", "C": "ngo"})["B"]
    {'coordinator': 0, 'itinerant': 0, 'representative': 1, 'gatekeeper': 0, 'liaison': 0, 'total': 1}

    References:
        R. V. Gould & R. M. Fernandez (1989), "Structures of mediation: a formal approach to brokerage in transaction
        networks", Sociological Methodology 19, 89-126. doi:10.2307/270949
        L. Jasny & M. Lubell (2015), Social Networks 41, 36-47. doi:10.1016/j.socnet.2014.11.005
    """
    found = {actor: dict.fromkeys((*ROLES, "total"), 0) for actor in network}
    for j in network:
        for i, k in product(network.predecessors(j), network.successors(j)):
            if i != k and not network.has_edge(i, k):
                found[j][_role(group[i], group[j], group[k])] += 1
                found[j]["total"] += 1
    return found


def _role(before: Hashable, own: Hashable, after: Hashable) -> str:
    if before == after:
        return "coordinator" if own == before else "itinerant"
    if own == before:
        return "representative"
    return "gatekeeper" if own == after else "liaison"


def brokers(graph: Graph) -> dict[str, dict[str, int]]:
    """Brokerage of the named actors of a two-mode network between their kinds."""
    network = lead_to_partner(graph)
    return brokerage(network, {a: about.get("kind") for a, about in network.nodes(data=True)})
