"""A dataset on a server: loaded once, taken up where it broke off, never taken for whole before it is."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import servers

from mrezha.graph import upload as uploading
from mrezha.graph.remote import LOADS, Remote
from mrezha.graph.server import EndpointError, Server
from mrezha.graph.store import Dataset
from mrezha.graph.upload import digest_of, upload
from mrezha.ontology.namespaces import GRAPH, ID, MRZ

ONE = (
    f'<{ID}programme/1> <{MRZ}year> "1" <{GRAPH}one> .\n<{ID}programme/1> a <{MRZ}Programme> <{GRAPH}one> .\n'.replace(
        " a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    )
)
TWO = "".join(f'<{ID}x/{n}> <{MRZ}year> "две „2“ {n}"@bg <{GRAPH}two> .\n' for n in range(30))
BLANK = f"<{ID}x/1> <{MRZ}part> _:a <{GRAPH}two> .\n_:a <{MRZ}part> _:b <{GRAPH}two> .\n"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


@pytest.fixture
def server(empty: str) -> str:
    Server(empty).update("CLEAR ALL")
    return empty


def store_of(*parts: str) -> ox.Store:
    return Dataset.of_quads("".join(parts).encode()).store


def test_what_is_there_is_not_sent_again_and_what_changed_is_replaced_whole(server: str) -> None:
    first = upload(store_of(ONE, TWO, BLANK), server)
    assert (first.written, first.kept) == ([f"{GRAPH}one", f"{GRAPH}two"], [])
    second = upload(store_of(ONE, TWO, BLANK), server)
    assert (second.written, second.kept) == ([], [f"{GRAPH}one", f"{GRAPH}two"])
    third = upload(store_of(ONE, TWO), server)
    assert (third.written, third.kept) == ([f"{GRAPH}two"], [f"{GRAPH}one"])
    assert Dataset.at(server).graphs() == {f"{GRAPH}one": 2, f"{GRAPH}two": 30}
    assert {str(q) for q in Dataset.at(server).quads()} == {str(q) for q in store_of(ONE, TWO)}


def test_a_document_that_is_gone_is_taken_away_and_other_graphs_are_left_alone(server: str) -> None:
    Server(server).update("INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> 1 } }")
    upload(store_of(ONE, TWO), server)
    assert upload(store_of(ONE), server).removed == [f"{GRAPH}two"]
    there = Remote(Server(server)).pairs("GRAPH ?one { ?other ?p ?o }")
    assert {g for g, _ in there} == {f"{GRAPH}one", LOADS, "urn:theirs"}


def test_blank_nodes_stay_one_node_across_statements(server: str) -> None:
    upload(store_of(ONE, TWO, BLANK), server)
    assert len(Dataset.at(server).select("SELECT ?x { ?x mrz:part/mrz:part ?y }")) == 1


def test_a_load_that_breaks_off_is_known_for_a_part_and_taken_up_there(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "_AT_ONCE", 10)

    def broken(what: str, done: int, _of: int) -> None:
        if what == "two" and done > 15:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upload(store_of(ONE, TWO), server, broken)
    with pytest.raises(EndpointError, match="in part only; finish it with `mrezha build --endpoint"):
        Dataset.at(server)
    again = upload(store_of(ONE, TWO), server)
    assert (again.written, again.kept) == ([f"{GRAPH}two"], [f"{GRAPH}one"])
    assert Dataset.at(server).graphs() == {f"{GRAPH}one": 2, f"{GRAPH}two": 30}


def test_a_digest_tells_graphs_apart() -> None:
    store = store_of(ONE, TWO)
    assert digest_of(store, f"{GRAPH}one") != digest_of(store, f"{GRAPH}two")
    assert digest_of(store_of(TWO), f"{GRAPH}two") == digest_of(store, f"{GRAPH}two")
    joined, loose = store_of(BLANK), store_of(BLANK.replace("> _:a", "> _:c"))
    assert digest_of(joined, f"{GRAPH}two") != digest_of(loose, f"{GRAPH}two")


def run(*args: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "mrezha", *args], capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "LC_ALL": "C", **env},
    )  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        ("gaps", "--year", "2025", "--format", "json"),
        ("actors", "--year", "2025", "--format", "json"),
        ("changes", "2020", "2025", "--format", "json"),
        ("show", "А21", "--format", "json"),
        ("export", "--format", "jsonl"),
        ("query", "leads", "--format", "csv"),
        ("ask", "Кой води превенцията през 2025 г.?", "--format", "json"),
    ],
    ids=lambda c: c[0],
)
def test_commands_say_the_same_of_a_server(command: tuple[str, ...], on_oxigraph: str) -> None:
    here, there = run(*command), run(*command, "--endpoint", on_oxigraph)
    assert there.stdout == here.stdout
    assert there.returncode == here.returncode == 0, there.stderr


def test_the_address_may_stand_before_the_command_or_in_the_environment(on_oxigraph: str) -> None:
    text = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    for args, env in ((["--endpoint", on_oxigraph], {}), ([], {"MREZHA_ENDPOINT": on_oxigraph})):
        done = subprocess.run(
            [sys.executable, "-m", "mrezha", *args, "query", "-", "--format", "json"], capture_output=True,
            encoding="utf-8", input=text, check=True, env={**os.environ, **env},
        )  # fmt: skip
        assert json.loads(done.stdout) == [{"n": 6}]  # the five graphs and the graph of loads


def test_the_map_is_the_same(on_oxigraph: str, tmp_path: Path) -> None:
    here, there = tmp_path / "here.html", tmp_path / "there.html"
    assert run("map", "--output", str(here)).returncode == 0
    assert run("map", "--output", str(there), "--endpoint", on_oxigraph).returncode == 0
    assert here.read_bytes() == there.read_bytes()


def test_the_canonical_form_is_the_same(on_oxigraph: str) -> None:
    here, there = run("export", "--format", "nq"), run("export", "--format", "nq", "--endpoint", on_oxigraph)
    assert there.stdout == here.stdout
