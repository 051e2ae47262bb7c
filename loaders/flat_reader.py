"""Flat tables read back: as the document they were exported from, or as typed by somebody; see flat.py."""

import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from mrezha.loaders.archive import DAMAGED, check_archive
from mrezha.loaders.errors import SourceError
from mrezha.loaders.flat import ABOUT, TYPED, VERBATIM, flat_rows, unguarded
from mrezha.loaders.flat_columns import Line, lines_of
from mrezha.loaders.flat_text import UNIT_OF_MONEY, typed_text
from mrezha.loaders.metadata import address_name, metadata_of
from mrezha.loaders.plain import decode
from mrezha.loaders.records import Metadata
from mrezha.loaders.sections import is_section, section_heads
from mrezha.loaders.sources import Document
from mrezha.ontology.words import squeeze

_MOST_ROWS, _MOST_COLUMNS = 20_000, 200


def read_flat(source: Traversable | Path, content: bytes) -> Document:
    """The document in a flat table.

    Raises:
        SourceError: if the table cannot be read, lacks the columns `title` and `leads`, or holds several years.
    """
    name = source.name
    table = _workbook(content, name) if name.lower().endswith(".xlsx") else _csv(decode(content, name), name)
    lines, unread = lines_of(table, name)
    years = sorted({line["year"].strip() for line in lines if line["year"].strip()})
    for year in years:
        if not re.fullmatch(r"[12][0-9]{3}", year):
            raise SourceError(f"{name}: “{squeeze(year)[:40]}” in the column year is no year; write four digits: 2026")
    if len(years) > 1:
        raise SourceError(f"{name}: rows of {' and '.join(years)} in one table; give each year a file of its own")
    return _verbatim(source, lines) or _typed(source, lines, unread)


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
    """A cell as a person reads it: a whole number without a point, a date without a time of day."""
    if isinstance(value, date):  # a time of day is one too
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


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


def _in_sections(lines: list[Line]) -> Iterator[Line]:
    """Lines with the section that stands above them in a line of its own: „Раздел III. Защита“."""
    section: Line = {}
    for line in lines:
        said = [words for column, words in line.items() if words.strip() and column != UNIT_OF_MONEY]
        heads = section_heads(said[0], len(said[0])) if len(said) == 1 and is_section(said[0]) else []
        if heads:
            section = {"section": str(heads[0][0].number), "section_title": heads[0][0].title}
        else:
            yield line if line["section"].strip() else line | section


def _typed(source: Traversable | Path, lines: list[Line], unread: list[str]) -> Document:
    """A document made of what was typed, laid out as the published tables are."""
    rows = [line for line in _in_sections(lines) if line["title"].strip() or line["leads"].strip()]
    if not rows:
        raise SourceError(f"{source.name}: no rows under the header; write one line an activity")
    stem, year = source.name.rsplit(".", 1)[0], rows[0]["year"].strip()
    title = rows[0]["document_title"] or (stem if year in stem else f"{stem} {year}")
    text, addresses = typed_text(title, rows)
    metadata = metadata_of(source, text)
    notes = tuple((f"the column “{squeeze(heading)}” is not read", 0) for heading in unread)
    return Document(text, replace(metadata, template=_template(rows[0])), addresses, notes)
