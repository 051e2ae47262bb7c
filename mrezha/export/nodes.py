"""The actors of the network as CSV, with the column names that Gephi wants."""

from typing import TYPE_CHECKING

from mrezha.export.cells import separated
from mrezha.export.plain import plain

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge import KnowledgeGraph


def export(kg: "KnowledgeGraph", scope: "Scope") -> bytes:
    """One line an actor; without a byte order mark, over which network programs stumble."""
    lines = [{"Id": node, "Label": about.pop("label"), **about} for node, about in plain(kg, scope).nodes(data=True)]
    columns = list(lines[0]) if lines else ["Id", "Label"]
    return separated(columns, [list(line.values()) for line in lines]).encode()
