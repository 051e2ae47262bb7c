"""Tables on a terminal: columns that line up, as wide as it is, no word or code broken that can be kept whole."""

import io
import os
import re
import sys
import textwrap
from collections.abc import Sequence
from typing import Any, Literal

from mrezha.export.cells import cell_text

_BETWEEN = (3, 2, 1)  # blanks between two columns, the first that fits
_BREAKS = r"\s+|(?<=\w-)(?=\w)"


def drawn(heads: Sequence[str], rows: Sequence[Sequence[Any]], to_terminal: bool) -> str:
    """A table for people to read, as wide as the terminal or as 80 columns.

    >>> print(drawn(["code", "n"], [["2.1", 7], ["2.1.11", 12]], to_terminal=False), end="")
     code      n
     ───────────
     2.1       7
     2.1.11   12
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    numeric = [_are_numbers([row[n] for row in rows]) for n in range(len(heads))]
    texts = [list(line) for line in zip(*(_texts([row[n] for row in rows]) for n in range(len(heads))), strict=True)]
    wide, between = _fitted([heads, *texts])
    padding = (0, (between - 1) // 2 + (between - 1) % 2, 0, (between - 1) // 2)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=padding, header_style="bold")
    for n, head in enumerate(heads):
        justify: Literal["left", "right"] = "right" if numeric[n] else "left"
        table.add_column(Text(_folded(head, wide[n])), justify=justify, width=wide[n])
    for row in texts:
        table.add_row(*(Text(_folded(text, most)) for text, most in zip(row, wide, strict=True)))
    colour = to_terminal and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    buffer = io.StringIO()
    Console(file=buffer, width=width(), force_terminal=colour, no_color=not colour, highlight=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines()).strip("\n") + "\n"


def _are_numbers(column: Sequence[Any]) -> bool:
    """Whether a column is one of numbers, in which a cell may be empty."""
    said = [value for value in column if value is not None]
    return bool(said) and all(isinstance(value, int | float) for value in said)


def _texts(column: Sequence[Any]) -> list[str]:
    """The cells of a column; fractions with as many decimals as the one that has most, so that points stand in line."""
    texts = [cell_text(value) for value in column]
    if not _are_numbers(column) or not any(isinstance(value, float) for value in column):
        return texts
    decimals = max(len(text.partition(".")[2]) for text in texts)
    return [
        f"{value:.{decimals}f}" if isinstance(value, float) else text for value, text in zip(column, texts, strict=True)
    ]


def _fitted(lines: Sequence[Sequence[str]]) -> tuple[list[int], int]:
    """The width of each column and the blanks between two: fewer where otherwise a word would be broken."""
    columns = len(lines[0])
    for between in _BETWEEN:
        room = width() - 2 - between * (columns - 1)
        wide = widths(lines, room)
        if all(fits <= given for fits, given in zip(_longest_of(lines, _BREAKS), wide, strict=True)):
            break
    return wide, between


def widths(lines: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column of a table, all together at most `room` while that is a character each.

    A column first gets room for its longest part of a hyphened word, then for its longest word; what is left goes to
    the columns whose texts would need the most lines.

    >>> widths([["gap", "what"], ["no-funding", "the cell is blank"]], room=24)
    [10, 14]
    """
    whole, words, parts = (_longest_of(lines, break_at) for break_at in (r"\n", r"\s+", _BREAKS))
    if sum(whole) <= room:
        return whole
    given = parts
    while sum(given) > room and max(given) > 1:  # more words than room: the widest gives way
        given[given.index(max(given))] -= 1
    length = [sum(map(len, column)) for column in zip(*lines, strict=True)]
    for aim, weight in ((words, words), (whole, length)):
        for _ in range(room - sum(given)):
            short = [much / wide if most > wide else 0 for most, much, wide in zip(aim, weight, given, strict=True)]
            given[short.index(max(short))] += 1 if any(short) else 0
    return given


def _longest_of(lines: Sequence[Sequence[str]], break_at: str) -> list[int]:
    """The longest piece of each column that stays unbroken."""
    return [
        max(1, *(len(piece) for text in column for piece in re.split(break_at, text)))
        for column in zip(*lines, strict=True)
    ]


def _folded(text: str, wide: int) -> str:
    """Text in lines of at most `wide`, broken at blanks and hyphens if it can be."""
    return "\n".join(textwrap.wrap(text, wide))


def prose(text: str) -> str:
    """Sentences in lines that the terminal need not break within a word; left as they are for a pipe or a file."""
    if not sys.stdout.isatty():
        return text
    lines = []
    for line in text.split("\n"):
        hang = " " * (len(line) - len(line.lstrip()) + 2)
        lines += textwrap.wrap(line, width(), subsequent_indent=hang if line[:1] == " " else "") or [""]
    return "\n".join(lines)


def width() -> int:
    """Columns of the terminal, 80 where there is none."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns
