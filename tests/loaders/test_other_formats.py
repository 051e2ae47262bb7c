"""The same programmes as Word documents and as flat tables are read back exactly like their text twins."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import documents
import openpyxl
import pytest
import word_twins
from docx import Document
from readings import programmes, row_read, spans

from mrezha.loaders.errors import SourceError
from mrezha.loaders.flat import HEADER, flat_csv, flat_rows, write_flat
from mrezha.loaders.reader import read_programme
from mrezha.loaders.records import Programme
from mrezha.loaders.shipped import shipped

TABLES = [n for n in documents.NAMES if documents.expected(n)["template"] == "table"]
FORMS = ["programme-2018", "programme-2023"]
SHIPPED = {p.name.rsplit(".", 1)[0]: p for p in shipped()}


def plain(programme: Programme) -> list[dict]:
    return [documents.row_of(r) for r in programme.rows]


def well_formed(programme: Programme) -> None:
    for span in spans(programme):
        assert programme.text[span.start : span.end] == span.text


# -- Word ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("merge", [True, False], ids=["merged", "unmerged"])
@pytest.mark.parametrize("name", [*TABLES, "programme-2025"])
def test_word_table_reads_like_its_text(tmp_path, name, merge):
    source = SHIPPED.get(name) or documents.path(name)
    target = tmp_path / f"{name}.docx"
    word_twins.word_table(Path(str(source)), target, merge=merge)
    programme = read_programme(target)
    assert plain(programme) == plain(read_programme(source))
    assert programme.metadata.template == "table"
    well_formed(programme)


@pytest.mark.parametrize("name", [*FORMS, "programme-2020"])
def test_word_form_reads_like_its_text(tmp_path, name):
    source = SHIPPED.get(name) or documents.path(name)
    target = tmp_path / f"{name}.docx"
    word_twins.word_form(Path(str(source)), target)
    programme, twin = read_programme(target), read_programme(source)
    assert plain(programme) == plain(twin)
    assert {k: v.text for k, v in programme.abbreviations.items()} == {k: v.text for k, v in twin.abbreviations.items()}
    well_formed(programme)


def test_cells_of_word_know_their_address(tmp_path):
    word_twins.word_table(documents.path("programme-2026"), tmp_path / "p-2026.docx")
    row = read_programme(tmp_path / "p-2026.docx").rows[0]
    assert row.cells["leads"].address == "table 1, row 2, column 2"
    assert row.cells["baseline"].address is None


def test_word_label_and_value_in_two_columns(tmp_path):
    document = Document()
    document.add_paragraph("Програма за 2028 г.")
    document.add_paragraph("РАЗДЕЛ I „ПРЕВЕНЦИЯ“")
    table = document.add_table(0, 2)
    for label, value in [
        ("Дейност 1.1.", "Кампания"),
        ("Отговорна институция", "НКБТХ"),
        ("Партньори", "НПО, МОМ"),
        ("Срок", "юни 2028 г."),
    ]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    document.save(str(tmp_path / "form-2028.docx"))
    row = read_programme(tmp_path / "form-2028.docx").rows[0]
    assert (row.code, row.title) == ("1.1", "Кампания")
    assert [documents.actor(m) for m in row.partners] == ["npo = НПО", "mom = МОМ"]
    assert row.deadline and row.deadline.end == "2028-06"


def test_word_bullets_that_are_no_characters(tmp_path):
    document = Document()
    document.add_paragraph("Програма за 2028 г.")
    document.add_paragraph("РАЗДЕЛ I „ПРЕВЕНЦИЯ“")
    table = document.add_table(1, 3)
    for cell, words in zip(table.rows[0].cells, ("Дейност", "Водеща институция", "Индикатори"), strict=True):
        cell.text = words
    cells = table.add_row().cells
    cells[0].text, cells[1].text, cells[2].text = "1.1 Кампания", "НКБТХ", ""
    for words in ("Брой събития - 2", "Брой участници - 50"):
        cells[2].add_paragraph(words, style="List Bullet")
    document.save(str(tmp_path / "bullets-2028.docx"))
    row = read_programme(tmp_path / "bullets-2028.docx").rows[0]
    assert [(i.text, i.target and i.target.number) for i in row.indicators] == [
        ("Брой събития", 2),
        ("Брой участници", 50),
    ]


# -- flat tables -----------------------------------------------------------------------------------------------------

EVERY = [*documents.NAMES, *SHIPPED]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("name", EVERY)
def test_an_exported_table_is_read_back_to_the_same_records(tmp_path, name, suffix):
    first = read_programme(SHIPPED.get(name) or documents.path(name))
    write_flat(first, tmp_path / f"other-name{suffix}")
    # that page numbers were passed over is told of the document itself only
    kept = tuple(d for d in first.doubts if "page numbers" not in d.message)
    assert read_programme(tmp_path / f"other-name{suffix}") == replace(first, doubts=kept)


@pytest.mark.parametrize("name", EVERY)
def test_a_typed_table_says_the_same(tmp_path, name):
    """Without the verbatim columns, as somebody would type it: all the same but for where the words stand."""
    first = read_programme(SHIPPED.get(name) or documents.path(name))
    lines = [{**line, "before": "", "text": ""} for line in flat_rows(first) if line["title"] or line["leads"]]
    (tmp_path / "typed-table.csv").write_text(flat_csv(lines), encoding="utf-8")
    second = read_programme(tmp_path / "typed-table.csv")
    assert plain(second) == plain(first)
    well_formed(second)


def test_a_change_in_the_spreadsheet_counts(tmp_path):
    programme = programmes()[2025]
    lines = flat_rows(programme)
    lines[0]["leads"] = "ДАЗД"
    (tmp_path / "changed.csv").write_text(flat_csv(lines), encoding="utf-8-sig")
    changed = read_programme(tmp_path / "changed.csv")
    assert [documents.actor(m) for m in changed.rows[0].leads] == ["dazd = ДАЗД"]
    assert [row_read(r) for r in changed.rows[1:]] == [row_read(r) for r in programme.rows[1:]]


def test_a_table_typed_by_hand_with_semicolons_and_bulgarian_headings(tmp_path):
    (tmp_path / "моя-2028.csv").write_text(
        "Дейност;Водеща институция;Партньори;Срок\nСреща в Русе;НКБТХ;МОМ, НПО;юни 2028\nДоклад;ДАЗД;;\n",
        encoding="utf-8-sig",
    )
    programme = read_programme(tmp_path / "моя-2028.csv")
    assert [(r.code, r.title) for r in programme.rows] == [("1-1", "Среща в Русе"), ("1-2", "Доклад")]
    assert [documents.actor(m) for m in programme.rows[0].partners] == ["mom = МОМ", "npo = НПО"]
    assert programme.rows[1].cells["leads"].address == "line 3, column leads"
    assert programme.rows[0].cells["funding"].state == "absent"


def test_a_workbook_typed_by_hand(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["year", "section", "section_title", "code", "title", "leads"],
        [2028, 2, "ПРЕВЕНЦИЯ", "2.1", "Среща", "НКБТХ"],
    ):
        book.active.append(row)
    book.save(tmp_path / "mine.xlsx")
    programme = read_programme(tmp_path / "mine.xlsx")
    assert programme.metadata.year == 2028
    assert (programme.rows[0].code, programme.sections[0].theme) == ("2.1", "prevention")


def test_dates_of_a_spreadsheet_and_sections_in_lines_of_their_own(tmp_path):
    book = openpyxl.Workbook()
    for line in [
        ["Мярка", "Отговорник", "Начало", "Край", "Снимка"],
        ["Раздел II. Превенция"],
        ["2.1 Кампания", "МВР", date(2031, 3, 1), datetime(2031, 10, 31, 12, 30), "да"],
        ["Раздел III – Защита"],
        ["3.1 Приют", "АСП", None, date(2031, 12, 31), ""],
    ]:
        book.active.append(line)
    book.save(tmp_path / "programme-2031.xlsx")
    programme = read_programme(tmp_path / "programme-2031.xlsx")
    assert [(s.number, s.title) for s in programme.sections] == [(2, "Превенция"), (3, "Защита")]
    assert [(r.section, r.code, r.deadline.start, r.deadline.end) for r in programme.rows] == [
        (2, "2.1", "2031-03-01", "2031-10-31"),
        (3, "3.1", None, "2031-12-31"),
    ]
    assert ["Снимка" in d.message for d in programme.doubts] == [True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title\nСреща\n", "line 1: no column leads"),
        ("title,leads\n", "no rows under the header"),
        ("year,title,leads\n2025,А,НКБТХ\n2026,Б,НКБТХ\n", "rows of 2025 and 2026"),
        ("title,leads\nСреща,НКБТХ\n", "no year found"),
    ],
)
def test_tables_that_cannot_be_read(tmp_path, text, said):
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        read_programme(tmp_path / "table.csv")


def test_words_that_look_like_formulas_stay_words(tmp_path):
    programme = programmes()[2025]
    lines = flat_rows(programme)
    first = replace(programme.rows[0], title="=1+1")
    write_flat(replace(programme, rows=(first, *programme.rows[1:])), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet.cell(1, 1).value == HEADER[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert len(lines) == sheet.max_row - 1


def test_word_with_one_table_for_all_sections(tmp_path):
    """Headings of sections and goals are rows merged across; a row numbers the columns; abbreviations stand last."""
    document = Document()
    document.add_paragraph("Програма за 2035 г.")
    table = document.add_table(0, 5)
    for cells in (
        ("№", "Дейност", "Срок", "Отговорна институция", "Партньори"),
        ("1", "2", "3", "4", "5"),
        ("Раздел I. Превенция",),
        ("Оперативна цел 1.1. Кампании",),
        ("1.", "Кампания", "май 2035", "МВР", "НПО"),
        ("Раздел II. Защита",),
        ("1.", "Приют", "постоянен", "АСП", ""),
    ):
        row = table.add_row().cells
        if len(cells) == 1:
            row[0].merge(row[4])
        for cell, words in zip(row, cells, strict=False):
            cell.text = words
    document.add_paragraph("Използвани съкращения:")
    pair = document.add_table(1, 2).rows[0].cells
    pair[0].text, pair[1].text = "ЦЗ", "Център за закрила"
    document.save(str(tmp_path / "programme-2035.docx"))
    programme = read_programme(tmp_path / "programme-2035.docx")
    assert [(s.number, s.title) for s in programme.sections] == [(1, "Превенция"), (2, "Защита")]
    rows = [(r.code, r.title, [documents.actor(m) for m in (*r.leads, *r.partners)]) for r in programme.rows]
    assert rows == [("1.1", "Кампания", ["mvr = МВР", "npo = НПО"]), ("2.1", "Приют", ["asp = АСП"])]
    assert [r.operational_goal and r.operational_goal.text for r in programme.rows] == ["Кампании", None]
    assert {k: v.text for k, v in programme.abbreviations.items()} == {"ЦЗ": "Център за закрила"}
    assert not programme.doubts


def test_word_form_whose_activities_are_rows_merged_across(tmp_path):
    document = Document()
    document.add_paragraph("Програма за 2036 г.")
    document.add_heading("РАЗДЕЛ I „ПРЕВЕНЦИЯ“")
    table = document.add_table(0, 3)
    for label, value in (("Дейност 1.1. Кампания", ""), ("Отговорна институция:", "МВР"), ("Срок:", "май 2036")):
        cells = table.add_row().cells
        cells[0 if not value else 1].merge(cells[2])
        cells[0].text = label
        if value:
            cells[1].text = value
    document.save(str(tmp_path / "programme-2036.docx"))
    [row] = read_programme(tmp_path / "programme-2036.docx").rows
    assert (row.code, row.title, row.leads[0].label) == ("1.1", "Кампания", "Министерство на вътрешните работи")
    assert row.deadline and row.deadline.end == "2036-05"
