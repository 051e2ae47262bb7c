"""What is missing or wrong in a graph, by the shapes (SHACL), in words for researchers of either language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mrezha.ontology.asserted import asserted, ntriples
from mrezha.ontology.namespaces import PREFIXES, read

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Severity = Literal["violation", "warning"]

_PREFIXES = {**PREFIXES, "mrzs": "https://w3id.org/mrezha/shapes#"}


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding of a shape.

    A `violation` means that the graph contradicts itself or the model; a `warning`, that the print is worth a look.
    """

    severity: Severity
    message: dict[str, str]  # by language
    focus: str  # address of what it was found on
    path: str | None  # the property, as in SPARQL: mrz:hasLeadParticipation, ^mrz:describes
    value: str | None  # the value at fault, if there is one
    shape: str  # name of the shape that found it

    def line(self, language: str = "bg") -> str:
        """The finding in one line: what it is about, and what is the matter.

        >>> Violation("warning", {"en": "No lead."}, "https://w3id.org/mrezha/id/activity/2025/2.8.2", None, None,
        ...           "mrzs:Activity-lead").line("en")
        'id:activity/2025/2.8.2: No lead.'
        """
        found = f" ({self.value})" if self.value else ""
        return f"{_short(self.focus)}{found}: {self.message[language]}"


def validate(data: bytes, syntax: str = "nq") -> list[Violation]:
    """Check a data set against the shapes; violations come first.

    Only what is asserted counts: the graph of inferred statements is passed over, and the ontology, the lists and the
    authority files are put beside the data. `syntax` is the usual ending of a file in it: nq, trig, ttl, nt, rdf.

    Raises:
        ValueError: if the data cannot be read.

    >>> faults = validate(b'''@prefix mrz: <https://w3id.org/mrezha/ontology#> .
    ...     <https://w3id.org/mrezha/id/place/atlantis> a mrz:Place ; mrz:placeKind "town" .''', "ttl")
    >>> [fault.line("en") for fault in faults]
    ['id:place/atlantis: There is no name by which to show this.']
    """
    import pyshacl
    from rdflib import Graph

    graph = Graph().parse(data=ntriples(asserted(data, syntax)), format="nt")
    shapes = Graph().parse(data=read("shapes.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)  # noqa: S101  pySHACL returns bytes only when asked for a serialisation
    return sorted(_violations(report), key=lambda v: (v.severity, v.focus, v.shape, v.value or ""))


def _violations(report: Graph) -> list[Violation]:
    from rdflib import RDF, SH

    return [
        Violation(
            severity="warning" if report.value(result, SH.resultSeverity) == SH.Warning else "violation",
            message={m.language: str(m) for m in report.objects(result, SH.resultMessage)},  # type: ignore[attr-defined]
            focus=str(report.value(result, SH.focusNode)),
            path=_path(report, report.value(result, SH.resultPath)),
            value=_text(report.value(result, SH.value)),
            shape=_text(report.value(result, SH.sourceShape)) or "",
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    ]


def _text(node: Node | None) -> str | None:
    return None if node is None else _short(str(node))


def _path(report: Graph, path: Node | None) -> str | None:
    """A property path as SPARQL writes it."""
    from rdflib import SH, BNode
    from rdflib.collection import Collection

    if not isinstance(path, BNode):
        return _text(path)
    inverse = report.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_path(report, inverse)}"
    choices = report.value(path, SH.alternativePath)
    return None if choices is None else "|".join(str(_path(report, p)) for p in Collection(report, choices))


def _short(address: str) -> str:
    for prefix, start in sorted(_PREFIXES.items(), key=lambda item: -len(item[1])):
        if address.startswith(start):
            return f"{prefix}:{address.removeprefix(start)}"
    return address
