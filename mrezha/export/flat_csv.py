"""One programme as a flat table, as CSV."""

from typing import TYPE_CHECKING

from mrezha.export.flat import flat

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge import KnowledgeGraph


def export(kg: "KnowledgeGraph", scope: "Scope") -> bytes:
    """The table."""
    return flat(kg, scope, "csv")
