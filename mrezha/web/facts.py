"""What the pages tell, read from the graph once when the workbench starts."""

from collections import defaultdict
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from mrezha.graph.store import Dataset
from mrezha.ontology.namespaces import ID

# The columns of the documents, in their order.
FIELDS = (
    "title", "funding", "deadline", "results", "indicators", "baseline", "target", "leads", "partners",
    "strategic-goal", "operational-goal",
)  # fmt: skip


@dataclass(slots=True)
class Cell:
    """A cell of a source table: `state` is stated, blank or absent; words and place only where it is stated."""

    field: str
    state: str
    words: str | None
    start: int | None
    end: int | None


@dataclass(slots=True)
class Row:
    """A row of a source table and its place in the document."""

    part: int
    document: str
    start: int
    end: int
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """One value that was read: its kind, what it is about, and the words it was read from."""

    iri: str
    kind: str
    thing: str | None
    label: str | None
    value: Any
    unit: str | None
    first: str | None
    last: str | None
    permanent: bool
    spans: list[tuple[str, int, int, str]] = field(default_factory=list)  # document, start, end, words


@dataclass(slots=True)
class Facts:
    """Rows and readings of each activity by its key such as `2025/2.1.11`; labels and uses of each thing."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    readings: dict[str, list[Reading]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    uses: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # thing -> kind of reading -> activities

    def label(self, iri: str, lang: str) -> str:
        """A thing's label in a language, in any other where there is none, else the end of its address.

        >>> Facts().label("https://w3id.org/mrezha/id/place/varna", "en")
        'varna'
        """
        known = self.labels.get(iri, {})
        return known.get(lang) or next(iter(known.values()), "") or iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def read_facts(dataset: Dataset) -> Facts:
    """All facts of a dataset."""
    facts = Facts()
    for row in dataset.select(_query("names")):
        facts.labels.setdefault(row["iri"], {}).setdefault(row["lang"] or "bg", row["label"])
    _read_cells(dataset, facts)
    _read_readings(dataset, facts)
    return facts


def _query(name: str) -> str:
    return (files("mrezha.web") / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def key_of(activity: str) -> str:
    """An activity's year and code.

    >>> key_of("https://w3id.org/mrezha/id/activity/2025/2.1.11")
    '2025/2.1.11'
    """
    return activity.removeprefix(f"{ID}activity/")


def _read_cells(dataset: Dataset, facts: Facts) -> None:
    for r in dataset.select(_query("cells")):
        rows = facts.rows[key_of(r["activity"])]
        if not rows or (rows[-1].part, rows[-1].document) != (r["part"], r["document"]):
            rows.append(Row(r["part"], r["document"], r["from"], r["to"]))
        rows[-1].cells.append(Cell(r["field"], r["state"], r["words"], r["start"], r["end"]))
    for rows in facts.rows.values():
        for row in rows:
            row.cells.sort(key=lambda cell: FIELDS.index(cell.field) if cell.field in FIELDS else len(FIELDS))


def _read_readings(dataset: Dataset, facts: Facts) -> None:
    known: dict[tuple[str, str | None], Reading] = {}
    for r in dataset.select(_query("readings")):
        kind = _kind(r["reading"], r["class"].rsplit("#", 1)[-1])
        reading = known.get((r["reading"], r["thing"]))
        if reading is None:
            reading = known[r["reading"], r["thing"]] = Reading(
                r["reading"], kind, r["thing"], r["label"], r["value"], r["unit"], r["first"], r["last"],
                bool(r["permanent"]),
            )  # fmt: skip
            facts.readings[key_of(r["activity"])].append(reading)
        place = (r["document"], r["start"], r["end"], r["words"])
        if place not in reading.spans:
            reading.spans.append(place)
        if r["thing"]:
            used = facts.uses.setdefault(r["thing"], {}).setdefault(kind, [])
            if key_of(r["activity"]) not in used:
                used.append(key_of(r["activity"]))


def _kind(reading: str, cls: str) -> str:
    """What a reading is, in one word: of a reference the kind of thing, of a value whether it is aimed at."""
    match cls:
        case "LeadParticipation" | "PartnerParticipation":
            return cls.removesuffix("Participation").lower()
        case "BudgetContribution" | "OutsideContribution":
            return "holder" if cls.startswith("Budget") else "funder"
        case "IndicatorValue":
            return reading.rsplit("/", 1)[-1]
        case "Reference":
            return reading.removeprefix(f"{ID}reference/").split("/")[2]
        case _:
            return {"ExpectedResult": "result", "VagueSource": "vague"}.get(cls, cls.lower())
