"""Mrezha: national programmes as a knowledge graph.

>>> import mrezha
>>> kg = mrezha.open()
>>> answer = kg.ask("Who partners with UNHCR?")
>>> sorted(row["abbr"] for row in answer.rows)
['ДАБ', 'МОМ', 'НКБТХ']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mrezha.knowledge import KnowledgeGraph

__version__ = "0.1.0"


def open() -> "KnowledgeGraph":
    """The knowledge graph of the chosen programmes, built first if need be."""
    from mrezha.knowledge import KnowledgeGraph

    return KnowledgeGraph()


def __getattr__(name: str) -> object:
    """Names that are imported when first used."""
    if name == "NotUnderstood":
        from mrezha.queries.question import NotUnderstood

        return NotUnderstood
    raise AttributeError(f"module 'mrezha' has no attribute {name!r}")
