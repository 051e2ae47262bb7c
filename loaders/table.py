"""The table template: one table a section, one row an activity, each cell opened by a tab.

A cell may run over lines; two header rows name the columns, of which some stand over two.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from mrezha.loaders.boxes import Box, boxes
from mrezha.loaders.columns import Header, header_of
from mrezha.loaders.errors import SourceError
from mrezha.loaders.goal_headings import GOALS, goal_heading, goal_paragraphs, goals_in
from mrezha.loaders.headings import field_named, patterns
from mrezha.loaders.layout import Layout, RawRow, cell, line_of, put, trimmed
from mrezha.loaders.records import FIELDS, Cell, Doubt, State
from mrezha.loaders.sections import Stretch

CODE = re.compile(r"(\d+(?:\.\d+)+)[.:]?\s*")
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)[.)]?")  # of a column „№“
_REMARK = re.compile(r"(?<=\n\n)[ \xa0]*(?P<label>[^\t\n:]{3,40}):")
_GOES_ON = re.compile(
    r"(?:^\s*|\s*\()(?:продължение|прод\.)(?:\s+(?:на\s+[\d.]+|от\s+(?:стр|пред|горн)[^()\n]{0,30}))?\)?\s*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\s*(\d{1,2})[.)]\s+(?=[А-ЯA-Z„“\"])")  # „1. Кампания“, where no title of the section has a code


def read_table(text: str, name: str, sections: Sequence[Stretch]) -> Layout:
    """Take apart a programme printed as tables.

    Raises:
        SourceError: if the first table has no recognisable header, or a row has more or fewer cells than its header.
    """
    layout = Layout("table", [s.section for s in sections])
    above = boxes(text, 0, sections[0].section.span.start) if sections else []
    header = _header(layout, text, above)  # of one table for all sections
    for stretch in sections:
        goals = goal_paragraphs(text, stretch.start, stretch.end)
        stretch.section.goals += [raw for g in goals for raw in goals_in(g, text)]
        layout.headings += [trimmed(text, g.start, g.value) for g in goals]
        remarks = _remarks_below(text, stretch.start, stretch.end)
        found = boxes(text, stretch.start, stretch.end, [*(g.start for g in goals), *remarks])
        here = _header(layout, text, found)
        header = here or header
        if header is None:
            raise SourceError(
                f"{name}, line {line_of(text, stretch.start)}: section {stretch.section.number} has no header row with "
                "an activity and a leading institution; the columns cannot be told apart"
            )
        rows = _rows_of(layout, text, found[len(header.cells) :] if here else found, header)
        _read_rows(layout, text, name, stretch.section.number, rows=rows, columns=header.columns, money=header.money)
    return layout


def _header(layout: Layout, text: str, found: list[Box]) -> Header | None:
    """The header that a table begins with, None if it has none."""
    header = header_of(found)
    if not header.is_complete:
        return None
    for box in header.cells:
        words = trimmed(text, box.start, box.end)
        if box in header.unread:
            layout.doubts.append(Doubt("a column with this heading is not read", words))
        elif box.field:
            layout.headings.append(words)
    return header


def _remarks_below(text: str, start: int, end: int) -> list[int]:
    """Where remarks begin that stand in paragraphs below a table: „Забележка: …“."""
    below = text.rfind("\t", start, end) + 1
    said = _REMARK.finditer(text, below, end) if below else ()
    named = ((m.start(), field_named(m["label"])) for m in said)
    return [at for at, label in named if label is not None and label.whole and label.field == "other"]


def _rows_of(layout: Layout, text: str, found: list[Box], header: Header) -> list[list[Box]]:
    """Cells by rows of the header's width; a header printed again, and one that numbers the columns, are left out."""
    width, headed = len(header.columns), [box.text for box in header.cells]
    rows = []
    at = 0
    while at < len(found):
        row = found[at : at + width]
        if [box.text for box in found[at : at + len(headed)]] == headed:
            layout.headings += [trimmed(text, box.start, box.end) for box in found[at : at + len(headed)] if box.text]
            at += len(headed)
        elif _is_goal(row):
            rows.append(row[:1])
            at += 1 if len(row) == 1 or row[1].after_blank else width
        else:
            at += width
            if [box.text.strip("().") for box in row] != [str(n) for n in range(1, width + 1)]:
                rows.append(row)
    return rows


def _is_goal(row: list[Box]) -> bool:
    """Whether a row, merged to one cell or blank behind its first, is the goal of the rows below it."""
    alone = len(row) == 1 or row[1].after_blank or not any(box.text for box in row[1:])
    return alone and goal_heading(row[0].text, 0, len(row[0].text)) is not None


def _read_rows(
    layout: Layout, text: str, name: str, section: int, *, rows: list[list[Box]], columns: list[str | None], money: str
) -> None:
    width = len(columns)
    at = columns.index("title")
    before = len(layout.rows)
    coded = any(CODE.match(box.text) for row in rows if len(row) > 1 for box in row[at : at + 1])
    above: dict[str, Cell] = {}
    for row, after in zip_longest(rows, rows[1:]):
        if goal := goal_heading(text, row[0].start, row[0].end) if len(row) == 1 else None:
            above[GOALS[goal.kind]] = cell(GOALS[goal.kind], text, goal.value, goal.end)
            layout.headings.append(trimmed(text, goal.start, goal.value))
            continue
        late = after is not None and not after[0].after_blank
        if len(row) < width or late:
            raise SourceError(
                f"{name}, line {line_of(text, row[0].start)}: a row of section {section} has "
                f"{'more' if late else 'fewer'} than {width} cells, which its header names; "
                "give each row one cell a column and a blank line after it"
            )
        if any(box.text for box in row):
            layout.rows.append(_row(text, section, row, columns, coded=coded))
            layout.rows[-1].money = money
            _hold_on(layout.rows[before:])
            layout.rows[-1].cells.update(above)
            above = {}
            numbers = [b for b, f in zip(row, columns, strict=True) if f == "number" and b.text]
            layout.headings += [trimmed(text, b.start, b.end) for b in numbers]
            if said := layout.rows[-1].goes_on:
                layout.headings.append(said)
    _take_numbers(layout.rows[before:])


def _hold_on(rows: list[RawRow]) -> None:
    """A row without number and title goes on with the activity above: who leads it and until when holds here too.

    So does one that says „(продължение)“ and has no number, or that of the activity above.
    """
    *above, row = rows
    untitled = not (row.code or row.number or row.cells["title"].text)
    begun = next((r for r in reversed(above) if r.code or r.number), None)
    said = row.goes_on and begun and row.code in (None, begun.code) and row.number in (None, begun.number)
    if said:
        row.code, row.number, row.cells["title"] = None, None, Cell("title", State.BLANK)
    if above and (untitled or said):
        for field in ("leads", "deadline"):
            if row.cells[field].state is State.BLANK:
                row.cells[field] = above[-1].cells[field]


def _take_numbers(rows: list[RawRow]) -> None:
    """Where no activity of a table has a number before its title, that of the column „№“ is its number."""
    if not any(row.code for row in rows):
        for row in rows:
            if row.number:
                row.code = row.number if "." in row.number else f"{row.section}.{row.number}"


def _row(text: str, section: int, row: list[Box], columns: list[str | None], *, coded: bool) -> RawRow:
    cells = {f: Cell(f, State.ABSENT) for f in FIELDS}
    code = number = goes_on = None
    for box, field in zip(row, columns, strict=True):
        if field is None:
            continue
        start, end = box.start, box.end
        if field == "number":
            number = _NUMBER.fullmatch(box.text)
            continue
        if field == "title":
            printed = _code_before(text, box)
            plain = None if coded else _PLAIN.match(text, box.start, box.end)
            if printed:
                code, start = printed["code"], printed.end()
            elif plain:
                number, start = _NUMBER.fullmatch(plain[1]), plain.end()
            if marked := _GOES_ON.search(text[start:end]):
                goes_on, end = trimmed(text, start + marked.start(), end), start + marked.start()
        if field in ("funding", "deadline") and (said := cells[field].span):
            start = said.start  # the sum and its source, the beginning and the end, side by side
            if not box.text:
                continue
        for name in field.split("+"):
            put(cells, name, text, start, end)
    start, end = row[0].start, row[-1].end
    return RawRow(section, code, cells, trimmed(text, start, end), number[1] if number else None, goes_on)


def _code_before(text: str, box: Box) -> re.Match[str] | None:
    """The number before a title, perhaps after „Дейност“ or „Мярка“."""
    word = patterns("patterns")["activity"].pattern.split("(?P<code>")[0]
    pattern = re.compile(rf"\s*(?:{word})?(?P<code>\d+(?:\.\d+)+)[.:]?[\s:–-]*", re.IGNORECASE)
    return pattern.match(text, box.start, box.end)
