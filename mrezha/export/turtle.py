"""All statements in one graph, as Turtle."""

from typing import TYPE_CHECKING

import pyoxigraph as ox

from mrezha.export.nquads import triples
from mrezha.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", _scope: "Scope") -> bytes:
    """All triples, in a settled order."""
    return ox.serialize(triples(kg), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
