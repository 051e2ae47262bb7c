"""Tables and text, written in the form and to the place that was asked for."""

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mrezha.cli.drawing import drawn
from mrezha.export.cells import Sheet, cell_text, separated, workbook

TABLE_FORMATS = ("table", "json", "csv", "tsv", "md", "xlsx")


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
            write(separated(columns, rows, "," if format_ == "csv" else "\t", bom=str(output) != "-"), output)
        case "md":
            lines = [heads, ["---"] * len(heads), *[[cell_text(v).replace("|", "\\|") for v in row] for row in rows]]
            write("".join(f"| {' | '.join(line)} |\n" for line in lines), output)
        case "xlsx":
            write(workbook([Sheet(heads, rows)]), output)
        case _:
            write(drawn(heads, rows, str(output) == "-"), output)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)
