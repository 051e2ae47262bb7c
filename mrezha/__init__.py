"""Mrezha: national programmes as a knowledge graph.

>>> import mrezha
>>> kg = mrezha.open()
>>> answer = kg.ask("Who partners with UNHCR?")
>>> sorted(row["abbr"] for row in answer.rows)
['ДАБ', 'МОМ', 'НКБТХ']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mrezha.knowledge import KnowledgeGraph

__version__ = "0.1.0"

_ERRORS = {
    "NotUnderstood": "mrezha.queries.question",
    "ExportError": "mrezha.export.registry",
    "UnknownNameError": "mrezha.card",
}


def open(*files: "str | Path", only: bool = False, endpoint: str | None = None) -> "KnowledgeGraph":
    """The knowledge graph of a SPARQL 1.1 server, or of the chosen programmes, built first if need be.

    With files of one's own it is built in memory of these and the shipped programmes, or of these `only`, and nothing
    is remembered for the next time; `mrezha build` remembers. The server is `endpoint`, else the one that the
    environment names as `MREZHA_ENDPOINT`.

    Raises:
        SourceError: if a file cannot be read as a programme.
        EndpointError: if the server cannot be used.
    """
    import os

    from mrezha.knowledge import KnowledgeGraph

    if files:
        return KnowledgeGraph.of_files(files, only=only)
    return KnowledgeGraph(endpoint=endpoint or os.environ.get("MREZHA_ENDPOINT"))


def __getattr__(name: str) -> object:
    """Names that are imported when first used."""
    if name in _ERRORS:
        import importlib

        return getattr(importlib.import_module(_ERRORS[name]), name)
    raise AttributeError(f"module 'mrezha' has no attribute {name!r}")
