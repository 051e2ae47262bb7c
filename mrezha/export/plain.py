"""The network with attributes that every network program holds: text, whole numbers, yes or no; no lists, no gaps."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import networkx as nx

from mrezha.labels import labels

if TYPE_CHECKING:
    from mrezha.graph.network import Network

_DIRECTED = ("lead-partner", "pays")
_ROLES = ("leads", "partners", "pays")
BETWEEN = "; "


def plain(network: "Network", lang: str) -> "Network":
    """Actors and ties, one tie a pair, relation and year, so that a year can be filtered and summed.

    All actors with a role are there, also those without ties. Every attribute is on every node or edge and has one
    type: what is unknown is empty text. Lists are joined by "; ". `weight` counts the activities behind a tie.
    """
    said, kinds = labels("ties", lang), kind_names(network, lang)
    graph: Network = nx.MultiDiGraph()
    for node, about in network.nodes(data=True):
        graph.add_node(node, **_node(about, kinds, lang))
    for a, b, relation, about in network.edges(keys=True, data=True):
        for year, activities in _by_year(about["activities"]).items():
            places = [e for e in about["evidence"] if e["activity"] in activities]
            graph.add_edge(a, b, key=f"{relation}-{year}", **_edge(relation, year, activities, places, said[relation]))
    return graph


def _node(about: dict[str, Any], kinds: dict[str, str], lang: str) -> dict[str, Any]:
    label = about[f"label_{lang}"]
    activities = list(dict.fromkeys(key for role in _ROLES for key in about[role]))
    years = sorted({int(key[:4]) for key in activities})
    return {
        "label": about["abbr"] if about["abbr"] and lang == "bg" else label,
        "label_bg": about["label_bg"],
        "label_en": about["label_en"],
        "abbr": about["abbr"] or "",
        "aliases": BETWEEN.join(about["aliases"]),
        "kind": kinds.get(about["kind"], about["kind"]),
        "collective": bool(about["collective"]),
        "parent": about["parent"] or "",
        **{role: len(about[role]) for role in _ROLES},
        "activities": BETWEEN.join(activities),
        "years": BETWEEN.join(map(str, years)),
        "first_year": years[0],
        "last_year": years[-1],
    }


def kind_names(network: "Network", lang: str) -> dict[str, str]:
    """What each kind of actor is called, by its notation."""
    return {k["id"]: k[f"label_{lang}"] for k in network.graph["kinds"]}


def _edge(relation: str, year: int, activities: list[str], places: list[dict[str, Any]], label: str) -> dict[str, Any]:
    return {
        "label": label,
        "relation": relation,
        "directed": relation in _DIRECTED,
        "year": year,
        "weight": len(activities),
        "activities": BETWEEN.join(activities),
        "evidence": BETWEEN.join(map(_evidence, places)),
    }


def _evidence(said: dict[str, Any]) -> str:
    """The words of a tie and their place: 2025/2.6.4: „ДАБ“, „А21“ (programme-2025, 120–190)."""
    words = ", ".join(f"„{' '.join(said[end].split())}“" for end in ("from", "to"))
    return f"{said['activity']}: {words} ({said['document']}, {said['start']}–{said['end']})"


def _by_year(activities: list[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key in activities:
        found[int(key.split("/", 1)[0])].append(key)
    return dict(sorted(found.items()))
