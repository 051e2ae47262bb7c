"""Where each named actor stands in the network of actors alone, for a network of any size."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import networkx as nx

from mrezha.graph.measures.caveats import caveat
from mrezha.graph.measures.measured import measured
from mrezha.graph.measures.sampled import sampled_betweenness
from mrezha.graph.measures.ties import collaboration_of
from mrezha.graph.measures.two_mode import Graph
from mrezha.graph.measures.variants import COMMISSION, bodies
from mrezha.graph.participations import incidence_list
from mrezha.graph.store import Dataset

SORTS = ("pagerank", "degree", "strength", "betweenness")
EXACT = 2_000  # actors up to which betweenness is worth computing from all of them


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at and what it is ranked by; `exact` computes betweenness from all actors, however many."""

    year: int | None = None
    section: str | None = None
    without_commission: bool = False
    sort: str = "pagerank"
    exact: bool = False
    seed: int = 1


def positions(dataset: Dataset, seen: Seen) -> dict[str, Any]:
    """Degree, strength, component, PageRank and community of each actor, betweenness where `sort` asks for it.

    Returns:
        `actors` (the first by `sort` first, with their names), counts of `ties`, `components` and `communities`,
        `modularity`, `caveats`, and what `betweenness` rests on: `approximate`, `k` of `n` actors, `top_overlap`.
    """
    years, sections = [seen.year] if seen.year else [], [seen.section] if seen.section else []
    found = incidence_list(dataset).within(years=years, sections=sections)
    graph = collaboration_of(found.without(COMMISSION) if seen.without_commission else found)
    table = measured(graph, seed=seen.seed)
    rests_on = _betweenness(graph, table, seen) if seen.sort == "betweenness" and len(graph) else None
    known = bodies(dataset)
    rows = [dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True)]
    rows.sort(key=lambda row: (-row[seen.sort], row["actor"]))
    groups: dict[str, set[str]] = {}
    for row in rows:
        groups.setdefault(row["community"], set()).add(row["actor"])
    return {
        "settings": asdict(seen),
        "actors": [_named(row, known.get(row["actor"], {})) for row in rows],
        "ties": graph.number_of_edges(),
        "components": len(set(table["component"])),
        "communities": len(groups),
        "modularity": nx.community.modularity(graph, list(groups.values())) if graph.number_of_edges() else None,
        "betweenness": rests_on,
        "caveats": [caveat(name) for name in ("practice", "commission", "counts")],
    }


def _named(row: dict[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    names = {name: about.get(name) for name in ("abbr", "label_bg", "label_en", "kind")}
    return {"iri": row["actor"], **names, **{name: value for name, value in row.items() if name != "actor"}}


def _betweenness(graph: Graph, table: dict[str, list[Any]], seen: Seen) -> dict[str, Any]:
    """Add betweenness and its standard error to the table; returns what they rest on."""
    found = sampled_betweenness(graph, k=len(graph) if seen.exact or len(graph) <= EXACT else None, seed=seen.seed)
    for name in ("betweenness", "standard_error"):
        of = found.pop(name)
        table[name] = [of[actor] for actor in table["actor"]]
    return found
