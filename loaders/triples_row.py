"""Triples of a row: its cells, roles, money, deadline, results, indicators and references."""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from mrezha.loaders.records import Deadline, Indicator, Reference, Row, State, Value
from mrezha.loaders.triples_base import DocumentWriter, M, Triple, decimal, local, node_id
from mrezha.ontology.namespaces import CODE
from mrezha.ontology.words import squeeze

_REFERS = {
    "act": M.refersToAct,
    "mechanism": M.refersToMechanism,
    "place": M.refersToPlace,
    "audience": M.refersToAudience,
    "exploitation": M.refersToExploitation,
    "campaign": M.refersToCampaign,
}

_TYPES = {"act": M.LegalAct, "place": M.Place, "campaign": M.Campaign}  # of things that only the document knows


class RowWriter(DocumentWriter):
    """Writes rows."""

    def row(self, row: Row) -> Iterator[Triple]:
        """Everything a row says."""
        key = f"{self.year}/{row.code}"
        activity = node_id(f"activity/{key}")
        node = node_id(f"row/{key}/{row.part}")
        yield activity, RDF.type, M.Activity
        yield activity, SKOS.notation, Literal(row.code)
        yield activity, M.year, Literal(self.year)
        yield activity, RDFS.label, Literal(row.title, lang=self.language)
        yield activity, DCTERMS.isPartOf, self.section_node(row.section)
        for goal in (row.strategic_goal, row.operational_goal):
            if goal:
                yield activity, M.servesGoal, URIRef(goal.address)
        yield node, RDF.type, M.Row
        yield node, M.describes, activity
        yield node, M.part, Literal(row.part)
        yield node, DCTERMS.isPartOf, self.document
        yield from self.words(node, [row.span])
        funding = row.cells["funding"].state
        if funding is not State.ABSENT:
            status = row.funding.status if funding is State.STATED else "none"
            yield node, M.fundingStatus, URIRef(f"{CODE}funding-status/{status}")
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
            c = node_id(f"cell/{key}/{field}")
            yield c, RDF.type, M.Cell
            yield c, DCTERMS.isPartOf, node
            yield c, M.field, URIRef(f"{CODE}field/{field}")
            yield c, M.state, URIRef(f"{CODE}state/{cell.state}")
            if cell.address:
                yield c, M.cellAddress, Literal(cell.address)
            if cell.state is State.STATED and cell.span:
                yield from self.words(c, [cell.span, *cell.more])

    def _participations(self, row: Row, activity: URIRef, key: str) -> Iterator[Triple]:
        for role, mentions in (("lead", row.leads), ("partner", row.partners)):
            kind = role.capitalize()
            for m in mentions:
                node = node_id(f"participation/{key}/{role}/{local(m.actor)}")
                yield activity, M[f"has{kind}Participation"], node
                yield node, RDF.type, M[f"{kind}Participation"]
                yield node, M.role, URIRef(f"{CODE}role/{role}")
                yield node, M.participant, URIRef(m.actor)
                yield from self.mention(node, m)

    def _funding(self, row: Row, activity: URIRef, key: str) -> Iterator[Triple]:
        part = f"{key}/{row.part}"
        for name, kind, mentions in (
            ("holder", "BudgetContribution", row.funding.holders),
            ("funder", "OutsideContribution", row.funding.funders),
        ):
            for m in mentions:
                node = node_id(f"contribution/{part}/{name}/{local(m.actor)}")
                yield activity, M.hasContribution, node
                yield activity, M[f"has{kind}"], node
                yield node, RDF.type, M[kind]
                yield node, M.contributor, URIRef(m.actor)
                yield from self.mention(node, m)
        for n, amount in enumerate(row.funding.amounts, 1):
            node = node_id(f"amount/{part}/{n}")
            yield activity, M.hasAmount, node
            yield node, RDF.type, M.Amount
            yield node, M.value, decimal(amount.value)
            yield node, M.currency, Literal(amount.currency)
            yield from self.words(node, [amount.span])
        for p in row.funding.projects:
            project = URIRef(p.project)
            node = node_id(f"reference/{key}/project/{local(p.project)}")
            yield activity, M.hasReference, node
            yield node, RDF.type, M.Reference
            yield node, M.refersToProject, project
            yield from self.words(node, [p.span])
            yield project, RDF.type, M.FundingProject
            yield project, RDFS.label, Literal(p.title)
            if p.grant:
                yield project, M.grantNumber, Literal(p.grant)
            if p.programme:
                yield project, M.projectProgramme, Literal(p.programme)
            for funder in p.funders:
                yield project, M.projectFunder, URIRef(funder)
        for n, span in enumerate(row.funding.vague, 1):
            node = node_id(f"vague-source/{part}/{n}")
            yield activity, M.hasVagueSource, node
            yield node, RDF.type, M.VagueSource
            yield node, RDFS.label, Literal(squeeze(span.text), lang=self.language)
            yield from self.words(node, [span])

    def _deadline(self, deadline: Deadline, activity: URIRef, key: str) -> Iterator[Triple]:
        node = node_id(key)
        yield activity, M.hasDeadline, node
        yield node, RDF.type, M.Deadline
        yield node, RDFS.label, Literal(squeeze(deadline.span.text), lang=self.language)
        yield node, M.permanent, Literal(deadline.permanent)
        if deadline.corrected:
            yield node, M.corrected, Literal(True)
        for prop, date in ((M.startDate, deadline.start), (M.endDate, deadline.end)):
            if date:
                yield node, prop, Literal(date, datatype=XSD.date if len(date) > 7 else XSD.gYearMonth)
        yield from self.words(node, [deadline.span])

    def _results(self, row: Row, activity: URIRef, key: str) -> Iterator[Triple]:
        span = row.cells["results"].span
        if span:
            node = node_id(key)
            yield activity, M.hasResult, node
            yield node, RDF.type, M.ExpectedResult
            yield node, RDFS.label, Literal(squeeze(span.text), lang=self.language)
            yield from self.words(node, [span])

    def _indicator(self, indicator: Indicator, activity: URIRef, key: str) -> Iterator[Triple]:
        node = node_id(f"indicator/{key}")
        yield activity, M.hasIndicator, node
        yield node, RDF.type, M.Indicator
        yield node, RDFS.label, Literal(indicator.text, lang=self.language)
        yield from self.words(node, [indicator.span])
        for name, prop, value in (
            ("baseline", M.hasBaseline, indicator.baseline),
            ("target", M.hasTarget, indicator.target),
        ):
            if value:
                yield node, prop, node_id(f"value/{key}/{name}")
                yield from self._value(value, node_id(f"value/{key}/{name}"))

    def _value(self, value: Value, node: URIRef) -> Iterator[Triple]:
        yield node, RDF.type, M.IndicatorValue
        yield node, M.value, decimal(value.number)
        if value.unit:
            yield node, M.unit, Literal(value.unit)
        if value.corrected:
            yield node, M.corrected, Literal(True)
        yield from self.words(node, [value.span])

    def _reference(self, reference: Reference, activity: URIRef, key: str) -> Iterator[Triple]:
        node = node_id(f"reference/{key}/{reference.kind}/{local(reference.thing)}")
        yield activity, M.hasReference, node
        yield node, RDF.type, M.Reference
        yield node, _REFERS[reference.kind], URIRef(reference.thing)
        yield from self.words(node, reference.spans)
        if reference.label:
            yield URIRef(reference.thing), RDF.type, _TYPES[reference.kind]
            if reference.kind == "place":
                yield URIRef(reference.thing), M.placeKind, Literal("town")
            yield URIRef(reference.thing), SKOS.prefLabel, Literal(reference.label, lang=self.language)
