"""The dataset behind every answer, embedded or on a server: one way to ask it, over all its named graphs at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from mrezha.graph.engine import Embedded, Engine, QueryError, Result, one_line
from mrezha.graph.table import PythonValue, Table, python_value
from mrezha.ontology.namespaces import PREFIXES

__all__ = ["GRAPH_FORMATS", "Dataset", "PythonValue", "QueryError", "Table", "python_value"]

GRAPH_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}


class Dataset:
    """A dataset open for reading.

    >>> d = Dataset.of_quads(b'<urn:a> <urn:b> "c" <urn:g> .')
    >>> d.select("SELECT ?o { ?s ?p ?o }").rows
    (('c',),)
    """

    folder: Path | None = None  # of the build, with what was derived from the store beside it

    def __init__(self, store: ox.Store | Engine) -> None:
        self.engine: Engine = Embedded(store) if isinstance(store, ox.Store) else store

    @classmethod
    def of_quads(cls, nquads: bytes) -> "Dataset":
        """A dataset in memory."""
        store = ox.Store()
        store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        return cls(store)

    @classmethod
    def open(cls, folder: Path) -> "Dataset":
        """A dataset on disk, for reading only; several programs may read it at once."""
        dataset = cls(Embedded.open(folder))
        dataset.folder = folder.parent
        return dataset

    @classmethod
    def at(cls, address: str) -> "Dataset":
        """The dataset of a SPARQL 1.1 server.

        Raises:
            EndpointError: if the server cannot be reached or holds no whole dataset of ours.
        """
        from mrezha.graph.remote import Remote

        return cls(Remote.open(address))

    @property
    def store(self) -> ox.Store:
        """The embedded store.

        Raises:
            TypeError: if the dataset is on a server.
        """
        if not isinstance(self.engine, Embedded):
            raise TypeError("this dataset is on a server")
        return self.engine.store

    def select(self, sparql: str) -> Table:
        """Run a SELECT query.

        Raises:
            QueryError: if it is no valid SELECT.
        """
        result = self.run(sparql)
        if not isinstance(result, ox.QuerySolutions):
            form = "a SELECT with LIMIT 1" if isinstance(result, ox.QueryBoolean) else "--format ttl"
            raise QueryError(f"this is not a SELECT query, and only SELECT gives a table; use {form}")
        names = tuple(v.value for v in result.variables)
        try:
            return Table(names, tuple(tuple(map(python_value, solution)) for solution in result))
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:  # rows are read one by one
            raise QueryError(f"the answer cannot be read: {one_line(error)}") from error

    def construct(self, sparql: str, format_: str) -> bytes:
        """Run a CONSTRUCT or DESCRIBE query; the triples in one of `GRAPH_FORMATS`, in a settled order.

        Raises:
            QueryError: if it is no valid CONSTRUCT or DESCRIBE.
        """
        result = self.run(sparql)
        if isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
            raise QueryError(f"only CONSTRUCT and DESCRIBE give a graph; leave out --format {format_}")
        triples = sorted(set(result), key=str)
        return ox.serialize(triples, format=GRAPH_FORMATS[format_], prefixes=PREFIXES) or b""

    def run(self, sparql: str) -> Result:
        """Run any read query; the result is Oxigraph's own. Our usual prefixes need not be declared.

        Raises:
            QueryError: if the query cannot be read or run.
        """
        return self.engine.query(sparql)

    def graphs(self) -> dict[str, int]:
        """The named graphs, by address, with how many statements each holds."""
        own = self.engine.own
        table = self.select(
            f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {own} }} GROUP BY ?g ORDER BY ?g"
        )
        return {str(g): int(str(n)) for g, n in table.rows}

    def triples(self, where: str) -> Iterator[ox.Triple]:
        """What matches ?s ?p ?o under a condition, perhaps twice where two graphs say the same."""
        result = self.run(f"SELECT ?s ?p ?o WHERE {{ {where} }}")
        if isinstance(result, ox.QuerySolutions):
            for s, p, o in result:
                yield ox.Triple(s, p, o)

    def quads(self) -> Iterator[ox.Quad]:
        """All statements of all named graphs."""
        result = self.run(f"SELECT ?s ?p ?o ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {self.engine.own} }}")
        if isinstance(result, ox.QuerySolutions):
            for s, p, o, g in result:
                yield ox.Quad(s, p, o, g)


class Remembering(Dataset):
    """A dataset that is only read, by work that asks the same again: each SELECT is run once."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset.engine)
        self.folder = dataset.folder
        self._tables: dict[str, Table] = {}

    def select(self, sparql: str) -> Table:
        """The table of a SELECT, kept from the first time."""
        if sparql not in self._tables:
            self._tables[sparql] = super().select(sparql)
        return self._tables[sparql]


def values(name: str, nodes: Iterable[str]) -> str:
    """A VALUES clause of addresses.

    >>> values("s", ["urn:a", "urn:b"])
    'VALUES ?s { <urn:a> <urn:b> }'
    """
    return f"VALUES ?{name} {{ {' '.join(str(ox.NamedNode(n)) for n in nodes)} }}"
