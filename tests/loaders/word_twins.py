"""Word documents made of published texts: the same words in real tables, merged where the text leaves blanks."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from mrezha.loaders.boxes import boxes
from mrezha.loaders.columns import header_of
from mrezha.loaders.headings import field_of_column
from mrezha.loaders.sections import section_heads
from mrezha.loaders.sources import load


def word_table(source: Path, target: Path, *, merge: bool = True) -> None:
    """A document of the table template; blank goal cells are merged with the one above, headings over two columns."""
    text = load(source).text
    document = Document()
    heads = section_heads(text, len(text))
    for line in text[: heads[0][0].span.start].splitlines():
        document.add_paragraph(line)
    before = 0
    ends = [h.span.start for h, _ in heads[1:]] + [len(text)]
    for (head, body), end in zip(heads, ends, strict=True):
        document.add_paragraph(head.span.text.strip())
        rows = _rows(text, body, end, before)
        before = len(rows[-1])
        _table(document, rows, merge=merge)
    document.save(str(target))


def _rows(text: str, start: int, end: int, before: int) -> list[list[str]]:
    words = [box.text for box in boxes(text, start, end)]
    header = header_of(boxes(text, start, end))
    headed, width = len(header.cells), len(header.columns) or before
    first = [words[: headed - width]] if headed > width else []
    rest = words[len(first[0]) if first else 0 :]
    rows = [rest[n : n + width] for n in range(0, len(rest), width)]
    return [*first, *(row for n, row in enumerate(rows) if any(row) or n == 0)]


def _table(document: WordDocument, rows: list[list[str]], *, merge: bool) -> None:
    width = max(len(r) for r in rows)
    table = document.add_table(len(rows), width)
    for n, row in enumerate(rows):
        wide = len(row) < width  # the first header row: each heading over two columns stands once
        for column, words in enumerate(_spread(row, width) if wide else row):
            if words is not None and (words or not merge or n == 0):
                table.cell(n, column).text = words
        if wide and merge:
            _merge_right(table, n, _spread(row, width))
    if merge:
        _merge_down(table, rows, width)


def _spread(row: list[str], width: int) -> list[str | None]:
    extra = width - len(row)
    spread: list[str | None] = []
    for words in row:
        over = extra > 0 and field_of_column(words) in {"indicators", "actors"}
        spread += [words, None] if over else [words]
        extra -= over
    return spread


def _merge_right(table: Table, n: int, spread: list[str | None]) -> None:
    for column, words in enumerate(spread):
        if words is None:
            table.cell(n, column - 1).merge(table.cell(n, column))


def _merge_down(table: Table, rows: list[list[str]], width: int) -> None:
    """Merge blank cells of the first two columns, and of a second header row, with the cell above."""
    for n, row in enumerate(rows):
        header = n == 1 and len(rows[0]) < width
        for column, words in enumerate(row[: width if header else 2]):
            if n and not words and (header or n > 1):
                above = table.cell(n - 1, column)
                if above.text or table.cell(n - 1, column)._tc.vMerge:
                    above.merge(table.cell(n, column))


def word_form(source: Path, target: Path) -> None:
    """A document of the form template: what stands behind tabs goes into a table of one column, the rest between."""
    text = load(source).text
    document = Document()
    table = None
    for block in text.split("\n"):
        if block.startswith("\t"):
            table = table or document.add_table(0, 1)
            table.add_row().cells[0].text = block[1:]
        elif table is not None and block.strip() and not block.strip().startswith(("РАЗДЕЛ", "„", "ИЗПОЛЗ")):
            table.rows[-1].cells[0].add_paragraph(block)
        else:
            table = table if not block.strip() else None
            document.add_paragraph(block)
    document.save(str(target))
