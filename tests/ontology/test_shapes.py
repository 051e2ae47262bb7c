"""Every shape finds something to look at, passes the good data, and each constraint fails on a small mistake."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection

MRZS = Namespace("https://w3id.org/mrezha/shapes#")
BASE = "https://w3id.org/mrezha/id/"
PREFIXES = f"""BASE <{BASE}>
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX code: <https://w3id.org/mrezha/code/>
PREFIX kind: <https://w3id.org/mrezha/code/kind/>
PREFIX role: <https://w3id.org/mrezha/code/role/>
PREFIX state: <https://w3id.org/mrezha/code/state/>
PREFIX theme: <https://w3id.org/mrezha/code/theme/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# What a shape may say, by the name its result bears; the rest is target, path, message or severity.
COMPONENTS = {
    SH["class"]: "Class",
    SH.datatype: "Datatype",
    SH.disjoint: "Disjoint",
    SH.hasValue: "HasValue",
    SH["in"]: "In",
    SH.languageIn: "LanguageIn",
    SH.lessThan: "LessThan",
    SH.lessThanOrEquals: "LessThanOrEquals",
    SH.maxCount: "MaxCount",
    SH.maxInclusive: "MaxInclusive",
    SH.minCount: "MinCount",
    SH.minExclusive: "MinExclusive",
    SH.minInclusive: "MinInclusive",
    SH.minLength: "MinLength",
    SH["not"]: "Not",
    SH["or"]: "Or",
    SH.pattern: "Pattern",
    SH.sparql: "SPARQL",
    SH.uniqueLang: "UniqueLang",
}
SILENT = {
    RDF.type, SH.path, SH.message, SH.severity, SH.property, SH.targetClass, SH.targetSubjectsOf,
}  # fmt: skip

# The nodes of piece.ttl.
DOCUMENT, ROW = "document/programme-2025", "row/2025/2.1.11/1"
CELL, BLANK = "cell/2025/2.1.11/1/leads", "cell/2025/2.1.11/1/operational-goal"
SPAN, EARLIER = "span/programme-2025/9555-9560", "activity/2020/2.2"
PROGRAMME, SECTION, ACTIVITY = "programme/2025", "section/2025/2", "activity/2025/2.1.11"
STRATEGIC, OPERATIONAL = "goal/2025/2/strategic-1", "goal/2025/2/operational-3"
LEAD, PARTNER = "participation/2025/2.1.11/lead/nkbth", "participation/2025/2.1.11/partner/dab"
HOLDER, FUNDER = "contribution/2025/2.1.11/1/holder/dab", "contribution/2025/2.1.11/1/funder/fvs"
AMOUNT, DEADLINE = "amount/2025/2.1.11/1/1", "deadline/2025/2.1.11/1"
RESULT, INDICATOR = "result/2025/2.1.11/1", "indicator/2025/2.1.11/1/1"
TARGET, BASELINE = "value/2025/2.1.11/1/1/target", "value/2025/2.1.11/1/1/baseline"
PLACE, ACT = "reference/2025/2.1.11/place/shumen", "act/directive-2014-97-eu"
VAGUE, ENTRY = "vague-source/2025/2.1.11/1/1", "abbreviation/programme-2020/300"
DAB, NKBTH, NPO, PROJECT = "institution/dab", "institution/nkbth", "collective/npo", "project/breaking-the-chain"
LINK, FINDING = "continuity/2020-2.2/2025-2.1.11", "finding/2025/no-partner"
PREVENTION, AGENCY = "../code/theme/prevention", "../code/kind/agency"


def drop(subject: str, predicate: str) -> str:
    """Take a value away."""
    return f"DELETE WHERE {{ <{subject}> {predicate} ?o }}"


def add(subject: str, predicate: str, value: str) -> str:
    """Add a value."""
    return f"INSERT DATA {{ <{subject}> {predicate} {value} }}"


def swap(subject: str, predicate: str, value: str) -> str:
    """Put another value in place of the one there is."""
    return f"{drop(subject, predicate)} ; {add(subject, predicate, value)}"


def one(shape: str, subject: str, predicate: str, other: str) -> dict[tuple[str, str], str]:
    """Mistakes against "exactly one": none, and a second one."""
    return {(shape, "MinCount"): drop(subject, predicate), (shape, "MaxCount"): add(subject, predicate, other)}


def one_of(shape: str, subject: str, predicate: str, other: str) -> dict[tuple[str, str], str]:
    """Mistakes against "exactly one of a class": none, a second one, one of the wrong class."""
    return one(shape, subject, predicate, other) | {(shape, "Class"): swap(subject, predicate, f"<{FINDING}>")}


def read_from(shape: str, subject: str) -> dict[tuple[str, str], str]:
    """Mistakes against "leads to the words it was read from": to none, and to something that is no text span."""
    return {
        (shape, "MinCount"): drop(subject, "dcterms:source"),
        (shape, "Class"): swap(subject, "dcterms:source", f"<{CELL}>"),
    }


def held_by(shape: str, subject: str, predicate: str) -> dict[tuple[str, str], str]:
    """Mistakes against "belongs to exactly one": to none, to two, to one of the wrong class."""
    away = f"DELETE WHERE {{ ?s {predicate} <{subject}> }}"
    return {
        (shape, "MinCount"): away,
        (shape, "MaxCount"): add(EARLIER if "activity" in shape else RESULT, predicate, f"<{subject}>"),
        (shape, "Class"): f"{away} ; {add(FINDING, predicate, f'<{subject}>')}",
    }


MISTAKES: dict[tuple[str, str], str] = {
    **one_of("Document-programme", DOCUMENT, "mrz:states", "<programme/2020>"),
    **one_of("Document-template", DOCUMENT, "mrz:template", "<../code/template/form>"),
    ("Document-title", "MinCount"): drop(DOCUMENT, "dcterms:title"),
    **one("Document-checksum", DOCUMENT, "mrz:sha256", f'"{"0" * 64}"'),
    ("Document-checksum", "Pattern"): swap(DOCUMENT, "mrz:sha256", '"E3B0"'),
    **one_of("Row-activity", ROW, "mrz:describes", f"<{EARLIER}>"),
    **one_of("Row-document", ROW, "dcterms:isPartOf", "<document/programme-2020>"),
    **one("Row-part", ROW, "mrz:part", "2"),
    ("Row-part", "Datatype"): swap(ROW, "mrz:part", '"1"'),
    ("Row-part", "MinInclusive"): swap(ROW, "mrz:part", "0"),
    **read_from("Row-source", ROW),
    ("Row-fundingStatus", "MaxCount"): add(ROW, "mrz:fundingStatus", "<../code/funding-status/none>"),
    ("Row-fundingStatus", "Class"): swap(ROW, "mrz:fundingStatus", "state:blank"),
    **one_of("Cell-row", CELL, "dcterms:isPartOf", "<row/2020/2.2/1>"),
    **one_of("Cell-field", CELL, "mrz:field", "<../code/field/partners>"),
    **one_of("Cell-state", CELL, "mrz:state", "state:absent"),
    ("StatedCell", "Or"): drop(CELL, "dcterms:source"),
    ("EmptyCell", "Or"): add(BLANK, "dcterms:source", f"<{SPAN}>"),
    **one_of("TextSpan-document", SPAN, "mrz:inDocument", "<document/programme-2020>"),
    **one("TextSpan-start", SPAN, "oa:start", "9554"),
    ("TextSpan-start", "Or"): swap(SPAN, "oa:start", '"9555"'),
    ("TextSpan-start", "MinInclusive"): swap(SPAN, "oa:start", "-5"),
    ("TextSpan-start", "LessThan"): swap(SPAN, "oa:start", "9560"),
    **one("TextSpan-end", SPAN, "oa:end", "9561"),
    ("TextSpan-end", "Or"): swap(SPAN, "oa:end", '"9560"'),
    **one("TextSpan-exact", SPAN, "oa:exact", '"МКБТХ"'),
    ("TextSpan-exact", "MinLength"): swap(SPAN, "oa:exact", '""'),
    ("TextSpanLength", "SPARQL"): swap(SPAN, "oa:exact", '"АНКБТХ"'),
    **one_of("Abbreviation-document", ENTRY, "dcterms:isPartOf", f"<{DOCUMENT}>"),
    **one("Abbreviation-name", ENTRY, "skos:notation", '"АНКБТХ"'),
    ("Abbreviation-words", "MinCount"): drop(ENTRY, "rdfs:label"),
    **read_from("Abbreviation-source", ENTRY),
    ("Programme-title", "MinCount"): drop(PROGRAMME, "dcterms:title"),
    ("Programme-title", "UniqueLang"): add(PROGRAMME, "dcterms:title", '"Друго заглавие"@bg'),
    **one("Programme-year", PROGRAMME, "mrz:year", "2026"),
    ("Programme-year", "Datatype"): swap(PROGRAMME, "mrz:year", '"2025"'),
    ("Programme-document", "MinCount"): drop(DOCUMENT, "mrz:states"),
    ("Programme-supersedes", "Class"): add(PROGRAMME, "mrz:supersedes", f"<{SECTION}>"),
    ("Supersession", "SPARQL"): add("programme/2020", "mrz:supersedes", f"<{PROGRAMME}>"),
    **one_of("Section-programme", SECTION, "dcterms:isPartOf", "<programme/2020>"),
    **one("Section-number", SECTION, "skos:notation", '"III"'),
    **one("Section-place", SECTION, "mrz:number", "3"),
    ("Section-place", "Datatype"): swap(SECTION, "mrz:number", '"II"'),
    ("Section-place", "MinInclusive"): swap(SECTION, "mrz:number", "0"),
    ("Section-title", "MinCount"): drop(SECTION, "rdfs:label"),
    ("Section-title", "UniqueLang"): add(SECTION, "rdfs:label", '"ОБУЧЕНИЕ"@bg'),
    ("Section-theme", "MaxCount"): add(SECTION, "dcterms:subject", "theme:research"),
    ("Section-theme", "Class"): swap(SECTION, "dcterms:subject", f"<{FINDING}>"),
    ("SectionWithoutTheme", "Or"): drop(SECTION, "dcterms:subject"),
    **one_of("Goal-section", STRATEGIC, "dcterms:isPartOf", "<section/2020/2>"),
    ("Goal-words", "MinCount"): drop(STRATEGIC, "rdfs:label"),
    **read_from("Goal-source", STRATEGIC),
    ("OperationalGoal-strategic", "MinCount"): drop(OPERATIONAL, "mrz:refinesGoal"),
    ("OperationalGoal-class", "Class"): swap(OPERATIONAL, "mrz:refinesGoal", f"<{OPERATIONAL}>"),
    **one("Activity-code", ACTIVITY, "skos:notation", '"2.1.12"'),
    ("Activity-code", "Pattern"): swap(ACTIVITY, "skos:notation", '"2.1.11."'),
    **one("Activity-year", ACTIVITY, "mrz:year", "2024"),
    ("Activity-year", "Datatype"): swap(ACTIVITY, "mrz:year", '"2025"'),
    ("Activity-title", "MinCount"): drop(ACTIVITY, "rdfs:label"),
    ("Activity-title", "UniqueLang"): add(ACTIVITY, "rdfs:label", '"Друго"@bg'),
    **one_of("Activity-section", ACTIVITY, "dcterms:isPartOf", "<section/2020/2>"),
    ("Activity-goal", "Class"): add(ACTIVITY, "mrz:servesGoal", f"<{SECTION}>"),
    ("Activity-row", "MinCount"): drop(ROW, "mrz:describes"),
    ("Activity-row", "Class"): add(FINDING, "mrz:describes", f"<{ACTIVITY}>"),
    ("Activity-lead", "MinCount"): drop(ACTIVITY, "mrz:hasLeadParticipation"),
    ("ActivityYear", "SPARQL"): swap(ACTIVITY, "mrz:year", "2024"),
    ("ActivityAddress", "SPARQL"): swap(ACTIVITY, "skos:notation", '"2.1.12"'),
    **read_from("Reading-source", AMOUNT),
    ("Lead-role", "MaxCount"): add(LEAD, "mrz:role", "role:partner"),
    ("Lead-role", "HasValue"): swap(LEAD, "mrz:role", "role:partner"),
    **held_by("Lead-activity", LEAD, "mrz:hasLeadParticipation"),
    ("Partner-role", "MaxCount"): add(PARTNER, "mrz:role", "role:lead"),
    ("Partner-role", "HasValue"): drop(PARTNER, "mrz:role"),
    **held_by("Partner-activity", PARTNER, "mrz:hasPartnerParticipation"),
    **one_of("Participation-actor", LEAD, "mrz:participant", f"<{DAB}>"),
    **one_of("Contribution-actor", HOLDER, "mrz:contributor", f"<{NKBTH}>"),
    **held_by("Contribution-activity", FUNDER, "mrz:hasOutsideContribution"),
    **one("Amount-value", AMOUNT, "mrz:value", "14000"),
    ("Amount-value", "Or"): swap(AMOUNT, "mrz:value", '"20 000 лв."'),
    ("Amount-value", "MinExclusive"): swap(AMOUNT, "mrz:value", "0"),
    **one("Amount-currency", AMOUNT, "mrz:currency", '"EUR"'),
    ("Amount-currency", "Pattern"): swap(AMOUNT, "mrz:currency", '"лв."'),
    **held_by("Amount-activity", AMOUNT, "mrz:hasAmount"),
    ("Vague-words", "MinCount"): drop(VAGUE, "rdfs:label"),
    **held_by("Vague-activity", VAGUE, "mrz:hasVagueSource"),
    ("Deadline-words", "MinCount"): drop(DEADLINE, "rdfs:label"),
    **one("Deadline-permanent", DEADLINE, "mrz:permanent", "true"),
    ("Deadline-permanent", "Datatype"): swap(DEADLINE, "mrz:permanent", '"не"'),
    ("Deadline-start", "MaxCount"): add(DEADLINE, "mrz:startDate", '"2025-04"^^xsd:gYearMonth'),
    ("Deadline-start", "Or"): swap(DEADLINE, "mrz:startDate", '"март"@bg'),
    ("Deadline-end", "MaxCount"): add(DEADLINE, "mrz:endDate", '"2025-11"^^xsd:gYearMonth'),
    ("Deadline-end", "Or"): swap(DEADLINE, "mrz:endDate", "2025"),
    **held_by("Deadline-activity", DEADLINE, "mrz:hasDeadline"),
    ("DeadlineOrder", "SPARQL"): swap(DEADLINE, "mrz:endDate", '"2025-02-28"^^xsd:date'),
    ("PermanentDeadline", "Or"): swap(DEADLINE, "mrz:permanent", "true"),
    ("Result-words", "MinCount"): drop(RESULT, "rdfs:label"),
    **held_by("Result-activity", RESULT, "mrz:hasResult"),
    ("Indicator-words", "MinCount"): drop(INDICATOR, "rdfs:label"),
    **held_by("Indicator-activity", INDICATOR, "mrz:hasIndicator"),
    ("Indicator-baseline", "MaxCount"): add(INDICATOR, "mrz:hasBaseline", f"<{TARGET}>"),
    ("Indicator-baseline", "Class"): swap(INDICATOR, "mrz:hasBaseline", f"<{AMOUNT}>"),
    ("Indicator-target", "MaxCount"): add(INDICATOR, "mrz:hasTarget", f"<{BASELINE}>"),
    ("Indicator-target", "Class"): swap(INDICATOR, "mrz:hasTarget", f"<{AMOUNT}>"),
    **one("IndicatorValue-value", TARGET, "mrz:value", "3"),
    ("IndicatorValue-value", "Or"): swap(TARGET, "mrz:value", '"не по-малко от 3"@bg'),
    ("IndicatorValue-unit", "MaxCount"): add(TARGET, "mrz:unit", '"%"'),
    **held_by("IndicatorValue-indicator", TARGET, "mrz:hasTarget"),
    **one("Reference-target", PLACE, "mrz:refersToPlace", "<place/ruse>"),
    **{
        (f"Reference-{kind}", "Class"): add(PLACE, f"mrz:refersTo{kind.capitalize()}", f"<{FINDING}>")
        for kind in ("act", "mechanism", "project", "place", "audience", "exploitation", "campaign")
    },
    **held_by("Reference-activity", PLACE, "mrz:hasReference"),
    ("Actor-name", "MinCount"): drop(DAB, "skos:prefLabel"),
    ("Actor-name", "UniqueLang"): add(DAB, "skos:prefLabel", '"ДАБ"@bg'),
    ("Actor-kind", "MaxCount"): add(DAB, "mrz:kind", "kind:fund"),
    ("Actor-kind", "Class"): swap(DAB, "mrz:kind", "role:lead"),
    ("Actor-unresolved", "Not"): add(DAB, "mrz:unresolved", "true"),
    ("ActorWithoutKind", "Or"): drop(DAB, "mrz:kind"),
    ("Institution-kind", "Not"): swap(DAB, "mrz:kind", "kind:collective"),
    ("Institution-partOf", "Class"): swap(DAB, "mrz:partOf", f"<{NPO}>"),
    ("InstitutionWithin", "SPARQL"): add("institution/ms", "mrz:partOf", f"<{DAB}>"),
    ("Collective-kind", "In"): swap(NPO, "mrz:kind", "kind:ngo"),
    ("Collective-members", "MaxCount"): add(NPO, "mrz:partOf", f"<{DAB}>"),
    ("Project-funder", "Class"): swap(PROJECT, "mrz:projectFunder", f"<{SECTION}>"),
    ("Named-name", "MinCount"): drop("place/shumen", "skos:prefLabel"),
    ("LegalAct-type", "MaxCount"): add(ACT, "mrz:actType", '"law"'),
    ("LegalAct-type", "In"): swap(ACT, "mrz:actType", '"закон"@bg'),
    ("LegalAct-intended", "MaxCount"): add(ACT, "mrz:likelyIntended", "<act/zbth>"),
    ("LegalAct-intended", "Class"): swap(ACT, "mrz:likelyIntended", f"<{NKBTH}>"),
    **one("Place-kind", "place/shumen", "mrz:placeKind", '"region"'),
    ("Place-kind", "In"): swap("place/shumen", "mrz:placeKind", '"village"'),
    **one_of("Continuity-earlier", LINK, "mrz:earlierActivity", f"<{ACTIVITY}>"),
    ("Continuity-earlier", "Disjoint"): swap(LINK, "mrz:earlierActivity", f"<{ACTIVITY}>"),
    **one_of("Continuity-later", LINK, "mrz:laterActivity", f"<{EARLIER}>"),
    ("Continuity-score", "MaxCount"): add(LINK, "mrz:score", "0.5"),
    ("Continuity-score", "MinInclusive"): swap(LINK, "mrz:score", '"-0.1"^^xsd:decimal'),
    ("Continuity-score", "MaxInclusive"): swap(LINK, "mrz:score", "1.1"),
    **one_of("Continuity-judgement", LINK, "mrz:judgement", "<../code/judgement/accepted>"),
    **one("Finding-rule", FINDING, "mrz:rule", '"no-lead"'),
    ("Finding-severity", "MaxCount"): add(FINDING, "mrz:severity", '"B"'),
    ("Finding-severity", "In"): swap(FINDING, "mrz:severity", '"E"'),
    **one("Finding-count", FINDING, "mrz:count", "1"),
    ("Finding-count", "LessThanOrEquals"): swap(FINDING, "mrz:count", "2"),
    **one("Finding-outOf", FINDING, "mrz:outOf", "3"),
    ("Entry-name", "MinCount"): drop(PREVENTION, "skos:prefLabel"),
    ("Entry-name", "UniqueLang"): add(PREVENTION, "skos:prefLabel", '"друга"@bg'),
    ("Entry-name", "LanguageIn"): add(PREVENTION, "skos:prefLabel", '"Prävention"@de'),
    **one("Entry-notation", PREVENTION, "skos:notation", '"other"'),
    **one_of("Entry-list", PREVENTION, "skos:inScheme", "code:role"),
    **one("Kind-colour", AGENCY, "mrz:colour", '"#000000"'),
    ("Kind-colour", "Pattern"): swap(AGENCY, "mrz:colour", '"red"'),
    **one("Kind-shape", AGENCY, "mrz:shape", '"dot"'),
    ("Kind-shape", "In"): swap(AGENCY, "mrz:shape", '"circle"'),
}


@cache
def shapes() -> Graph:
    """Read the shapes."""
    return Graph().parse(str(files("mrezha.ontology") / "shapes.ttl"))


@cache
def good() -> Graph:
    """Return the good data with the ontology and the lists; to be changed in `changed` only."""
    graph = Graph().parse(Path(__file__).with_name("piece.ttl"))
    for file in ("mrezha.ttl", "lists.ttl"):
        graph.parse(str(files("mrezha.ontology") / file))
    return graph


@contextmanager
def changed(*updates: str) -> Iterator[Graph]:
    """Change the good data and change them back, which is much quicker than reading them again for each mistake."""
    graph = good()
    before = set(graph)
    try:
        for update in updates:
            graph.update(PREFIXES + update)
        yield graph
    finally:
        after = set(graph)
        graph -= after - before  # type: ignore[operator]
        graph += before - after  # type: ignore[operator]


@cache
def part(shape: URIRef) -> Graph:
    """Cut one node shape with its property shapes out of the file, which is much quicker to run than the whole."""
    every = shapes()
    graph = every.cbd(shape) + every.cbd(URIRef("https://w3id.org/mrezha/shapes"))
    for held in every.objects(shape, SH.property):
        graph += every.cbd(held)
    return graph


def validate(data: Graph, shape: URIRef | None = None) -> set[tuple[str, str]]:
    """Return what fails as (shape, component), checking one node shape only when it is given."""
    _, report, _ = pyshacl.validate(data, shacl_graph=part(shape) if shape else shapes(), inference="none")
    assert isinstance(report, Graph)
    return {
        (name(report.value(result, SH.sourceShape)), component(report.value(result, SH.sourceConstraintComponent)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def name(shape: object) -> str:
    """Return the name of a shape without its address."""
    return str(shape).removeprefix(str(MRZS))


def component(iri: object) -> str:
    """Return the short name of a constraint component."""
    return str(iri).removeprefix(str(SH)).removesuffix("ConstraintComponent")


def owner(shape: str) -> URIRef:
    """Return the node shape to which a named shape belongs."""
    holder = shapes().value(predicate=SH.property, object=MRZS[shape])
    return holder if isinstance(holder, URIRef) else MRZS[shape]


def constraints() -> set[tuple[str, str]]:
    """Return every constraint of the file as (shape, component)."""
    return {
        (name(subject), COMPONENTS[predicate])
        for subject, predicate in shapes().subject_predicates()
        if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and subject in MRZS and predicate in COMPONENTS
    }


def test_good_data_passes() -> None:
    assert validate(good()) == set()


def test_shapes_are_well_formed() -> None:
    assert pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)[0]


def test_every_constraint_has_its_mistake() -> None:
    assert set(MISTAKES) == constraints()


@pytest.mark.parametrize(("shape", "kind"), [pytest.param(*key, id="/".join(key)) for key in MISTAKES])
def test_mistake_is_found(shape: str, kind: str) -> None:
    with changed(MISTAKES[shape, kind]) as data:
        found = validate(data, owner(shape))
    assert (shape, kind) in found


def test_no_word_of_shacl_is_overlooked() -> None:
    """A misspelt sh:mincount would be a silent no: whatever a named shape says must be known to this test."""
    said = {p for s, p in shapes().subject_predicates() if isinstance(s, URIRef) and s in MRZS}
    assert said <= set(COMPONENTS) | SILENT


@pytest.mark.parametrize("shape", sorted(shapes().subjects(RDF.type, SH.NodeShape), key=str), ids=name)
def test_shape_has_focus_nodes(shape: URIRef) -> None:
    data = good()
    classes = set(shapes().objects(shape, SH.targetClass))
    properties = set(shapes().objects(shape, SH.targetSubjectsOf))
    assert classes or properties, "a shape without a target is never run"
    assert all((None, RDF.type, target) in data for target in classes)
    assert all((None, target, None) in data for target in properties)


def test_every_property_shape_is_used_once() -> None:
    for shape in shapes().subjects(RDF.type, SH.PropertyShape):
        assert len(list(shapes().subjects(SH.property, shape))) == 1, shape


def test_every_constraint_speaks_both_languages() -> None:
    graph = shapes()
    speakers = [*graph.subjects(RDF.type, SH.PropertyShape), *graph.objects(None, SH.sparql)]
    speakers += [s for s in graph.subjects(RDF.type, SH.NodeShape) if (s, SH["or"], None) in graph]
    for speaker in speakers:
        languages = sorted(getattr(message, "language", None) or "" for message in graph.objects(speaker, SH.message))
        assert languages == ["bg", "en"], speaker


def test_only_print_can_be_at_fault_in_a_warning() -> None:
    """What a document may well leave out is a warning; a violation always means that the graph is wrong."""
    warned = {name(s) for s in shapes().subjects(SH.severity, SH.Warning)}
    assert warned == {
        "Activity-lead",
        "Goal-words",
        "OperationalGoal-strategic",
        "Actor-unresolved",
        "SectionWithoutTheme",
    }


def test_deadlines_of_unlike_exactness_are_compared() -> None:
    """A month and a day of the same month are in order; 2025-12 does not begin after 2025-12-30."""
    month = swap(DEADLINE, "mrz:startDate", '"2025-12"^^xsd:gYearMonth')
    day = swap(DEADLINE, "mrz:endDate", '"2025-12-30"^^xsd:date')
    with changed(month, day) as data:
        found = validate(data, MRZS.DeadlineOrder)
    assert found == set()


def test_unresolved_actor_needs_no_kind() -> None:
    with changed(drop(DAB, "mrz:kind"), add(DAB, "mrz:unresolved", "true")) as data:
        found = validate(data, MRZS.ActorWithoutKind)
    assert found == set()


def test_alternatives_are_the_properties_of_the_ontology() -> None:
    """The paths of "exactly one of" must not forget a sub-property that the ontology has."""
    graph = shapes() + good()
    path = graph.value(MRZS["Reference-target"], SH.path)
    assert isinstance(path, BNode)
    members = {m for head in graph.objects(path, SH.alternativePath) for m in Collection(graph, head)}
    ours = Namespace("https://w3id.org/mrezha/ontology#")
    subs = graph.subjects(URIRef("http://www.w3.org/2000/01/rdf-schema#subPropertyOf"), ours.refersTo)
    assert members == set(subs)
