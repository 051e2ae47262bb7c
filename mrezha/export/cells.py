"""Cells for spreadsheets: values as text that no spreadsheet takes for a formula, tables of them, workbooks."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_WIDEST, _LONGEST = 60, 32_767  # of a column in characters; of a cell, by Excel's own rule


def cell_text(value: Any) -> str:
    """A value in one line; lists joined, None empty.

    >>> cell_text(["2020/1.1", "2020/1.2"]), cell_text(None), cell_text("a\\n b")
    ('2020/1.1, 2020/1.2', '', 'a b')
    """
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    return " ".join(text.split())


def safe(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe(-1)
    ("'=1+1", '-1')
    """
    text = cell_text(value)
    return f"'{text}" if text.startswith(_RISKY) and not isinstance(value, int | float) else text


def separated(columns: Sequence[str], rows: Iterable[Sequence[Any]], by: str = ",", *, bom: bool = False) -> str:
    """Rows with separators, as a file with a byte order mark, without which Excel misreads Cyrillic, if wanted."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=by, lineterminator="\r\n" if bom else "\n")
    writer.writerow(columns)
    writer.writerows([safe(v) for v in row] for row in rows)
    return ("\ufeff" if bom else "") + buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name, the headings of its columns, its rows; `wrap` breaks long cells into lines."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    name: str | None = None
    wrap: bool = False


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An Excel workbook; the same sheets give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    return _saved(book)


def _fill(page: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page.append(list(sheet.heads))
    for row in sheet.rows:
        page.append([v if isinstance(v, int | float) and not isinstance(v, bool) else safe(v)[:_LONGEST] for v in row])
    for title in page[1]:
        title.font = Font(bold=True)
    for n, head in enumerate(sheet.heads, 1):
        longest = max([len(head), *(len(cell_text(row[n - 1])) for row in sheet.rows)])
        page.column_dimensions[get_column_letter(n)].width = min(longest + 2, _WIDEST)
    if sheet.wrap:
        wrapped = Alignment(wrap_text=True, vertical="top")
        for line in page.iter_rows(min_row=2):
            for c in line:
                c.alignment = wrapped
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _saved(book: Any) -> bytes:
    """The file's bytes, without the clock: openpyxl writes the time of saving into two places."""
    import zipfile
    from datetime import UTC, datetime

    from openpyxl.writer.excel import ExcelWriter

    epoch = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = epoch
    loose, settled = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(loose, "w", zipfile.ZIP_DEFLATED) as archive:
        writer = ExcelWriter(book, archive)
        writer.write_data()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
