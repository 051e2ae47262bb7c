"""The same network seen otherwise: units as their parent body, repeated casts as one, without the Commission."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from mrezha.graph import folding
from mrezha.graph.measures.two_mode import PART, Graph, activities, add_role, without
from mrezha.graph.store import Dataset
from mrezha.ontology.namespaces import ID

COMMISSION = (f"{ID}institution/nkbth", f"{ID}institution/ankbth")  # the Commission and its administration

_BODIES = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?actor ?parent ?kind ?abbr ?label_bg ?label_en
WHERE {
  ?actor a mrz:Institution ; skos:prefLabel ?label_bg . FILTER(LANG(?label_bg) = "bg")
  OPTIONAL { ?actor mrz:partOf ?parent }
  OPTIONAL { ?actor mrz:kind ?k . BIND(REPLACE(STR(?k), "^.*/", "") AS ?kind) }
  OPTIONAL { ?actor mrz:abbreviation ?abbr . FILTER(LANG(?abbr) = "bg") }
  OPTIONAL { ?actor skos:prefLabel ?label_en . FILTER(LANG(?label_en) = "en") }
}
ORDER BY ?actor ?parent ?abbr
"""

Bodies = Mapping[str, Mapping[str, Any]]


def bodies(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """All known institutions with their names and, as `parent`, the body they are part of."""
    found: dict[str, dict[str, Any]] = {}
    for row in dataset.select(_BODIES):
        found.setdefault(str(row["actor"]), {k: v for k, v in row.items() if k != "actor"})
    return found


def head_of(actor: str, known: Bodies) -> str:
    """The body that an actor counts as when units are folded: the topmost one below the Council of Ministers.

    >>> head_of("ozd", {"ozd": {"parent": "dsp"}, "dsp": {"parent": "asp"}, "asp": {"parent": None}})
    'asp'
    """
    return folding.head_of(actor, lambda a: known.get(a, {}).get("parent"))


def folded(graph: Graph, known: Bodies) -> Graph:
    """The network with every unit counted as its parent body (ГДБОП as МВР, АНКБТХ and МКБТХ as НКБТХ).

    Roles add up: a ministry that leads and whose unit is a partner has both roles in that activity. Collective actors
    stay as they are. A parent that is printed nowhere itself comes in under its own name.

    >>> b = Graph()
    >>> b.add_node("unit", bipartite=0, collective=False); b.add_node("1", bipartite=1)
    >>> add_role(b, "unit", "1", "lead")
    >>> f = folded(b, {"unit": {"parent": "body"}, "body": {"parent": None, "abbr": "B"}})
    >>> list(f["1"]), f.nodes["body"]["abbr"]
    (['body'], 'B')
    """
    result: Graph = nx.Graph(**graph.graph)
    result.add_nodes_from((a, graph.nodes[a]) for a in activities(graph))
    for actor, about in graph.nodes(data=True):
        if about["bipartite"] == 1:
            continue
        head = actor if about.get("collective") else head_of(actor, known)
        if head not in result:
            described = graph.nodes[head] if head in graph else known[head]
            result.add_node(head, **{"collective": False, **described, "bipartite": 0})
        for activity, edge in graph[actor].items():
            add_role(result, head, activity, *edge["roles"])
    return result


def collapsed(graph: Graph) -> Graph:
    """The network with activities of one programme that have the very same leads and partners counted as one.

    The first of them stays, with all of them as `stands_for`, and with the payers of all. Activities without anybody
    are no repetition of each other and stay.

    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1, year=2025); b.add_node("A", bipartite=0)
    >>> add_role(b, "A", "1", "lead"); add_role(b, "A", "2", "lead", "pays")
    >>> c = collapsed(b)
    >>> c.nodes["1"]["stands_for"], sorted(c.edges["A", "1"]["roles"]), "2" in c
    (['1', '2'], ['lead', 'pays'], False)
    """
    by_cast: dict[Any, list[str]] = {}
    for activity in activities(graph):
        cast = frozenset((a, e["roles"] & set(PART)) for a, e in graph[activity].items() if e["roles"] & set(PART))
        by_cast.setdefault((graph.nodes[activity].get("year"), cast) if cast else activity, []).append(activity)
    result = without(graph, [a for group in by_cast.values() for a in group[1:]])
    for first, *others in by_cast.values():
        result.nodes[first]["stands_for"] = [first, *others]
        for other in others:
            for actor, edge in graph[other].items():
                add_role(result, actor, first, *edge["roles"])
    return result
