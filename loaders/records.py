"""What a programme says, as plain typed records: each value with the words it was read from.

Offsets count Unicode code points in the document's text, as Python does: `document.text[s.start:s.end]`.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class State(StrEnum):
    """What a cell can be: a blank cell is not a column that the template never had."""

    STATED = "stated"
    BLANK = "blank"
    ABSENT = "absent"


FIELDS = (
    "strategic-goal",
    "operational-goal",
    "title",
    "funding",
    "deadline",
    "results",
    "baseline",
    "target",
    "leads",
    "partners",
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the document: `text` is exactly `document.text[start:end]`."""

    start: int
    end: int
    text: str

    def part(self, start: int, end: int) -> "Span":
        """The part between two offsets of the document, white space at both ends left out."""
        piece = self.text[start - self.start : end - self.start]
        left = len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Span(start + left, start + left + len(piece), piece)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row, or its absence."""

    field: str
    state: State
    span: Span | None = None
    address: str | None = None  # where in a document of tables: „table 2, row 3, column 4“
    more: tuple[Span, ...] = ()  # further words, where a document has them apart

    @property
    def text(self) -> str:
        """The words of the cell as printed; empty where there are none."""
        return self.span.text if self.span else ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its words, with those that stand apart."""
        return (self.span, *self.more) if self.span else ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor as a cell names it. `actor` is its address; an unknown one got its address from its name."""

    actor: str
    label: str
    spans: tuple[Span, ...]
    collective: bool = False
    resolved: bool = True
    parent: str | None = None
    corrected: bool = False  # read as a correction says, see corrections.py
    kind: str | None = None  # of an unknown one, where its document says what kind it is: a notation of the list


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as printed; `currency` is an ISO 4217 code."""

    value: Decimal
    currency: str
    span: Span


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A funding project named in a funding cell."""

    project: str
    title: str
    span: Span
    grant: str | None = None
    funders: tuple[str, ...] = ()
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """What a funding cell says."""

    holders: tuple[Mention, ...] = ()
    funders: tuple[Mention, ...] = ()
    projects: tuple[ProjectMention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    vague: tuple[Span, ...] = ()
    programmes: tuple[Span, ...] = ()  # names of programmes under which money is given

    @property
    def payers(self) -> tuple[Mention, ...]:
        """All actors that pay, from a budget of their own or from outside."""
        return (*self.holders, *self.funders)

    @property
    def status(self) -> str:
        """What the cell says about the means, a notation of the list of funding statuses; for a stated cell."""
        if self.amounts:
            return "amount"
        return "named" if self.holders or self.funders or self.projects else "unnamed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When: `start` and `end` as YYYY-MM or YYYY-MM-DD, as precisely as printed."""

    span: Span
    start: str | None = None
    end: str | None = None
    permanent: bool = False
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A number as printed beside an indicator."""

    number: Decimal
    span: Span
    unit: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is to be counted, from where and up to where."""

    text: str
    span: Span
    baseline: Value | None = None
    target: Value | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An act, mechanism, place, audience, form of exploitation or campaign named in a row's own cells."""

    kind: str
    thing: str
    spans: tuple[Span, ...]
    label: str | None = None  # as printed, for a thing the authority file does not know


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal; `code` is its printed number, None where it has none; `span` None where it has no words."""

    address: str
    kind: str  # "strategic" or "operational"
    code: str | None
    text: str | None
    span: Span | None
    refines: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a programme and its theme (the notation in the list of themes), None if not recognised."""

    number: int
    title: str
    theme: str | None
    span: Span
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the source, read."""

    section: int
    code: str
    part: int
    title: str
    span: Span
    cells: dict[str, Cell]
    strategic_goal: Goal | None = None
    operational_goal: Goal | None = None
    leads: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()
    funding: Funding = Funding()
    deadline: Deadline | None = None
    indicators: tuple[Indicator, ...] = ()
    references: tuple[Reference, ...] = ()

    def text_of(self, name: str) -> str | None:
        """The words of a cell, None where it is blank or absent."""
        return self.cells[name].text or None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its words."""

    name: str
    title: str
    year: int
    language: str = "bg"
    issuer: str | None = None
    licence: str | None = None
    sha256: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that a person should look at: what, and the words it is about."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of a corrections file; see corrections.py for the kinds."""

    kind: str
    words: str
    value: str = ""
    note: str = ""
    line: int = 0
    used: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """A whole document, read."""

    metadata: Metadata
    text: str
    sections: tuple[Section, ...]
    rows: tuple[Row, ...]
    abbreviations: dict[str, Span] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    headings: tuple[Span, ...] = ()  # labels, column headings, printed codes: what says where things stand
    corrections: tuple[Correction, ...] = ()
