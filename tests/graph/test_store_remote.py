"""The client of remote datasets against a server of the test's own that answers badly in every way we know of."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from mrezha.graph.engine import QueryError
from mrezha.graph.remote import Remote
from mrezha.graph.server import EndpointError, Server
from mrezha.graph.store import Dataset

Answer = tuple[int, dict[str, str], bytes]
TSV = {"Content-Type": "text/tab-separated-values"}


class Bad:
    """A server that answers as told: `say` gets the form and the headers of a request."""

    def __init__(self) -> None:
        self.say: Callable[[dict[str, list[str]], dict[str, str]], Answer]
        self.say = lambda _form, _headers: (200, TSV, b"?n\n1\n")
        self.asked: list[dict[str, list[str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                outer.asked.append(parse_qs(body, keep_blank_values=True))
                status, headers, answer = outer.say(outer.asked[-1], {k.lower(): v for k, v in self.headers.items()})
                self.send_response(status)
                for name, value in {"Content-Length": str(len(answer)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_said: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/query"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def dataset(self) -> Dataset:
        return Dataset(Remote(Server(self.address)))


@pytest.fixture
def bad() -> Iterator[Bad]:
    server = Bad()
    yield server
    server.http.shutdown()
    server.http.server_close()


def rows(count: int) -> bytes:
    return b"?n\n" + b"".join(b"%d\n" % n for n in range(count))


def test_values_of_all_kinds_come_as_python_values(bad: Bad) -> None:
    table = '?a\t?b\t?c\n<urn:x>\t"две\\tдуми"@bg\t1.50\n\t"true"^^<http://www.w3.org/2001/XMLSchema#boolean>\t7\n'
    bad.say = lambda _form, _headers: (200, TSV, table.encode())
    assert bad.dataset().select("SELECT * { }").rows == (("urn:x", "две\tдуми", 1.5), (None, True, 7))


def test_prefixes_are_declared_and_the_query_is_sent_in_a_form(bad: Bad) -> None:
    bad.dataset().select("SELECT ?n { ?n a mrz:Row }")
    assert bad.asked[0]["query"] == ["PREFIX mrz: <https://w3id.org/mrezha/ontology#> SELECT ?n { ?n a mrz:Row }"]


def test_a_server_whose_tsv_has_no_types_is_asked_for_json(bad: Bad) -> None:
    said = {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "uri", "value": "urn:x"}}]}}

    def say(_form: dict[str, list[str]], headers: dict[str, str]) -> Answer:
        return (200, {}, json.dumps(said).encode()) if "json" in headers["accept"] else (200, TSV, b'"n"\n"urn:x"\n')

    bad.say = say
    dataset = bad.dataset()
    for _ in range(2):
        assert dataset.select("SELECT ?n { }").rows == (("urn:x",),)
    assert len(bad.asked) == 3  # and remembers it


@pytest.mark.parametrize(
    "header", [{"X-SPARQL-MaxRows": "10000"}, {"X-SQL-State": "S1TAT"}, {"Mrezha-Truncated": "true"}]
)
def test_an_answer_that_the_server_says_it_cut_is_refused(bad: Bad, header: dict[str, str]) -> None:
    bad.say = lambda _form, _headers: (200, {**TSV, **header}, rows(7))
    with pytest.raises(EndpointError, match="cut the answer off"):
        bad.dataset().select("SELECT ?n { }")


def test_a_round_number_of_rows_is_counted_by_the_server(bad: Bad) -> None:
    count = 10_500
    bad.say = lambda form, _headers: (
        (200, TSV, b"?rows\n%d\n" % count) if "COUNT(*)" in form["query"][0] else (200, TSV, rows(10_000))
    )
    with pytest.raises(EndpointError, match="cut the answer off"):
        bad.dataset().select("PREFIX a: <urn:a> SELECT ?n { ?n a a:b }")
    assert bad.asked[1]["query"][0].startswith("PREFIX a: <urn:a> ")
    assert "WHERE { { SELECT ?n { ?n a a:b }" in bad.asked[1]["query"][0]
    count = 10_000
    assert len(bad.dataset().select("SELECT ?n { }")) == 10_000


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "set MREZHA_ENDPOINT_USER and MREZHA_ENDPOINT_PASSWORD"),
        (403, "set MREZHA_ENDPOINT_USER and MREZHA_ENDPOINT_PASSWORD"),
        (404, "404 Not Found; check the address"),
        (503, "503 Service Unavailable; check the address"),
    ],
)
def test_refusals_are_one_line_with_the_address(bad: Bad, status: int, said: str) -> None:
    bad.say = lambda _form, _headers: (status, {}, b"<html>\n<p>no</p></html>")
    with pytest.raises(EndpointError) as failed:
        bad.dataset().select("SELECT ?n { }")
    assert said in str(failed.value)
    assert bad.address in str(failed.value)
    assert "\n" not in str(failed.value)


def test_a_query_that_the_server_refuses_says_why(bad: Bad) -> None:
    bad.say = lambda _form, _headers: (400, {}, b"\nparse error at 1:8\n  more\n")
    with pytest.raises(QueryError, match="the server refused: parse error at 1:8"):
        bad.dataset().select("SELECT nothing")


@pytest.mark.parametrize("answer", [b"<html>hello</html>", b"?n\n<urn:a> <urn:b>\n", b"?a\t?b\n1\n"])
def test_an_answer_that_is_no_table_is_refused(bad: Bad, answer: bytes) -> None:
    bad.say = lambda _form, _headers: (200, {}, answer)
    with pytest.raises(QueryError, match="cannot be read"):
        bad.dataset().select("SELECT ?n { }")


def test_a_connection_that_breaks_inside_an_answer_is_an_error(bad: Bad) -> None:
    bad.say = lambda _form, _headers: (200, {**TSV, "Content-Length": "1000", "Connection": "close"}, b"?n\n1\n")
    with pytest.raises(EndpointError, match="cannot be reached"):
        bad.dataset().select("SELECT ?n { }")


def test_a_server_that_does_not_answer_in_time(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MREZHA_ENDPOINT_TIMEOUT", "0.2")
    waiting = threading.Event()
    bad.say = lambda _form, _headers: (200 if waiting.wait(5) else 500, TSV, b"?n\n")
    with pytest.raises(EndpointError, match=r"no answer within 0.2 s; set MREZHA_ENDPOINT_TIMEOUT"):
        bad.dataset().select("SELECT ?n { }")
    waiting.set()


@pytest.mark.parametrize("way", ["Basic", 'Digest qop="auth", algorithm=MD5, nonce="abc", realm="r"'])
def test_credentials_go_out_only_when_asked_for_and_in_the_way_asked_for(
    bad: Bad, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MREZHA_ENDPOINT_USER", "anna")
    monkeypatch.setenv("MREZHA_ENDPOINT_PASSWORD", "парола")
    seen: list[str] = []

    def say(_form: dict[str, list[str]], headers: dict[str, str]) -> Answer:
        seen.append(headers.get("authorization", ""))
        return (200, TSV, b"?n\n1\n") if seen[-1] else (401, {"WWW-Authenticate": way}, b"")

    bad.say = say
    dataset = bad.dataset()
    assert len(dataset.select("SELECT ?n { }")) == len(dataset.select("SELECT ?n { }")) == 1
    name = way.split(" ")[0]
    assert seen[0] == ""
    assert [s.split(" ")[0] for s in seen if s] == [name, name]
    assert "парола" not in "".join(seen)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("localhost:7878/query", "begins with http://"),
        ("ftp://localhost/", "begins with http://"),
        ("http://anna:secret@localhost/query", "leave name and password out"),
        ("http://127.0.0.1:1/query", "cannot be reached"),
    ],
)
def test_an_address_that_cannot_be(address: str, said: str) -> None:
    with pytest.raises(EndpointError, match=said) as failed:
        Dataset.at(address)
    assert "secret" not in str(failed.value)


def test_the_union_of_graphs_is_asked_for_as_the_server_wants_it(bad: Bad) -> None:
    def say(form: dict[str, list[str]], _headers: dict[str, str]) -> Answer:
        if "ASK" in form["query"][0]:
            return 200, {}, json.dumps({"head": {}, "boolean": "union-default-graph" in form}).encode()
        return 200, TSV, b"?one\t?other\n"

    bad.say = say
    Dataset.at(bad.address).select("SELECT ?n { }")
    assert bad.asked[-1]["union-default-graph"] == [""]


def test_a_server_without_programmes_says_how_to_load_them(bad: Bad) -> None:
    bad.say = lambda form, _headers: (
        (200, {}, b'{"head":{},"boolean":false}') if "ASK" in form["query"][0] else (200, TSV, b"?one\t?other\n")
    )
    with pytest.raises(EndpointError, match="no programme is loaded there; `mrezha build --endpoint"):
        Dataset.at(bad.address)
