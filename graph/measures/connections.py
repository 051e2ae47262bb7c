"""What holds the network together: its islands, its cut points, and what is lost when an actor is taken out."""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import Any

import networkx as nx

from mrezha.graph.measures.headline import collaborators
from mrezha.graph.measures.two_mode import Graph, activities, actors, having, taking_part


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
    return sorted(filter(None, pieces), key=_largest_first)


def _largest_first(piece: list[str]) -> tuple[int, list[str]]:
    return -len(piece), piece


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
    found = {actor: groups[1:] for actor, groups in _splits(taking_part(graph)).items()}
    return {actor: cut for actor, cut in found.items() if cut}


def _splits(part: Graph) -> dict[str, list[list[str]]]:
    """The groups of actors that the piece of an actor falls into without it, the largest first; by articulation point.

    Read off the tree of blocks and articulation points, in which all that hangs below a point is cut off with it
    (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272): one walk, not one network a point.
    """
    found = {}
    for piece in nx.connected_components(part):
        own = {n for n in piece if part.nodes[n]["bipartite"] == 0}
        for point, below in _hanging(part.subgraph(piece)).items():
            if point in own:
                groups = [sorted(group & own) for group in (*below, own.difference({point}, *below))]
                found[point] = sorted(filter(None, groups), key=_largest_first)
    return dict(sorted(found.items()))


def _hanging(piece: Graph) -> dict[str, list[set[str]]]:
    """For each articulation point of one piece the sets of nodes that hang from it, seen from its largest block."""
    found: Any = nx.biconnected_components(piece)  # sets of nodes, whatever its type hints say
    blocks: list[set[str]] = sorted(found, key=lambda block: (-len(block), min(block)))
    of: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        for node in block:
            of.setdefault(node, []).append(number)
    order, above = [0] if blocks else [], {0: ""}
    for number in order:  # it grows: every block comes behind the one that it hangs from
        for node in blocks[number]:
            for lower in of[node]:
                if lower not in above:
                    above[lower] = node
                    order.append(lower)
    hanging: dict[str, list[set[str]]] = {}
    for number in reversed(order[1:]):
        point = above[number]
        below = blocks[number].union(*(group for node in blocks[number] - {point} for group in hanging.get(node, ())))
        hanging.setdefault(point, []).append(below - {point})
    return hanging


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
    return lost_without_each(graph, [actor])[actor]


def lost_without_each(graph: Graph, gone: Iterable[str]) -> dict[str, dict[str, Any]]:
    """`lost_without` of several actors, each taken out alone; what they share is computed once.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_node("1", bipartite=1); b.add_nodes_from("AB", bipartite=0)
    >>> add_role(b, "A", "1", "lead"); add_role(b, "B", "1", "partner")
    >>> {actor: lost["alone"] for actor, lost in lost_without_each(b, "AB").items()}
    {'A': ['B'], 'B': ['A']}
    """
    part = taking_part(graph)
    before, splits = _pieces(part), _splits(part)
    piece_of = {actor: number for number, piece in enumerate(before) for actor in piece}
    order, anybody, named = {a: n for n, a in enumerate(activities(graph))}, set(graph), set(actors(graph))
    with_whom = cache(partial(collaborators, graph))
    found = {}
    for actor in gone:
        cut_off, fewer = [], 0
        if actor in piece_of:
            own = before[piece_of[actor]]
            groups = splits.get(actor) or list(filter(None, [[a for a in own if a != actor]]))
            fewer = 1 - len(groups)
            if own is before[0]:
                largest = min([*groups, *before[1:2]], key=_largest_first, default=[])
                cut_off = sorted(a for group in groups if group is not largest for a in group)
        only = partial(_only, graph, actor, order)
        found[actor] = {
            "without_lead": only("lead", anybody),
            "without_named_partner": only("partner", named),
            "without_payer": only("pays", anybody),
            "islands": {"before": len(before), "after": len(before) - fewer},
            "cut_off": cut_off,
            "alone": sorted(a for a in with_whom(actor) if with_whom(a) == {actor}),
        }
    return found


def _only(graph: Graph, actor: str, order: Mapping[str, int], role: str, wanted: set[str]) -> list[str]:
    """The activities, in their order, in which an actor is the only one of those wanted that has a role."""
    own = (a for a, edge in graph[actor].items() if role in edge["roles"])
    return sorted((a for a in own if wanted & set(having(graph, a, role)) == {actor}), key=order.__getitem__)
