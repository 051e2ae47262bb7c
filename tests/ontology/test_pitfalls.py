"""The pitfalls of the OOPS! catalogue that test_ontology.py does not look for; docs/ontology.md has all."""

from itertools import product

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.term import Node

from mrezha.ontology.namespaces import MRZ as BASE
from mrezha.ontology.namespaces import read

MRZ = Namespace(BASE)
ONTOLOGY = Graph().parse(data=read("mrezha.ttl"), format="turtle")
CLASSES = sorted(c for c in ONTOLOGY.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef) and c in MRZ)
PROPERTIES = sorted(
    p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for p in ONTOLOGY.subjects(RDF.type, kind)
    if isinstance(p, URIRef) and p in MRZ
)  # fmt: skip

# Linked by dcterms:isPartOf, subject and source, whose domains and ranges are not ours to set.
LINKED_BY_BORROWED = {MRZ.Section, MRZ.Theme, MRZ.AbbreviationEntry}
# Several unlike things bear these; a union is outside OWL 2 RL, and an intersection would be wrong.
NO_DOMAIN = {MRZ[n] for n in ("year", "number", "value", "abbreviation")}
# Dates are as exact as the print; numbers of acts are words and those of sections are not; words have languages.
NO_RANGE = {
    MRZ[n]
    for n in (
        "startDate",
        "endDate",
        "number",
        "abbreviation",
        "unit",
        "grantNumber",
        "projectProgramme",
        "refersTo",
        "about",
    )
}


def above(term: Node, predicate: URIRef) -> set[Node]:
    """Return a term and everything above it."""
    return set(ONTOLOGY.transitive_objects(term, predicate))


def ends(term: Node, end: URIRef) -> set[Node]:
    """Return the domains or ranges of a property, its own and those from above, or from its inverse."""
    other = RDFS.range if end == RDFS.domain else RDFS.domain
    back = {*ONTOLOGY.objects(term, OWL.inverseOf), *ONTOLOGY.subjects(OWL.inverseOf, term)}
    own = {e for p in above(term, RDFS.subPropertyOf) for e in ONTOLOGY.objects(p, end)}
    return own | {e for inverse in back for p in above(inverse, RDFS.subPropertyOf) for e in ONTOLOGY.objects(p, other)}


@pytest.mark.parametrize("term", CLASSES, ids=lambda t: t.removeprefix(BASE))
def test_p04_no_class_stands_alone(term: URIRef) -> None:
    family = above(term, RDFS.subClassOf) | set(ONTOLOGY.transitive_subjects(RDFS.subClassOf, term))
    linked = any((None, end, kin) in ONTOLOGY for end, kin in product((RDFS.domain, RDFS.range), family))
    assert linked != (term in LINKED_BY_BORROWED)


def test_p05_inverses_swap_domain_and_range() -> None:
    for one, other in ONTOLOGY.subject_objects(OWL.inverseOf):
        assert ends(one, RDFS.domain) == ends(other, RDFS.range)
        assert ends(one, RDFS.range) == ends(other, RDFS.domain)


def test_p11_domains_and_ranges_are_missing_only_on_purpose() -> None:
    assert {p for p in PROPERTIES if not ends(p, RDFS.domain)} == NO_DOMAIN
    assert {p for p in PROPERTIES if not ends(p, RDFS.range)} == NO_RANGE


def test_p24_no_class_is_defined_by_itself() -> None:
    """No domain or range makes a property of a class lead into that very class unless it is symmetric or a chain."""
    loops = {p for p in PROPERTIES if ends(p, RDFS.domain) & ends(p, RDFS.range) & set(CLASSES)}
    assert loops == {MRZ[n] for n in ("partOf", "supersedes", "likelyIntended", "cooperatesWith")}


def test_p25_p26_p28_inverse_and_symmetry_are_told_apart() -> None:
    symmetric = set(ONTOLOGY.subjects(RDF.type, OWL.SymmetricProperty))
    assert all(one != other for one, other in ONTOLOGY.subject_objects(OWL.inverseOf))
    assert not symmetric & {p for pair in ONTOLOGY.subject_objects(OWL.inverseOf) for p in pair}
    assert all(ends(p, RDFS.domain) == ends(p, RDFS.range) for p in symmetric)


def test_p07_p21_no_class_is_two_or_the_rest() -> None:
    labels = [str(label).lower() for c in CLASSES for label in ONTOLOGY.objects(c, RDFS.label)]
    assert not [w for w in labels if {"and", "or", "other", "и", "или", "друг", "друго", "misc"} & set(w.split())]


def test_p34_p35_whatever_is_used_as_class_or_property_is_one() -> None:
    classes = set(ONTOLOGY.objects(None, RDFS.subClassOf)) | set(ONTOLOGY.objects(None, RDFS.domain))
    assert all((c, RDF.type, OWL.Class) in ONTOLOGY for c in classes)
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for p in set(ONTOLOGY.objects(None, RDFS.subPropertyOf)) | set(ONTOLOGY.objects(None, OWL.inverseOf)):
        assert kinds & set(ONTOLOGY.objects(p, RDF.type))


def test_p36_p39_addresses_are_plain() -> None:
    about = next(ONTOLOGY.subjects(RDF.type, OWL.Ontology))
    assert str(about) == BASE.removesuffix("#")
    assert not str(about).endswith((".ttl", ".owl", ".rdf"))
