"""The columns of a table that somebody typed: what each heading names, and the lines under them as a flat table has."""

from collections.abc import Sequence

from mrezha.loaders.errors import SourceError
from mrezha.loaders.flat import CELLS, HEADER, TYPED, with_numbers
from mrezha.loaders.flat_text import UNIT_OF_MONEY
from mrezha.loaders.headings import field_of_column, spreadsheet_column

Line = dict[str, str]

_FIELDS = {field: column for column, field in CELLS.items()} | {"actors": "leads", "number": "code"}


def lines_of(table: Sequence[Sequence[str]], name: str) -> tuple[list[Line], list[str]]:
    """The lines of a table by the columns of a flat one, and the headings that name no column.

    Raises:
        SourceError: if it lacks the columns `title` and `leads`.
    """
    heads = list(table[0]) if table else []
    columns = _of_values([_column(head) for head in heads])
    for needed in ("title", "leads"):
        if needed not in columns:
            raise SourceError(
                f"{name}, line 1: no column {needed}; name the columns {', '.join(TYPED)} (title and leads do)"
            )
    unread = [head for head, column in zip(heads, columns, strict=True) if head.strip() and not column]
    return [_line(heads, columns, row) for row in table[1:] if any(row)], unread


def _line(heads: Sequence[str], columns: Sequence[str | None], row: Sequence[str]) -> Line:
    said = [(head, column, words) for head, column, words in zip(heads, columns, row, strict=False) if column]
    line = dict.fromkeys(HEADER, "") | {column: words for _, column, words in said}
    # the sum and the source of money, the beginning and the end, are one cell where each has a column
    money = [(head, words) for head, column, words in said if column == "funding_text"]
    line["funding_text"] = "\n".join(words for _, words in money if words.strip())
    line[UNIT_OF_MONEY] = " ".join(head for head, _ in money)
    if start := line.pop("deadline_start", "").strip():
        line["deadline"] = f"{start} – {line['deadline']}" if line["deadline"].strip() else f"от {start}"
    if words := line.pop("indicators", "").strip():
        line["target"] = with_numbers(words, line["target"].strip().split("\n")) if line["target"].strip() else words
    if words := line.pop("results+target", ""):  # one column for both
        line["results_text"] = line["target"] = words
    return line


def _of_values(columns: list[str | None]) -> list[str | None]:
    """Columns with „Цел“ as the target, where it stands beside indicators and their baseline."""
    if {"indicators", "baseline"} <= set(columns) and "target" not in columns:
        return ["target" if column == "strategic_goal" else column for column in columns]
    return columns


def _column(heading: str) -> str | None:
    """The column that a heading names: its own name, or a heading of the printed tables („Водеща институция“)."""
    plain = heading.strip().casefold().replace(" ", "_")
    if plain in HEADER:
        return plain
    if column := spreadsheet_column(heading):
        return column
    field = field_of_column(heading)
    return _FIELDS.get(field, field.replace("-", "_")) if field else None
