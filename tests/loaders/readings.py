"""What the tests of the loaders share: the shipped programmes, read once, and rows as plain values to compare."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from mrezha.loaders.reader import read_programme
from mrezha.loaders.records import Cell, Deadline, Goal, Indicator, Mention, Programme, Row, Span, State, Value
from mrezha.loaders.shipped import shipped
from mrezha.ontology.names import thing_names
from mrezha.ontology.words import squeeze

EXPECTED = Path(__file__).parents[1] / "expected"
DOCUMENTS = Path(__file__).parent / "documents"
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@cache
def programmes() -> dict[int, Programme]:
    """The shipped programmes by year."""
    return {p.metadata.year: p for p in map(read_programme, shipped())}


@cache
def expected_rows() -> list[dict[str, Any]]:
    """Rows of both programmes as read by eye."""
    names = ("rows-2020", "rows-2025-a", "rows-2025-b")
    return [
        json.loads(line)
        for name in names
        for line in (EXPECTED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def span_of(words: str, start: int = 0) -> Span:
    """Words as if they stood at `start` in a document."""
    return Span(start, start + len(words), words)


def cell_of(text: str, name: str = "target") -> Cell:
    """A cell with these words; a blank one without any."""
    return Cell(name, State.STATED, span_of(text)) if text else Cell(name, State.BLANK)


def local(iri: str) -> str:
    """The last part of an address."""
    return iri.rsplit("/", 1)[-1]


def tidy(text: str | None) -> str | None:
    """A text as two readers would both copy it: white space squeezed, stops at the ends left out."""
    return squeeze(text).strip(" .;,") if text else None


def amount(value: float | str | Decimal | None) -> Decimal | None:
    """A number for comparing, whatever it came from."""
    return None if value is None else Decimal(str(value))


# -- what we read, as plain values -----------------------------------------------------------------------------------


def actors_read(mentions: tuple[Mention, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((local(m.actor), tuple(squeeze(s.text) for s in m.spans)) for m in mentions)


def goal_read(goal: Goal | None) -> tuple[str | None, str | None] | None:
    return None if goal is None else (goal.code, tidy(goal.text))


def deadline_read(deadline: Deadline | None) -> tuple[Any, ...] | None:
    return deadline and (tidy(deadline.span.text), deadline.start, deadline.end, deadline.permanent)


def value_read(value: Value | None) -> Decimal | None:
    return value.number if value else None


def indicator_read(i: Indicator) -> tuple[Any, ...]:
    return tidy(i.text), value_read(i.baseline), value_read(i.target), i.target.unit if i.target else None


def row_read(row: Row) -> dict[str, Any]:
    """A row of ours with everything that the expected values speak of."""
    things = {kind: sorted({local(r.thing) for r in row.references if r.kind == kind}) for kind in _LISTED.values()}
    return {
        "title": tidy(row.title),
        "section": ROMAN[row.section],
        "leads": actors_read(row.leads),
        "partners": actors_read(row.partners),
        "budget_holders": actors_read(row.funding.holders),
        "funders": actors_read(row.funding.funders),
        "projects": sorted(p.title for p in row.funding.projects),
        "amounts": [(a.value, a.currency) for a in row.funding.amounts],
        "strategic_goal": goal_read(row.strategic_goal),
        "operational_goal": goal_read(row.operational_goal),
        "funding_text": tidy(row.text_of("funding")),
        "results_text": tidy(row.text_of("results")),
        "deadline": deadline_read(row.deadline),
        "indicators": [indicator_read(i) for i in row.indicators],
        **{field: things[kind] for field, kind in _LISTED.items()},
    }


_LISTED = {"legal_acts": "act", "mechanisms": "mechanism", "places": "place"}


# The expected values name acts by short keys of their reader's choosing.
_ACTS = {
    "Директива (ЕС) 2018/957": "directive-2018-957-eu",
    "Директива (ЕС) 2024/1712": "directive-2024-1712-eu",
    "Директива 2011/36/ЕС": "directive-2011-36-eu",
    "Директива 2014/97/ЕС": "directive-2014-97-eu",
    "Директива 96/71/ЕО": "directive-96-71-ec",
    "ЗБЛД": "zbld",
    "ЗБТХ": "zbth",
    "Конвенция на Съвета на Европа за борба с трафика на хора": "convention-coe-197",
    "НК": "nk",
    "НПК": "npk",
    "Национална стратегия за борба с трафика на хора": "natsionalna-strategia",
    "ПМС 100/2018": "pms-100-2018",
    "Правилник за приютите": "pravilnik-priyuti",
}


# -- what was read by eye, as the same plain values ------------------------------------------------------------------


def row_expected(said: dict[str, Any]) -> dict[str, Any]:
    """A row of the expected values in the shape of `row_read`."""
    due = said["deadline"]
    return {
        "title": tidy(said["title"]),
        "section": said["section"],
        **{f: actors_expected(said[f]) for f in ("leads", "partners", "budget_holders", "funders")},
        "projects": sorted(squeeze(p["title"]) for p in said["projects"]),
        "amounts": [(amount(a["value"]), a["currency"]) for a in said["amounts"]],
        **{f: _goal_expected(said[f]) for f in ("strategic_goal", "operational_goal")},
        **{f: tidy(said[f]) for f in ("funding_text", "results_text")},
        "deadline": (tidy(due["text"]), due["start"], due["end"], due["permanent"]) if due and due["text"] else None,
        "indicators": [
            (tidy(i["text"]), amount(i["baseline"]), amount(i["target"]), i["unit"]) for i in said["indicators"]
        ],
        "legal_acts": sorted(_ACTS.get(name, name) for name in said["legal_acts"]),
        "mechanisms": sorted(said["mechanisms"]),
        "places": sorted(_place(name) for name in said["places"]),
    }


def actors_expected(said: list[dict[str, Any]]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((m["actor"], tuple(squeeze(w) for w in m.get("mentions") or [m["mention"]])) for m in said)


def _place(name: str) -> str:
    known = thing_names("Place").named(name)
    return local(known.iri) if known else name


def _goal_expected(said: dict[str, Any] | None) -> tuple[str | None, str | None] | None:
    return None if said is None else (said["code"], tidy(said["text"]))


# -- every span of a programme ---------------------------------------------------------------------------------------


def spans(thing: object) -> Iterator[Span]:
    """All spans that a record, or anything in it, holds."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from spans(value)
    elif isinstance(thing, tuple | list):
        for value in thing:
            yield from spans(value)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from spans(getattr(thing, name))
