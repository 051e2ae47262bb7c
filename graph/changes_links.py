"""Continuity between activities as statements: a node a pair, with its score and judgement, never owl:sameAs."""

from typing import Any

import pyoxigraph as ox

from mrezha.ontology.namespaces import CODE, GRAPH, ID, MRZ, PREFIXES


def continuity_links(found: dict[str, Any], dated: str | None = None) -> bytes:
    """The pairs of `mrezha.graph.changes.changes` as N-Quads, in a graph of their own: continued and rejected ones.

    `dated` is the day of the results, as 2026-03-31, where they have one.

    >>> pair = {"from": "2020/2.2", "to": "2025/2.3.1", "score": 0.9, "judgement": "accepted", "note": ""}
    >>> said = {"earlier": 2020, "later": 2025, "method": {"name": "by hand"}, "continued": [pair], "rejected": []}
    >>> continuity_links(said).decode().count(" .")
    6
    """
    pairs = [*found["continued"], *({**p, "judgement": "rejected"} for p in found["rejected"])]
    graph = ox.NamedNode(f"{GRAPH}continuity-{found['earlier']}-{found['later']}")
    quads = [
        ox.Quad(*triple, graph)
        for pair in sorted(pairs, key=lambda p: (p["from"], p["to"]))
        for triple in _link(pair, found["method"]["name"], dated)
    ]
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def _link(
    pair: dict[str, Any], method: str, dated: str | None
) -> list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    link = ox.NamedNode(f"{ID}continuity/{pair['from']}/{pair['to']}")
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (f"{PREFIXES['rdf']}type", ox.NamedNode(f"{MRZ}ContinuityLink")),
        (f"{MRZ}earlierActivity", ox.NamedNode(f"{ID}activity/{pair['from']}")),
        (f"{MRZ}laterActivity", ox.NamedNode(f"{ID}activity/{pair['to']}")),
        (f"{MRZ}score", ox.Literal(str(pair["score"]), datatype=ox.NamedNode(f"{PREFIXES['xsd']}decimal"))),
        (f"{MRZ}judgement", ox.NamedNode(f"{CODE}judgement/{pair['judgement']}")),
        (f"{PREFIXES['dcterms']}description", ox.Literal(method, language="en")),
    ]
    if dated:
        said.append(
            (f"{PREFIXES['dcterms']}created", ox.Literal(dated, datatype=ox.NamedNode(f"{PREFIXES['xsd']}date")))
        )
    if pair["note"]:
        said.append((f"{PREFIXES['skos']}note", ox.Literal(pair["note"])))
    return [(link, ox.NamedNode(predicate), value) for predicate, value in said]
