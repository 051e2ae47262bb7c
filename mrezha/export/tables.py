"""A table as the content of a file, in each form that a table can be saved in."""

import json
from collections.abc import Sequence
from typing import Any

from mrezha.export.cells import Sheet, cell_text, separated, workbook


def table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str, *, titles: Sequence[str] = (), bom: bool = True
) -> str | bytes:
    """Rows as json, csv, tsv, md or xlsx; `titles` head the columns for readers, `columns` name them for programs.

    >>> table(["code", "partners"], [["2.1.11", ["A21", "DAB"]]], "md")
    '| code | partners |\\n| --- | --- |\\n| 2.1.11 | A21, DAB |\\n'

    Raises:
        ValueError: if there is no such form.
    """
    heads = list(titles or columns)
    match form:
        case "json":
            records = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]
            return json.dumps(records, ensure_ascii=False, indent=1) + "\n"
        case "csv" | "tsv":
            return separated(columns, rows, "," if form == "csv" else "\t", bom=bom)
        case "md":
            lines = [heads, ["---"] * len(heads), *[[cell_text(v).replace("|", "\\|") for v in row] for row in rows]]
            return "".join(f"| {' | '.join(line)} |\n" for line in lines)
        case "xlsx":
            return workbook([Sheet(heads, rows)])
    raise ValueError(f"no table is saved as {form}")


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)
