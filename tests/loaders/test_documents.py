"""Documents that nobody's rules were made for: other years, names, columns, labels, noise. All read back exactly."""

from functools import cache

import documents
import pytest
from readings import spans, tidy

from mrezha.loaders.reader import read_programme

ROWS = [(name, said) for name in documents.NAMES for said in documents.expected(name)["rows"]]


@cache
def read(name):
    return read_programme(documents.path(name))


def test_there_are_enough_of_them():
    assert len(documents.NAMES) >= 8
    assert {documents.expected(n)["template"] for n in documents.NAMES} == {"table", "form"}


@pytest.mark.parametrize(("name", "said"), ROWS, ids=[f"{n}/{s['code']}/{s.get('part', 1)}" for n, s in ROWS])
def test_row(name, said):
    row = next(r for r in read(name).rows if (r.code, r.part) == (said["code"], said.get("part", 1)))
    assert documents.row_of(row) == documents.row_expected(said)


@pytest.mark.parametrize("name", documents.NAMES)
def test_document(name):
    programme, said = read(name), documents.expected(name)
    assert programme.metadata.year == said["year"]
    assert programme.metadata.template == said["template"]
    assert [[s.number, s.title, s.theme] for s in programme.sections] == said["sections"]
    assert [(r.code, r.part) for r in programme.rows] == [(r["code"], r.get("part", 1)) for r in said["rows"]]
    assert documents.absent(programme) == said.get("absent", [])
    assert {k: v.text for k, v in programme.abbreviations.items()} == said.get("abbreviations", {})


@pytest.mark.parametrize("name", documents.NAMES)
def test_doubts(name):
    doubts, said = [d.message for d in read(name).doubts], documents.expected(name)["doubts"]
    assert len(doubts) == len(said)
    assert all(any(part in d for d in doubts) for part in said), doubts


@pytest.mark.parametrize("name", [n for n in documents.NAMES if "goals" in documents.expected(n)])
def test_goals_of_a_form(name):
    for section in read(name).sections:
        goals = [[g.kind, g.code, tidy(g.text)] for g in section.goals]
        assert goals == documents.expected(name)["goals"][str(section.number)]


@pytest.mark.parametrize("name", documents.NAMES)
def test_every_span_gives_back_its_words(name):
    programme = read(name)
    for span in spans(programme):
        assert programme.text[span.start : span.end] == span.text
