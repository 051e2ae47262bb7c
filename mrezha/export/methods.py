"""The methods text: documents with their hashes, settings, versions, rules and caveats of an export."""

import hashlib
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from mrezha.export.documents import documents
from mrezha.export.registry import FORMATS
from mrezha.graph.build import canonical
from mrezha.labels import labels

if TYPE_CHECKING:
    from mrezha.export.registry import Format, Scope
    from mrezha.knowledge.programmes import Programmes

_LIBRARIES = ("rdflib", "pyoxigraph", "networkx", "openpyxl")
_RULES = ("rows", "cells", "network", "units", "collective", "commission", "practice")
_ONTOLOGY = "SELECT ?v { ?o a owl:Ontology ; owl:versionIRI ?v } ORDER BY ?v LIMIT 1"
_COUNTS = """
SELECT (COUNT(DISTINCT ?u) AS ?unresolved) (COUNT(DISTINCT ?c) AS ?corrected) {
  { ?u mrz:unresolved true } UNION { ?c mrz:corrected true }
}
"""


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The methods text by itself."""
    return text(kg, scope, FORMATS["methods"]).encode()


def text(kg: "Programmes", scope: "Scope", form: "Format") -> str:
    """The methods text of a form in the language of the scope. It holds no date: the same data give the same text."""
    said = labels("methods", scope.lang)
    quads = canonical(kg.dataset.quads())
    [counts] = kg.query(_COUNTS)
    options = "".join(f" --{k} {v}" for k, v in (("year", scope.year), ("section", scope.section)) if v)
    lines = [
        said["head"],
        "",
        said["form"].format(name=form.name, suffix=f".{form.suffix}"),
        said["settings"].format(year=scope.year or said["all"], section=scope.section or said["all"], lang=scope.lang),
        said["program"].format(
            version=version("mrezha"),
            python=platform.python_version(),
            libraries=", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        ),
        said["ontology"].format(version=kg.query(_ONTOLOGY).rows[0][0]),
        said["dataset"].format(statements=quads.count(b"\n"), sha256=hashlib.sha256(quads).hexdigest()),
        said["documents"],
        *(said["document"].format(**d) for d in documents(kg, scope.year)),
        said["doubts"].format(**counts),
        said["rules"],
        *(said[rule] for rule in _RULES),
        said["licence"],
        said["again"].format(name=form.name, options=f"{options} --lang {scope.lang}"),
    ]
    return "\n".join(lines) + "\n"
