"""A thing as RDF: its own statements, what points at it, and those of the nodes that belong to it."""

import itertools
from collections.abc import Iterator

import pyoxigraph as ox

from mrezha.graph.store import Dataset, values
from mrezha.ontology.namespaces import ID, PREFIXES
from mrezha.web.worker import GRAPH_FORMS

# Nodes that say nothing without the activity they belong to.
_OWNED = tuple(
    f"{ID}{kind}/"
    for kind in ("participation", "contribution", "amount", "deadline", "result", "indicator", "value", "reference",
                 "row", "cell", "span")
)  # fmt: skip
_POINTING = 1000


def described(dataset: Dataset, iri: str, form: str) -> bytes | None:
    """What the dataset says of a thing, in one of `GRAPH_FORMS`; None if it says nothing."""
    triples = statements(dataset, iri)
    if not triples:
        return None
    return ox.serialize(sorted(triples, key=str), format=GRAPH_FORMS[form], prefixes=PREFIXES) or b""


def statements(dataset: Dataset, iri: str) -> set[ox.Triple]:
    """The statements of a thing and those that point at it; of an activity also those of the nodes it owns."""
    seen, pending, found = {iri}, {iri}, set[ox.Triple]()
    while pending:
        triples = set(_of(dataset, pending))
        found |= triples
        pending = set()
        if iri.startswith(f"{ID}activity/"):
            pending = {n.value for t in triples for n in (t.subject, t.object) if isinstance(n, ox.NamedNode)} - seen
            pending = {n for n in pending if n.startswith(_OWNED)}
            seen |= pending
    return found


def _of(dataset: Dataset, nodes: set[str]) -> Iterator[ox.Triple]:
    """The statements of some nodes and those that point at them, all nodes in two queries."""
    yield from dataset.triples(f"{values('s', sorted(nodes))} ?s ?p ?o")
    pointed = sorted(n for n in nodes if not n.startswith(f"{ID}span/"))  # others may be read from the same words
    if pointed:
        yield from itertools.islice(dataset.triples(f"{values('o', pointed)} ?s ?p ?o"), len(pointed) * _POINTING)


def named_graph(dataset: Dataset, iri: str, form: str) -> bytes | None:
    """All statements of a named graph; None if there is none of the name."""
    triples = set(dataset.triples(f"GRAPH {ox.NamedNode(iri)} {{ ?s ?p ?o }}"))
    return ox.serialize(sorted(triples, key=str), format=GRAPH_FORMS[form], prefixes=PREFIXES) if triples else None
