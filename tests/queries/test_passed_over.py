"""A word that changes what a question means changes its reading, or the question is refused: never neither."""

import functools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mrezha.graph.build import build
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph
from mrezha.loaders.shipped import shipped
from mrezha.queries.governed import ROLE_OF
from mrezha.queries.interpret import interpret
from mrezha.queries.language import language_of
from mrezha.queries.lexicon import cue, lexicon
from mrezha.queries.question import NotUnderstood
from mrezha.queries.scan import scan
from mrezha.queries.vocabulary import Vocabulary
from mrezha.queries.wording import reading

BY_EYE = Path(__file__).parents[1] / "expected"
FILES = ("questions-examples", "questions", "questions-2", "questions-3", "questions-4", "questions-5")
QUESTIONS = [
    q["question"]
    for f in FILES
    for q in json.loads((BY_EYE / f"{f}.json").read_text(encoding="utf-8"))
    if q["kind"] != "refuse"
]
WORDS = {
    "en": [
        "blorptal", "football", "Zornitsa", "Kowalski", "Greenpeace", "2019", "2020", "2025", "2031", "France",
        "Romania", "Kenya", "not", "without", "except", "never", "more than two", "only", "at least three", "half",
        "fewer", "before", "after", "larger than", "leads", "partner", "pays", "responsible", "May", "in October",
        "since", "until", "between", "UNHCR", "training", "legislation",
    ],
    "bg": [
        "блорптал", "футболни", "Зорница", "Ковалски", "Грийнпийс", "2019", "2020", "2025", "2031", "Франция",
        "Румъния", "Кения", "не", "без", "освен", "нито", "повече от две", "само", "поне трима", "половината",
        "по-малко", "преди", "след", "по-големи от", "води", "партньор", "плаща", "отговаря", "май", "през октомври",
        "откакто", "до", "между", "ВКС", "обучение", "законодателство",
    ],
}  # fmt: skip
SHARED = {"connection", "gained", "lost", "kept"}  # those who share activities are partners, said or not


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(Dataset(build(shipped())[0]), lexicon().not_names)


@functools.cache
def read(text: str, vocabulary: Vocabulary) -> str | None:
    """How a question is read, or None if it is refused."""
    try:
        question, scanned = interpret(text, vocabulary)
    except NotUnderstood:
        return None
    unchecked = " ".join(question.unknown)  # answer.py looks for these words in the indicator
    return f"{reading(question, scanned, vocabulary, language_of(text))} {unchecked} {question.last_resort}"


@functools.cache
def says(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """What the words of a text mean; words of one role are one."""
    values = {v for i in scan(text, vocabulary).items for v in i.value.split("+")}
    return frozenset({ROLE_OF.get(v, v) for v in values})


def repeats(word: str, question: str, vocabulary: Vocabulary) -> bool:
    """Whether a word says once more what a question says, or parts its words where that is grammar's affair."""
    meant, said = says(word, vocabulary), says(question, vocabulary)
    if meant & {"partner"} and said & {"any", *SHARED}:
        return True
    if "only" in meant and said & {"classes-only", *SHARED}:
        return True
    if word == "до" and "отнасят" in question:  # „се отнасят до“
        return True
    if meant & {"between", "after", "2020", "2025"} and said & SHARED:
        return True
    if any(v.startswith("20") for v in meant) and f"{word}/" in question:
        return True
    if len(word) > 4 and any(w.casefold().startswith(word.casefold()[:5]) for w in question.split()):
        return True  # "training" beside "train"
    again = word in cue("denies-again") and "without" in said
    padded = bool({w.casefold() for w in question.split()} & lexicon().first_person)
    return bool(meant & said) or again or padded


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str, int]:
    """A question that is answered, a word, and where to put it."""
    question = draw(st.sampled_from(QUESTIONS))
    word = draw(st.sampled_from(WORDS[language_of(question)]))
    return question, word, draw(st.integers(0, len(question.split())))


@given(case=questions())
@settings(
    max_examples=400, derandomize=True, database=None, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)  # fmt: skip
def test_no_word_is_passed_over(case: tuple[str, str, int], vocabulary: Vocabulary) -> None:
    question, word, at = case
    assume(not repeats(word, question, vocabulary))
    said = question.split()
    again = read(" ".join([*said[:at], word, *said[at:]]), vocabulary)
    assert again is None or again != read(question, vocabulary)


@pytest.mark.parametrize(
    "question",
    [
        "Who pays and leads activity 2.1.9?",
        "плаща Кои дейности се изпълняват в рамките на проект „Safe Hut“?",
        "What is the baseline of 2.2.3 of the partners?",
        "In how many protection activities funded does MVR take part in 2025?",
        "Кои проекти, финансирани, са в превенцията през 2025?",
        "Who larger than sponsors Breaking the Chain?",
        "Under which projects does Dignita work until?",
        "Кои дейности до участват през 2025?",
        "Where are the only partners classes such as NGOs, without any named organisation, in not 2025?",
        "which are the only classes without of partners?",
        "без В кои дейности от 2020 г. партньорите са само общо назовани групи?",
        "Which activities have a named partner?",
        "Кои дейности имат назован партньор?",
        "Which international cooperation activities lack without a baseline?",
        "Защо ДАЗД няма партньори?",
        "Колко дейности са за туризъм през 2025?",
        "How many activities does the 2025 programme have on Greenpeace research and data?",
        "Which activities are both in 2020 and 2025?",
        "Which activities cost less than 15000 euro?",
        "activities of A21 and MVR or MON",
        "Кои институции от София участват?",
        "In which activities is the Commission football for minors (ЦКБППМН) involved?",
    ],
)
def test_what_would_be_passed_over_is_refused(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Romania 3.1.4", []),
        ("Who leads the legislation 3.1.4?", []),
        ("дейност 3.2.2 в Румъния", ["2025/3.2.2"]),
        ("the training 2.5.1", ["2025/2.5.1"]),
        ("activities of A21 with MVR or MON", ["2025/2.1.13", "2025/2.2.2", "2025/4.2.1", "2025/4.2.2"]),
        ("activities due by 30 June", ["2020/2.1", "2020/3.2", "2020/3.3", "2020/3.6"]),
    ],
)
def test_what_is_heeded(question: str, expected: list[str], kg: KnowledgeGraph) -> None:
    assert [f"{r['year']}/{r['code']}" for r in kg.ask(question).rows] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who pays for both 3.2.1 and 5.1.6?", {"animus"}),
        ("Кой участва и в 3.7.1, и в 6.2.1?", {"dab", "vkboon", "mom"}),
        ("Who takes part in 3.7.1 and 6.2.1?", {"dab", "vkboon", "mom", "nkbth"}),
    ],
)
def test_in_each_of_two_activities(question: str, expected: set[str], kg: KnowledgeGraph) -> None:
    assert {r["iri"].rsplit("/", 1)[-1] for r in kg.ask(question).rows} == expected
