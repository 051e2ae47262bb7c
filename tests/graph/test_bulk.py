"""A ready dataset loaded in place of the programmes: whole or not at all, and back again."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mrezha.graph import bulk
from mrezha.graph.cache import current_folder
from mrezha.graph.chosen import cache_folder
from mrezha.graph.names_index import NamesIndex
from mrezha.graph.store import Dataset
from mrezha.loaders.errors import SourceError
from mrezha.ontology.namespaces import GRAPH, ID, MRZ

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
QUADS = f"""<{ID}programme/1> <{TYPE}> <{MRZ}Programme> <{GRAPH}one> .
<{ID}institution/a> <{LABEL}> "Агенция за закрила"@bg <{GRAPH}one> .
<{ID}institution/b> <{LABEL}> "Agency for Protection"@en <{GRAPH}one> .
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MREZHA_CACHE", str(tmp_path / "cache"))
    return tmp_path


def file_of(folder: Path, text: str, name: str = "all.nq") -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


@pytest.mark.parametrize("name", ["all.nq", "all.nq.gz"])
def test_a_file_is_in_use_once_it_is_loaded(folder: Path, name: str) -> None:
    done = bulk.load(file_of(folder, QUADS, name))
    assert done.statements == 3
    assert current_folder() == done.folder
    dataset = Dataset.open(done.folder / "store")
    assert dataset.graphs() == {f"{GRAPH}one": 3}
    index = NamesIndex.beside(dataset)
    assert index is not None
    assert [n.iri for n in index.holding("АГЕНЦИЯ за")] == [f"{ID}institution/a"]


def test_triples_go_into_a_graph_of_the_file_s_name(folder: Path) -> None:
    triples = QUADS.replace(f" <{GRAPH}one>", "")
    done = bulk.load(file_of(folder, triples, "registry.nt"))
    assert Dataset.open(done.folder / "store").graphs() == {f"{GRAPH}registry": 3}


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (QUADS + "<a> oops\n", "bad.nq", "N-Quads near line"),
        ("", "empty.nq", "no programme is in it"),
        (QUADS.replace("Programme", "Thing"), "other.nq", "no programme is in it"),
        (QUADS, "all.rdfx", "rename it or convert it"),
    ],
)
def test_a_file_that_cannot_be_loaded_leaves_what_was_in_use(folder: Path, text: str, name: str, said: str) -> None:
    before = bulk.load(file_of(folder, QUADS))
    with pytest.raises(SourceError, match=said) as failed:
        bulk.load(file_of(folder, text, name))
    assert "\n" not in str(failed.value)
    assert bulk.loaded() == before
    assert sorted(p.name for p in cache_folder().iterdir()) == sorted([before.folder.name, "loaded.json"])


def test_a_broken_gz_is_said(folder: Path) -> None:
    path = file_of(folder, QUADS * 1000, "cut.nq.gz")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match=r"cut.nq.gz"):
        bulk.load(path)


def test_a_load_that_is_killed_leaves_what_was_in_use_and_the_next_one_tidies_up(folder: Path) -> None:
    before = bulk.load(file_of(folder, QUADS))
    big = file_of(folder, QUADS + "".join(f'<{ID}x/{n}> <{LABEL}> "{n}" <{GRAPH}one> .\n' for n in range(2000)), "b.nq")
    program = (
        "import os, signal, sys; from pathlib import Path; from mrezha.graph import bulk\n"
        "bulk._finish = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "bulk.load(Path(sys.argv[1]))"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(big)], env=os.environ, check=False)
    assert killed.returncode == -9
    assert len(list(cache_folder().glob("loading-*"))) == 1
    assert current_folder() == before.folder
    after = bulk.load(big)
    assert after.statements == 2003
    assert sorted(p.name for p in cache_folder().iterdir()) == sorted([after.folder.name, "loaded.json"])


def test_back_to_the_programmes(folder: Path) -> None:
    done = bulk.load(file_of(folder, QUADS))
    assert bulk.forget()
    assert not done.folder.exists()
    assert bulk.loaded() is None
    assert not bulk.forget()


def test_progress_goes_by_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10**6))
    monkeypatch.setattr(bulk.time, "monotonic", lambda: next(clock))
    said: list[tuple[str, int, int]] = []
    path = file_of(folder, QUADS)
    bulk.load(path, lambda what, done, of: said.append((what, done, of)))
    assert said[0][0].startswith("3 statements")
    assert {of for _, _, of in said} == {path.stat().st_size}
    assert said[-1][1] == path.stat().st_size


def run(*args: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "mrezha", *args], capture_output=True, encoding="utf-8", check=False, env=os.environ
    )


def test_the_command(folder: Path) -> None:
    path = file_of(folder, QUADS)
    assert run("load", str(path)).stdout == f"3 statements loaded from {path}; all commands use them now\n"
    refused = run("build")
    assert refused.returncode == 2
    assert "mrezha load --forget" in refused.stderr
    assert run("load", "--forget").stdout == "the programmes are in use again\n"
    for args in (["load"], ["load", str(path), "--forget"], ["load", "missing.nq"]):
        wrong = run(*args)
        assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
