"""What rules are about: activities with their cells, and actors."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: stated with its words and their place, blank, or absent from the template."""

    activity: str
    part: int
    field: str
    state: str
    words: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The cell for JSON."""
        names = ("activity", "part", "field", "state", "words", "document", "start", "end")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Actor:
    """An institution, or a class of them (`collective`), which no rule expands to members."""

    iri: str
    label_bg: str
    label_en: str
    abbr: str | None
    kind: str
    collective: bool
    parent: str | None

    def short(self, lang: str) -> str:
        """The shortest name: the printed abbreviation in Bulgarian, the name otherwise."""
        return (self.abbr or self.label_bg) if lang == "bg" else self.label_en

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self.iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity, its rows taken together."""

    key: str
    year: int
    code: str
    title: str
    section: str
    theme: str
    rows: tuple[dict[str, Any], ...]
    cells: tuple[Cell, ...]

    def named(self, *columns: str) -> list[str]:
        """Addresses of what columns of the records name, each once: `leads`, `partners`, `budget_holders` …"""
        return list(dict.fromkeys(t["iri"] for row in self.rows for column in columns for t in row[column]))

    @property
    def leads(self) -> list[str]:
        """Who leads."""
        return self.named("leads")

    @property
    def partners(self) -> list[str]:
        """Who is a partner."""
        return self.named("partners")

    @property
    def cast(self) -> list[str]:
        """Who has a role; a mere payer has none."""
        return self.named("leads", "partners")

    @property
    def payers(self) -> list[str]:
        """Whose budget it is, and who pays from outside."""
        return self.named("budget_holders", "funders")

    def cells_of(self, *fields: str) -> tuple[Cell, ...]:
        """The cells of some columns, column by column, without those that the template lacks."""
        return tuple(c for field in fields for c in self.cells if c.field == field and c.state != "absent")

    def asks(self, fields: Iterable[str]) -> bool:
        """Whether the template has all these columns."""
        return all(self.cells_of(f) for f in fields)


def key_of(iri: str) -> str:
    """`2025/3.7.4` of an activity's address."""
    return "/".join(iri.split("/")[-2:])
