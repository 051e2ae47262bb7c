"""NetworkX graphs made of one incidence list: who takes part in which activity, in which role."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

import networkx as nx

from mrezha.graph.store import Dataset

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:  # the class takes no parameters at run time
    Network = nx.MultiDiGraph

_INCIDENCE = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?actor ?role ?year ?code ?words ?document ?start ?end
WHERE {{
  {years}
  VALUES (?has ?who ?role) {{
    (mrz:hasLeadParticipation mrz:participant "lead")
    (mrz:hasPartnerParticipation mrz:participant "partner")
    (mrz:hasContribution mrz:contributor "pays")
  }}
  ?activity a mrz:Activity ; mrz:year ?year ; skos:notation ?code ; ?has ?reading .
  ?reading ?who ?actor ; dcterms:source ?span .
  ?span oa:exact ?words ; oa:start ?start ; oa:end ?end ; mrz:inDocument/dcterms:identifier ?document .
}}
ORDER BY ?year ?code ?role ?start ?actor
"""
_ACTIVITIES = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?year ?code ?title ?section ?number ?theme ?theme_bg ?theme_en
WHERE {{
  {years}
  ?activity a mrz:Activity ; mrz:year ?year ; skos:notation ?code ; rdfs:label ?title ; dcterms:isPartOf ?s .
  ?s skos:notation ?section ; mrz:number ?number .
  OPTIONAL {{
    ?s dcterms:subject ?t . ?t skos:notation ?theme ; skos:prefLabel ?theme_bg , ?theme_en .
    FILTER(LANG(?theme_bg) = "bg" && LANG(?theme_en) = "en")
  }}
}}
ORDER BY ?year ?number ?code
"""
_ACTORS = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?actor ?collective ?kind ?parent ?property ?name ?lang
WHERE {
  VALUES (?type ?collective) { (mrz:Institution false) (mrz:CollectiveActor true) }
  ?actor a ?type .
  OPTIONAL { ?actor mrz:kind ?kind }
  OPTIONAL { ?actor mrz:partOf ?parent }
  VALUES ?property { skos:prefLabel skos:altLabel mrz:abbreviation }
  ?actor ?property ?name . BIND(LANG(?name) AS ?lang)
}
ORDER BY ?actor ?property STR(?name)
"""
_KINDS = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?kind ?label_bg ?label_en ?colour ?shape
WHERE {
  ?kind a mrz:ActorKind ; skos:prefLabel ?label_bg , ?label_en .
  FILTER(LANG(?label_bg) = "bg" && LANG(?label_en) = "en")
  OPTIONAL { ?kind mrz:colour ?colour } OPTIONAL { ?kind mrz:shape ?shape }
}
ORDER BY ?kind
"""

Roles = dict[str, dict[str, list[dict[str, Any]]]]  # activity -> role -> mentions


def network(dataset: Dataset, *, years: Iterable[int] = (), sections: Iterable[str] = ()) -> Network:
    """Who works with whom, one edge a pair and relation, its activities and the words of the source on it.

    Relations: `lead-partner` (lead → partner), `co-lead`, `co-partner` (both undirected, kept one way, in the order
    of addresses), `pays` (payer → lead). Nodes carry `label_bg`, `label_en`, `abbr`, `aliases`, `kind`, `collective`,
    `parent`, and the activities they lead, are partners in and pay for. `sections` are Roman numerals or themes.
    """
    chosen = _chosen(years)
    activities = _activities(dataset, chosen, set(sections))
    roles = _roles(dataset, chosen, activities)
    graph: Network = nx.MultiDiGraph(**_about(dataset, activities))
    described = _actors(dataset)
    acted = [key for key in activities if key in roles]
    for key in acted:
        for role, mentions in roles[key].items():
            for m in mentions:
                _add_actor(graph, m["actor"], described)
                listed = graph.nodes[m["actor"]][{"lead": "leads", "partner": "partners"}.get(role, "pays")]
                if listed[-1:] != [key]:
                    listed.append(key)
    for key in acted:
        _connect(graph, key, roles[key])
    return _sorted(graph)


def _chosen(years: Iterable[int]) -> str:
    """The clause that keeps a query to some years, so that one programme of thousands is read alone."""
    wanted = sorted({int(year) for year in years})
    return f"VALUES ?year {{ {' '.join(map(str, wanted))} }}" if wanted else ""


def _activities(dataset: Dataset, chosen: str, sections: set[str]) -> dict[str, dict[str, Any]]:
    found = {}
    for row in dataset.select(_ACTIVITIES.format(years=chosen)):
        if not sections or {str(row["section"]), str(row["theme"])} & sections:
            found[f"{row['year']}/{row['code']}"] = row
    return dict(sorted(found.items(), key=lambda item: (item[1]["year"], _natural(item[1]["code"]))))


def _natural(code: str) -> list[int]:
    return [int(p) for p in str(code).replace("-", ".").split(".") if p.isdigit()]


def _roles(dataset: Dataset, chosen: str, activities: dict[str, dict[str, Any]]) -> Roles:
    found: Roles = defaultdict(lambda: {"lead": [], "partner": [], "pays": []})
    for row in dataset.select(_INCIDENCE.format(years=chosen)):
        key = f"{row['year']}/{row['code']}"
        if key in activities:
            found[key][str(row["role"])].append(row)
    return found


def _about(dataset: Dataset, activities: dict[str, dict[str, Any]]) -> dict[str, Any]:
    sections = {
        (a["year"], a["number"]): {
            "year": a["year"],
            "n": a["section"],
            "theme": a["theme"],
            "label_bg": a["theme_bg"] or a["section"],
            "label_en": a["theme_en"] or a["section"],
        }
        for a in activities.values()
    }
    kinds = [
        {"id": str(r["kind"]).rsplit("/", 1)[-1], **{k: r[k] for k in ("label_bg", "label_en", "colour", "shape")}}
        for r in dataset.select(_KINDS)
    ]
    return {
        "years": sorted({a["year"] for a in activities.values()}),
        "sections": [sections[k] for k in sorted(sections)],
        "kinds": kinds,
        "activities": {
            k: {"year": a["year"], "code": a["code"], "section": a["section"], "theme": a["theme"], "title": a["title"]}
            for k, a in activities.items()
        },
    }


def _actors(dataset: Dataset) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in dataset.select(_ACTORS):
        actor = found.setdefault(
            str(row["actor"]),
            {
                "label_bg": None,
                "label_en": None,
                "abbr": None,
                "aliases": [],
                "kind": str(row["kind"] or "unknown").rsplit("/", 1)[-1],
                "collective": row["collective"],
                "parent": row["parent"],
            },
        )
        prop, lang = str(row["property"]).rsplit("#", 1)[-1], str(row["lang"])
        if prop == "prefLabel":
            actor[f"label_{lang}"] = actor.get(f"label_{lang}") or row["name"]
        elif prop == "abbreviation" and lang == "bg":
            actor["abbr"] = row["name"]
        elif row["name"] not in actor["aliases"]:
            actor["aliases"].append(row["name"])
    for actor in found.values():
        actor["label_bg"] = actor["label_bg"] or actor["label_en"]
        actor["label_en"] = actor["label_en"] or actor["label_bg"]
    return found


def _add_actor(graph: Network, actor: str, described: dict[str, dict[str, Any]]) -> None:
    if actor not in graph:
        graph.add_node(actor, **described[actor], leads=[], partners=[], pays=[])


def _connect(graph: Network, key: str, roles: dict[str, list[dict[str, Any]]]) -> None:
    leads, partners, payers = roles["lead"], roles["partner"], roles["pays"]
    for a in leads:
        for b in partners:
            _edge(graph, "lead-partner", key, a, b)
    for relation, side in (("co-lead", leads), ("co-partner", partners)):
        for a, b in combinations(side, 2):
            _edge(graph, relation, key, *sorted((a, b), key=lambda m: str(m["actor"])))
    for a in payers:
        for b in leads:
            _edge(graph, "pays", key, a, b)


def _edge(graph: Network, relation: str, key: str, a: dict[str, Any], b: dict[str, Any]) -> None:
    u, v = a["actor"], b["actor"]
    if u == v:
        return  # a body that stands in both columns works with nobody by that
    if not graph.has_edge(u, v, key=relation):
        graph.add_edge(u, v, key=relation, relation=relation, activities=[], evidence=[])
    edge = graph.edges[u, v, relation]
    if edge["activities"][-1:] != [key]:
        edge["activities"].append(key)
        edge["evidence"].append(
            {
                "activity": key,
                "from": a["words"],
                "to": b["words"],
                "document": a["document"],
                "start": a["start"],
                "end": b["end"],
            }
        )


def _sorted(graph: Network) -> Network:
    """The same graph with nodes and edges in the order of their addresses, so that every run gives the same."""
    ordered: Network = nx.MultiDiGraph(**graph.graph)
    ordered.add_nodes_from(sorted(graph.nodes(data=True)))
    for u, v, key, data in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        ordered.add_edge(u, v, key=key, **data)
    return ordered
