"""Made-up registries: the same for a seed, of the size asked for, of the shape that the loaders write."""

import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from made import registry


@pytest.fixture(scope="module")
def small() -> str:
    return "".join(registry(60_000))


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(small: str) -> None:
    assert "".join(registry(60_000)) == small
    assert "".join(registry(60_000, seed=2)) != small


def test_it_has_about_the_size_asked_for(small: str) -> None:
    assert 0.75 < small.count("\n") / 60_000 < 1.25
    assert 0.75 < "".join(registry(10_000)).count("\n") / 10_000 < 1.25


def test_it_is_streamed() -> None:
    pieces = list(islice(registry(100_000_000), 3))
    assert max(map(len, pieces)) < 20_000_000


def test_properties_and_classes_are_those_of_the_real_graph(small: str, kg: KnowledgeGraph) -> None:
    made = Dataset.of_quads(small.encode())
    for text in ("SELECT DISTINCT ?x { ?s ?x ?o }", "SELECT DISTINCT ?x { ?s a ?x }"):
        real = set(kg.query(text).column("x"))
        assert set(made.select(text).column("x")) <= real
    per_activity = "SELECT (COUNT(*) AS ?n) { ?a a mrz:Activity ; mrz:year ?y ; mrz:involves ?b FILTER(?y = %d) }"
    assert made.select(per_activity % 2031).rows == kg.query(per_activity % 2025).rows


def test_some_bodies_take_part_in_much_and_most_in_little(small: str) -> None:
    many = "".join(registry(300_000))
    parts = Counter(line.split("> <")[-2] for line in many.splitlines() if "#involves>" in line)
    counts = sorted(parts.values(), reverse=True)
    assert counts[0] > 10 * counts[len(counts) // 2]


def test_questions_are_answered_from_it(small: str) -> None:
    kg = KnowledgeGraph(Dataset.of_quads(small.encode()))
    answer = kg.ask("Who partners with Made-up institution 0 for prevention in 2031?")
    assert answer.rows
    assert all(code.startswith("2031/") for row in answer.rows for code in row["activities"])
