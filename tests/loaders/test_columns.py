"""What a heading means among the others of its table."""

import pytest
from written import read, rows, table

from mrezha.loaders.reader import read_programme

COLUMNS = [
    (
        ("Индикатори – текуща стойност", "Индикатори – целева стойност"),
        ("10", "Брой обучени - 30"),
        ("Брой обучени", 10, 30),
    ),
    (("Показател", "Базова стойност", "Цел"), ("Брой срещи", "2", "6"), ("Брой срещи", 2, 6)),
    (("Индикатор", "Текуща стойност", "Целева стойност"), ("Брой срещи", "2", "6"), ("Брой срещи", 2, 6)),
]


@pytest.mark.parametrize(("heads", "cells", "said"), COLUMNS)
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "printed"])
def test_columns_of_indicators_and_their_values(tmp_path, heads, cells, said, typed):
    head, row = ("Дейности", "Водеща институция", *heads), ("1.1 Кампания", "МВР", *cells)
    if typed:
        file = tmp_path / "programme-2031.csv"
        file.write_text("\n".join(";".join(line) for line in (head, row)) + "\n", encoding="utf-8")
        programme = read_programme(file)
    else:
        programme = read(tmp_path, "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(head, row))
    [[found]] = [r.indicators for r in programme.rows]
    assert (found.text, found.baseline.number, found.target.number) == said


@pytest.mark.parametrize(
    ("heads", "cells", "period"),
    [
        (("Начало", "Край"), ("01.03.2031", "31.10.2031"), ("2031-03-01", "2031-10-31")),
        (("Начална дата", "Крайна дата"), ("", "октомври 2031"), (None, "2031-10")),
        (("Начало", "Забележка"), ("01.03.2031", "–"), None),
    ],
)
def test_the_beginning_and_the_end_in_columns_of_their_own(tmp_path, heads, cells, period):
    head, row = ("Дейности", "Водеща институция", *heads), ("1.1 Кампания", "МВР", *cells)
    programme = read(tmp_path, "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(head, row))
    due = programme.rows[0].deadline
    assert (due and (due.start, due.end)) == period
    unread = [d.span.text for d in programme.doubts if "not read" in d.message]
    assert unread == ([] if period else list(heads))


def test_one_of_two_group_headings_stands_over_one_column(tmp_path):
    head = ("№", "Дейност", "Отговорни институции", "Срок", "Индикатор", "Целева стойност")
    under = ("", "", "Водеща", "Партньори", "", "", "")
    row = ("1.", "Кампания", "МВР", "МП", "май", "Брой срещи", "5")
    programme = read(tmp_path, "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(head, under, row))
    assert rows(programme) == [("1.1", "Кампания", ["МВР"], "2031-05")]
    [read_row] = programme.rows
    assert [m.spans[0].text for m in read_row.partners] == ["МП"]
    assert [(i.text, i.target.number) for i in read_row.indicators] == [("Брой срещи", 5)]
