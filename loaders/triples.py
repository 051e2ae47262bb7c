"""Records -> triples in the terms of the ontology; docs/model.md draws the shape."""

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from mrezha.loaders.records import Goal, Programme, Section
from mrezha.loaders.triples_base import M, Triple, node_id, unknown_actor
from mrezha.loaders.triples_row import RowWriter
from mrezha.ontology.namespaces import CODE, GRAPH
from mrezha.ontology.sections import roman
from mrezha.ontology.words import squeeze

__all__ = ["Writer", "graph_iri", "programme_graph", "unknown_actor"]


def graph_iri(name: str) -> str:
    """Address of a document's named graph.

    >>> graph_iri("programme-2025")
    'https://w3id.org/mrezha/graph/programme-2025'
    """
    return f"{GRAPH}{name}"


def programme_graph(programme: Programme) -> Graph:
    """Everything a programme says, as an RDF graph without blank nodes."""
    graph = Graph()
    for triple in Writer(programme).triples():
        graph.add(triple)
    return graph


class Writer(RowWriter):
    """Writes one programme."""

    def triples(self) -> Iterator[Triple]:
        """All triples of the programme."""
        yield from self._document()
        for section in self.programme.sections:
            yield from self._section(section)
        for row in self.programme.rows:
            yield from self.row(row)
        yield from self._abbreviations()

    def _document(self) -> Iterator[Triple]:
        data = self.programme.metadata
        yield self.main, RDF.type, M.Programme
        yield self.main, M.year, Literal(self.year)
        yield self.main, DCTERMS.title, Literal(data.title, lang=data.language)
        yield self.document, RDF.type, M.Document
        yield self.document, M.states, self.main
        yield self.document, DCTERMS.title, Literal(data.title, lang=data.language)
        yield self.document, DCTERMS.identifier, Literal(data.name)
        yield self.document, M.sha256, Literal(data.sha256)
        yield self.document, M.template, URIRef(f"{CODE}template/{data.template}")
        for prop, text in ((DCTERMS.publisher, data.issuer), (DCTERMS.rights, data.licence)):
            if text:
                yield self.document, prop, Literal(text)

    def _section(self, section: Section) -> Iterator[Triple]:
        node = self.section_node(section.number)
        yield node, RDF.type, M.Section
        yield node, DCTERMS.isPartOf, self.main
        yield node, SKOS.notation, Literal(roman(section.number))
        yield node, M.number, Literal(section.number)
        yield node, RDFS.label, Literal(section.title, lang=self.language)
        if section.theme:
            yield node, DCTERMS.subject, URIRef(f"{CODE}theme/{section.theme}")
        yield from self.words(node, [section.span])
        for goal in section.goals:
            yield from self._goal(goal, node)

    def _goal(self, goal: Goal, section: URIRef) -> Iterator[Triple]:
        node = URIRef(goal.address)
        yield node, RDF.type, M.StrategicGoal if goal.kind == "strategic" else M.OperationalGoal
        yield node, DCTERMS.isPartOf, section
        if goal.code:
            yield node, SKOS.notation, Literal(goal.code)
        if goal.text:
            yield node, RDFS.label, Literal(goal.text, lang=self.language)
        if goal.refines:
            yield node, M.refinesGoal, URIRef(goal.refines)
        if goal.span:
            yield from self.words(node, [goal.span])

    def _abbreviations(self) -> Iterator[Triple]:
        for short, span in self.programme.abbreviations.items():
            node = node_id(f"abbreviation/{self.programme.metadata.name}/{span.start}")
            yield node, RDF.type, M.AbbreviationEntry
            yield node, DCTERMS.isPartOf, self.document
            yield node, SKOS.notation, Literal(squeeze(short))
            yield node, RDFS.label, Literal(squeeze(span.text), lang=self.language)
            yield from self.words(node, [span])
