"""The knowledge graph as a Python object: `mrezha.open()`."""

from mrezha.knowledge.copies import Copies


class KnowledgeGraph(Copies):
    """The programmes as a graph to ask, query and draw.

    >>> kg = KnowledgeGraph()
    >>> kg.ask("В кои дейности участва ДАНС?").answer
    '2025/2.3.1'
    >>> kg.query("SELECT (COUNT(?a) AS ?n) { ?a a <https://w3id.org/mrezha/ontology#Activity> }").rows
    ((119,),)
    """
