"""What a graph says by itself, beside the shipped words: the common input of validation and of reasoning."""

from collections.abc import Iterator

import pyoxigraph as ox

from mrezha.ontology.namespaces import AUTHORITY_FILES, GRAPH, TERM_FILES, read

_AUTHORITY = ox.NamedNode(f"{GRAPH}authority")
# Inferred statements would meet every range; terms come from the shipped files, or blank nodes would be there twice.
_PASSED_OVER = {ox.NamedNode(f"{GRAPH}{name}") for name in ("inferred", "ontology")}


def asserted(data: bytes, syntax: str = "nq") -> list[ox.Triple]:
    """Statements of a data set without what was inferred, together with the ontology and the lists.

    The shipped authority files are put beside them too, unless the data set has an authority graph of its own.

    `syntax` is the usual ending of a file in it: nq, trig, ttl, nt, rdf.

    Raises:
        ValueError: if the syntax is unknown or the data do not follow it.

    >>> own = asserted(b"<urn:a> <urn:b> <urn:c> .", "ttl")[0]
    >>> own.subject.value, len(own.predicate.value)
    ('urn:a', 5)
    """
    quads = list(_own(data, syntax))
    names = TERM_FILES if any(q.graph_name == _AUTHORITY for q in quads) else (*TERM_FILES, *AUTHORITY_FILES)
    shipped = [q for name in names for q in ox.parse(read(name), format=ox.RdfFormat.TURTLE)]
    return list(dict.fromkeys(ox.Triple(q.subject, q.predicate, q.object) for q in (*quads, *shipped)))


def _own(data: bytes, syntax: str) -> Iterator[ox.Quad]:
    form = ox.RdfFormat.from_extension(syntax.removeprefix("."))
    if form is None:
        raise ValueError(f"“{syntax}” is no RDF syntax; use one of nq, trig, ttl, nt, rdf")
    try:
        for quad in ox.parse(data, format=form):
            if quad.graph_name not in _PASSED_OVER:
                yield quad
    except SyntaxError as error:
        raise ValueError(f"not readable as {form.name}: {error}") from error


def ntriples(triples: list[ox.Triple]) -> bytes:
    """Statements as sorted N-Triples: the same bytes whatever the order they came in.

    >>> ntriples(asserted(b"", "ttl")).count(b"/ontology#Activity> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")
    1
    """
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))
