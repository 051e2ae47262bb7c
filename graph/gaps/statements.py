"""Findings as statements: a node a rule and programme, dated, with its count, its denominator and what it is about."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from mrezha.graph.gaps.finding import Finding
from mrezha.ontology.namespaces import GRAPH, ID, MRZ, PREFIXES

Value = ox.NamedNode | ox.Literal


def statements(findings: Iterable[Finding], dated: str) -> bytes:
    """The findings as N-Quads, those of each programme in a graph of their own (`graph/findings-2025`).

    A rule that looked and found nothing is said with the count 0; one that had nowhere to look is left out. Each
    finding says by which rule, when, how it was decided, and which activities and actors it is about; the words it
    rests on stand in the cells of these.

    Args:
        findings: of `mrezha.graph.gaps.register`.
        dated: the day of the results, as 2026-03-31.
    """
    quads = [
        ox.Quad(subject, ox.NamedNode(predicate), value, ox.NamedNode(f"{GRAPH}findings-{finding.year}"))
        for finding in findings
        if finding.of
        for subject, predicate, value in _finding(finding, dated)
    ]
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def _finding(finding: Finding, dated: str) -> Iterator[tuple[ox.NamedNode, str, Value]]:
    folded = "/folded" if finding.folded and finding.rule.folds == "option" else ""
    subject = ox.NamedNode(f"{ID}finding/{finding.year}/{finding.gap}{folded}")
    said: list[tuple[str, Value]] = [
        (f"{PREFIXES['rdf']}type", ox.NamedNode(f"{MRZ}Finding")),
        (f"{MRZ}rule", ox.Literal(finding.gap)),
        (f"{MRZ}severity", ox.Literal(finding.severity)),
        (f"{MRZ}year", _integer(finding.year)),
        (f"{MRZ}count", _integer(finding.count)),
        (f"{MRZ}outOf", _integer(finding.of)),
        (f"{PREFIXES['dcterms']}created", ox.Literal(dated, datatype=ox.NamedNode(f"{PREFIXES['xsd']}date"))),
        (f"{PREFIXES['dcterms']}description", ox.Literal(finding.rule.wording["bg"], language="bg")),
        (f"{PREFIXES['dcterms']}description", ox.Literal(finding.rule.wording["en"], language="en")),
        *((f"{MRZ}about", ox.NamedNode(f"{ID}activity/{a}")) for a in finding.activities),
        *((f"{MRZ}about", ox.NamedNode(a.iri)) for a in finding.actors),
    ]
    return ((subject, predicate, value) for predicate, value in said)


def _integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(f"{PREFIXES['xsd']}integer"))
