"""Flat tables read back: as the document they were exported from, or as typed by somebody; see flat.py."""

import csv
import io
import itertools
import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from mrezha.loaders.archive import DAMAGED, check_archive
from mrezha.loaders.errors import SourceError
from mrezha.loaders.flat import ABOUT, CELLS, HEADER, TYPED, VERBATIM, flat_rows, unguarded
from mrezha.loaders.flat_text import UNIT_OF_MONEY, typed_text
from mrezha.loaders.headings import field_of_column, spreadsheet_column
from mrezha.loaders.metadata import address_name, metadata_of
from mrezha.loaders.plain import decode
from mrezha.loaders.records import Metadata
from mrezha.loaders.sources import Document
from mrezha.ontology.words import squeeze

_FIELDS = {field: column for column, field in CELLS.items()} | {
    "actors": "leads",
    "indicators": "target",
    "number": "code",
}
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
Line = dict[str, str]


def read_flat(source: Traversable | Path, content: bytes) -> Document:
    """The document in a flat table.

    Raises:
        SourceError: if the table cannot be read, lacks the columns `title` and `leads`, or holds several years.
    """
    name = source.name
    table = _workbook(content, name) if name.lower().endswith(".xlsx") else _csv(decode(content, name), name)
    lines = _lines(table, name)
    years = sorted({line["year"].strip() for line in lines if line["year"].strip()})
    for year in years:
        if not re.fullmatch(r"[12][0-9]{3}", year):
            raise SourceError(f"{name}: “{squeeze(year)[:40]}” in the column year is no year; write four digits: 2026")
    if len(years) > 1:
        raise SourceError(f"{name}: rows of {' and '.join(years)} in one table; give each year a file of its own")
    return _verbatim(source, lines) or _typed(source, lines)


def _csv(text: str, name: str) -> list[list[str]]:
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    try:
        return [[unguarded(cell) for cell in line] for line in reader]
    except csv.Error as error:
        raise SourceError(
            f"{name}, line {reader.line_num}: no cell can be told from the next ({error}); look for a quote that is "
            "opened and not closed, and save the table as CSV again"
        ) from error


def _workbook(content: bytes, name: str) -> list[list[str]]:
    try:
        check_archive(content, name)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_col=_MOST_COLUMNS, values_only=True)
        table = [[_written(v) for v in row] for row in itertools.islice(rows, _MOST_ROWS + 1)]
    except (*DAMAGED, InvalidFileException) as error:
        raise SourceError(
            f"{name}: no Excel workbook, or a damaged one; open it in a spreadsheet and save it as .xlsx again"
        ) from error
    if len(table) > _MOST_ROWS:
        raise SourceError(f"{name}: more than {_MOST_ROWS} rows; delete the empty rows below the table")
    return table


def _written(value: object) -> str:
    """A cell as a person reads it: a whole number without a point."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def _lines(table: list[list[str]], name: str) -> list[Line]:
    header = [_column(cell) for cell in table[0]] if table else []
    for needed in ("title", "leads"):
        if needed not in header:
            raise SourceError(
                f"{name}, line 1: no column {needed}; name the columns {', '.join(TYPED)} (title and leads do)"
            )
    lines = []
    for row in table[1:]:
        line = dict.fromkeys(HEADER, "") | {c: v for c, v in zip(header, row, strict=False) if c}
        # the sum and the source of money are one cell where each has a column
        money = [(h, v) for h, c, v in zip(table[0], header, row, strict=False) if c == "funding_text"]
        line["funding_text"] = "\n".join(v for _, v in money if v.strip())
        line[UNIT_OF_MONEY] = " ".join(h for h, _ in money)
        if any(row):
            lines.append(line)
    return lines


def _column(heading: str) -> str | None:
    """The column that a heading names: its own name, or a heading of the printed tables („Водеща институция“)."""
    plain = heading.strip().casefold().replace(" ", "_")
    if plain in HEADER:
        return plain
    if column := spreadsheet_column(heading):
        return column
    field = field_of_column(heading)
    return _FIELDS.get(field, field.replace("-", "_")) if field else None


def _verbatim(source: Traversable | Path, lines: list[Line]) -> Document | None:
    """The exported document, None if the table was typed or changed since."""
    from mrezha.loaders.reader import read_document

    text = "".join(line[column] for line in lines for column in VERBATIM)
    first = lines[0] if lines else {}
    if not text.strip() or not first.get("document") or not first["year"].strip():
        return None
    said = {k: first[k] or None for k in ABOUT}
    metadata = Metadata(
        name=address_name(first["document"]),
        title=first["document_title"],
        year=int(first["year"]),
        issuer=said["issuer"],
        licence=said["licence"],
        sha256=first["sha256"],
        template=_template(first),
    )
    document = Document(text, metadata)
    try:
        exported = flat_rows(read_document(document, source.name))
    except SourceError:
        return None
    return document if [_shown(line) for line in exported] == [_shown(line) for line in lines] else None


def _template(line: Line) -> str:
    """The template that an exported table names; anything else is recognised anew."""
    return line["template"] if line["template"] in ("table", "form") else ""


def _shown(line: Mapping[str, str]) -> list[str]:
    """What a person sees and may have changed."""
    return [squeeze(line[column]) for column in TYPED]


def _typed(source: Traversable | Path, lines: list[Line]) -> Document:
    """A document made of what was typed, laid out as the published tables are."""
    rows = [line for line in lines if line["title"].strip() or line["leads"].strip()]
    if not rows:
        raise SourceError(f"{source.name}: no rows under the header; write one line an activity")
    stem, year = source.name.rsplit(".", 1)[0], rows[0]["year"].strip()
    title = rows[0]["document_title"] or (stem if year in stem else f"{stem} {year}")
    text, addresses = typed_text(title, rows)
    metadata = metadata_of(source, text)
    return Document(text, replace(metadata, template=_template(rows[0])), addresses)
