"""A cell's text cut where readings begin and end, so that each value can be shown on its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a cell, and the numbers of the readings that rest on them."""

    text: str
    readings: tuple[int, ...]


def pieces(text: str, start: int, spans: Iterable[tuple[int, int, int]]) -> list[Piece]:
    """Cut a text that begins at `start` by spans of (reading, first, end) in the same count of characters.

    Spans may overlap; what lies outside the text is left out. The pieces together are the text.

    >>> [(p.text, p.readings) for p in pieces("ab cd", 10, [(1, 10, 12), (2, 11, 15)])]
    [('a', (1,)), ('b', (1, 2)), (' cd', (2,))]
    """
    end = start + len(text)
    inside = [(n, max(a, start), min(b, end)) for n, a, b in spans if a < end and b > start]
    cuts = sorted({start, end, *(a for _, a, _ in inside), *(b for _, _, b in inside)})
    return [
        Piece(text[a - start : b - start], _resting(inside, a, b))
        for a, b in pairwise(cuts)
    ]  # fmt: skip


def _resting(spans: Sequence[tuple[int, int, int]], a: int, b: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(n for n, first, end in spans if first <= a and end >= b))
