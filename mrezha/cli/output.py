"""Tables and text, written in the form and to the place that was asked for."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mrezha.cli.drawing import drawn
from mrezha.export.tables import table

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
    if format_ == "table":
        write(drawn(list(titles or columns), rows, str(output) == "-"), output)
    else:
        write(table(columns, rows, format_, titles=titles, bom=str(output) != "-"), output)
