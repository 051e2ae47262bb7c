"""The process that runs visitors' queries, one after the other, so that a query can be ended by ending the process.

It talks over a pipe: an `Order` comes in, a `Result` or a `Failure` goes out.
"""

import contextlib
import io
import itertools
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

try:
    import resource
except ImportError:  # Windows has no such limits; the time limit holds there too
    resource = None  # type: ignore[assignment]

from mrezha.graph.engine import Embedded, Engine, QueryError, QuerySyntaxError, one_line, opened
from mrezha.graph.engine import Result as Found
from mrezha.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@dataclass(frozen=True, slots=True)
class Order:
    """A query to run. The forms are names of `FORMS` and `GRAPH_FORMS`; empty graph lists mean all graphs."""

    query: str
    table_form: str
    graph_form: str
    rows: int
    union: bool = True
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The answer as bytes; `form` names what it is, `cut` says that there would have been more rows."""

    body: bytes
    form: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a query was not answered: `kind` is syntax or failed."""

    kind: str
    message: str


FORMS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


class _Full(Exception):
    """The lines that are allowed have been written."""


class _Lines(io.BytesIO):
    """A file that takes so many lines; the engine writes one row a line as tab-separated values."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.left = most

    def write(self, data: "ReadableBuffer", /) -> int:
        """Take lines until none is left, then refuse."""
        if self.left < 0:  # the engine hands over its buffer once more when a write was refused
            raise _Full
        text = bytes(data)
        lines = text.count(b"\n")
        if lines > self.left:
            super().write(b"".join(line + b"\n" for line in text.split(b"\n")[: self.left]))
            self.left = -1
            raise _Full
        self.left -= lines
        return super().write(text)


def run(engine: Engine, order: Order) -> Result | Failure:
    """Run one query and write its answer in the form asked for."""
    try:
        return _written(_asked(engine, order), order)
    except QuerySyntaxError as error:
        return Failure("syntax", str(error))
    except QueryError as error:
        return Failure("failed", str(error))
    except (ValueError, OSError, RuntimeError) as error:
        return Failure("failed", f"the query cannot be run: {one_line(error)}")


def _asked(engine: Engine, order: Order) -> Found:
    return engine.query(
        order.query, union=order.union, default_graphs=order.default_graphs, named_graphs=order.named_graphs
    )


def _written(result: Found, order: Order) -> Result:
    if not isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
        triples = list(itertools.islice(result, order.rows + 1))
        kept = sorted(set(triples[: order.rows]), key=str)
        body = ox.serialize(kept, format=GRAPH_FORMS[order.graph_form], prefixes=PREFIXES) or b""
        return Result(body, order.graph_form, len(triples) > order.rows)
    form = FORMS[order.table_form]
    if isinstance(result, ox.QueryBoolean):
        return Result(result.serialize(format=form) or b"", order.table_form, cut=False)
    lines, cut = _Lines(order.rows + 1), False
    try:
        result.serialize(lines, ox.QueryResultsFormat.TSV)
    except _Full:
        cut = True
    body = lines.getvalue()
    if order.table_form != "tsv":
        parsed = ox.parse_query_results(body, ox.QueryResultsFormat.TSV)
        assert isinstance(parsed, ox.QuerySolutions)  # noqa: S101 - for the type checker
        body = parsed.serialize(format=form) or b""
    return Result(body, order.table_form, cut)


def serve(pipe: Connection, place: Path | str, memory: int) -> None:
    """Answer orders from a pipe until it closes, from the store in a folder or the server at an address."""
    engine = opened(place)
    _confine(engine, memory)
    pipe.send("ready")
    while True:
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            return
        with contextlib.suppress(OSError):
            pipe.send(run(engine, order))


def _confine(engine: Engine, memory: int) -> None:
    """No more memory than allowed and last in line for the processor; with a store here also no new file or socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle; it closes the pipe
    if resource is None:
        return
    os.nice(15)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if isinstance(engine, Embedded):
        len(engine.store)  # every file of the store is open now
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # what is open stays open
