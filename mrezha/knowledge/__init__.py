"""The knowledge graph as a Python object: `mrezha.open()`."""

from mrezha.knowledge.analyses import Analyses
from mrezha.knowledge.asking import Asking
from mrezha.knowledge.copies import Copies
from mrezha.knowledge.networks import Networks


class KnowledgeGraph(Asking, Networks, Analyses, Copies):
    """The programmes as a graph to ask, query and draw.

    >>> kg = KnowledgeGraph()
    >>> kg.ask("В кои дейности участва ДАНС?").answer
    '2025/2.3.1'
    >>> kg.query("SELECT (COUNT(?a) AS ?n) { ?a a <https://w3id.org/mrezha/ontology#Activity> }").rows
    ((119,),)
    """
