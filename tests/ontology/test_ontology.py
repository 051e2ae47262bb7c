"""The ontology, the lists and the shapes are clean: labelled, defined, and within both OWL 2 RL and DL."""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, VANN, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

BASE = "https://w3id.org/mrezha/"
MRZ = Namespace(f"{BASE}ontology#")
CODE = Namespace(f"{BASE}code/")
ONTOLOGY = URIRef(f"{BASE}ontology")
STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
NAMES = ("mrezha.ttl", "lists.ttl", "shapes.ttl", "profile.ttl")
FILES = (*NAMES, "authority.ttl", "places.ttl", "acts.ttl")
TERM_TYPES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

# Other people's addresses that may occur, and nothing else: a new one is a decision, not a slip.
FOREIGN = (
    "http://creativecommons.org/", "https://creativecommons.org/licenses/by/4.0/", "http://data.europa.eu/eli/",
    "http://data.europa.eu/m8g/", "http://metadata.un.org/sdg/", "http://purl.org/dc/terms/",
    "http://purl.org/net/p-plan", "http://purl.org/ontology/bibo/", "http://purl.org/vocab/cpsv#",
    "http://purl.org/vocab/vann/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/2002/07/owl", "http://www.w3.org/2003/06/sw-vocab-status/ns",
    "http://www.w3.org/2004/02/skos/core", "http://www.w3.org/ns/dx/prof/",
    "http://www.w3.org/ns/oa", "http://www.w3.org/ns/org", "http://www.w3.org/ns/prov",
    "http://www.w3.org/ns/shacl", "http://xmlns.com/foaf/0.1/", "https://iatistandard.org/", "https://schema.org/",
    "https://w3id.org/ep-plan",
    "https://www.iana.org/assignments/media-types/", "urn:ISO:std:iso:17469",
)  # fmt: skip

# What would break a reasoner, merge individuals without a word, or leave the intersection of RL and DL.
BANNED = {
    OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.TransitiveProperty, OWL.ReflexiveProperty, OWL.hasKey,
    OWL.hasSelf, OWL.cardinality, OWL.minCardinality, OWL.maxCardinality, OWL.qualifiedCardinality,
    OWL.minQualifiedCardinality, OWL.maxQualifiedCardinality, OWL.someValuesFrom, OWL.allValuesFrom, OWL.hasValue,
    OWL.unionOf, OWL.complementOf, OWL.oneOf, OWL.disjointUnionOf, OWL.equivalentClass, OWL.equivalentProperty,
    OWL.sameAs, OWL.imports, OWL.Restriction, OWL.topObjectProperty,
}  # fmt: skip

# Terms that retype data behind its back; see the notes at the head of mrezha.ttl.
TRAPS = {
    "http://www.w3.org/ns/org#identifier", "http://data.europa.eu/eli/ontology#title", "http://www.w3.org/ns/prov#Activity",
    "http://www.w3.org/ns/org#role", "https://schema.org/Project",
}  # fmt: skip


@cache
def read(name: str) -> Graph:
    """Read one of our files."""
    return Graph().parse(str(files("mrezha.ontology") / name))


@cache
def ontology() -> Graph:
    """Read the ontology."""
    return read("mrezha.ttl")


@cache
def terms() -> frozenset[URIRef]:
    """Return every term of our own that the ontology declares."""
    declared = (s for kind in TERM_TYPES for s in ontology().subjects(RDF.type, kind))
    return frozenset(s for s in declared if isinstance(s, URIRef) and s in MRZ)


@cache
def entries() -> frozenset[URIRef]:
    """Return every entry of every list."""
    return frozenset(s for s in read("lists.ttl").subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef))


def texts(graph: Graph, subject: Node, predicate: URIRef) -> dict[str | None, list[str]]:
    """Return the literals of a property by language."""
    found = defaultdict(list)
    for value in graph.objects(subject, predicate):
        assert isinstance(value, Literal)
        found[value.language].append(str(value))
    return found


def short(iri: object) -> str:
    """Name a test case."""
    return str(iri).removeprefix(BASE)


def in_order(iris: frozenset[URIRef]) -> list[URIRef]:
    """Return test cases in a fixed order."""
    return sorted(iris)


# ---- Every file


@pytest.mark.parametrize("name", FILES)
def test_text_is_nfc_and_clean(name: str) -> None:
    text = (files("mrezha.ontology") / name).read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\t" not in text
    assert not re.search(r" +$", text, re.MULTILINE)
    assert text.endswith("\n")


@pytest.mark.parametrize("name", FILES)
def test_labels_and_definitions_have_no_stray_blanks(name: str) -> None:
    for value in read(name).objects():
        if isinstance(value, Literal) and value.language:
            assert str(value) == " ".join(str(value).split()), value


@pytest.mark.parametrize("name", NAMES)
def test_bulgarian_is_cyrillic_and_english_is_not(name: str) -> None:
    """A homoglyph or a wrong tag: text marked as English has no Cyrillic letter, Bulgarian has some (but acronyms)."""
    for subject, predicate, value in read(name):
        if not isinstance(value, Literal) or predicate in (SKOS.example, SKOS.altLabel):
            continue
        cyrillic = re.search("[Ѐ-ӿ]", str(value))
        assert not (value.language == "en" and cyrillic), (subject, value)
        assert value.language != "bg" or cyrillic, (subject, value)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_mixes_scripts(name: str) -> None:
    for value in read(name).objects():
        if isinstance(value, Literal) and value.language:
            mixed = [w for w in re.findall(r"\w+", str(value)) if re.search("[A-Za-z]", w) and re.search("[Ѐ-ӿ]", w)]
            assert not mixed, (value, mixed)


@pytest.mark.parametrize("name", NAMES)
def test_only_known_addresses_occur(name: str) -> None:
    nodes = {node for triple in read(name) for node in triple if isinstance(node, URIRef)}
    strange = {n for n in nodes if not str(n).startswith((BASE, *FOREIGN))}
    assert not strange


@pytest.mark.parametrize("name", NAMES)
def test_one_base(name: str) -> None:
    """Whatever has our name in it lies below the one base, in a part of it that docs/model.md knows."""
    nodes = {str(node) for triple in read(name) for node in triple if isinstance(node, URIRef)}
    ours = {n for n in nodes if "mrezha" in n.lower()}
    parts = (
        r"($|logo\.svg$|ontology(\.html|/0\.1\.0|#\w+)?$|shapes(#[\w-]+)?$|profile(-[a-z]+)?$"
        r"|code(/[a-z-]+){0,2}$|id/(institution|collective|act|place)/[a-z0-9-]+$)"
    )
    assert all(re.fullmatch(re.escape(BASE) + parts, n) for n in ours), ours


@pytest.mark.parametrize("name", FILES)
def test_no_undeclared_term_of_ours(name: str) -> None:
    graph = read(name)
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node in MRZ}
    for query in graph.objects(None, SH.select):
        used |= {MRZ[word] for word in re.findall(r"mrz:(\w+)", str(query))}
    assert used <= terms()


@pytest.mark.parametrize("name", NAMES)
def test_no_undeclared_entry(name: str) -> None:
    schemes = set(read("lists.ttl").subjects(RDF.type, SKOS.ConceptScheme))
    used = {node for triple in read(name) for node in triple if isinstance(node, URIRef) and node in CODE}
    assert used <= entries() | schemes


@pytest.mark.parametrize("name", ["mrezha.ttl", "lists.ttl"])
def test_every_property_used_is_declared(name: str) -> None:
    """No borrowed property slips in without a local declaration, so that OWL tools need no import."""
    builtin = (str(RDF), str(RDFS), str(OWL))
    used = {p for p in read(name).predicates() if not str(p).startswith(builtin)}
    declared = {s for kind in TERM_TYPES for s in ontology().subjects(RDF.type, kind)}
    assert used <= declared


# ---- The ontology as a document


def test_metadata_is_complete() -> None:
    bibo, prov = "http://purl.org/ontology/bibo/status", "http://www.w3.org/ns/prov#hadPrimarySource"
    needed = [
        OWL.versionIRI, OWL.versionInfo, DCTERMS.creator, DCTERMS.publisher, DCTERMS.license, DCTERMS.created,
        DCTERMS.issued, DCTERMS.modified, DCTERMS.bibliographicCitation, VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri, URIRef(bibo), URIRef(prov),
    ]  # fmt: skip
    assert not [p for p in needed if not list(ontology().objects(ONTOLOGY, p))]
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert {k: len(v) for k, v in texts(ontology(), ONTOLOGY, predicate).items()} == {"bg": 1, "en": 1}


def test_version_and_prefix_agree() -> None:
    version = ontology().value(ONTOLOGY, OWL.versionInfo)
    assert ontology().value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert str(ontology().value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "mrz"
    assert str(ontology().value(ONTOLOGY, VANN.preferredNamespaceUri)) == str(MRZ)
    assert ontology().value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")


# ---- Every term


@pytest.mark.parametrize("term", in_order(terms()), ids=short)
def test_term_is_described(term: URIRef) -> None:
    graph = ontology()
    for predicate in (RDFS.label, SKOS.definition):
        assert {k: len(v) for k, v in texts(graph, term, predicate).items()} == {"bg": 1, "en": 1}, predicate
    assert list(graph.objects(term, SKOS.example))
    assert [q.endswith("?") for q in texts(graph, term, MRZ.competencyQuestion)["en"]] == [True]
    assert list(graph.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]
    assert len(list(graph.objects(term, STATUS))) == 1
    for words in texts(graph, term, SKOS.definition).values():
        assert re.fullmatch(r"[A-ZА-Я][^?!]+\.", words[0]), "one sentence with a capital and a full stop"


@pytest.mark.parametrize("term", in_order(terms()), ids=short)
def test_term_has_one_kind_and_a_name_in_style(term: URIRef) -> None:
    kinds = [k for k in TERM_TYPES if (term, RDF.type, k) in ontology()]
    assert len(kinds) == 1
    name = str(term).removeprefix(str(MRZ))
    assert re.fullmatch("[A-Z][A-Za-z]+" if kinds == [OWL.Class] else "[a-z][A-Za-z0-9]+", name)


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_no_two_terms_say_the_same(predicate: URIRef) -> None:
    """A property may bear the label of its class ("deadline"), but no two classes and no two properties are alike."""
    seen = defaultdict(set)
    for term in terms():
        for language, words in texts(ontology(), term, predicate).items():
            seen[(term, RDF.type, OWL.Class) in ontology(), language, words[0].lower()].add(term)
    assert not [v for v in seen.values() if len(v) > 1]


def test_borrowed_terms_are_thin() -> None:
    """Others' terms get a type, a label and their home; no axiom of ours is laid on them, and no trap is among them."""
    declared = {s for kind in TERM_TYPES for s in ontology().subjects(RDF.type, kind)} - terms()
    for term in declared:
        assert set(ontology().predicates(term)) == {RDF.type, RDFS.label, RDFS.isDefinedBy}, term
    assert not {str(s) for s in declared} & TRAPS


# ---- Logic


def test_banned_constructs_are_absent() -> None:
    nodes = {node for triple in ontology() for node in triple}
    assert not nodes & BANNED
    blanks = {s for s in ontology().subjects(RDF.type) if isinstance(s, BNode)}
    assert all(ontology().value(b, RDF.type) == OWL.AllDisjointClasses for b in blanks)


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_no_cycles(predicate: URIRef) -> None:
    for start in set(ontology().subjects(predicate)):
        above = set(ontology().transitive_objects(start, predicate)) - {start}
        assert all((node, predicate, start) not in ontology() for node in above), start


@pytest.mark.parametrize("predicate", [RDFS.domain, RDFS.range])
def test_at_most_one_domain_and_range(predicate: URIRef) -> None:
    """Several would mean their intersection, which nobody ever intends."""
    for term in terms():
        assert len(list(ontology().objects(term, predicate))) <= 1, term


def chains() -> dict[URIRef, list[list[Node]]]:
    """Return the property chains."""
    found: dict[URIRef, list[list[Node]]] = defaultdict(list)
    for subject, head in ontology().subject_objects(OWL.propertyChainAxiom):
        assert isinstance(subject, URIRef)
        found[subject].append(list(Collection(ontology(), head)))
    return found


def grounds(term: Node) -> set[Node]:
    """Return the properties from which a property follows in one step."""
    graph = ontology()
    below = set(graph.subjects(RDFS.subPropertyOf, term))
    inverse = set(graph.objects(term, OWL.inverseOf)) | set(graph.subjects(OWL.inverseOf, term))
    links = {link for chain in chains().get(URIRef(str(term)), []) for link in chain}
    return below | inverse | links


def test_chains_have_two_declared_links() -> None:
    objects = set(ontology().subjects(RDF.type, OWL.ObjectProperty))
    for subject, found in chains().items():
        assert all(len(chain) == 2 and set(chain) <= objects for chain in found), subject


def test_chains_never_come_back_to_themselves() -> None:
    """Regularity in the sense of OWL 2 DL, and the reason why materialising is quick: no chain needs its own result."""
    for subject, found in chains().items():
        seen: set[Node] = set()
        todo = {link for chain in found for link in chain}
        while todo:
            node = todo.pop()
            seen.add(node)
            todo |= grounds(node) - seen
        assert subject not in seen, subject


def test_strict_axioms_are_on_simple_properties() -> None:
    """OWL 2 DL forbids asymmetry, irreflexivity and disjointness on whatever follows from a chain."""
    graph = ontology()
    composed: set[Node] = set(chains())
    while True:
        more = {p for c in composed for p in graph.objects(c, RDFS.subPropertyOf)}
        more |= {p for p in graph.subjects(RDF.type, OWL.ObjectProperty) for c in composed & grounds(p) if c != p}
        if more <= composed:
            break
        composed |= more
    strict = set(graph.subjects(RDF.type, OWL.AsymmetricProperty)) | set(
        graph.subjects(RDF.type, OWL.IrreflexiveProperty)
    )
    strict |= set(graph.subjects(OWL.propertyDisjointWith)) | set(graph.objects(None, OWL.propertyDisjointWith))
    assert strict
    assert not strict & composed


def disjoint_sets() -> list[set[Node]]:
    """Return the sets of classes that exclude each other."""
    heads = list(ontology().objects(None, OWL.members))
    pairs = [{s, o} for s, o in ontology().subject_objects(OWL.disjointWith)]
    return [set(Collection(ontology(), head)) for head in heads] + pairs


def test_top_classes_are_disjoint() -> None:
    """Every class of ours without a class of ours above it stands in the one great disjointness."""
    classes = {t for t in terms() if (t, RDF.type, OWL.Class) in ontology()}
    top = {c for c in classes if not set(ontology().objects(c, RDFS.subClassOf)) & classes}
    assert top in disjoint_sets()


@pytest.mark.parametrize(
    "parent", [MRZ[n] for n in ("Actor", "Goal", "Reading", "Participation", "Contribution", "ListEntry")], ids=short
)
def test_siblings_are_disjoint(parent: URIRef) -> None:
    assert set(ontology().subjects(RDFS.subClassOf, parent)) in disjoint_sets()


def test_dates_have_no_range() -> None:
    """Neither xsd:date nor xsd:gYearMonth is in the OWL 2 datatype map, and HermiT refuses both as ranges."""
    xsd = Namespace("http://www.w3.org/2001/XMLSchema#")
    assert all(not list(ontology().objects(MRZ[n], RDFS.range)) for n in ("startDate", "endDate"))
    allowed = {xsd.string, xsd.integer, xsd.decimal, xsd.boolean}
    data = set(ontology().subjects(RDF.type, OWL.DatatypeProperty))
    assert {r for p in data for r in ontology().objects(p, RDFS.range)} <= allowed


# ---- The lists


@pytest.mark.parametrize("entry", in_order(entries()), ids=short)
def test_entry_is_described(entry: URIRef) -> None:
    graph = read("lists.ttl")
    for predicate in (SKOS.prefLabel, SKOS.definition):
        assert {k: len(v) for k, v in texts(graph, entry, predicate).items()} == {"bg": 1, "en": 1}, predicate
    scheme = graph.value(entry, SKOS.inScheme)
    notation = str(graph.value(entry, SKOS.notation))
    assert entry == URIRef(f"{scheme}/{notation.lower().replace(' ', '-')}")
    kinds = set(graph.objects(entry, RDF.type)) - {SKOS.Concept}
    assert len(kinds) == 1
    assert (kinds.pop(), RDFS.subClassOf, MRZ.ListEntry) in ontology()


@pytest.mark.parametrize("entry", in_order(entries()), ids=short)
def test_entry_is_top_or_below_another(entry: URIRef) -> None:
    graph = read("lists.ttl")
    scheme = graph.value(entry, SKOS.inScheme)
    above = set(graph.transitive_objects(entry, SKOS.broader)) - {entry}
    assert all((node, SKOS.broader, entry) not in graph for node in above)
    assert all(graph.value(node, SKOS.inScheme) == scheme for node in above)
    top = not above
    assert ((entry, SKOS.topConceptOf, scheme) in graph) == top
    assert ((scheme, SKOS.hasTopConcept, entry) in graph) == top


@pytest.mark.parametrize("scheme", sorted(read("lists.ttl").subjects(RDF.type, SKOS.ConceptScheme), key=str), ids=short)
def test_no_wording_belongs_to_two_entries(scheme: URIRef) -> None:
    graph = read("lists.ttl")
    owners = defaultdict(set)
    for entry in graph.subjects(SKOS.inScheme, scheme):
        for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            wordings = [str(w).lower() for w in graph.objects(entry, predicate)]
            for wording in wordings:
                owners[wording].add(entry)
    assert not {k: v for k, v in owners.items() if len(v) > 1}


def test_no_wording_is_given_twice() -> None:
    graph = read("lists.ttl")
    for entry in entries():
        wordings = [
            (str(w).lower(), w.language if isinstance(w, Literal) else None)
            for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
            for w in graph.objects(entry, predicate)
        ]
        assert len(wordings) == len(set(wordings)), entry


def test_lists_are_those_of_the_model() -> None:
    graph = read("lists.ttl")
    notations = {
        str(s).removeprefix(str(CODE)): {str(graph.value(e, SKOS.notation)) for e in graph.subjects(SKOS.inScheme, s)}
        for s in graph.subjects(RDF.type, SKOS.ConceptScheme)
    }
    assert notations["theme"] == {
        "institutional", "prevention", "training", "protection", "research", "international", "legislation",
    }  # fmt: skip
    assert notations["kind"] == {
        "ministry", "agency", "commission", "court or prosecution", "local network", "municipality", "NGO",
        "international organisation", "embassy or foreign body", "fund", "service", "public body", "collective",
    }  # fmt: skip
    assert notations["role"] == {"lead", "partner"}
    assert notations["state"] == {"stated", "blank", "absent"}
    assert notations["template"] == {"table", "form", "iati"}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2), which every kind of eye sees."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_kinds_are_told_apart_without_seeing_colour() -> None:
    graph = read("lists.ttl")
    marks = [
        (str(graph.value(e, MRZ.shape)), str(graph.value(e, MRZ.colour)))
        for e in graph.subjects(SKOS.inScheme, CODE.kind)
    ]
    assert len({colour for _, colour in marks}) == len(marks)
    for shape, colour in marks:
        alike = [c for s, c in marks if s == shape and c != colour]
        assert all(abs(luminance(c) - luminance(colour)) > 0.2 for c in alike), (shape, colour)
