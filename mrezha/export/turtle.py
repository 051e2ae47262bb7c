"""All statements in one graph, as Turtle."""

from typing import TYPE_CHECKING

import pyoxigraph as ox

from mrezha.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge import KnowledgeGraph


def export(kg: "KnowledgeGraph", _scope: "Scope") -> bytes:
    """All triples, in a settled order."""
    triples = sorted({q.triple for q in kg.dataset.quads()}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
