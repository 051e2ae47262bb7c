"""Tables and text, written in the form and to the place that was asked for."""

import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mrezha.cli.drawing import cell_text, drawn

TABLE_FORMATS = ("table", "json", "csv", "tsv", "md", "xlsx")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def write(content: str | bytes, output: Path) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    data = content.encode() if isinstance(content, str) else content
    if str(output) == "-":
        if isinstance(content, str):
            click.echo(content.removesuffix("\n"))
        else:
            sys.stdout.buffer.write(data)
        return
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
        click.echo(output.resolve())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The user's mask for new files, which a temporary file does not follow."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], format_: str, output: Path, *, titles: Sequence[str] = ()
) -> None:
    """Write rows in one of `TABLE_FORMATS`; `titles` head the columns for readers, `columns` name them for programs."""
    heads = list(titles or columns)
    match format_:
        case "json":
            records = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]
            write(json.dumps(records, ensure_ascii=False, indent=1) + "\n", output)
        case "csv" | "tsv":
            write(_separated(columns, rows, "," if format_ == "csv" else "\t", bom=str(output) != "-"), output)
        case "md":
            lines = [heads, ["---"] * len(heads), *[[cell_text(v).replace("|", "\\|") for v in row] for row in rows]]
            write("".join(f"| {' | '.join(line)} |\n" for line in lines), output)
        case "xlsx":
            write(_workbook(heads, rows), output)
        case _:
            write(drawn(heads, rows, str(output) == "-"), output)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)


def _safe(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = cell_text(value)
    return f"'{text}" if text.startswith(_RISKY) and not isinstance(value, int | float) else text


def _separated(columns: Sequence[str], rows: Sequence[Sequence[Any]], by: str, *, bom: bool) -> str:
    """Rows with separators; a file starts with a byte order mark, without which Excel misreads Cyrillic."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=by, lineterminator="\r\n" if bom else "\n")
    writer.writerow(columns)
    writer.writerows([_safe(v) for v in row] for row in rows)
    return ("\ufeff" if bom else "") + buffer.getvalue()


def _workbook(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.append(list(heads))
    for row in rows:
        sheet.append([v if isinstance(v, int | float) else _safe(v) for v in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for n, head in enumerate(heads, 1):
        longest = max([len(head), *(len(cell_text(row[n - 1])) for row in rows)])
        sheet.column_dimensions[get_column_letter(n)].width = min(longest + 2, 60)
    sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
