"""Records -> triples in the terms of the ontology; docs/model.md draws the shape."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from mrezha.loaders.records import (
    Deadline,
    Goal,
    Indicator,
    Mention,
    Programme,
    Reference,
    Row,
    Section,
    Span,
    State,
    Value,
)
from mrezha.ontology.namespaces import CODE, GRAPH, ID, MRZ
from mrezha.ontology.words import squeeze

_M = Namespace(MRZ)
_OA = Namespace("http://www.w3.org/ns/oa#")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_REFERS = {
    "act": _M.refersToAct,
    "mechanism": _M.refersToMechanism,
    "place": _M.refersToPlace,
    "audience": _M.refersToAudience,
    "exploitation": _M.refersToExploitation,
}


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


class Writer:
    """Writes one programme."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.year = programme.metadata.year
        self.document = _id(f"document/{programme.metadata.name}")
        self.main = _id(f"programme/{self.year}")

    def triples(self) -> Iterator[Triple]:
        """All triples of the programme."""
        yield from self._document()
        for section in self.programme.sections:
            yield from self._section(section)
        for row in self.programme.rows:
            yield from self._row(row)
        yield from self._abbreviations()

    def _document(self) -> Iterator[Triple]:
        data = self.programme.metadata
        yield self.main, RDF.type, _M.Programme
        yield self.main, _M.year, Literal(self.year)
        yield self.main, DCTERMS.title, Literal(data.title, lang=data.language)
        yield self.document, RDF.type, _M.Document
        yield self.document, _M.states, self.main
        yield self.document, DCTERMS.title, Literal(data.title, lang=data.language)
        yield self.document, DCTERMS.identifier, Literal(data.name)
        yield self.document, _M.sha256, Literal(data.sha256)
        yield self.document, _M.template, URIRef(f"{CODE}template/{data.template}")
        for prop, text in ((DCTERMS.publisher, data.issuer), (DCTERMS.rights, data.licence)):
            if text:
                yield self.document, prop, Literal(text)

    def _section(self, section: Section) -> Iterator[Triple]:
        node = self._section_node(section.number)
        yield node, RDF.type, _M.Section
        yield node, DCTERMS.isPartOf, self.main
        yield node, SKOS.notation, Literal(_ROMAN[section.number] if section.number < len(_ROMAN) else section.number)
        yield node, _M.number, Literal(section.number)
        yield node, RDFS.label, Literal(section.title, lang="bg")
        if section.theme:
            yield node, DCTERMS.subject, URIRef(f"{CODE}theme/{section.theme}")
        yield from self._words(node, [section.span])
        for goal in section.goals:
            yield from self._goal(goal, node)

    def _section_node(self, number: int) -> URIRef:
        return _id(f"section/{self.year}/{number}")

    def _goal(self, goal: Goal, section: URIRef) -> Iterator[Triple]:
        node = URIRef(goal.address)
        yield node, RDF.type, _M.StrategicGoal if goal.kind == "strategic" else _M.OperationalGoal
        yield node, DCTERMS.isPartOf, section
        if goal.code:
            yield node, SKOS.notation, Literal(goal.code)
        if goal.text:
            yield node, RDFS.label, Literal(goal.text, lang="bg")
        if goal.refines:
            yield node, _M.refinesGoal, URIRef(goal.refines)
        if goal.span:
            yield from self._words(node, [goal.span])

    # -- rows ------------------------------------------------------------------------------------------------------

    def _row(self, row: Row) -> Iterator[Triple]:
        key = f"{self.year}/{row.code}"
        activity = _id(f"activity/{key}")
        node = _id(f"row/{key}/{row.part}")
        yield activity, RDF.type, _M.Activity
        yield activity, SKOS.notation, Literal(row.code)
        yield activity, _M.year, Literal(self.year)
        yield activity, RDFS.label, Literal(row.title, lang="bg")
        yield activity, DCTERMS.isPartOf, self._section_node(row.section)
        for goal in (row.strategic_goal, row.operational_goal):
            if goal:
                yield activity, _M.servesGoal, URIRef(goal.address)
        yield node, RDF.type, _M.Row
        yield node, _M.describes, activity
        yield node, _M.part, Literal(row.part)
        yield node, DCTERMS.isPartOf, self.document
        yield from self._words(node, [row.span])
        yield from self._cells(row, node, f"{key}/{row.part}")
        yield from self._participations(row, activity, key)
        yield from self._funding(row, activity, key)
        if row.deadline:
            yield from self._deadline(row.deadline, activity, f"deadline/{key}/{row.part}")
        yield from self._results(row, activity, f"result/{key}/{row.part}")
        for n, indicator in enumerate(row.indicators, 1):
            yield from self._indicator(indicator, activity, f"{key}/{row.part}/{n}")
        for reference in row.references:
            yield from self._reference(reference, activity, key)

    def _cells(self, row: Row, node: URIRef, key: str) -> Iterator[Triple]:
        for field, cell in row.cells.items():
            c = _id(f"cell/{key}/{field}")
            yield c, RDF.type, _M.Cell
            yield c, DCTERMS.isPartOf, node
            yield c, _M.field, URIRef(f"{CODE}field/{field}")
            yield c, _M.state, URIRef(f"{CODE}state/{cell.state}")
            if cell.state is State.STATED and cell.span:
                yield from self._words(c, [cell.span])

    def _participations(self, row: Row, activity: URIRef, key: str) -> Iterator[Triple]:
        for role, mentions in (("lead", row.leads), ("partner", row.partners)):
            kind = role.capitalize()
            for m in mentions:
                node = _id(f"participation/{key}/{role}/{_slug(m.actor)}")
                yield activity, _M[f"has{kind}Participation"], node
                yield node, RDF.type, _M[f"{kind}Participation"]
                yield node, _M.role, URIRef(f"{CODE}role/{role}")
                yield node, _M.participant, URIRef(m.actor)
                yield from self._mention(node, m)

    def _mention(self, node: URIRef, mention: Mention) -> Iterator[Triple]:
        yield from self._words(node, mention.spans)
        if not mention.resolved:
            yield from unknown_actor(mention)

    def _funding(self, row: Row, activity: URIRef, key: str) -> Iterator[Triple]:
        part = f"{key}/{row.part}"
        for name, kind, mentions in (
            ("holder", "BudgetContribution", row.funding.holders),
            ("funder", "OutsideContribution", row.funding.funders),
        ):
            for m in mentions:
                node = _id(f"contribution/{part}/{name}/{_slug(m.actor)}")
                yield activity, _M.hasContribution, node
                yield activity, _M[f"has{kind}"], node
                yield node, RDF.type, _M[kind]
                yield node, _M.contributor, URIRef(m.actor)
                yield from self._mention(node, m)
        for n, amount in enumerate(row.funding.amounts, 1):
            node = _id(f"amount/{part}/{n}")
            yield activity, _M.hasAmount, node
            yield node, RDF.type, _M.Amount
            yield node, _M.value, _decimal(amount.value)
            yield node, _M.currency, Literal(amount.currency)
            yield from self._words(node, [amount.span])
        for p in row.funding.projects:
            project = URIRef(p.project)
            node = _id(f"reference/{key}/project/{_slug(p.project)}")
            yield activity, _M.hasReference, node
            yield node, RDF.type, _M.Reference
            yield node, _M.refersToProject, project
            yield from self._words(node, [p.span])
            yield project, RDF.type, _M.FundingProject
            yield project, RDFS.label, Literal(p.title)
            if p.grant:
                yield project, _M.grantNumber, Literal(p.grant)
            for funder in p.funders:
                yield project, _M.projectFunder, URIRef(funder)
        for n, span in enumerate(row.funding.vague, 1):
            node = _id(f"vague-source/{part}/{n}")
            yield activity, _M.hasVagueSource, node
            yield node, RDF.type, _M.VagueSource
            yield node, RDFS.label, Literal(squeeze(span.text), lang="bg")
            yield from self._words(node, [span])

    def _deadline(self, deadline: Deadline, activity: URIRef, key: str) -> Iterator[Triple]:
        node = _id(key)
        yield activity, _M.hasDeadline, node
        yield node, RDF.type, _M.Deadline
        yield node, RDFS.label, Literal(squeeze(deadline.span.text), lang="bg")
        yield node, _M.permanent, Literal(deadline.permanent)
        for prop, date in ((_M.startDate, deadline.start), (_M.endDate, deadline.end)):
            if date:
                yield node, prop, Literal(date, datatype=XSD.date if len(date) > 7 else XSD.gYearMonth)
        yield from self._words(node, [deadline.span])

    def _results(self, row: Row, activity: URIRef, key: str) -> Iterator[Triple]:
        span = row.cells["results"].span
        if span:
            node = _id(key)
            yield activity, _M.hasResult, node
            yield node, RDF.type, _M.ExpectedResult
            yield node, RDFS.label, Literal(squeeze(span.text), lang="bg")
            yield from self._words(node, [span])

    def _indicator(self, indicator: Indicator, activity: URIRef, key: str) -> Iterator[Triple]:
        node = _id(f"indicator/{key}")
        yield activity, _M.hasIndicator, node
        yield node, RDF.type, _M.Indicator
        yield node, RDFS.label, Literal(indicator.text, lang="bg")
        yield from self._words(node, [indicator.span])
        for name, prop, value in (
            ("baseline", _M.hasBaseline, indicator.baseline),
            ("target", _M.hasTarget, indicator.target),
        ):
            if value:
                yield node, prop, _id(f"value/{key}/{name}")
                yield from self._value(value, _id(f"value/{key}/{name}"))

    def _value(self, value: Value, node: URIRef) -> Iterator[Triple]:
        yield node, RDF.type, _M.IndicatorValue
        yield node, _M.value, _decimal(value.number)
        if value.unit:
            yield node, _M.unit, Literal(value.unit)
        yield from self._words(node, [value.span])

    def _reference(self, reference: Reference, activity: URIRef, key: str) -> Iterator[Triple]:
        node = _id(f"reference/{key}/{reference.kind}/{_slug(reference.thing)}")
        yield activity, _M.hasReference, node
        yield node, RDF.type, _M.Reference
        yield node, _REFERS[reference.kind], URIRef(reference.thing)
        yield from self._words(node, reference.spans)
        if reference.label:
            yield URIRef(reference.thing), RDF.type, _M.LegalAct
            yield URIRef(reference.thing), SKOS.prefLabel, Literal(reference.label, lang="bg")

    def _abbreviations(self) -> Iterator[Triple]:
        for short, span in self.programme.abbreviations.items():
            node = _id(f"abbreviation/{self.programme.metadata.name}/{span.start}")
            yield node, RDF.type, _M.AbbreviationEntry
            yield node, DCTERMS.isPartOf, self.document
            yield node, SKOS.notation, Literal(squeeze(short))
            yield node, RDFS.label, Literal(squeeze(span.text), lang="bg")
            yield from self._words(node, [span])

    def _words(self, node: URIRef, spans: Sequence[Span]) -> Iterator[Triple]:
        """The words a node was read from."""
        for span in spans:
            s = _id(f"span/{self.programme.metadata.name}/{span.start}-{span.end}")
            yield node, DCTERMS.source, s
            yield s, RDF.type, _M.TextSpan
            yield s, _M.inDocument, self.document
            yield s, _OA.start, Literal(span.start, datatype=XSD.nonNegativeInteger)
            yield s, _OA.end, Literal(span.end, datatype=XSD.nonNegativeInteger)
            yield s, _OA.exact, Literal(span.text)


def unknown_actor(mention: Mention) -> Iterator[Triple]:
    """An actor that the authority file does not know, as printed."""
    node = URIRef(mention.actor)
    yield node, RDF.type, _M.CollectiveActor if mention.collective else _M.Institution
    yield node, SKOS.prefLabel, Literal(mention.label, lang="bg")
    yield node, _M.unresolved, Literal(True)
    if mention.collective:
        yield node, _M.kind, URIRef(f"{CODE}kind/collective")
    if mention.parent:
        yield node, _M.partOf, URIRef(mention.parent)


def _id(path: str) -> URIRef:
    return URIRef(f"{ID}{path}")


def _slug(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _decimal(value: Decimal) -> Literal:
    return Literal(value, datatype=XSD.decimal)
