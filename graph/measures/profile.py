"""All about one actor, programme by programme, as `mrezha show` prints it."""

from collections.abc import Iterable
from typing import Any

from mrezha.graph.measures.brokerage import brokers
from mrezha.graph.measures.caveats import caveat
from mrezha.graph.measures.connections import cut_points, lost_without
from mrezha.graph.measures.headline import headline
from mrezha.graph.measures.projection import collaboration
from mrezha.graph.measures.two_mode import Graph, activities, actors, named_like, roles_of, two_mode
from mrezha.graph.network import network
from mrezha.graph.store import Dataset

NEAREST = 5  # collaborators that are named


def profile(dataset: Dataset, actor: str, years: Iterable[int]) -> dict[str, Any]:
    """Roles of an actor in each programme that has it, and for a named one its measures, as printed, not folded.

    Returns:
        The actor's names, `years` (one entry a programme, see `_measures`), `absent` (programmes that do not have it)
        and `caveats`.

    Raises:
        KeyError: if no programme has it.
    """
    graphs = {year: two_mode(network(dataset, years=[year])) for year in years}
    there = {year: graph for year, graph in graphs.items() if actor in graph}
    if not there:
        raise KeyError(actor)
    any_graph = next(iter(there.values()))
    return {
        **named_like(any_graph, actor),
        "collective": bool(any_graph.nodes[actor].get("collective")),
        "years": {str(year): _in(graph, actor) for year, graph in there.items()},
        "absent": [year for year in graphs if year not in there],
        "caveats": [caveat(name) for name in ("practice", "counts")],
    }


def _in(graph: Graph, actor: str) -> dict[str, Any]:
    roles = roles_of(graph, actor)
    said = {
        "of": len(activities(graph)),
        "roles": {"leads": roles["lead"], "partners": roles["partner"], "pays": roles["pays"]},
    }
    return said if graph.nodes[actor].get("collective") else said | {"measures": _measures(graph, actor)}


def _measures(graph: Graph, actor: str) -> dict[str, Any]:
    """Headline figures, the nearest collaborators, what is lost without it, whom it holds to the rest, brokerage."""
    shared = collaboration(graph)
    ties: dict[str, Any] = dict(shared.adj.get(actor, {}))
    nearest = sorted(ties, key=lambda other: (-ties[other]["weight"], other))[:NEAREST]
    return {
        **headline(graph)[actor],
        "nearest": [{**named_like(graph, other), "shared": ties[other]["weight"]} for other in nearest],
        "lost": lost_without(graph, actor),
        "holds": [named_like(graph, a) for group in cut_points(graph).get(actor, []) for a in group],
        "brokerage": brokers(graph)[actor],
        "named_actors": len(actors(graph)),
    }
