"""The columns of a table, told by its header of one row or two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mrezha.loaders.boxes import Box

_CODE = re.compile(r"\d+(?:\.\d+)+")
_UNDER = {"indicators": {"baseline", "target"}, "actors": {"leads", "partners"}}  # headings over two columns
_ALONE = {"indicators": "target", "actors": "leads"}  # what a heading over two columns means over one
_CORE = {"title", "leads"}


@dataclass(frozen=True, slots=True)
class Header:
    """Fields of the columns, left to right (None for one that is not read), and the cells that head them."""

    columns: list[str | None]
    cells: list[Box]
    unread: list[Box]
    money: str = ""  # the words over the columns of funding

    @property
    def is_complete(self) -> bool:
        """Whether it has the columns that no table can be without."""
        return set(self.columns) >= _CORE


def header_of(found: Sequence[Box]) -> Header:
    """The header that a table's cells begin with.

    Of two columns of one field the one with the better heading is read: it says nothing else, or it stands first. The
    sum of money and its source, side by side, are one cell.
    """
    first, taken = _first_row(found)
    rest = found[taken:]
    width = next((i for i, b in enumerate(rest) if i and b.after_blank), len(rest))
    heads = _under_groups(first, rest[:width])
    taken += len(heads) if heads else 0
    fields = [b.field for b in heads or first]
    columns = [(b, _meant(b.field, fields)) for b in heads or first]
    read = _without_twins(columns, found[taken:])
    unread = [b for (b, _), field in zip(columns, read, strict=True) if field is None and b.text]
    money = " ".join(b.text for (b, _), field in zip(columns, read, strict=True) if field == "funding")
    return Header(read, list(found[:taken]), unread, money)


def _meant(field: str | None, among: list[str | None]) -> str | None:
    """What a heading means over one column: „Индикатор“ beside „Целева стойност“ has the words, that the numbers."""
    if field == "target" and "indicators" in among:
        return "target-value"
    if field == "strategic-goal" and {"baseline", "indicators"} <= set(among) and "target" not in among:
        return "target-value"  # „Индикатор“, „Базова стойност“, „Цел“
    return _ALONE.get(field, field) if field else None


def _without_twins(columns: list[tuple[Box, str | None]], rows: Sequence[Box]) -> list[str | None]:
    """The fields that are read: each once, but the sum and the source of money where they stand side by side."""
    fields = [f for _, f in columns]
    read: list[str | None] = []
    for n, field in enumerate(fields):
        if field == "deadline-start":  # the beginning and the end, side by side, are one cell
            read.append("deadline" if fields[n + 1 : n + 2] == ["deadline"] else None)
            continue
        twins = [i for i, f in enumerate(fields) if f == field]
        beside = field == "funding" and len(twins) == 2 and twins[1] - twins[0] == 1
        read.append(field if field and (beside or n == _best(columns, twins, rows)) else None)
    return read


def _best(columns: list[tuple[Box, str | None]], twins: list[int], rows: Sequence[Box]) -> int:
    """Which of the columns of one field is read. Of two titles it is the one with codes, or with fewer blank cells."""
    if columns[twins[0]][1] == "title":
        below = {i: [b.text for b in rows[i :: len(columns)] if b.text] for i in twins}
        rank = {i: (sum(bool(_CODE.match(t)) for t in below[i]), len(below[i])) for i in twins}
        twins = [i for i in twins if rank[i] == max(rank.values())]
    return next((i for i in twins if columns[i][0].names_only), twins[0])


def _under_groups(first: Sequence[Box], second: Sequence[Box]) -> list[Box] | None:
    """The cells that name the columns where the second header row names what stands under headings over two columns.

    None where it is no such row.
    """
    if not any(b.field in _UNDER for b in first):
        return None
    heads: list[Box] = []
    extra = len(second) - len(first)
    for box in first:
        under = _UNDER.get(box.field or "")
        if under is None:
            heads.append(box)
            continue
        wide = 2 if extra > 0 else 1
        here = second[len(heads) : len(heads) + wide]
        if here and not here[0].text:  # „Индикатор“ over one column
            heads.append(box)
            continue
        if not under & {b.field for b in here if b.names_only}:
            return None
        heads += here
        extra -= wide - 1
    return heads if heads != list(first) else None


def _first_row(found: Sequence[Box]) -> tuple[list[Box], int]:
    """The first header row, and how many cells it takes.

    It ends before an empty cell, a printed code, or a new row that begins with no heading. An empty cell right after a
    heading that stands over two columns is the second of them.
    """
    first: list[Box] = []
    for taken, box in enumerate(found):
        fields = [b.field for b in first]
        if not box.text and first and fields[-1] in _UNDER and not box.after_blank:
            continue
        known = box.field is not None and box.field not in fields and box.names_only
        new_row = box.after_blank and "title" in fields and not known
        if not box.text or _CODE.match(box.text) or new_row:
            return first, taken
        first.append(box)
    return first, len(found)
