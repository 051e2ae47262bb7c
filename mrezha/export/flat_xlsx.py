"""One programme as a flat table, as an Excel workbook."""

from typing import TYPE_CHECKING

from mrezha.export.flat import flat

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The table."""
    return flat(kg, scope, "xlsx")
