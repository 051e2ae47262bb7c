"""The network as GraphML, for igraph, yEd, R and others."""

import io
from typing import TYPE_CHECKING

import networkx as nx

from mrezha.export.methods import text
from mrezha.export.registry import FORMATS

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The network, its methods text an attribute of the graph."""
    graph = kg.network(year=scope.year, section=scope.section, plain=True, lang=scope.lang)
    graph.graph["methods"] = text(kg, scope, FORMATS["graphml"])
    buffer = io.BytesIO()
    nx.write_graphml_xml(graph, buffer)  # not the one of lxml, whose bytes differ where lxml is there
    return buffer.getvalue()
