"""The SPARQL 1.1 Protocol with real clients, its refusals and its limits."""

import concurrent.futures
import json
import subprocess
import time
import urllib.error
import urllib.request
from urllib.parse import urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TSV, TURTLE, XML, SPARQLWrapper

MRZ = "PREFIX mrz: <https://w3id.org/mrezha/ontology#> "
COUNT = MRZ + "SELECT (COUNT(?a) AS ?n) { ?a a mrz:Activity }"
GRAPH = "https://w3id.org/mrezha/graph/programme-2020"
JSON_TYPE = "application/sparql-results+json"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def counted(answer):
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_the_three_ways_to_ask(client):
    wanted = {"Accept": JSON_TYPE}
    ways = [
        client.get("/sparql", params={"query": COUNT}, headers=wanted),
        client.post("/sparql", data={"query": COUNT}, headers=wanted),
        client.post("/sparql", content=COUNT, headers=wanted | {"Content-Type": "application/sparql-query"}),
        client.post("/sparql", content=COUNT,
                    headers=wanted | {"Content-Type": "application/sparql-query; charset=UTF-8"}),
    ]  # fmt: skip
    assert [counted(answer) for answer in ways] == [119] * 4


@pytest.mark.parametrize(("accept", "media", "start"), [
    (JSON_TYPE, JSON_TYPE, b'{"head"'), ("application/json", "application/json", b'{"head"'),
    ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
    ("text/csv", "text/csv", b"n\r\n119"),
    ("text/tab-separated-values", "text/tab-separated-values", b"?n\n119"), ("*/*", JSON_TYPE, b'{"head"'),
    (f"{JSON_TYPE};q=0.1,text/csv;q=0.9", "text/csv", b"n\r\n119"),
])  # fmt: skip
def test_tables_come_in_the_form_asked_for(client, accept, media, start):
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(media)
    assert answer.content.startswith(start)


@pytest.mark.parametrize(("accept", "form"), [
    ("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/ld+json", "json-ld"),
    ("application/rdf+xml", "xml"), ("*/*", "turtle"),
])  # fmt: skip
def test_graphs_come_in_the_form_asked_for(client, accept, form):
    query = MRZ + "CONSTRUCT { ?a a mrz:Activity } WHERE { ?a a mrz:Activity }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert len(rdflib.Graph().parse(data=answer.content, format=form)) == 119


def test_yes_and_no(client):
    answer = client.get("/sparql", params={"query": "ASK { ?s ?p 'no such words' }"}, headers={"Accept": JSON_TYPE})
    assert answer.json()["boolean"] is False


def test_graphs_named_in_the_query_and_in_the_request_count_alone(client):
    wanted = {"Accept": JSON_TYPE}
    whole = counted(client.get("/sparql", params={"query": COUNT}, headers=wanted))
    written = COUNT.replace("{ ?a", f"FROM <{GRAPH}> WHERE {{ ?a", 1)
    ways = [
        client.get("/sparql", params={"query": written}, headers=wanted),
        client.get("/sparql", params={"query": COUNT, "default-graph-uri": GRAPH}, headers=wanted),
        client.post("/sparql", data={"query": COUNT, "default-graph-uri": GRAPH}, headers=wanted),
        client.post(f"/sparql?{urlencode({'default-graph-uri': GRAPH})}", content=COUNT,
                    headers=wanted | {"Content-Type": "application/sparql-query"}),
        client.get("/sparql", params={"query": MRZ + "SELECT (COUNT(?a) AS ?n) { GRAPH ?g { ?a a mrz:Activity } }",
                                      "named-graph-uri": GRAPH}, headers=wanted),
    ]  # fmt: skip
    assert whole == 119
    assert [counted(answer) for answer in ways] == [40] * 5


@pytest.mark.parametrize(("status", "request_"), [
    (400, {"params": {"query": "SELECT * {"}}),
    (400, {"params": [("query", COUNT), ("query", COUNT)]}),
    (400, {"params": {"query": "SELECT ?x { ?x ?y \x00 }"}}),
    (403, {"params": {"update": "CLEAR ALL"}}),
    (403, {"method": "POST", "data": {"update": "CLEAR ALL"}}),
    (403, {"method": "POST", "content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}),
    (400, {"params": {"query": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}}),
    (400, {"params": {"query": "LOAD <file:///etc/passwd>"}}),
    (403, {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}),
    (403, {"params": {"query": "SELECT * { <http://a#> ?p ?o . service SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }"}}),
    (400, {"method": "POST", "data": {"x": "y"}}),
    (400, {"method": "POST", "content": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}),
    (415, {"method": "POST", "content": COUNT, "headers": {"Content-Type": "text/plain"}}),
    (406, {"params": {"query": COUNT}, "headers": {"Accept": "image/png"}}),
    (405, {"method": "PUT"}), (405, {"method": "DELETE"}),
    (413, {"method": "POST", "content": b"#" * 300_000, "headers": {"Content-Type": "application/sparql-query"}}),
    (414, {"params": {"query": "#" * 20_000}}),
])  # fmt: skip
def test_refusals_have_the_right_status_and_one_line(client, status, request_):
    headers = {"Accept": "*/*"} | request_.get("headers", {})
    rest = {k: v for k, v in request_.items() if k not in ("method", "headers")}
    answer = client.request(request_.get("method", "GET"), "/sparql", headers=headers, **rest)
    assert answer.status_code == status
    if status != 405:
        assert answer.text.startswith("mrezha: ") and answer.text.count("\n") == 1


def test_a_body_without_a_length_is_counted_as_it_comes(client):
    def endless():
        for _ in range(100):
            yield b"#" * 10_000

    assert (
        client.post("/sparql", content=endless(), headers={"Content-Type": "application/sparql-query"}).status_code
        == 413
    )


def test_from_reads_no_file(client):
    query = "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": JSON_TYPE})
    assert answer.json()["results"]["bindings"] == []


def test_rows_beyond_the_limit_are_cut_and_it_is_said(client, bench):
    answer = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"}, headers={"Accept": JSON_TYPE})
    assert len(answer.json()["results"]["bindings"]) == bench.pool.limits.rows
    assert answer.headers["mrezha-truncated"] == "true"
    assert answer.headers["mrezha-row-limit"] == str(bench.pool.limits.rows)
    few = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 500"}, headers={"Accept": JSON_TYPE})
    assert "mrezha-truncated" not in few.headers
    graph = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, headers={"Accept": "text/turtle"})
    assert graph.headers["mrezha-truncated"] == "true"


def test_without_a_query_there_is_a_description_or_the_editor(client):
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = graph.value(None, rdflib.RDF.type, sd.Service)
    assert str(graph.value(service, sd.endpoint)) == "http://127.0.0.1/sparql"
    assert rdflib.URIRef(GRAPH) in set(graph.objects(None, sd.name))
    assert "<textarea" in client.get("/sparql").text
    assert client.get("/sparql/description").headers["content-type"].startswith("text/turtle")


def test_other_sites_may_ask(client):
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    before = client.options("/sparql", headers=asked)
    assert before.status_code == 204 and before.headers["access-control-allow-origin"] == "*"
    assert client.get("/sparql", params={"query": COUNT}).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.get("/").headers


# -- real clients --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", POST, POSTDIRECTLY])
def test_sparqlwrapper(server, method):
    asking = SPARQLWrapper(f"{server}/sparql")
    asking.setQuery(COUNT)
    asking.setReturnFormat(JSON)
    if method == POSTDIRECTLY:
        asking.setMethod(POST)
        asking.setRequestMethod(POSTDIRECTLY)
    else:
        asking.setMethod(method)
    assert asking.query().convert()["results"]["bindings"][0]["n"]["value"] == "119"


@pytest.mark.parametrize("form", [XML, CSV, TSV])
def test_sparqlwrapper_forms(server, form):
    asking = SPARQLWrapper(f"{server}/sparql")
    asking.setQuery(COUNT)
    asking.setReturnFormat(form)
    answer = asking.query().convert()
    assert "119" in (answer.toxml() if form == XML else answer.decode())


def test_sparqlwrapper_construct(server):
    asking = SPARQLWrapper(f"{server}/sparql")
    asking.setQuery(MRZ + "CONSTRUCT { ?a a mrz:Activity } WHERE { ?a a mrz:Activity }")
    asking.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=asking.query().convert(), format="turtle")) == 119


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(server, method):
    store = SPARQLStore(query_endpoint=f"{server}/sparql", method=method, returnFormat="json")
    graph = rdflib.Graph(store=store)
    assert int(next(iter(graph.query(COUNT)))[0]) == 119
    nkbth = rdflib.URIRef("https://w3id.org/mrezha/id/institution/nkbth")
    assert (nkbth, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/mrezha/ontology#Institution")) in graph


def test_a_request_as_yasgui_sends_it(server):
    body = urlencode({"query": COUNT}).encode()
    request = urllib.request.Request(f"{server}/sparql", body, headers={
        "Accept": "application/sparql-results+json,*/*;q=0.9", "Origin": "https://yasgui.example",
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
    })  # fmt: skip
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["results"]["bindings"][0]["n"]["value"] == "119"


@pytest.mark.parametrize("sent", [
    ["--get", "--data-urlencode", f"query={COUNT}"],
    ["--data-urlencode", f"query={COUNT}"],
    ["--header", "Content-Type: application/sparql-query", "--data-binary", COUNT],
])  # fmt: skip
def test_curl(server, sent):
    asked = ["curl", "--silent", "--fail", "--header", "Accept: text/csv", *sent, f"{server}/sparql"]
    done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True, timeout=30)
    assert done.stdout.split() == ["n", "119"]


# -- limits --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", [
    ENDLESS,
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a",
    "SELECT (COUNT(*) AS ?n) { ?s (!<urn:a>|^!<urn:a>)* ?o . ?o (!<urn:b>|^!<urn:b>)* ?x }",
    "SELECT (GROUP_CONCAT(?x) AS ?y) { ?s ?p ?o . ?a ?b ?c BIND(CONCAT(STR(?s), STR(?a), STR(?o)) AS ?x) }",
    "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?f && ?f = ?i && ?a != ?d) }",
])  # fmt: skip
def test_a_pathological_query_is_stopped(client, query):
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": JSON_TYPE})
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert counted(client.get("/sparql", params={"query": COUNT}, headers={"Accept": JSON_TYPE})) == 119


def test_pages_go_on_while_pathological_queries_run(server):
    def endless():
        try:
            urllib.request.urlopen(f"{server}/sparql?{urlencode({'query': ENDLESS})}").read()
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    with concurrent.futures.ThreadPoolExecutor(6) as threads:
        running = [threads.submit(endless) for _ in range(6)]
        time.sleep(0.2)
        assert urllib.request.urlopen(f"{server}/id/activity/2025/1.1.1").status == 200
        assert not all(r.done() for r in running)  # a page does not wait for them
        assert {r.result() for r in running} == {503}


def test_a_regex_bomb_and_a_huge_text_do_no_harm(client):
    bomb = "(a*)*" * 30 + "b"
    for query in (f'SELECT * {{ ?s ?p ?o FILTER(REGEX(STR(?o), "{bomb}")) }}',
                  f'SELECT ("{"я" * 60_000}" AS ?x) {{ }}', "SELECT * {" * 5_000):  # fmt: skip
        answer = client.post("/sparql", data={"query": query}, headers={"Accept": JSON_TYPE})
        assert answer.status_code in (200, 400, 413, 503)
        assert counted(client.get("/sparql", params={"query": COUNT}, headers={"Accept": JSON_TYPE})) == 119


def test_a_worker_opens_no_connection_even_if_the_scan_missed_a_service(bench):
    from mrezha.web.worker import Failure, Order

    done = bench.pool.run(Order("SELECT * { SERVICE <http://127.0.0.1:8999/> { ?s ?p ?o } }", "json", "ttl", 10))
    assert isinstance(done, Failure) and "open files" in done.message
