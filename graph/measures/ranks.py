"""How firm a rank is: the ranks that an actor has when one activity at a time is left out."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from mrezha.graph.measures.projection import collaboration
from mrezha.graph.measures.two_mode import Graph, activities, having, roles_of, taking_part, without
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
    order = sorted(rounded.values())
    return {
        k: (1 + len(order) - bisect_right(order, v), len(order) - bisect_left(order, v)) for k, v in rounded.items()
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


def count_intervals(graph: Graph, role: str) -> dict[str, tuple[int, int]]:
    """`rank_intervals` of `counts(role)` in one walk: without an activity, those with the role there count one less.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("123", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> for actor, activity in ("A1", "A2", "B3"): add_role(b, actor, activity, "lead")
    >>> count_intervals(b, "lead")
    {'A': (1, 2), 'B': (1, 3), 'C': (2, 3)}
    """
    values = {a: len(roles_of(graph, a)[role]) for a in named_actors(graph)}
    fallen = ({a: values[a] - 1 for a in having(graph, n, role) if a in values} for n in activities(graph))
    return _intervals(values, fallen)


def collaborator_intervals(graph: Graph) -> dict[str, tuple[int, int]]:
    """`rank_intervals` of the number of collaborators in one walk: an activity takes those that meet only there.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> for actor, activity in ("A1", "B1", "B2", "C2"): add_role(b, actor, activity, "lead")
    >>> collaborator_intervals(b)
    {'A': (1, 3), 'B': (1, 2), 'C': (1, 3)}
    """
    ties, part = collaboration(graph), taking_part(graph)
    values = {a: len(ties[a]) if a in ties else 0 for a in named_actors(graph)}

    def fallen(activity: str) -> dict[str, int]:
        pairs = combinations(part[activity], 2)
        lost = Counter(actor for a, b in pairs if ties[a][b]["weight"] == 1 for actor in (a, b))
        return {actor: values[actor] - n for actor, n in lost.items()}

    return _intervals(values, map(fallen, activities(part)))


def _intervals(values: Mapping[str, int], fallen: Iterable[Mapping[str, int]]) -> dict[str, tuple[int, int]]:
    """Best and worst places over values as they are and over each set of some that have fallen; none may rise."""
    order, found = sorted(values.values()), ranks(values)
    distinct = sorted(set(order))
    overtaken: dict[int, list[tuple[int, Mapping[str, int]]]] = defaultdict(list)  # by value: how many fell to it, who
    for new in fallen:
        passed = Counter(
            x for a, n in new.items() for x in distinct[bisect_left(distinct, n) : bisect_left(distinct, values[a])]
        )
        for x, n in passed.items():
            overtaken[x].append((n, new))
        for actor, own in new.items():
            above = len(order) - bisect_right(order, own) + sum((n > own) - (values[a] > own) for a, n in new.items())
            level = len(order) - bisect_left(order, own) + sum((n >= own) - (values[a] >= own) for a, n in new.items())
            best, worst = found[actor]
            found[actor] = (min(best, 1 + above), max(worst, level))
    for most in overtaken.values():
        most.sort(key=lambda fall: -fall[0])
    for actor, own in values.items():
        above = len(order) - bisect_right(order, own)
        risen = next((n for n, new in overtaken.get(own, ()) if actor not in new), 0)
        best, worst = found[actor]
        found[actor] = (min(best, 1 + above - risen), worst)
    return found
