"""The two-mode network: actors on one side, activities on the other, the roles on the edge between them.

Every measure of this package starts from it. A network of actors alone is made of it last, because there one row with
twelve partners becomes sixty-six ties, and whoever stands in that row looks central (Borgatti & Halgin 2011).

References:
    S. P. Borgatti & D. S. Halgin (2011), "Analyzing affiliation networks", in J. Scott & P. J. Carrington (eds),
    The SAGE Handbook of Social Network Analysis, pp. 417-433. doi:10.4135/9781446294413.n28
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    Graph = nx.Graph[Any]
else:  # the class itself takes no parameters when the program runs
    Graph = nx.Graph

ROLES = ("lead", "partner", "pays")
PART = ("lead", "partner")  # a mere payer takes no part
_LISTED = {"lead": "leads", "partner": "partners", "pays": "pays"}


def two_mode(network: "nx.MultiDiGraph[str]") -> Graph:
    """The two-mode network of a programme, out of `mrezha.graph.network.network`.

    Nodes have `bipartite` 0 for actors (with `collective`, `kind` and names) and 1 for activities (with `year`,
    `section` and `title`); an edge has `roles`, a frozen set of "lead", "partner", "pays".

    Args:
        network: nodes that list the activities they lead, are partners in and pay for, and the activities themselves
            under `network.graph["activities"]`. An activity with nobody in it is there as a node without edges.

    >>> g = nx.MultiDiGraph(activities={"1": {"section": "I"}, "2": {"section": "I"}})
    >>> g.add_node("A", leads=["1"], partners=[], pays=["1"], collective=False)
    >>> b = two_mode(g)
    >>> sorted(b), sorted(b.edges["A", "1"]["roles"])
    (['1', '2', 'A'], ['lead', 'pays'])
    """
    graph: Graph = nx.Graph(**{k: v for k, v in network.graph.items() if k in ("years", "sections")})
    graph.add_nodes_from((a, {**about, "bipartite": 1}) for a, about in network.graph["activities"].items())
    for actor, about in network.nodes(data=True):
        kept = {k: v for k, v in about.items() if k not in _LISTED.values()}
        graph.add_node(actor, **kept, bipartite=0)
        for role, listed in _LISTED.items():
            for activity in about[listed]:
                add_role(graph, actor, activity, role)
    return graph


def add_role(graph: Graph, actor: str, activity: str, *roles: str) -> None:
    """Add roles of an actor in an activity to those it has there."""
    before = graph.edges[actor, activity]["roles"] if graph.has_edge(actor, activity) else frozenset()
    graph.add_edge(actor, activity, roles=before | set(roles))


def activities(graph: Graph) -> list[str]:
    """The activities, in the order of the documents."""
    return [n for n, about in graph.nodes(data=True) if about["bipartite"] == 1]


def actors(graph: Graph) -> list[str]:
    """The named actors, sorted; collective actors ("НПО", "общини") are in the network and in no ranking."""
    return sorted(n for n, d in graph.nodes(data=True) if d["bipartite"] == 0 and not d.get("collective"))


def roles_of(graph: Graph, actor: str) -> dict[str, list[str]]:
    """The activities of an actor by role.

    >>> b = Graph()
    >>> add_role(b, "A", "1", "lead"); add_role(b, "A", "2", "lead", "pays")
    >>> roles_of(b, "A")
    {'lead': ['1', '2'], 'partner': [], 'pays': ['2']}
    """
    return {role: [a for a, edge in graph[actor].items() if role in edge["roles"]] for role in ROLES}


def having(graph: Graph, activity: str, *roles: str) -> list[str]:
    """Whoever has one of these roles in an activity, named or not, sorted."""
    return sorted(a for a, edge in graph[activity].items() if edge["roles"] & set(roles))


def taking_part(graph: Graph) -> Graph:
    """Named actors that lead or are partners, and the activities with at least one of them, without mere payers.

    Nodes and edges come sorted, so that whatever is computed of it does not depend on the order of a file.
    """
    named = actors(graph)
    edges = sorted((a, n) for a in named for n, edge in graph[a].items() if edge["roles"] & set(PART))
    part: Graph = nx.Graph()
    part.add_nodes_from((n, graph.nodes[n]) for n in sorted({n for edge in edges for n in edge}))
    part.add_edges_from((*edge, graph.edges[edge]) for edge in edges)
    return part


def without(graph: Graph, gone: Iterable[str]) -> Graph:
    """The same network without some of its nodes; the activities of an actor that is taken out stay."""
    rest = graph.copy()
    rest.remove_nodes_from(list(gone))
    return rest


def named_like(graph: Graph, actor: str) -> dict[str, Any]:
    """Names of an actor for tables and reports."""
    about = graph.nodes[actor]
    return {"iri": actor, **{k: about.get(k) for k in ("abbr", "label_bg", "label_en", "kind")}}
