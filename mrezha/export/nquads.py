"""The whole dataset as canonical N-Quads: sorted lines, no blank node named by chance."""

from typing import TYPE_CHECKING

import pyoxigraph as ox

from mrezha.graph.build import canonical

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", _scope: "Scope") -> bytes:
    """All quads."""
    return canonical(kg.dataset.quads())


def triples(kg: "Programmes") -> list[ox.Triple]:
    """All statements in one graph, sorted, their blank nodes named as in the N-Quads."""
    quads = ox.parse(canonical(kg.dataset.quads()), format=ox.RdfFormat.N_QUADS)
    return sorted({q.triple for q in quads}, key=str)
