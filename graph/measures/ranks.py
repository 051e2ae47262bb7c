"""How firm a rank is: the ranks that an actor has when one activity at a time is left out."""

from collections.abc import Callable, Mapping

from mrezha.graph.measures.two_mode import Graph, activities, roles_of, without
from mrezha.graph.measures.two_mode import actors as named_actors

Measure = Callable[[Graph], Mapping[str, float]]


def counts(role: str) -> Measure:
    """The measure that counts the activities in which an actor has a role.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_node("A", bipartite=0); b.add_node("1", bipartite=1)
    >>> add_role(b, "A", "1", "lead")
    >>> counts("lead")(b)
    {'A': 1}
    """
    return lambda graph: {a: len(roles_of(graph, a)[role]) for a in named_actors(graph)}


def ranks(values: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """The places that each one could have: ties share all the places they take up.

    >>> ranks({"A": 5, "B": 3, "C": 3})
    {'A': (1, 1), 'B': (2, 3), 'C': (2, 3)}
    """
    rounded = {k: round(v, 9) for k, v in values.items()}  # equal but for the order of adding up is equal
    return {
        k: (1 + sum(other > own for other in rounded.values()), sum(other >= own for other in rounded.values()))
        for k, own in rounded.items()
    }


def rank_intervals(graph: Graph, measure: Measure) -> dict[str, tuple[int, int]]:
    """From which to which place an actor comes when one activity at a time is left out.

    A jackknife over activities: I(v) = [min over i of best place, max over i of worst place] of v in the network as it
    is and in each network without activity i. Wide intervals mean that a rank hangs on single rows. An actor that has
    no value in one of the networks counts as having 0 there.

    Args:
        graph: a two-mode network.
        measure: takes a two-mode network and gives a number for each named actor, more meaning a better place.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("123", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> for actor, activity in ("A1", "A2", "B3"): add_role(b, actor, activity, "lead")
    >>> rank_intervals(b, counts("lead"))
    {'A': (1, 2), 'B': (1, 3), 'C': (2, 3)}

    Reference:
        B. Efron (1982), The Jackknife, the Bootstrap and Other Resampling Plans, SIAM. doi:10.1137/1.9781611970319
    """
    whole = measure(graph)
    found = ranks(whole)
    for activity in activities(graph):
        left = dict.fromkeys(whole, 0.0) | dict(measure(without(graph, [activity])))
        for actor, (best, worst) in ranks(left).items():
            before = found[actor]
            found[actor] = (min(before[0], best), max(before[1], worst))
    return found
