"""The whole dataset as canonical N-Quads: sorted lines, no blank node named by chance."""

from typing import TYPE_CHECKING

from mrezha.graph.build import canonical

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge import KnowledgeGraph


def export(kg: "KnowledgeGraph", _scope: "Scope") -> bytes:
    """All quads."""
    return canonical(kg.dataset.quads())
