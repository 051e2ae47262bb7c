"""The SPARQL 1.1 Protocol: requests read, refused or run, and answered in the form that the client takes."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from mrezha.queries.keywords import keywords, too_deep
from mrezha.web.negotiate import best
from mrezha.web.pool import Pool
from mrezha.web.worker import Failure, Order, Result

TABLE_TYPES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPH_TYPES = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "text/plain": "nt",
}
_MEDIA = {form: media for types in (TABLE_TYPES, GRAPH_TYPES) for media, form in reversed(types.items())}
_STATUS = {"syntax": 400, "failed": 400, "busy": 503, "time": 503, "memory": 503}


class Refused(Exception):
    """A request that is not answered: the status and one line that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as a request carries it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with its media type; `cut` says that rows beyond the limit were left out."""

    body: bytes
    media: str
    cut: bool


def asked(method: str, query_string: str, content_type: str, body: bytes) -> Asked | None:
    """The query of a request; None where it holds none, which asks for the description of the service.

    Raises:
        Refused: if the request is none of the protocol, or would write.

    >>> asked("GET", "query=ASK%20%7B%7D", "", b"")
    Asked(query='ASK {}', default_graphs=(), named_graphs=())
    >>> asked("GET", "", "", b"") is None
    True
    """
    pairs = parse_qsl(query_string, keep_blank_values=True)
    if method == "POST":
        media = content_type.partition(";")[0].strip().lower()
        text = _text(body)
        if media == "application/sparql-query":
            pairs.append(("query", text))
        elif media == "application/x-www-form-urlencoded":
            pairs += parse_qsl(text, keep_blank_values=True)
        elif media == "application/sparql-update":
            raise Refused(403, "this endpoint is read-only: updates are not accepted")
        else:
            raise Refused(415, "POST a query as application/sparql-query or application/x-www-form-urlencoded")
    return _asked(pairs, method)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refused(400, "the request is not UTF-8") from None


def _asked(pairs: list[tuple[str, str]], method: str) -> Asked | None:
    of = {name: [v for k, v in pairs if k == name] for name in ("query", "default-graph-uri", "named-graph-uri")}
    if any(k in ("update", "using-graph-uri", "using-named-graph-uri") for k, _ in pairs):
        raise Refused(403, "this endpoint is read-only: updates are not accepted")
    if not of["query"] and method != "POST":
        return None
    if len(of["query"]) != 1:
        raise Refused(400, "give exactly one query")
    return Asked(of["query"][0], tuple(of["default-graph-uri"]), tuple(of["named-graph-uri"]))


def answer(request: Asked, accept: str, pool: Pool) -> Answered:
    """Run a query.

    Raises:
        Refused: if it would leave the dataset, cannot be run, takes too much, or no form suits the client.
    """
    if deep := too_deep(request.query):
        raise Refused(400, f"the query has {deep}; write it in parts")
    found = keywords(request.query)
    if "SERVICE" in found:
        raise Refused(403, "SERVICE is switched off: queries do not leave this dataset")
    if request.query.find("\x00") >= 0:
        raise Refused(400, "the query holds a NUL character")
    forms = _forms(accept, graph=bool(found & {"CONSTRUCT", "DESCRIBE"}))
    own_graphs = "FROM" in found and not (request.default_graphs or request.named_graphs)
    order = Order(
        request.query, *forms, pool.limits.rows, not own_graphs, request.default_graphs, request.named_graphs
    )  # fmt: skip
    done = pool.run(order)
    if isinstance(done, Failure):
        raise Refused(_STATUS[done.kind], _said(done, pool))
    return Answered(done.body, _media(done, accept), done.cut)


def _forms(accept: str, *, graph: bool) -> tuple[str, str]:
    """The forms for a table and for a graph; a type that the query cannot give is no reason to refuse."""
    table = best(accept, list(TABLE_TYPES))
    triples = best(accept, list(GRAPH_TYPES))
    if not (triples if graph else table):
        offered = ", ".join(GRAPH_TYPES if graph else TABLE_TYPES)
        raise Refused(406, f"the answer can be had as {offered}")
    return TABLE_TYPES.get(table or "", "json"), GRAPH_TYPES.get(triples or "", "ttl")


def _media(done: Result, accept: str) -> str:
    """The media type as the client named it, where it named one of several for the same form."""
    types = GRAPH_TYPES if done.form in GRAPH_TYPES.values() else TABLE_TYPES
    media = best(accept, [m for m, f in types.items() if f == done.form]) or _MEDIA[done.form]
    return media if media in ("application/ld+json", "application/rdf+xml") else f"{media}; charset=utf-8"


def _said(failure: Failure, pool: Pool) -> str:
    match failure.kind:
        case "syntax":
            return failure.message
        case "time":
            return f"the query took longer than {pool.limits.seconds:g} s and was stopped; ask for less at once"
        case "memory":
            return "the query needed more memory than allowed and was stopped; ask for less at once"
        case "busy":
            return "too many queries are running; try again in a moment"
        case _:
            return failure.message
