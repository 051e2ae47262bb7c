"""A programme as one flat table, a line a row, for spreadsheets: what `export` writes and `flat_reader` reads back.

Whoever types a programme of their own needs the columns of `TYPED` only, and of these only `title` and `leads`; the
words go in as they are printed. The columns of `VERBATIM` carry the document itself, so that a table that was exported
and not changed is read back to the same document, with the same places of every word.

| column | what it holds |
|---|---|
| year, section, section_title | 2026; I or 1; „ПРЕВЕНЦИЯ“ |
| code, part | 1.2.3; 1, 2, 3 for rows that repeat an activity |
| title, leads, partners, funding_text, deadline, results_text, baseline, target | the words of the cells |
| strategic_goal, operational_goal | the goals in force, with their number |
| document, document_title, template, issuer, licence, sha256 | once, in the first line |
| before, text | the words of the document before the row, and of the row |
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font

from mrezha.loaders.records import Cell, Goal, Programme, Row
from mrezha.ontology.sections import roman

CELLS = {  # column -> field of a row
    "title": "title",
    "leads": "leads",
    "partners": "partners",
    "funding_text": "funding",
    "deadline": "deadline",
    "results_text": "results",
    "baseline": "baseline",
    "target": "target",
}
GOALS = {"strategic_goal": "strategic-goal", "operational_goal": "operational-goal"}
TYPED = ("year", "section", "section_title", "code", "part", *GOALS, *CELLS)
ABOUT = ("document", "document_title", "template", "issuer", "licence", "sha256")
VERBATIM = ("before", "text")
HEADER = (*TYPED, *ABOUT, *VERBATIM)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def flat_rows(programme: Programme) -> list[dict[str, str]]:
    """Lines of the flat table, each with all columns; the last holds what stands after the rows."""
    titles = {s.number: s.title for s in programme.sections}
    lines, at = [], 0
    for n, row in enumerate(programme.rows):
        line = {**_about(programme, first=n == 0), **_typed(row, titles[row.section], programme.metadata.year)}
        lines.append({**line, "before": programme.text[at : row.span.start], "text": row.span.text})
        at = row.span.end
    rest = {**dict.fromkeys(HEADER, ""), "before": programme.text[at:]}
    return [*lines, rest] if rest["before"] else lines


def _typed(row: Row, section_title: str, year: int) -> dict[str, str]:
    return {
        "year": str(year),
        "section": roman(row.section),
        "section_title": section_title,
        "code": row.code,
        "part": str(row.part),
        "strategic_goal": _goal(row.strategic_goal),
        "operational_goal": _goal(row.operational_goal),
        **{column: _words(row.cells[field]) for column, field in CELLS.items()},
        "title": row.cells["title"].text or row.title,
    }


def _words(cell: Cell) -> str:
    return with_numbers(cell.text, [line for span in cell.more for line in span.text.split("\n")])


def with_numbers(words: str, apart: Sequence[str]) -> str:
    """Words of indicators with the numbers that stand apart from them behind each, or below where they do not match.

    >>> with_numbers("Брой срещи", ["6"])
    'Брой срещи - 6'
    """
    lines = words.split("\n")
    if len(lines) != len(apart):
        return "\n".join([words, *apart]) if apart else words
    return "\n".join(f"{line} - {number}" for line, number in zip(lines, apart, strict=True))


def _goal(goal: Goal | None) -> str:
    return " ".join(part for part in (goal.code, goal.text) if part) if goal else ""


def _about(programme: Programme, *, first: bool) -> dict[str, str]:
    data = programme.metadata
    values = (data.name, data.title, data.template, data.issuer or "", data.licence or "", data.sha256)
    return dict(zip(ABOUT, values if first else [""] * len(ABOUT), strict=True))


def flat_csv(lines: Iterable[Mapping[str, str]]) -> str:
    """Lines as CSV, to be saved as UTF-8 with a byte order mark, which spreadsheets want.

    >>> flat_csv([]).startswith("year,section,section_title,code,part")
    True
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: guarded(words) for column, words in line.items()} for line in lines)
    return out.getvalue()


def guarded(words: str) -> str:
    """Words that no spreadsheet takes for a formula: an apostrophe stands before those that look like one.

    >>> guarded("=1+1"), unguarded("'=1+1"), unguarded("'а'")
    ("'=1+1", '=1+1', "'а'")
    """
    return f"'{words}" if _FORMULA.match(words) else words


def unguarded(cell: str) -> str:
    """The words of a cell that `guarded` wrote, or somebody typed."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def write_flat(programme: Programme, path: Path) -> None:
    """Write the flat table of a programme as .csv or .xlsx."""
    if path.suffix.lower() == ".xlsx":
        _write_workbook(flat_rows(programme), path)
    else:
        path.write_bytes(flat_csv(flat_rows(programme)).encode("utf-8-sig"))


def _write_workbook(lines: Iterable[Mapping[str, str]], path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "programme"
    sheet.append(HEADER)
    for n, line in enumerate(lines, 2):
        for column, name in enumerate(HEADER, 1):
            if line[name]:
                cell = sheet.cell(n, column)
                cell.value, cell.data_type = line[name], "s"  # words stay words, also „=1“ and „1.10“
                cell.alignment = Alignment(wrap_text=name in TYPED, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    book.save(path)
