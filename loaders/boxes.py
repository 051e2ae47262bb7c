"""The cells of a table printed as text: each opened by a tab, or a whole row on one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mrezha.loaders.headings import field_named, field_of_column

_TAB = re.compile(r"\t")
_ROW_A_LINE = re.compile(r"^(?=[^\n]*\t)|\t", re.MULTILINE)
_BLANK_LINE = re.compile(r"(\A|\n)[ \xa0]*\n[ \xa0]*\Z")
_BELOW = re.compile(r"\n[ \xa0]*\n")  # a row that is a line does not go on behind a blank one


@dataclass(frozen=True, slots=True)
class Box:
    """A printed cell: its words without the tab, and whether a blank line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def field(self) -> str | None:
        """The field that these words name as the heading of a column."""
        return field_of_column(self.text)

    @property
    def names_only(self) -> bool:
        """Whether these words are the name of a field and nothing else."""
        named = field_named(self.text, column=True)
        return named is not None and named.whole


def boxes(text: str, start: int, end: int, stops: Sequence[int] = ()) -> list[Box]:
    r"""Cells of a stretch of text; each begins at a tab and ends before the next, or before one of the `stops`.

    Where rows are lines the beginning of a line opens a cell too.

    >>> [b.text for b in boxes("\tа\n\t\n\n\tб\nв\n", 0, 11)]
    ['а', '', 'б\nв']
    """
    opening = _ROW_A_LINE if _rows_are_lines(text[start:end]) else _TAB
    marks = list(opening.finditer(text, start, end))
    ends = [*(m.start() for m in marks[1:]), end]
    found: list[Box] = []
    for n, (m, b) in enumerate(zip(marks, ends, strict=False)):
        over = _BELOW.search(text, m.end(), b) if opening is _ROW_A_LINE else None
        stop = min([s for s in (*stops, *([over.start()] if over else [])) if m.end() <= s < b], default=b)
        between = text[marks[n - 1].start() if n else start : m.start()]
        blank = not m.group() or _BLANK_LINE.search(between) is not None
        found.append(Box(m.end(), stop, text[m.end() : stop].strip(), blank))
    return found


def _rows_are_lines(text: str) -> bool:
    """Whether whole rows stand on one line each, as tables are copied; else each cell has a line of its own."""
    lines = [line for line in text.split("\n") if "\t" in line]
    return sum(line.count("\t") > 1 or not line.startswith("\t") for line in lines) > len(lines) / 2
