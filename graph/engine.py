"""The port to a SPARQL engine, and the embedded one; `remote` has the other.

An engine answers read queries over all named graphs at once. Everything else is made of that one ability, so that a
store of another kind needs nothing more.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from mrezha.ontology.namespaces import PREFIXES
from mrezha.queries.keywords import too_deep

Result = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]


class QueryError(Exception):
    """A query cannot be run; the message says why in one line."""


class QuerySyntaxError(QueryError):
    """A query is no valid SPARQL."""


class Engine(Protocol):
    """Something that runs read queries; `own` is a condition on ?g that holds for the graphs of our dataset."""

    own: str

    def query(
        self, sparql: str, *, union: bool = True, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Result:
        """Run a query; our usual prefixes need not be declared.

        `union` makes all named graphs the default graph; `default_graphs` and `named_graphs` choose others, as the
        SPARQL protocol has it.

        Raises:
            QueryError: if the query cannot be read or run.
        """
        ...


class Embedded:
    """Oxigraph in this process, on disk or in memory."""

    own = ""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    @classmethod
    def open(cls, folder: Path) -> "Embedded":
        """A store on disk, for reading only; several programs may read it at once."""
        return cls(ox.Store.read_only(str(folder)))

    def query(
        self, sparql: str, *, union: bool = True, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Result:
        """Run a query.

        Raises:
            QueryError: if the query cannot be read or run.
        """
        if deep := too_deep(sparql):
            raise QueryError(f"the query cannot be run: it has {deep}; write it in parts")
        named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(g) for g in named_graphs]
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(g) for g in default_graphs]
        try:
            if default:
                return self.store.query(sparql, prefixes=PREFIXES, default_graph=default, named_graphs=named)
            return self.store.query(
                sparql, prefixes=PREFIXES, use_default_graph_as_union=union, named_graphs=named or None
            )
        except SyntaxError as error:
            raise QuerySyntaxError(f"the query is not valid SPARQL: {one_line(error)}") from error
        except (ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be run: {one_line(error)}") from error


def opened(place: Path | str) -> Engine:
    """The engine of a dataset: of a store in a folder, or of the server at an address.

    Raises:
        EndpointError: if the server cannot be used.
    """
    if isinstance(place, Path):
        return Embedded.open(place)
    from mrezha.graph.remote import Remote

    return Remote.open(place)


def one_line(said: object, most: int = 200) -> str:
    """What an engine says, on one line and not too long.

    >>> one_line("error at\\n 1:1", most=8)
    'error at…'
    """
    text = " ".join(str(said).split())
    return text if len(text) <= most else text[:most] + "…"
