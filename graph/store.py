"""The dataset behind every answer: an embedded Oxigraph store, queried over all its named graphs at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from mrezha.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    import pandas as pd

PythonValue = str | int | float | bool | Decimal | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPED = {f"{_XSD}{t}" for t in ("integer", "nonNegativeInteger", "int", "long", "decimal", "double", "boolean")}
_INTEGERS = {f"{_XSD}{t}" for t in ("integer", "nonNegativeInteger", "int", "long")}


GRAPH_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}


class QueryError(Exception):
    """A query cannot be run; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT: Python values, None where a variable is not bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[PythonValue, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[PythonValue]:
        """All values of one column."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def to_pandas(self) -> "pd.DataFrame":
        """The table as a pandas frame; needs `pip install mrezha[pandas]`."""
        import pandas as pd

        rows = [[float(v) if isinstance(v, Decimal) else v for v in row] for row in self.rows]
        return pd.DataFrame(rows, columns=list(self.columns)).convert_dtypes()

    def _repr_html_(self) -> str:
        """The table as a notebook shows it."""
        from mrezha.queries.shown import html_table

        return html_table(self.columns, self.rows)


def python_value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> PythonValue:
    """An RDF term as a Python value: IRIs and text as str, numbers and truth values as themselves."""
    if not isinstance(term, ox.Literal):
        return None if term is None else getattr(term, "value", str(term))
    kind = term.datatype.value
    if kind not in _TYPED:
        return term.value
    if kind in _INTEGERS:
        return int(term.value)
    if kind == f"{_XSD}decimal":
        number = Decimal(term.value)
        return int(number) if number == number.to_integral_value() else number
    if kind == f"{_XSD}double":
        return float(term.value)
    if kind == f"{_XSD}boolean":
        return term.value in ("true", "1")
    return term.value


class Dataset:
    """A dataset open for reading.

    >>> d = Dataset.of_quads(b'<urn:a> <urn:b> "c" <urn:g> .')
    >>> d.select("SELECT ?o { ?s ?p ?o }").rows
    (('c',),)
    """

    folder: Path | None = None  # of the build, with what was derived from the store beside it

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    @classmethod
    def of_quads(cls, nquads: bytes) -> "Dataset":
        """A dataset in memory."""
        store = ox.Store()
        store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        return cls(store)

    @classmethod
    def open(cls, folder: Path) -> "Dataset":
        """A dataset on disk, for reading only; several programs may read it at once."""
        dataset = cls(ox.Store.read_only(str(folder)))
        dataset.folder = folder.parent
        return dataset

    def select(self, sparql: str) -> Table:
        """Run a SELECT query.

        Raises:
            QueryError: if it is no valid SELECT.
        """
        result = self.run(sparql)
        if not isinstance(result, ox.QuerySolutions):
            form = "--format ttl" if isinstance(result, ox.QueryTriples) else "a SELECT with LIMIT 1"
            raise QueryError(f"this is not a SELECT query, and only SELECT gives a table; use {form}")
        names = tuple(v.value for v in result.variables)
        return Table(names, tuple(tuple(map(python_value, solution)) for solution in result))

    def construct(self, sparql: str, format_: str) -> bytes:
        """Run a CONSTRUCT or DESCRIBE query; the triples in one of `GRAPH_FORMATS`, in a settled order.

        Raises:
            QueryError: if it is no valid CONSTRUCT or DESCRIBE.
        """
        result = self.run(sparql)
        if not isinstance(result, ox.QueryTriples):
            raise QueryError(f"only CONSTRUCT and DESCRIBE give a graph; leave out --format {format_}")
        triples = sorted(set(result), key=str)
        return ox.serialize(triples, format=GRAPH_FORMATS[format_], prefixes=PREFIXES) or b""

    def run(self, sparql: str) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Run any read query; the result is Oxigraph's own. Our usual prefixes need not be declared.

        Raises:
            QueryError: if the query cannot be read or run.
        """
        try:
            return self.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            said = " ".join(str(error).split())
            raise QueryError(f"the query cannot be run: {said[:200]}{'…' if len(said) > 200 else ''}") from error
