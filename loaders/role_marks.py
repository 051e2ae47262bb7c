"""Cells that say themselves who leads and who is a partner: „Водеща: НКБТХ; Партньори: МОН“, „НКБТХ (водеща)“."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mrezha.loaders.headings import field_named
from mrezha.loaders.layout import RawRow, cell
from mrezha.loaders.records import Cell, Span, State
from mrezha.ontology.words import without_article

_LABEL = re.compile(r"(?:^|(?<=[\n;.,]))[ \t\xa0]*(?P<label>[^\W\d_][^:\n;.,()]{2,60}?)(?:\s*:|\s[–—-](?=\s))")
_BRACKET = re.compile(r"[ \t]*\((?P<label>(?:водещ|партньор|партнир|отговор)[^()\n]{0,40})\)", re.IGNORECASE)
_ROLES = {"leads": "leads", "actors": "leads", "partners": "partners"}
_MARKS = " \t\n\xa0,;."


@dataclass(frozen=True, slots=True)
class _Mark:
    """A word for a role and where it stands; one in a bracket is said of what stands before it."""

    role: str
    start: int
    end: int
    behind: bool = False


def tell_roles_apart(row: RawRow, text: str) -> list[Span]:
    """Give the leads and partners of a row to the cells of their roles, where a cell names roles itself.

    Returns the words that name them.
    """
    found: dict[str, list[Span]] = {"leads": [], "partners": []}
    words: list[Span] = []
    others = False
    for column in found:
        span = row.cells[column].span
        if span is None:
            continue
        marks = _marks(span.text)
        others = others or any(mark.role != column for mark in marks)
        words += [span.part(span.start + m.start, span.start + m.end) for m in marks]
        for role, part in _parts(span, marks, column):
            found[role].append(part)
    if not others:
        return []  # „Партньори: …“ among partners
    for column, parts in found.items():
        row.cells[column] = _cell(row.cells[column], parts, text)
    return words


def _cell(printed: Cell, parts: list[Span], text: str) -> Cell:
    """The cell of a role: what is said of it, wherever that stands; blank if it says „няма“."""
    said = [s.span for p in parts if (s := cell(printed.field, text, p.start, p.end)).span]
    if not said:
        state = State.BLANK if printed.state is State.STATED or parts else printed.state
        return Cell(printed.field, state, address=printed.address)
    return Cell(printed.field, State.STATED, said[0], printed.address, tuple(said[1:]))


def _parts(span: Span, marks: list[_Mark], column: str) -> Iterator[tuple[str, Span]]:
    """The parts of a cell with the role of each; what no mark speaks of has the role of its column."""
    at, role = 0, column
    for mark in marks:
        cut = _said_of(span.text, at, mark) if mark.behind else mark.start
        yield from _part(span, at, cut, role)
        if mark.behind:
            yield from _part(span, cut, mark.start, mark.role)
        at, role = mark.end, role if mark.behind else mark.role
    yield from _part(span, at, len(span.text), role)


def _part(span: Span, start: int, end: int, role: str) -> Iterator[tuple[str, Span]]:
    if span.text[start:end].strip(_MARKS):
        yield role, span.part(span.start + start, span.start + end)


def _said_of(text: str, at: int, mark: _Mark) -> int:
    """Where the name begins that a bracket speaks of: all before it for a plural, else the last that a mark parts."""
    plural = re.search(r"\((?:водещи|партньори|партниращи|отговорни)", text[mark.start : mark.end], re.IGNORECASE)
    return at if plural else max(at, *(text.rfind(c, at, mark.start) + 1 for c in ",;\n"))


def _marks(text: str) -> list[_Mark]:
    found = [_Mark(role, m.start(), m.end()) for m in _LABEL.finditer(text) if (role := _role(m["label"]))]
    found += [
        _Mark(role, m.start(), m.end(), behind=True) for m in _BRACKET.finditer(text) if (role := _role(m["label"]))
    ]
    return sorted(found, key=lambda mark: mark.start)


def _role(label: str) -> str | None:
    """The role that a label names and says nothing else; „отговорната институция“ is a body and no label."""
    words = label.split()
    named = field_named(label)
    if named is None or not named.whole or without_article(words[0]) != words[0].casefold():
        return None
    return _ROLES.get(named.field)
