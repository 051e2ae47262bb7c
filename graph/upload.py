"""A dataset put on a SPARQL 1.1 server with updates, graph by graph.

A graph is a document and is replaced whole. The graph of loads says which graphs stand there as they should, by a
digest of their statements, and whether all of them do: a load that was broken off is taken up at the graph it broke
off in, and until it is done nobody takes the dataset for whole.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from mrezha.graph.remote import DIGEST, LOADING, LOADS, STATE, WHOLE, Remote
from mrezha.graph.server import EndpointError, Server

Progress = Callable[[str, int, int], None]

_AT_ONCE = 2_000  # statements an update; Virtuoso compiles each update and refuses long ones


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What an upload did: graphs that were written, were there already, and were taken away."""

    written: list[str]
    kept: list[str]
    removed: list[str]


def upload(store: ox.Store, address: str, progress: Progress = lambda _what, _done, _of: None) -> Uploaded:
    """Make the dataset of a server the same as that of a store; graphs that we did not load stay as they are.

    Raises:
        EndpointError: if the server cannot be reached or does not take updates.
    """
    server = Server(address)
    there = Remote(server)
    before = dict(there.pairs(f"GRAPH <{LOADS}> {{ ?one <{DIGEST}> ?other }}"))
    names = sorted(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode))
    sizes = {name: _size(store, name) for name in names}
    _say(server, LOADING)
    written, kept, done, total = [], [], 0, sum(sizes.values())
    for name in names:
        digest = digest_of(store, name)
        if before.get(name) == digest:
            kept.append(name)
        else:
            for sent in _replaced(server, store, name):
                progress(name.rsplit("/", 1)[-1], done + sent, total)
            _check_size(there, name, sizes[name])
            server.update(f'INSERT DATA {{ GRAPH <{LOADS}> {{ <{name}> <{DIGEST}> "{digest}" }} }}')
            written.append(name)
        done += sizes[name]
        progress(name.rsplit("/", 1)[-1], done, total)
    removed = sorted(before.keys() - set(names))
    for name in removed:
        _remove(server, name)
    _say(server, WHOLE)
    return Uploaded(written, kept, removed)


def digest_of(store: ox.Store, graph: str) -> str:
    """A digest of a graph's statements, whatever their order.

    >>> one, other = ox.Store(), ox.Store()
    >>> a, b, g = map(ox.NamedNode, ("urn:a", "urn:b", "urn:g"))
    >>> quads = [ox.Quad(a, b, ox.Literal(n), g) for n in "12"]
    >>> one.extend(quads); other.extend(reversed(quads))
    >>> digest_of(one, "urn:g") == digest_of(other, "urn:g")
    True
    """
    total, blank = 0, ox.Dataset()
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
        if _is_blank(quad):
            blank.add(quad)
        else:
            total += _number(quad)
    blank.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # blank nodes have other names in every store
    return f"{(total + sum(map(_number, blank))) % 2**256:064x}"


def _number(quad: ox.Quad) -> int:
    return int.from_bytes(hashlib.sha256(str(quad.triple).encode()).digest())


def _size(store: ox.Store, graph: str) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def _replaced(server: Server, store: ox.Store, graph: str) -> Iterator[int]:
    """Write a graph anew; yields how many statements have been sent."""
    _remove(server, graph)
    sent = 0
    for lines in _batches(store, graph):
        said = "\n".join(lines)
        how, end = ("INSERT", " WHERE {}") if "_:" in said else ("INSERT DATA", "")  # Virtuoso: no blank nodes in DATA
        server.update(f"{how} {{ GRAPH <{graph}> {{\n{said}\n}} }}{end}")
        sent += len(lines)
        yield sent


def _batches(store: ox.Store, graph: str) -> Iterator[list[str]]:
    """Statements so many at once; those with blank nodes first and together: a name of one holds in one update."""
    node = ox.NamedNode(graph)
    blank = [f"{q.triple} ." for q in store.quads_for_pattern(None, None, None, node) if _is_blank(q)]
    if blank:
        yield blank
    rest = (f"{q.triple} ." for q in store.quads_for_pattern(None, None, None, node) if not _is_blank(q))
    while lines := list(islice(rest, _AT_ONCE)):
        yield lines


def _is_blank(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def _remove(server: Server, graph: str) -> None:
    server.update(f"DELETE WHERE {{ GRAPH <{LOADS}> {{ <{graph}> <{DIGEST}> ?digest }} }}")
    server.update(f"CLEAR SILENT GRAPH <{graph}>")


def _say(server: Server, state: str) -> None:
    """Say how far the load is; in between both are said, which is read as not whole."""
    other = LOADING if state == WHOLE else WHOLE
    server.update(f'INSERT DATA {{ GRAPH <{LOADS}> {{ <{LOADS}> <{STATE}> "{state}" }} }}')
    server.update(f'DELETE DATA {{ GRAPH <{LOADS}> {{ <{LOADS}> <{STATE}> "{other}" }} }}')


def _check_size(there: Remote, graph: str, wanted: int) -> None:
    found = there.pairs(f"{{ SELECT (COUNT(*) AS ?one) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} }} BIND(1 AS ?other)")
    if int(found[0][0]) != wanted:
        raise EndpointError(
            f"{there.server.address}: {graph} has {found[0][0]} statements where {wanted} were sent; "
            "run `mrezha build --endpoint` again"
        )
