"""The ontology answers the questions it was made for, on the hand-made piece and on both programmes.

Each folder of competency/ holds a question (question.toml: in both languages, and the terms it needs), its SPARQL
(query.rq), the answer from piece.ttl worked out by hand (expected.csv), and, where people read the value in the
documents (tests/expected/), the answer from both programmes (real.csv: made of what they read, never of what the
program says; acts bear their names in the authority file).
"""

import csv
import re
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

from mrezha.graph.infer import infer
from mrezha.ontology.namespaces import GRAPH, TERM_FILES, read

FOLDERS = sorted(path for path in Path(__file__).with_name("competency").iterdir() if path.is_dir())
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def small(piece: bytes) -> ox.Store:
    """Return the piece of data with terms, lists and what follows; it has its own institutions and acts."""
    store = ox.Store()
    for data in (piece, *map(read, TERM_FILES)):
        store.load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"{GRAPH}all"))
    infer(store)
    return store


@pytest.fixture(scope="module")
def real(dataset: bytes) -> ox.Store:
    """Return both programmes as they are built."""
    store = ox.Store()
    store.load(dataset, format=ox.RdfFormat.N_QUADS)
    return store


def ask(store: ox.Store, folder: Path) -> Rows:
    """Return the answer as a sorted table, its columns first."""
    found = store.query((folder / "query.rq").read_text("utf-8"), use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(v.value for v in found.variables)
    return [columns, *sorted(tuple(getattr(cell, "value", "") for cell in row) for row in found)]


def table(path: Path) -> Rows:
    """Read a table as it should come out."""
    columns, *rows = csv.reader(path.read_text("utf-8").splitlines())
    return [tuple(columns), *sorted(map(tuple, rows))]


def meta(folder: Path) -> dict[str, object]:
    """Read the question."""
    return tomllib.loads((folder / "question.toml").read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_the_piece_answers_as_worked_out_by_hand(folder: Path, small: ox.Store) -> None:
    assert ask(small, folder) == table(folder / "expected.csv")


@pytest.mark.parametrize("folder", [f for f in FOLDERS if (f / "real.csv").exists()], ids=lambda f: f.name)
def test_the_programmes_answer_as_read_by_eye(folder: Path, real: ox.Store) -> None:
    assert ask(real, folder) == table(folder / "real.csv")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_the_question_is_asked_in_both_languages_and_names_its_terms(folder: Path) -> None:
    question = meta(folder)
    assert question.keys() == {"bg", "en", "terms"}
    assert re.fullmatch(r"[А-Я].*\?", str(question["bg"]))
    assert re.fullmatch(r"[A-Z].*\?", str(question["en"]))
    query = (folder / "query.rq").read_text("utf-8")
    assert query.startswith(f"# {question['en']}\n")
    assert question["terms"] == sorted(set(re.findall(r"\bmrz:(\w+)", query)))


def test_there_are_at_least_forty_and_every_term_is_needed_by_one() -> None:
    assert len(FOLDERS) >= 40
    needed = {str(term) for folder in FOLDERS for term in meta(folder)["terms"]}  # type: ignore[attr-defined]
    declared = re.findall(r"^mrz:(\w+) a owl:", read("mrezha.ttl").decode(), re.MULTILINE)
    assert needed == set(declared)
