"""The table template: one table a section, one row an activity, each cell opened by a tab.

A cell may run over lines; two header rows name the columns, of which some stand over two.
"""

import re
from dataclasses import dataclass

from mrezha.loaders.layout import Layout, RawRow, cell, line_of, section_heads, which
from mrezha.loaders.records import FIELDS, Cell, Doubt, SourceError, Span, State

_NUMBER = re.compile(r"(\d+(?:\.\d+)*)[.)]?")  # of a column „№“
_PLAIN = re.compile(r"\s*(\d{1,2})[.)]\s+(?=[А-ЯA-Z„“\"])")  # „1. Кампания“, where no title of the section has a code
CODE = re.compile(r"(\d+(?:\.\d+)+)\.?\s*")
_UNDER = {"indicators": {"baseline", "target"}, "actors": {"leads", "partners"}}  # headings over two columns
_CORE = {"title", "leads"}
_ALONE = {"indicators": "target", "actors": "leads"}  # what a heading over two columns means over one


@dataclass(frozen=True, slots=True)
class _Box:
    """A printed cell: its words without the tab, and whether a blank line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool


def boxes(text: str, start: int, end: int) -> list[_Box]:
    r"""Cells of a stretch of text; each begins at a tab and ends before the next.

    >>> [b.text for b in boxes("\tа\n\t\n\n\tб\nв\n", 0, 11)]
    ['а', '', 'б\nв']
    """
    tabs = [m.start() for m in re.compile(r"\t").finditer(text, start, end)]
    found = []
    for before, a, b in zip([start, *tabs], tabs, [*tabs[1:], end], strict=False):
        words = text[a + 1 : b]
        blank = re.search(r"(\A|\n)[ \xa0]*\n[ \xa0]*\Z", text[before:a]) is not None
        found.append(_Box(a + 1, b, words.strip(), blank))
    return found


def columns_of(found: list[_Box]) -> tuple[list[str | None], int]:
    """Fields of the columns, left to right (None for a column we have no field for), and how many cells head them."""
    first, taken = _first_row(found)
    rest = found[taken:]
    width = next((i for i, b in enumerate(rest) if i and b.after_blank), len(rest))
    second = [which("columns", b.text) if b.text else "" for b in rest[:width]]
    columns = _under_groups(first, second) if _UNDER.keys() & set(first) else None
    if columns is None:
        return [_ALONE.get(n, n) if n else None for n in first], taken
    return columns, taken + len(columns)


def _under_groups(first: list[str | None], second: list[str | None]) -> list[str | None] | None:
    """Fields where the second header row ("" for its empty cells) names what stands under headings over two columns.

    None where it is no such row.
    """
    columns: list[str | None] = []
    extra = len(second) - len(first)
    for name in first:
        if name not in _UNDER:
            columns.append(name)
            continue
        wide = 2 if extra > 0 else 1
        here = second[len(columns) : len(columns) + wide]
        if not _UNDER[name] & set(here):
            return None
        columns += [n or None for n in here]
        extra -= wide - 1
    return columns


def _first_row(found: list[_Box]) -> tuple[list[str | None], int]:
    """Fields of the first header row, and how many cells it has.

    It ends before an empty cell, a printed code, or a new row that begins with no heading. An empty cell right after a
    heading that stands over two columns is the second of them.
    """
    first: list[str | None] = []
    taken = 0
    for box in found:
        if not box.text and first and first[-1] in _UNDER and not box.after_blank:
            taken += 1
            continue
        name = which("columns", box.text) if box.text else None
        new_row = box.after_blank and "title" in first and (name is None or name in first)
        if not box.text or CODE.match(box.text) or new_row:
            break
        first.append(name)
        taken += 1
    return first, taken


def read_table(text: str, name: str) -> Layout:
    """Take apart a programme printed as tables.

    Raises:
        SourceError: if a section's table has no recognisable header, or a row has more or fewer cells than its header.

    """
    layout = Layout("table")
    heads = section_heads(text, len(text))
    starts = [h.span.start for h, _ in heads[1:]] + [len(text)]
    columns: list[str | None] = []
    for (section, body), end in zip(heads, starts, strict=True):
        layout.sections.append(section)
        found = boxes(text, body, end)
        here, headed = columns_of(found)
        if set(here) >= _CORE:
            columns = here
            layout.headings += [_words(text, b) for b in found[:headed] if b.text and which("columns", b.text)]
            _say_unknown_columns(layout, text, found[:headed], here)
        elif not columns:
            raise SourceError(
                f"{name}, line {line_of(text, body)}: section {section.number} has no header row with an activity and "
                "a leading institution; the columns cannot be told apart"
            )
        else:
            headed = 0
        _read_rows(layout, text, name, section.number, found=found[headed:], columns=columns)
    return layout


def _say_unknown_columns(layout: Layout, text: str, header: list[_Box], columns: list[str | None]) -> None:
    if None in columns:
        for box in header:
            if box.text and which("columns", box.text) is None:
                layout.doubts.append(Doubt("a column with this heading is not read", _words(text, box)))


def _words(text: str, box: _Box) -> Span:
    return Span(box.start, box.end, text[box.start : box.end]).part(box.start, box.end)


def _read_rows(
    layout: Layout, text: str, name: str, section: int, *, found: list[_Box], columns: list[str | None]
) -> None:
    width = len(columns)
    at = columns.index("title")
    coded = any(CODE.match(box.text) for box in found[at::width])
    for first in range(0, len(found), width):
        row = found[first : first + width]
        late = first + width < len(found) and not found[first + width].after_blank
        if len(row) < width or late:
            raise SourceError(
                f"{name}, line {line_of(text, row[0].start)}: a row of section {section} has "
                f"{'more' if late else 'fewer'} than {width} cells, which its header names; "
                "give each row one cell a column and a blank line after it"
            )
        if any(box.text for box in row):
            layout.rows.append(_row(text, section, row, columns, coded=coded))
            layout.headings += [_words(text, b) for b, f in zip(row, columns, strict=True) if f == "number" and b.text]
    _take_numbers([r for r in layout.rows if r.section == section])


def _take_numbers(rows: list[RawRow]) -> None:
    """Where no activity of a section has a number before its title, that of the column „№“ is its number."""
    if not any(row.code for row in rows):
        for row in rows:
            if row.number:
                row.code = row.number if "." in row.number else f"{row.section}.{row.number}"


def _row(text: str, section: int, row: list[_Box], columns: list[str | None], *, coded: bool) -> RawRow:
    cells = {f: Cell(f, State.ABSENT) for f in FIELDS}
    code = number = None
    for box, field in zip(row, columns, strict=True):
        if field is None:
            continue
        start = box.start
        if field == "number":
            number = _NUMBER.fullmatch(box.text)
            continue
        if field == "title":
            printed = re.compile(r"\s*" + CODE.pattern).match(text, box.start, box.end)
            plain = None if coded else _PLAIN.match(text, box.start, box.end)
            if printed:
                code, start = printed[1], printed.end()
            elif plain:
                number, start = _NUMBER.fullmatch(plain[1]), plain.end()
        for name in field.split("+"):
            cells[name] = cell(name, text, start, box.end)
    start, end = row[0].start, row[-1].end
    span = Span(start, end, text[start:end]).part(start, end)
    return RawRow(section, code, cells, span, number[1] if number else None)
