"""What became of the activities of one programme in a later one: continued, dropped, new, and with whom.

Nothing is reported that comes of the form alone: a column that one template lacks is not compared.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from mrezha.graph.changes_institutions import institution_changes
from mrezha.graph.changes_judgements import Judgement, check_known
from mrezha.graph.changes_match import THRESHOLD, WEIGHTS, Pair, activity_of, best_pairs, pair, vectors
from mrezha.graph.measures.caveats import caveat
from mrezha.graph.measures.concentration import leadership
from mrezha.graph.measures.connections import cut_points, islands
from mrezha.graph.measures.two_mode import Graph, activities, actors, two_mode
from mrezha.graph.measures.variants import Bodies, bodies, head_of
from mrezha.graph.network import network
from mrezha.graph.records import records
from mrezha.graph.store import Dataset
from mrezha.loaders.errors import SourceError

Actors = dict[str, dict[str, Any]]  # by address
Rows = dict[str, list[dict[str, Any]]]
METHOD = "mutual best match of words, theme, cast and cited acts"


def changes(dataset: Dataset, earlier: int, later: int, judgements: Iterable[Judgement] = ()) -> dict[str, Any]:
    """What an earlier programme's activities became in a later one.

    Pairs are proposed where each is the other's best match and alike enough; a person's judgement wins: an accepted
    pair is there whatever its score (also several of one activity), a rejected one is never proposed.

    Raises:
        SourceError: if a year is not loaded, or a judgement is on an activity that is not there.
    """
    graphs = {year: two_mode(network(dataset, years=[year])) for year in (earlier, later)}
    for year, graph in graphs.items():
        if not activities(graph):
            raise SourceError(f"no programme of {year} is loaded; `mrezha build --help` says how to add one")
    rows: Rows = {key: [] for graph in graphs.values() for key in activities(graph)}
    for record in records(dataset):
        rows.get(f"{record['year']}/{record['code']}", []).append(record)
    judged = {(j.earlier, j.later): j for j in judgements}
    check_known(judged.values(), activities(graphs[earlier]), activities(graphs[later]))
    pairs = _pairs(graphs[earlier], graphs[later], rows)
    kept, known = _kept(pairs, judged), bodies(dataset)
    found = {(p.earlier, p.later) for p in kept}
    return {
        "earlier": earlier,
        "later": later,
        "method": {"name": METHOD, "weights": WEIGHTS, "threshold": THRESHOLD},
        "continued": [_continued(p, rows, judged.get((p.earlier, p.later)), known) for p in kept],
        "dropped": [a for a in activities(graphs[earlier]) if a not in {f for f, _ in found}],
        "new": [a for a in activities(graphs[later]) if a not in {t for _, t in found}],
        "rejected": [
            {"from": j.earlier, "to": j.later, "score": pairs[pair_].score, "note": j.note}
            for pair_, j in judged.items()
            if j.verdict == "reject"
        ],
        "institutions": institution_changes(graphs[earlier], graphs[later], known),
        "measures": {str(year): _measures(graph, known) for year, graph in graphs.items()},
        "titles": {key: listed[0]["title"] for key, listed in rows.items()},
        "caveats": [caveat(name) for name in ("text", "proposal", "practice")],
    }


def _pairs(earlier: Graph, later: Graph, rows: Rows) -> dict[tuple[str, str], Pair]:
    sides = [
        [activity_of(key, graph.nodes[key]["theme"], rows[key]) for key in activities(graph)]
        for graph in (earlier, later)
    ]
    by_words = vectors([*sides[0], *sides[1]])
    return {(a.key, b.key): pair(a, b, by_words) for a in sides[0] for b in sides[1]}


def _kept(pairs: Mapping[tuple[str, str], Pair], judged: Mapping[tuple[str, str], Judgement]) -> list[Pair]:
    """The accepted pairs and, of what is left to pair, the proposed ones; in the order of the documents."""
    accepted = {pair_ for pair_, j in judged.items() if j.verdict == "accept"}
    rejected = {pair_ for pair_, j in judged.items() if j.verdict == "reject"}
    taken = {key for pair_ in accepted for key in pair_}
    open_ = [p for pair_, p in pairs.items() if pair_ not in rejected and not taken & set(pair_)]
    chosen = {(p.earlier, p.later) for p in best_pairs(open_)} | accepted
    return [p for pair_, p in pairs.items() if pair_ in chosen]


def _continued(found: Pair, rows: Rows, judged: Judgement | None, known: Bodies) -> dict[str, Any]:
    before, after = rows[found.earlier], rows[found.later]
    leads, partners = [(_column(before, c), _column(after, c)) for c in ("leads", "partners")]
    heads = [{head_of(a, known) for a in side} for side in leads]
    return {
        "from": found.earlier,
        "to": found.later,
        "score": found.score,
        "judgement": "accepted" if judged and judged.verdict == "accept" else "proposed",
        "note": judged.note if judged else "",
        "reasons": list(found.reasons),
        "lead_changed": set(leads[0]) != set(leads[1]),
        "lead_changed_folded": heads[0] != heads[1],
        "leads": {"earlier": list(leads[0].values()), "later": list(leads[1].values())},
        "partners_gained": _beside(partners[1], partners[0], leads[0]),
        "partners_lost": _beside(partners[0], partners[1], leads[1]),
        "lead_to_partner": [about for a, about in leads[0].items() if a in partners[1] and a not in leads[1]],
        "partner_to_lead": [about for a, about in leads[1].items() if a in partners[0] and a not in leads[0]],
    }


def _beside(partners: Actors, *others: Actors) -> list[dict[str, Any]]:
    """Partners that have no role in the other activity: one that leads there is neither gained nor lost."""
    return [about for a, about in partners.items() if not any(a in other for other in others)]


def _column(rows: list[dict[str, Any]], column: str) -> Actors:
    """The actors of a column in all rows of an activity, by address."""
    kept = ("iri", "kind", "abbr", "label_bg", "label_en")
    return {actor["iri"]: {k: actor[k] for k in kept} for row in rows for actor in row[column]}


def _measures(graph: Graph, known: Bodies) -> dict[str, Any]:
    """What can be compared between programmes whatever their template."""
    return {
        "activities": len(activities(graph)),
        "named_actors": len(actors(graph)),
        "leadership": leadership(graph, known),
        "islands": len(islands(graph)),
        "cut_points": list(cut_points(graph)),
    }
