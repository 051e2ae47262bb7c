"""The network as Cytoscape JSON (.cyjs), for Cytoscape and Cytoscape.js."""

import json
from typing import TYPE_CHECKING

import networkx as nx

from mrezha.export.methods import text
from mrezha.export.registry import FORMATS

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The network, its methods text among the data of the graph."""
    graph = kg.network(year=scope.year, section=scope.section, plain=True, lang=scope.lang)
    for n, (_, _, about) in enumerate(graph.edges(data=True)):
        about["id"] = f"e{n}"
        about["interaction"] = about["relation"]  # what Cytoscape calls the kind of a tie
    said = nx.cytoscape_data(graph, name="label")
    said["data"] = {"name": "Mrezha", "methods": text(kg, scope, FORMATS["cytoscape"])}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
