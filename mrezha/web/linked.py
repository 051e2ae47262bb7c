"""A thing as RDF: its own statements, what points at it, and those of the nodes that belong to it."""

import itertools
from collections.abc import Iterator

import pyoxigraph as ox

from mrezha.graph.store import Dataset
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
    start = ox.NamedNode(iri)
    seen, pending, found = {start}, [start], set[ox.Triple]()
    while pending:
        triples = set(_of(dataset, pending.pop()))
        found |= triples
        if iri.startswith(f"{ID}activity/"):
            owned = {n for t in triples for n in (t.subject, t.object) if isinstance(n, ox.NamedNode)} - seen
            owned = {n for n in owned if n.value.startswith(_OWNED)}
            seen |= owned
            pending += owned
    return found


def _of(dataset: Dataset, node: ox.NamedNode) -> Iterator[ox.Triple]:
    for quad in dataset.store.quads_for_pattern(node, None, None):
        yield quad.triple
    if not node.value.startswith(f"{ID}span/"):  # other activities may be read from the same words
        for quad in itertools.islice(dataset.store.quads_for_pattern(None, None, node), _POINTING):
            yield quad.triple


def named_graph(dataset: Dataset, iri: str, form: str) -> bytes | None:
    """All statements of a named graph; None if there is none of the name."""
    triples = {q.triple for q in dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(iri))}
    return ox.serialize(sorted(triples, key=str), format=GRAPH_FORMS[form], prefixes=PREFIXES) if triples else None
