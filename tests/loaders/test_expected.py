"""Both shipped programmes against what people read in them by eye, row by row and field by field."""

from collections import Counter

import pytest
from readings import expected_rows, programmes, row_expected, row_read, spans

from mrezha.loaders.reader import read_programme
from mrezha.loaders.shipped import shipped

COUNTS = {2020: [5, 8, 11, 10, 3, 2, 1], 2025: [7, 33, 20, 8, 6, 4, 1]}


def _key(said):
    return said["year"], said["code"], said["part"]


@pytest.mark.parametrize("said", expected_rows(), ids=lambda said: "/".join(map(str, _key(said))))
def test_row_is_read_as_by_eye(said):
    year, code, part = _key(said)
    row = next(r for r in programmes()[year].rows if (r.code, r.part) == (code, part))
    assert row_read(row) == row_expected(said)


def test_no_row_is_read_that_no_eye_saw():
    read = {(year, r.code, r.part) for year, p in programmes().items() for r in p.rows}
    assert read == {_key(said) for said in expected_rows()}


@pytest.mark.parametrize("year", COUNTS)
def test_activities_by_section(year):
    activities = {(r.section, r.code) for r in programmes()[year].rows}
    counted = Counter(section for section, _ in activities)
    assert [counted[n] for n in range(1, 8)] == COUNTS[year]
    assert [s.number for s in programmes()[year].sections] == list(range(1, 8))


def test_rows_and_parts():
    assert [len(programmes()[y].rows) for y in (2020, 2025)] == [40, 81]
    assert [r.part for r in programmes()[2025].rows if r.code == "3.1.4"] == [1, 2, 3]
    assert all(r.part == 1 for r in programmes()[2025].rows if r.code != "3.1.4")


def test_a_nearly_empty_row_is_still_there():
    row = next(r for r in programmes()[2025].rows if r.code == "2.8.2")
    assert row.title
    assert not row.indicators


@pytest.mark.parametrize("year", COUNTS)
def test_every_span_gives_back_its_words(year):
    programme = programmes()[year]
    found = list(spans(programme))
    assert len(found) > 900
    for span in found:
        assert programme.text[span.start : span.end] == span.text


@pytest.mark.parametrize("year", COUNTS)
def test_every_reading_stands_inside_its_row(year):
    for row in programmes()[year].rows:
        for span in spans((row.leads, row.partners, row.funding, row.deadline, row.indicators, row.references)):
            assert row.span.start <= span.start < span.end <= row.span.end


def test_reading_twice_gives_equal_records():
    again = {p.metadata.year: p for p in map(read_programme, shipped())}
    assert again == programmes()


@pytest.mark.parametrize("year", COUNTS)
def test_every_actor_of_the_shipped_programmes_is_known(year):
    mentions = [
        m for r in programmes()[year].rows for m in (*r.leads, *r.partners, *r.funding.holders, *r.funding.funders)
    ]
    assert [m.label for m in mentions if not m.resolved] == []
