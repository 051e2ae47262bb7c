"""Tables as files to save: the forms of the command line's `--format`."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from mrezha.export.tables import table
from mrezha.labels import labels

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
}


def table_file(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str, name: str, lang: str) -> Response:
    """A table as a file to save, as `--format` writes it."""
    titles = [labels("titles", lang).get(c, c) for c in columns]
    return saved(table(columns, rows, form, titles=titles), f"{name}.{form}", MEDIA[form])


def saved(content: bytes | str, name: str, media: str) -> Response:
    """Content to be saved under a name of plain letters."""
    return Response(content, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def table_of(records: Sequence[dict[str, Any]]) -> tuple[list[str], list[list[Any]]]:
    """The columns that any record has, in their order, and the rows.

    >>> table_of([{"a": 1}, {"a": 2, "b": 3}])
    (['a', 'b'], [[1, None], [2, 3]])
    """
    columns = list(dict.fromkeys(c for record in records for c in record))
    return columns, [[record.get(c) for c in columns] for record in records]
