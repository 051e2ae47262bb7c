"""Questions in words: answers read by eye, refusals, a query that gives the same rows, and no text that bends one."""

import functools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mrezha.graph.build import build
from mrezha.graph.store import Dataset
from mrezha.loaders.shipped import shipped
from mrezha.queries.answer import Answer, ask, refusal
from mrezha.queries.compose import compose
from mrezha.queries.interpret import interpret
from mrezha.queries.lexicon import lexicon
from mrezha.queries.mend import mended
from mrezha.queries.question import NotUnderstood
from mrezha.queries.vocabulary import Vocabulary

BY_EYE = Path(__file__).parents[1] / "expected"
FILES = ("questions-examples", "questions", "questions-2", "questions-3", "questions-4", "questions-5", "questions-6")
QUESTIONS = [q for f in FILES for q in json.loads((BY_EYE / f"{f}.json").read_text(encoding="utf-8"))]
ANSWERED = [q for q in QUESTIONS if q["kind"] != "refuse"]
REFUSED = [q for q in QUESTIONS if q["kind"] == "refuse"]
WITH_TEXT = ("results", "goal")
CELLS = ("deadline", "results", "section", "goal")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset(build(shipped())[0])


@pytest.fixture(scope="module")
def vocabulary(dataset: Dataset) -> Vocabulary:
    return Vocabulary(dataset, lexicon().not_names)


@pytest.fixture(scope="module")
def answer_to(dataset: Dataset, vocabulary: Vocabulary) -> Callable[[str], Answer]:
    """`ask`, once a question."""
    return functools.cache(lambda text: ask(text, dataset, vocabulary))


def key(iri: str) -> str:
    """The key of an actor in the files of questions."""
    return ("coll:" if "/collective/" in iri else "") + iri.rsplit("/", 1)[-1]


def given_by(answer: Answer, kind: str) -> list[Any]:
    """What the rows of an answer say, as the files of questions have it."""
    rows = answer.rows
    match kind:
        case "activities" | "path":
            return [f"{r['year']}/{r['code']}" for r in rows if r["kind"] == "activity"]
        case "number":
            return [float(r["value"]) for r in rows if r["kind"] == "number"]
        case "projects":
            return [r["label_bg"] for r in rows if r["kind"] == "project"]
        case "institutions":
            return [key(r["iri"]) for r in rows if "label_bg" in r and r["kind"] != "project"]
        case _:
            said = "text" if kind in WITH_TEXT else "value"
            return [str(r[said]) for r in rows if r["kind"].endswith(kind)]


def fits(expected: str, got: str) -> bool:
    """Whether a title is the one expected, which may be cut short."""
    return got.casefold().startswith(expected.casefold()[:20]) or expected.casefold() in got.casefold()


@pytest.mark.parametrize("question", ANSWERED, ids=lambda q: q["id"])
def test_right_answers(question: dict[str, Any], answer_to: Callable[[str], Answer]) -> None:
    answer = answer_to(question["question"])
    got = given_by(answer, question["kind"])
    expected, optional = question["expect"], question["optional"]
    if question["kind"] == "number":
        assert got in ([float(n) for n in expected], [float(n) for n in optional]), answer.reading
    elif question["kind"] in ("projects", *WITH_TEXT):
        assert all(any(fits(e, g) for g in got) for e in expected), answer.reading
        assert all(any(fits(e, g) for e in [*expected, *optional]) for g in got), answer.reading
    else:
        assert set(expected) <= set(got) <= {*expected, *optional}, answer.reading


@pytest.mark.parametrize("question", REFUSED, ids=lambda q: q["id"])
def test_refusals(question: dict[str, Any], dataset: Dataset, vocabulary: Vocabulary) -> None:
    text = question["question"]
    with pytest.raises(NotUnderstood) as refused:
        ask(text, dataset, vocabulary)
    line, _ = refusal(refused.value, text, vocabulary)
    assert line.strip()


@pytest.mark.parametrize("question", ANSWERED, ids=lambda q: q["id"])
def test_shown_query_gives_the_rows(
    question: dict[str, Any], dataset: Dataset, answer_to: Callable[[str], Answer]
) -> None:
    answer = answer_to(question["question"])
    by_hand = list(dataset.select(answer.sparql))
    assert len(by_hand) == len(answer.rows)
    shared = "value" if answer.rows and answer.rows[0]["iri"] is None else "iri"
    assert {str(r[shared]) for r in by_hand} == {str(r[shared]) for r in answer.rows}


@pytest.mark.parametrize("question", ANSWERED, ids=lambda q: q["id"])
def test_sources_are_the_activities(question: dict[str, Any], answer_to: Callable[[str], Answer]) -> None:
    answer = answer_to(question["question"])
    codes = {f"{r['year']}/{r['code']}" for r in answer.rows if "code" in r}
    codes |= {c for r in answer.rows for c in r.get("activities", ())}
    assert {s.split("/activity/")[1] for s in answer.sources} == codes
    assert answer.reading.strip()
    assert answer.answer.strip()


# -- whatever is typed ---------------------------------------------------------------------------------------------

WORDS = sorted({w for q in QUESTIONS for w in q["question"].split()})
HOSTILE = [*"}{\"'\\<>#\n“\x00🙂", "UNION", "?s", "DELETE", "http://x/ }", "VALUES"]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS) | st.sampled_from(HOSTILE) | st.text(max_size=6), max_size=12).map(" ".join),
)
VALUES = re.compile(r"VALUES (\?\w+|\([^)]*\)) \{[^{}]*\}")
TERMS = re.compile(r'VALUES \?\w+ \{ ((?:<https?://[^\s<>"{}|\\^`]+>|"[\w.:-]+"|[\d.]+|\s)*)\}')
LEFT_OUT = re.compile(r'NOT IN \((?:<https?://[^\s<>"{}|\\^`]+>(?:, )?)+\)')


def shape(sparql: str) -> str:
    """A query without the values it is about, chosen or left out."""
    return re.sub(r"\s+", " ", LEFT_OUT.sub("NOT IN ()", VALUES.sub(r"VALUES \1 {}", sparql)))


@pytest.fixture(scope="module")
def pieces() -> str:
    """All words of which queries are made: the sources of the modules that write them."""
    import mrezha.queries

    folder = Path(mrezha.queries.__file__).parent
    return " ".join(
        (folder / name).read_text(encoding="utf-8")
        for name in ("compose.py", "conditions.py", "paths.py", "patterns.toml")
    )


@given(text=TEXTS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_raises_anything_else(text: str, dataset: Dataset, vocabulary: Vocabulary) -> None:
    try:
        answer = ask(text, dataset, vocabulary)
    except NotUnderstood as error:
        assert refusal(error, text, vocabulary)[0].strip()
    else:
        assert answer.question == text


@given(text=TEXTS)
@example(text='МBP"PAAОТ')  # whoever is asked about is left out by NOT IN
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_changes_the_shape(text: str, vocabulary: Vocabulary, pieces: str) -> None:
    """Outside the braces of VALUES a query holds the words of its templates and nothing else; inside, only terms."""
    try:
        question, _ = interpret(text, vocabulary)
    except NotUnderstood:
        return
    sparql = compose(question)
    assert len(VALUES.findall(sparql)) == sparql.count("VALUES ")
    assert len(TERMS.findall(sparql)) == len(re.findall(r"VALUES \?", sparql))
    rest = shape(sparql).split("WHERE", 1)[1]
    for token in re.findall(r"[^\W\d_]{2,}", rest):
        assert token in pieces, token


# -- typos ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("кои дейности води Агнецията по заетостта", "агенция"),
        ("дейности във Велко Търново", "велико"),
        ("who are the partenrs of A21", "partner”"),
    ],
)
def test_typos_are_mended_and_said(typed: str, read: str, dataset: Dataset, vocabulary: Vocabulary) -> None:
    assert read in ask(typed, dataset, vocabulary).reading.casefold()


@pytest.mark.parametrize("word", ["founded", "employees", "Париж", "избори", "found", "German"])
def test_real_words_are_no_typos(word: str, vocabulary: Vocabulary) -> None:
    from mrezha.ontology.words import words

    assert mended(word, words(word), vocabulary) == (word, [])
