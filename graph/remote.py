"""A dataset on a SPARQL 1.1 server: a thin client of the protocol.

Rows come as tab-separated values, which Oxigraph's parser reads several times faster than any other form, or as JSON
from a server whose tab-separated values leave types out (Virtuoso). Nothing is believed that may have been cut off.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from mrezha.graph.engine import QueryError, Result, one_line
from mrezha.graph.server import EndpointError, Server
from mrezha.ontology.namespaces import GRAPH, PREFIXES
from mrezha.queries.keywords import form_of, keywords, prologue_of

if TYPE_CHECKING:
    import httpx

_TSV, _JSON, _TRIPLES = "text/tab-separated-values", "application/sparql-results+json", "application/n-triples"
_ROUND = 1000  # a table of a multiple of so many rows may have been cut at a server's limit

LOADS = f"{GRAPH}loads"  # the graph that says what `mrezha build --endpoint` has loaded, and whether all of it
STATE, DIGEST = f"{LOADS}#state", f"{LOADS}#digest"
WHOLE, LOADING = "whole", "loading"

# How servers are told that the default graph is the union of all: some need not be, others know a word for it.
_UNIONS: tuple[Mapping[str, str], ...] = (
    {},
    {"union-default-graph": ""},  # Oxigraph
    {"default-graph-uri": "urn:x-arq:UnionGraph"},  # Jena Fuseki
    {"default-graph-uri": "tag:stardog:api:context:all"},  # Stardog
)


class Remote:
    """An engine that is a server."""

    own = f'FILTER(STRSTARTS(STR(?g), "{GRAPH}") && ?g != <{LOADS}>)'  # servers have graphs of their own

    def __init__(self, server: Server, union: Mapping[str, str | Sequence[str]] | None = None) -> None:
        self.server = server
        self._union = dict(union or {})
        self._table = _TSV

    @classmethod
    def open(cls, address: str) -> "Remote":
        """The server at an address, once it is known that it holds a whole dataset and how to ask for all of it.

        Raises:
            EndpointError: if it cannot be reached, or holds nothing of ours or only a part.
        """
        remote = cls(Server(address))
        state = remote.state()
        if state not in (None, WHOLE):
            raise EndpointError(
                f"{address}: its dataset is loaded in part only; finish it with `mrezha build --endpoint {address}`"
            )
        remote._union = remote._all_graphs()
        return remote

    def state(self) -> str | None:
        """What the server says of the last load; None where nothing was loaded by us."""
        said = [state for _, state in self.pairs(f"GRAPH <{LOADS}> {{ ?one <{STATE}> ?other }}")]
        return LOADING if LOADING in said else next(iter(said), None)

    def pairs(self, where: str) -> list[tuple[str, str]]:
        """The values of ?one and ?other under a condition."""
        found = self.query(f"SELECT ?one ?other WHERE {{ {where} }}")
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - for the type checker
        return [(getattr(one, "value", ""), getattr(other, "value", "")) for one, other in found]

    def _all_graphs(self) -> dict[str, str | Sequence[str]]:
        for union in _UNIONS:
            if self._asks("ASK { ?programme a mrz:Programme }", union):
                return dict(union)
        found = self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - for the type checker
        graphs = [getattr(row[0], "value", "") for row in found]
        if graphs and self._asks("ASK { GRAPH ?g { ?programme a mrz:Programme } }", {}):
            return {"default-graph-uri": graphs}
        raise EndpointError(
            f"{self.server.address}: no programme is loaded there; "
            f"`mrezha build --endpoint {self.server.address}` loads them"
        )

    def _asks(self, sparql: str, parameters: Mapping[str, str | Sequence[str]]) -> bool:
        try:
            answer = self._result(self._sent(sparql, parameters), "ASK")
        except EndpointError:
            raise
        except QueryError:
            if not parameters:
                raise
            return False  # a server that does not know the word for the union refuses it
        return isinstance(answer, ox.QueryBoolean) and bool(answer)

    def query(
        self, sparql: str, *, union: bool = True, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Result:
        """Run a query on the server.

        Raises:
            EndpointError: if the server does not answer, or cuts the answer off.
            QueryError: if it refuses the query.
        """
        chosen: dict[str, str | Sequence[str]] = dict(self._union) if union and not default_graphs else {}
        if default_graphs:
            chosen["default-graph-uri"] = list(default_graphs)
        if named_graphs:
            chosen["named-graph-uri"] = list(named_graphs)
        form = form_of(sparql)
        if form is None:
            raise QueryError("the query is none of SELECT, ASK, CONSTRUCT and DESCRIBE, and only these can be asked")
        answer = self._sent(sparql, chosen)
        if form == "SELECT" and self._table == _TSV and not _typed(answer.content):
            self._table = _JSON
            answer = self._sent(sparql, chosen)
        self._refuse_cut(answer, sparql, form, chosen)
        return self._result(answer, form)

    def _sent(self, sparql: str, parameters: Mapping[str, str | Sequence[str]]) -> "httpx.Response":
        form = form_of(sparql)
        accept = {"SELECT": self._table, "ASK": _JSON}.get(form or "", _TRIPLES)
        return self.server.post({"query": declared(sparql), **parameters}, accept)

    def _result(self, answer: "httpx.Response", form: str) -> Result:
        try:
            if form in ("SELECT", "ASK"):
                json = form == "ASK" or self._table == _JSON
                kind = ox.QueryResultsFormat.JSON if json else ox.QueryResultsFormat.TSV
                found = ox.parse_query_results(answer.content, kind)
                return found if form == "SELECT" else _truth(found)
            return (
                quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES, rename_blank_nodes=True)
            )
        except (SyntaxError, ValueError) as error:
            raise EndpointError(
                f"{self.server.address}: its answer cannot be read ({one_line(error)}); is this a SPARQL address?"
            ) from error

    def _refuse_cut(
        self, answer: "httpx.Response", sparql: str, form: str, chosen: Mapping[str, str | Sequence[str]]
    ) -> None:
        """Refuse an answer that the server says, or a second question shows, to have been cut off."""
        said = answer.headers
        cut = "x-sparql-maxrows" in said or said.get("x-sql-state") == "S1TAT" or "mrezha-truncated" in said
        if not cut and form == "SELECT" and self._table == _TSV:
            rows = answer.content.count(b"\n") - 1
            cut = rows >= _ROUND and rows % _ROUND == 0 and self._count(sparql, chosen) > rows
        if cut:
            limit = said.get("x-sparql-maxrows") or said.get("mrezha-row-limit") or "a limit of its own"
            raise EndpointError(
                f"{self.server.address}: the server cut the answer off at {limit} rows; "
                "raise its limit (Virtuoso: ResultSetMaxRows and MaxQueryExecutionTime), or ask for less with LIMIT"
            )

    def _count(self, sparql: str, chosen: Mapping[str, str | Sequence[str]]) -> int:
        """How many rows a SELECT has, counted by the server; 0 where it cannot be part of another query."""
        if "FROM" in keywords(sparql):
            return 0
        head = prologue_of(sparql)
        counting = f"{head}\nSELECT (COUNT(*) AS ?rows) WHERE {{ {{ {sparql[len(head) :]}\n }} }}"
        found = self._result(self._sent(counting, chosen), "SELECT")
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - for the type checker
        return int(getattr(next(iter(found))[0], "value", 0))


def _truth(found: ox.QuerySolutions | ox.QueryBoolean) -> ox.QuerySolutions | ox.QueryBoolean:
    """The answer of an ASK, also where it comes as a table of one number (Virtuoso set up otherwise than Debian's)."""
    if isinstance(found, ox.QueryBoolean):
        return found
    said = any(getattr(value, "value", "") in ("1", "true") for row in found for value in row)
    return ox.parse_query_results(f'{{"head":{{}},"boolean":{str(said).lower()}}}', ox.QueryResultsFormat.JSON)


def declared(sparql: str) -> str:
    """A query with our prefixes declared, those that it uses; its own declarations come after and win.

    >>> declared("ASK { ?s a mrz:Row }")
    'PREFIX mrz: <https://w3id.org/mrezha/ontology#> ASK { ?s a mrz:Row }'
    """
    return "".join(f"PREFIX {p}: <{iri}> " for p, iri in PREFIXES.items() if f"{p}:" in sparql) + sparql


def _typed(table: bytes) -> bool:
    """Whether tab-separated values are as the standard has them, `?name` in the first line."""
    return table[:1] in (b"?", b"\n", b"\r", b"")
