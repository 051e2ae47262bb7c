"""Where things stand in a document: cells and sections with their places, before anything in them is read."""

import re
from dataclasses import dataclass, field, replace

from mrezha.loaders.errors import SourceError
from mrezha.loaders.records import Cell, Doubt, Span, State

# A cell of actors that says there are none.
_NOBODY = re.compile(r"(?:няма|н\s*/\s*а|неприложимо|не\s+е\s+приложимо)\.?", re.IGNORECASE)
_LEAD = re.compile(r"[\s:.–-]*")


@dataclass(slots=True)
class RawGoal:
    """A goal as printed: its kind and its words, with the number if there is one."""

    kind: str
    span: Span


@dataclass(slots=True)
class RawSection:
    """A section heading and the goals printed under it rather than in rows."""

    number: int
    title: str
    span: Span
    goals: list[RawGoal] = field(default_factory=list)


@dataclass(slots=True)
class RawRow:
    """A row: the section it stands in, its printed code, its cells by field, its number where a column has one."""

    section: int
    code: str | None
    cells: dict[str, Cell]
    span: Span
    number: str | None = None
    goes_on: Span | None = None  # „(продължение)“: what says that it goes on with the row above
    money: str = ""  # the heading over its funding, which may say in what currency


@dataclass(slots=True)
class Layout:
    """A document taken apart."""

    template: str
    sections: list[RawSection] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    abbreviations: dict[str, Span] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)


def trimmed(text: str, start: int, end: int) -> Span:
    """The words of `text[start:end]` without white space at both ends."""
    return Span(start, end, text[start:end]).part(start, end)


def cell(name: str, text: str, start: int, end: int) -> Cell:
    """The cell of a field that stands at `text[start:end]`.

    It is blank if there is nothing but white space or dashes, or „няма“ for actors.
    """
    span = trimmed(text, start, end)
    nobody = name in ("leads", "partners") and _NOBODY.fullmatch(span.text)
    return Cell(name, State.STATED, span) if span.text.strip("-–—") and not nobody else Cell(name, State.BLANK)


def put(cells: dict[str, Cell], name: str, text: str, start: int, end: int) -> None:
    """Put the words at `text[start:end]` into the cell of a field; "target-value" stands apart from its indicators."""
    if name != "target-value":
        cells[name] = replace(cell(name, text, start, end), more=cells[name].more)
    elif (apart := trimmed(text, start, end)).text.strip("-–—"):
        cells["target"] = replace(cells["target"], state=State.STATED, more=(apart,))


def value_at(text: str, at: int) -> int:
    """Where words begin behind a heading or a number that ends at `at`, past a colon, a stop or a dash."""
    lead = _LEAD.match(text, at)
    return lead.end() if lead else at


def line_of(text: str, offset: int) -> int:
    """The line number, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1


def no_programme(name: str, why: str) -> SourceError:
    """The error for a file that holds no programme."""
    return SourceError(
        f"{name}: no programme found ({why}); a programme has headings such as „РАЗДЕЛ I“ and rows with an activity, "
        "an institution in charge and partners, as a table or as labelled lines"
    )
