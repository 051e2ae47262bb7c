"""The ties of the network as CSV, with the column names that Gephi wants."""

from typing import TYPE_CHECKING

from mrezha.export.cells import separated

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes

_HEAD = ("Source", "Target", "Type", "Id", "Label", "Weight")


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """One line a tie; without a byte order mark, over which network programs stumble."""
    lines = []
    network = kg.network(year=scope.year, section=scope.section, plain=True, lang=scope.lang)
    for n, (a, b, about) in enumerate(network.edges(data=True)):
        kind = "Directed" if about.pop("directed") else "Undirected"
        head = (a, b, kind, n, about.pop("label"), about.pop("weight"))
        lines.append(dict(zip(_HEAD, head, strict=True)) | about)
    columns = list(lines[0]) if lines else list(_HEAD)
    return separated(columns, [list(line.values()) for line in lines]).encode()
