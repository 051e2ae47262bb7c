"""All about the actors of a programme at once, as `mrezha actors` shows it."""

from dataclasses import asdict, dataclass
from typing import Any

from mrezha.graph.measures import ranks
from mrezha.graph.measures.brokerage import brokers
from mrezha.graph.measures.caveats import caveat
from mrezha.graph.measures.concentration import leadership
from mrezha.graph.measures.connections import cut_points, islands, lost_without, lost_without_each
from mrezha.graph.measures.headline import headline
from mrezha.graph.measures.projects import PROJECT, lost_without_project, with_projects
from mrezha.graph.measures.two_mode import Graph, activities, actors, named_like, taking_part, two_mode, without
from mrezha.graph.measures.variants import COMMISSION, Bodies, bodies, collapsed, folded, head_of
from mrezha.graph.network import network
from mrezha.graph.store import Dataset

SORTS = ("leads", "partners", "pays", "collaborators", "betweenness", "brokerage")


@dataclass(frozen=True, slots=True)
class Settings:
    """What to look at and how; the defaults show a programme as it is printed."""

    year: int | None = None
    section: str | None = None  # Roman numeral or theme
    fold: bool = False
    without_commission: bool = False
    collapse_casts: bool = False
    sort: str = "leads"
    draws: int = 1000  # of the null band of betweenness
    seed: int = 1


def seen(dataset: Dataset, settings: Settings) -> tuple[Graph, Graph, Bodies]:
    """The two-mode network as the settings want it, the same with no unit folded, and which unit counts as whom."""
    chosen = network(
        dataset,
        years=[settings.year] if settings.year else (),
        sections=[settings.section] if settings.section else (),
    )
    printed, known = two_mode(chosen), bodies(dataset)
    if settings.without_commission:
        # the local commissions are bodies of their own there: folded, they would bring the Commission back
        known = {a: {**about, "parent": None} if about["parent"] in COMMISSION else about for a, about in known.items()}
    views = [folded(printed, known) if settings.fold else printed, printed]
    if settings.collapse_casts:
        views = [collapsed(view) for view in views]
    if settings.without_commission:
        views = [without(view, COMMISSION) for view in views]
    return views[0], views[1], known


def overview(dataset: Dataset, settings: Settings) -> dict[str, Any]:
    """Headline measures of each named actor, concentration, islands and cut points, with what must be said beside.

    Betweenness, its band and its ranks are computed only where they are what `sort` asks for; the rest takes a blink.
    """
    graph, printed, known = seen(dataset, settings)
    between, lost = brokers(graph), lost_without_each(graph, actors(graph))
    rows = [
        {**named_like(graph, a), **about, "lost": lost[a], "brokerage": between[a]}
        for a, about in headline(graph).items()
    ]
    band: dict[str, Any] = {}
    if settings.sort == "betweenness":
        band = _with_betweenness(graph, rows, settings)
    places = _rank_intervals(graph, settings.sort) if rows else {}
    for row in rows:
        row["rank"] = list(places[row["iri"]]) if row["iri"] in places else None
    rows.sort(key=lambda r: (-_value(r, settings.sort), -r["participations"], r["iri"]))
    return {
        "settings": asdict(settings),
        "activities": len(activities(graph)),
        "named_actors": len(rows),
        "actors": rows,
        "leadership": leadership(printed, known),
        "islands": islands(graph),
        "cut_points": cut_points(graph),
        "null_band": {k: v for k, v in band.items() if k != "actors"} or None,
        "caveats": [caveat(name) for name in ("practice", "commission", "counts")] + _said_of(band),
    }


def central(dataset: Dataset, settings: Settings) -> dict[str, Any]:
    """Named actors by betweenness with its band, the most central first, and how the band was made."""
    graph = seen(dataset, settings)[0]
    part = taking_part(graph)
    rows = [{**named_like(graph, a), "participations": len(part[a]) if a in part else 0} for a in actors(graph)]
    band = _with_betweenness(graph, rows, settings)
    rows.sort(key=lambda r: (-_value(r, "betweenness"), -r["participations"], r["iri"]))
    return {"actors": rows, "null_band": {k: v for k, v in band.items() if k != "actors"} or None}


def _value(row: dict[str, Any], sort: str) -> float:
    """What a row is sorted by; who only pays has no betweenness and comes last."""
    if sort == "betweenness":
        return float(row["betweenness"]["observed"]) if row["betweenness"] else -1.0
    if sort == "brokerage":
        return float(row["brokerage"]["total"])
    return float(row[sort])


def _with_betweenness(graph: Graph, rows: list[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    from mrezha.graph.measures.null_band import null_band  # numpy, which the fast answers do without

    band = null_band(graph, draws=settings.draws, seed=settings.seed)
    for row in rows:
        row["betweenness"] = band["actors"].get(row["iri"])
    return band


def _said_of(band: dict[str, Any]) -> list[dict[str, str]]:
    if not band:
        return []
    return [caveat("band", draws=band["draws"], seed=band["seed"], expected=band["expected_outside"])]


def _rank_intervals(graph: Graph, sort: str) -> dict[str, tuple[int, int]]:
    """Rank intervals of the measure behind a column by which actors can be sorted."""
    match sort:
        case "betweenness":
            from mrezha.graph.measures.betweenness import betweenness

            return ranks.rank_intervals(graph, betweenness)
        case "brokerage":
            return ranks.rank_intervals(graph, lambda g: {a: about["total"] for a, about in brokers(g).items()})
        case "collaborators":
            return ranks.collaborator_intervals(graph)
        case _:
            return ranks.count_intervals(graph, {"leads": "lead", "partners": "partner"}.get(sort, sort))


def what_if(dataset: Dataset, settings: Settings, gone: str) -> dict[str, Any]:
    """What the text no longer says without one actor, and how concentrated leadership is then; or without one project.

    Raises:
        KeyError: if the actor or project is not in what the settings show.
    """
    graph, printed, known = seen(dataset, settings)
    graph = with_projects(graph, dataset)
    said = {
        "settings": asdict(settings),
        "activities": len(activities(graph)),
        "named_actors": len(actors(graph)),
        "caveats": [caveat("practice")],
    }
    if graph.nodes.get(gone, {}).get("bipartite") == PROJECT:
        lost = lost_without_project(graph, gone)
        there = [named_like(graph, a) for a in lost["only_there"]]
        return {**said, "project": named_like(graph, gone), **lost, "only_there": there}
    return {**said, **_without_actor(graph, printed, known, gone, fold=settings.fold)}


def _without_actor(graph: Graph, printed: Graph, known: Bodies, actor: str, *, fold: bool) -> dict[str, Any]:
    gone = head_of(actor, known) if fold else actor
    lost = lost_without(graph, gone)
    units = {a for a in printed if printed.nodes[a]["bipartite"] == 0 and head_of(a, known) == gone}
    rest = without(printed, units if fold else [gone])
    return {
        "actor": named_like(graph, gone),
        **lost,
        "cut_off": [named_like(graph, a) for a in lost["cut_off"]],
        "alone": [named_like(graph, a) for a in lost["alone"]],
        "leadership": {"with": leadership(printed, known), "without": leadership(rest, known)},
    }
