"""What holds the network together: its islands, its cut points, and what is lost when an actor is taken out."""

from typing import Any

import networkx as nx

from mrezha.graph.measures.headline import collaborators
from mrezha.graph.measures.two_mode import Graph, activities, actors, having, taking_part, without


def islands(graph: Graph) -> list[list[str]]:
    """Groups of named actors that no chain of shared activities connects, the largest first.

    Pieces of the two-mode network of leads and partners; an activity with no named actor is no island. Ties are broken
    by address, so that the order is always the same.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("123", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> for actor, activity in ("A1", "B1", "C2"): add_role(b, actor, activity, "lead")
    >>> islands(b)
    [['A', 'B'], ['C']]
    """
    return _pieces(taking_part(graph))


def _pieces(part: Graph) -> list[list[str]]:
    """The actors of each piece, the largest first; activities that nobody is left in are none."""
    pieces = [sorted(n for n in piece if part.nodes[n]["bipartite"] == 0) for piece in nx.connected_components(part)]
    return sorted(filter(None, pieces), key=lambda piece: (-len(piece), piece))


def cut_points(graph: Graph) -> dict[str, list[list[str]]]:
    """Named actors without which others fall apart: each with the groups it cuts off from the largest piece.

    A cut point of the two-mode network whose removal leaves more groups of *actors* than before. One that only loses
    activities which it does alone is none: nobody is cut off.

    Everton (2012) warns that such points are facts of the map that was drawn, and that a gap in the text need not be
    a gap on the ground.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> for actor, activity in ("A1", "B1", "B2", "C2"): add_role(b, actor, activity, "lead")
    >>> cut_points(b)
    {'B': [['C']]}

    Reference:
        S. F. Everton (2012), Disrupting Dark Networks, Cambridge University Press, ch. 8. doi:10.1017/CBO9781139136877
    """
    part = taking_part(graph)
    found = {}
    for actor in sorted(n for n in nx.articulation_points(part) if part.nodes[n]["bipartite"] == 0):
        cut = _cut_off(part, actor)
        if cut:
            found[actor] = cut
    return found


def _cut_off(part: Graph, actor: str) -> list[list[str]]:
    """The groups of actors that leave the actor's own piece with it, but for the largest."""
    piece = part.subgraph(nx.node_connected_component(part, actor))
    return islands(without(piece, [actor]))[1:]


def lost_without(graph: Graph, actor: str) -> dict[str, Any]:
    """What the text says no more when an actor is taken out of it.

    `without_lead`: activities it leads alone. `without_named_partner`: activities whose only named partner it is (a
    class such as „НПО“ may remain). `without_payer`: activities it pays for alone. `islands`: number of groups that
    are not connected, before and after; `cut_off`: the actors outside the largest group that were in it before.
    `alone`: the actors that have no other collaborator.

    This is about the text: that somebody else could step in is not in it.

    Args:
        graph: a two-mode network.
        actor: one of its actors.

    Raises:
        KeyError: if there is no such actor.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> add_role(b, "A", "1", "lead", "pays"); add_role(b, "B", "1", "partner")
    >>> add_role(b, "A", "2", "partner"); add_role(b, "C", "2", "lead")
    >>> lost = lost_without(b, "A")
    >>> lost["without_lead"], lost["without_named_partner"], lost["without_payer"], lost["islands"], lost["cut_off"]
    (['1'], ['2'], ['1'], {'before': 1, 'after': 2}, ['C'])

    Reference:
        S. F. Everton (2012), Disrupting Dark Networks, Cambridge University Press. doi:10.1017/CBO9781139136877
    """
    if graph.nodes[actor]["bipartite"] != 0:
        raise KeyError(actor)
    part = taking_part(graph)
    before = _pieces(part)
    part.remove_nodes_from([actor])
    after = _pieces(part)
    return {
        "without_lead": _only(graph, actor, "lead", named=False),
        "without_named_partner": _only(graph, actor, "partner", named=True),
        "without_payer": _only(graph, actor, "pays", named=False),
        "islands": {"before": len(before), "after": len(after)},
        "cut_off": sorted(set(before[0] if before else ()) - set(after[0] if after else ()) - {actor}),
        "alone": sorted(a for a in collaborators(graph, actor) if collaborators(graph, a) == {actor}),
    }


def _only(graph: Graph, actor: str, role: str, *, named: bool) -> list[str]:
    """The activities in which an actor is the only one with a role."""
    wanted = set(actors(graph)) if named else set(graph)
    own = {a for a, edge in graph[actor].items() if role in edge["roles"]}
    return [a for a in activities(graph) if a in own and wanted & set(having(graph, a, role)) == {actor}]
