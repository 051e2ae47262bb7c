"""The workbench over a server: pages and the SPARQL address answer as they do over the store on disk."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from mrezha.graph.cache import current_folder
from mrezha.knowledge import KnowledgeGraph
from mrezha.web.app import application
from mrezha.web.bench import Workbench
from mrezha.web.pool import Limits

ACTIVITY = "/id/activity/2025/2.1.11"


def client(bench: Workbench) -> TestClient:
    return TestClient(application(bench), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def both(kg: KnowledgeGraph, on_oxigraph: str) -> Iterator[list[TestClient]]:
    limits = Limits(seconds=20, rows=500, processes=1)
    benches = [
        Workbench(kg, current_folder() / "store", limits),
        Workbench(KnowledgeGraph(endpoint=on_oxigraph), on_oxigraph, limits),
    ]
    yield [client(b) for b in benches]
    for bench in benches:
        bench.close()


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/ask?q=Who+partners+with+A21", "text/html"),
        (ACTIVITY, "text/html"),
        (ACTIVITY, "text/turtle"),
        ("/id/institution/a21", "application/n-triples"),
        ("/queries/partners-of?institution=A21&run=1", "text/html"),
        ("/gaps?lang=en", "text/html"),
        ("/sparql?query=SELECT+%3Fs+WHERE+%7B+%3Fs+a+mrz%3ACell+%7D+ORDER+BY+%3Fs", "text/csv"),
        ("/sparql?query=ASK+%7B+%3Fs+a+mrz%3ACell+%7D", "application/sparql-results+json"),
        ("/sparql?query=DESCRIBE+%3Chttps%3A%2F%2Fw3id.org%2Fmrezha%2Fid%2Finstitution%2Fa21%3E", "text/turtle"),
    ],
)
def test_the_same_answer(both: list[TestClient], path: str, accept: str) -> None:
    here, there = (c.get(path, headers={"Accept": accept}) for c in both)
    assert here.status_code == there.status_code == 200
    assert there.text == here.text
    assert there.headers.get("mrezha-truncated") == here.headers.get("mrezha-truncated")


def test_a_query_that_is_no_sparql_is_refused_in_one_line(both: list[TestClient]) -> None:
    answer = both[1].get("/sparql?query=SELECT+nothing", headers={"Accept": "text/csv"})
    assert answer.status_code in (400, 500)
    assert answer.text.startswith("mrezha: ")
    assert answer.text.count("\n") == 1
