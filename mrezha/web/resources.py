"""Pages of things under the addresses that name them, and the same as RDF for programs."""

from typing import Any

import pyoxigraph as ox
from starlette.responses import Response

from mrezha.evidence import goals_of
from mrezha.ontology.namespaces import BASE, CODE, ID
from mrezha.web.bench import NotThere, Seen, Workbench
from mrezha.web.facts import Cell, Reading, key_of
from mrezha.web.linked import described, named_graph
from mrezha.web.negotiate import best
from mrezha.web.passages import pieces
from mrezha.web.render import page
from mrezha.web.sparql import GRAPH_TYPES, Refused

SUFFIXES = {".ttl": "ttl", ".jsonld": "jsonld", ".nt": "nt", ".rdf": "rdf"}
_TYPES = {"ttl": "text/turtle; charset=utf-8", "jsonld": "application/ld+json", "nt": "application/n-triples",
          "rdf": "application/rdf+xml"}  # fmt: skip


def resource(bench: Workbench, seen: Seen) -> Response:
    """The thing of an address: a page, or its statements in the form that the client takes."""
    path, form = _form(seen)
    iri = _safe(f"{BASE}{path.lstrip('/')}")
    if path.startswith("/graph/"):
        form = form or "ttl"  # a graph is for programs, whoever asks
    if form:
        body = named_graph(bench.kg.dataset, iri, form) if path.startswith("/graph/") else None
        body = body or described(bench.kg.dataset, iri, form)
        if body is None:
            raise NotThere(iri)
        links = {"Link": f'<{iri}>; rel="describes"', "Access-Control-Allow-Origin": "*"}
        return Response(body, media_type=_TYPES[form], headers=links)
    if path.startswith("/id/activity/") and key_of(iri) in bench.facts.rows:
        return _activity(bench, seen, iri)
    if iri in bench.network:
        return _actor(bench, seen, iri)
    return _thing(bench, seen, iri)


def _form(seen: Seen) -> tuple[str, str | None]:
    """The path without its suffix, and the RDF form asked for; None where a page is."""
    for suffix, form in SUFFIXES.items():
        if seen.path.endswith(suffix):
            return seen.path.removesuffix(suffix), form
    media = best(seen.accept, ["text/html", "application/xhtml+xml", *GRAPH_TYPES])
    if media is None:
        raise Refused(406, f"this page can be had as text/html, {', '.join(_TYPES.values())}")
    return seen.path, GRAPH_TYPES.get(media)


def _activity(bench: Workbench, seen: Seen, iri: str) -> Response:
    key = key_of(iri)
    readings = bench.facts.readings.get(key, [])
    rows: list[dict[str, Any]] = [
        {"row": row, "cells": [_cell(cell, row.document, readings) for cell in row.cells if cell.state != "absent"]}
        for row in bench.facts.rows[key]
    ]
    resting = {n for row in rows for cell in row["cells"] for n in cell["readings"]}
    outside = [n for n in range(len(readings)) if n not in resting]
    keys = list(bench.activities)
    at = keys.index(key) if key in keys else 0
    return page(
        "activity.html", bench, seen, iri=iri, key=key, about=bench.activities[key], rows=rows, readings=readings,
        outside=outside, before=keys[at - 1] if at else None, after=keys[at + 1] if at + 1 < len(keys) else None,
        goals=goals_of(bench.kg, [iri]), indicators=_indicators(readings),
    )  # fmt: skip


def _cell(cell: Cell, document: str, readings: list[Reading]) -> dict[str, Any]:
    """A cell cut into pieces, and the readings that rest on its words."""
    spans = [(n, a, b) for n, r in enumerate(readings) for d, a, b, _ in r.spans if d == document]
    cut = pieces(cell.words, cell.start, spans) if cell.words and cell.start is not None else []
    return {"cell": cell, "pieces": cut, "readings": sorted({n for p in cut for n in p.readings})}


def _indicators(readings: list[Reading]) -> dict[int, str]:
    """For each baseline and target the indicator that it is the value of."""
    labels = {r.iri.replace("/indicator/", "/value/"): r.label or "" for r in readings if r.kind == "indicator"}
    return {n: labels.get(r.iri.rsplit("/", 1)[0], "") for n, r in enumerate(readings) if r.value is not None}


def _actor(bench: Workbench, seen: Seen, iri: str) -> Response:
    node = bench.network.nodes[iri]
    below = sorted(t.iri for t in bench.kg.vocabulary.things.values() if t.parent == iri and t.iri in bench.network)
    partners: dict[str, set[str]] = {}
    for u, v, about in (*bench.network.edges(iri, data=True), *bench.network.in_edges(iri, data=True)):
        if about["relation"] != "pays":
            partners.setdefault(v if u == iri else u, set()).update(about["activities"])
    ranked = sorted(partners.items(), key=lambda item: (-len(item[1]), bench.facts.label(item[0], seen.lang)))
    return page(
        "actor.html", bench, seen, iri=iri, node=node, below=below, partners=ranked,
        groups=[(role, node[role]) for role in ("leads", "partners", "pays") if node[role]],
        activities=bench.activities, words_of=_words_of(bench, iri),
    )  # fmt: skip


def _words_of(bench: Workbench, iri: str) -> dict[str, list[str]]:
    """The words that name a thing, by activity."""
    found: dict[str, list[str]] = {}
    for activities in bench.facts.uses.get(iri, {}).values():
        for key in activities:
            words = [s[3] for r in bench.facts.readings[key] if r.thing == iri for s in r.spans]
            found[key] = list(dict.fromkeys(words))
    return found


def _thing(bench: Workbench, seen: Seen, iri: str) -> Response:
    """Any other thing: its statements, the activities that name it, and what points at it."""
    rows = bench.kg.query(_STATEMENTS.format(iri=iri))
    if not rows.rows:
        raise NotThere(iri)
    statements: dict[tuple[str, bool], list[Any]] = {}
    for row in rows:
        statements.setdefault((row["p"], bool(row["from"])), []).append(row["o"])
    listed = {k: a for k, a in bench.activities.items() if iri in _holders(a)}
    return page(
        "thing.html", bench, seen, iri=iri, statements=statements, uses=bench.facts.uses.get(iri, {}),
        activities=bench.activities, words_of=_words_of(bench, iri), listed=listed,
    )  # fmt: skip


def _holders(about: dict[str, Any]) -> tuple[str, str]:
    """What an activity belongs to: its programme and its theme."""
    return f"{ID}programme/{about['year']}", f"{CODE}theme/{about['theme']}"


def _safe(iri: str) -> str:
    """An address that can stand in a query: anything else names nothing."""
    try:
        return ox.NamedNode(iri).value
    except ValueError:
        raise NotThere(iri) from None


_STATEMENTS = """
SELECT DISTINCT ?p ?o ?from WHERE {{
  {{ <{iri}> ?p ?o BIND(true AS ?from) }}
  UNION {{ SELECT ?p ?o ?from WHERE {{ ?o ?p <{iri}> BIND(false AS ?from) }} LIMIT 300 }}
}} ORDER BY DESC(?from) ?p ?o
"""
