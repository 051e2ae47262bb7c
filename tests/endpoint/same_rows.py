"""What must be the same on every engine: all SPARQL that we ship, and sixty questions of every intent."""

import json
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import chain, zip_longest
from pathlib import Path

from mrezha.graph import network
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.answer import Answer
from mrezha.queries.bound import bound_query
from mrezha.queries.catalogue import catalogue
from mrezha.queries.question import NotUnderstood

NAMES = tuple(catalogue())
_EXPECTED = Path(__file__).parents[1] / "expected"
_FOLDERS = (
    ("mrezha.queries", ""),
    ("mrezha.queries", "records"),
    ("mrezha.web", "queries"),
    ("mrezha.graph.gaps", "rules"),
)


def other_texts() -> dict[str, str]:
    """The SELECT queries that are not in the catalogue, by file name."""
    found = {f"network{n}": getattr(network, n) for n in ("_ACTORS", "_KINDS")}
    for name in ("_INCIDENCE", "_ACTIVITIES"):
        for years in ("", "VALUES ?year { 2025 }"):
            found[f"network{name} {years}"] = getattr(network, name).format(years=years)
    for package, folder in _FOLDERS:
        for file in (files(package) / folder).iterdir():
            if file.name.endswith(".rq") and "SELECT" in (text := file.read_text(encoding="utf-8")):
                found[f"{folder}/{file.name}"] = text
    return found


def named(kg: KnowledgeGraph, name: str) -> list[str]:
    """A ready query as it stands, and with the values of its example."""
    query = catalogue()[name]
    return [query.text, bound_query(name, {k: [v] for k, v in query.example.items()}, kg.vocabulary)]


def in_order(one: Dataset, other: Dataset, text: str) -> None:
    """The same rows in the same order."""
    here, there = one.select(text), other.select(text)
    assert here.columns == there.columns
    assert here.rows == there.rows


def in_any_order(one: Dataset, other: Dataset, text: str) -> None:
    """The same rows, each as often."""
    here, there = one.select(text), other.select(text)
    assert here.columns == there.columns
    assert Counter(here.rows) == Counter(there.rows)


def sixty(kg: KnowledgeGraph) -> list[Answer]:
    """Answers to sixty questions read by eye, of each intent in turn."""
    questions = [
        q["question"]
        for name in ("questions-examples", "questions", "questions-2", "questions-3")
        for q in json.loads((_EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
        if q["kind"] != "refuse"
    ]
    by_intent: dict[str, list[Answer]] = defaultdict(list)
    for question in questions[::3]:
        try:
            answer = kg.ask(question)
        except NotUnderstood:
            continue
        by_intent[answer.intent].append(answer)
    return [a for a in chain.from_iterable(zip_longest(*by_intent.values())) if a][:60]
