"""What all triples of a document share: addresses, and the words that a node was read from."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from mrezha.loaders.actor_kinds import kind_of
from mrezha.loaders.records import Mention, Programme, Span
from mrezha.ontology.namespaces import CODE, ID, MRZ

M = Namespace(MRZ)
OA = Namespace("http://www.w3.org/ns/oa#")

Triple = tuple[URIRef, URIRef, URIRef | Literal]


class DocumentWriter:
    """Knows the document that is written, and writes the words of nodes."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.year = programme.metadata.year
        self.language = programme.metadata.language
        self.document = node_id(f"document/{programme.metadata.name}")
        self.main = node_id(f"programme/{self.year}")

    def section_node(self, number: int) -> URIRef:
        """The node of a section."""
        return node_id(f"section/{self.year}/{number}")

    def mention(self, node: URIRef, mention: Mention) -> Iterator[Triple]:
        """The words of a mention, and its actor where the authority file does not have it."""
        yield from self.words(node, mention.spans)
        if mention.corrected:
            yield node, M.corrected, Literal(True)
        if not mention.resolved:
            yield from unknown_actor(mention, self.language)

    def words(self, node: URIRef, spans: Sequence[Span]) -> Iterator[Triple]:
        """The words a node was read from."""
        for span in spans:
            s = node_id(f"span/{self.programme.metadata.name}/{span.start}-{span.end}")
            yield node, DCTERMS.source, s
            yield s, RDF.type, M.TextSpan
            yield s, M.inDocument, self.document
            yield s, OA.start, Literal(span.start, datatype=XSD.nonNegativeInteger)
            yield s, OA.end, Literal(span.end, datatype=XSD.nonNegativeInteger)
            yield s, OA.exact, Literal(span.text)


def unknown_actor(mention: Mention, language: str = "bg") -> Iterator[Triple]:
    """An actor that the authority file does not know, as printed."""
    node = URIRef(mention.actor)
    yield node, RDF.type, M.CollectiveActor if mention.collective else M.Institution
    for lang in dict.fromkeys((language, "bg")):  # a name is the same in both, and Bulgarian is what every list shows
        yield node, SKOS.prefLabel, Literal(mention.label, lang=lang)
    yield node, M.unresolved, Literal(True)
    kind = "collective" if mention.collective else mention.kind or kind_of(mention.actor, mention.label)
    if kind:
        yield node, M.kind, URIRef(f"{CODE}kind/{kind}")
    if mention.parent:
        yield node, M.partOf, URIRef(mention.parent)


def node_id(path: str) -> URIRef:
    """The address of an individual."""
    return URIRef(f"{ID}{path}")


def local(iri: str) -> str:
    """The last part of an address.

    >>> local("https://w3id.org/mrezha/id/institution/dab")
    'dab'
    """
    return iri.rsplit("/", 1)[-1]


def decimal(value: Decimal) -> Literal:
    """A number as a literal."""
    return Literal(value, datatype=XSD.decimal)
