"""The actors of the network as CSV, with the column names that Gephi wants."""

from typing import TYPE_CHECKING

from mrezha.export.cells import separated

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """One line an actor; without a byte order mark, over which network programs stumble."""
    network = kg.network(year=scope.year, section=scope.section, plain=True, lang=scope.lang)
    lines = [{"Id": node, "Label": about.pop("label"), **about} for node, about in network.nodes(data=True)]
    columns = list(lines[0]) if lines else ["Id", "Label"]
    return separated(columns, [list(line.values()) for line in lines]).encode()
