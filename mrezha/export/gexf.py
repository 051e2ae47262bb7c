"""The network as GEXF 1.2, which Gephi opens."""

import io
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ElementTree, SubElement

from networkx.readwrite.gexf import GEXFWriter

from mrezha.export.methods import text
from mrezha.export.registry import FORMATS

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The network, its methods text in the description."""
    graph = kg.network(year=scope.year, section=scope.section, plain=True, lang=scope.lang)
    for n, (_, _, about) in enumerate(graph.edges(data=True)):
        about["id"] = str(n)
    writer = GEXFWriter(graph)
    meta = writer.xml[0]
    del meta.attrib["lastmodifieddate"]  # today's date would make the same data give other bytes tomorrow
    SubElement(meta, "description").text = text(kg, scope, FORMATS["gexf"])
    for attribute in writer.xml.iter("attribute"):
        if attribute.get("type") == "long":  # so networkx calls every whole number; counts and years are small
            attribute.set("type", "integer")
    writer.indent(writer.xml)
    buffer = io.BytesIO()
    ElementTree(writer.xml).write(buffer, encoding="utf-8", xml_declaration=True)
    return buffer.getvalue()
