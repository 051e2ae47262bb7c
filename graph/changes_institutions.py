"""Which institutions entered, left or changed their role between two programmes."""

from typing import Any

from mrezha.graph.measures.two_mode import PART, Graph, actors, named_like, roles_of
from mrezha.graph.measures.variants import Bodies, head_of

_COUNTS = {"lead": "leads", "partner": "partners", "pays": "pays"}


def institution_changes(earlier: Graph, later: Graph, known: Bodies) -> dict[str, list[dict[str, Any]]]:
    """Named actors that lead or are partners in one programme only, or otherwise than before; as printed.

    `entered` and `left` say with `body` where the parent body has a role in the other programme: that АНКБТХ is not
    printed any more does not mean that the Commission left. `changed_role`: lead in one of the programmes only.

    >>> import networkx as nx
    >>> from mrezha.graph.measures.two_mode import two_mode
    >>> def programme(**actors):
    ...     g = nx.MultiDiGraph(activities={"1": {}})
    ...     for actor, role in actors.items():
    ...         listed = {r: ["1"] if r == role else [] for r in ("leads", "partners", "pays")}
    ...         g.add_node(actor, collective=False, **listed)
    ...     return two_mode(g)
    >>> found = institution_changes(programme(A="leads", B="leads"), programme(B="partners", C="leads"), {})
    >>> {change: [about["iri"] for about in those] for change, those in found.items()}
    {'entered': ['C'], 'left': ['A'], 'changed_role': ['B']}
    """
    before, after = _taking_part(earlier), _taking_part(later)
    both = sorted(before & after)
    return {
        "entered": [_described(a, earlier, later, later, _body(a, before, known)) for a in sorted(after - before)],
        "left": [_described(a, earlier, later, earlier, _body(a, after, known)) for a in sorted(before - after)],
        "changed_role": [
            _described(a, earlier, later, later, None)
            for a in both
            if _counts(earlier, a)["leads"] * _counts(later, a)["leads"] == 0
            and _counts(earlier, a)["leads"] != _counts(later, a)["leads"]
        ],
    }


def _taking_part(graph: Graph) -> set[str]:
    return {a for a in actors(graph) if any(roles_of(graph, a)[role] for role in PART)}


def _body(actor: str, others: set[str], known: Bodies) -> str | None:
    """The body that an actor is part of, or a unit of one and the same body, where that is among others."""
    head = head_of(actor, known)
    return head if head in {head_of(o, known) for o in others} else None


def _described(actor: str, earlier: Graph, later: Graph, named_in: Graph, body: str | None) -> dict[str, Any]:
    return {
        **named_like(named_in, actor),
        "earlier": _counts(earlier, actor),
        "later": _counts(later, actor),
        "body": body,
    }


def _counts(graph: Graph, actor: str) -> dict[str, int]:
    if actor not in graph:
        return dict.fromkeys(_COUNTS.values(), 0)
    return {_COUNTS[role]: len(listed) for role, listed in roles_of(graph, actor).items()}
