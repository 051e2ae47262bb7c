"""What a rule finds: a count with its denominator, the rows, the words, and how it was decided."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mrezha.graph.gaps.parts import Actor, Cell
from mrezha.graph.gaps.rule import Rule

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Hit:
    """One case: the activities and actors it is about, the cells it rests on, and a remark in both languages."""

    activities: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    cells: tuple[Cell, ...] = ()
    note_bg: str = ""
    note_en: str = ""

    def note(self, lang: str) -> str:
        """The remark in one language."""
        return self.note_bg if lang == "bg" else self.note_en


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule returns for one programme: its cases, and among how many it looked."""

    hits: tuple[Hit, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A gap of one programme.

    `count` and `of` count what the rule's `counted` names: activities, unless the rule says otherwise. `judged` marks a
    suggestion, which rests on lists of words and wants a reader's eye. `folded` says that units counted as their
    parents.
    """

    rule: Rule
    year: int
    count: int
    of: int
    hits: tuple[Hit, ...]
    folded: bool

    @property
    def gap(self) -> str:
        """The name of the rule."""
        return self.rule.name

    @property
    def title_bg(self) -> str:
        """The title in Bulgarian."""
        return self.rule.title["bg"]

    @property
    def title_en(self) -> str:
        """The title in English."""
        return self.rule.title["en"]

    @property
    def severity(self) -> str:
        """A (responsibility or means), B (measurability), C (structure) or D (text and numbering)."""
        return self.rule.severity

    @property
    def judged(self) -> bool:
        """Whether this is a suggestion."""
        return self.rule.judged

    @property
    def activities(self) -> list[str]:
        """The activities concerned, as `2025/3.7.4`, in the order of their codes."""
        return sorted({a for hit in self.hits for a in hit.activities}, key=by_code)

    @property
    def actors(self) -> list[Actor]:
        """The actors concerned."""
        return list(dict.fromkeys(a for hit in self.hits for a in hit.actors))

    @property
    def cells(self) -> list[Cell]:
        """The cells that the finding rests on."""
        return list(dict.fromkeys(c for hit in self.hits for c in hit.cells))

    def as_dict(self, *, detail: bool = False) -> dict[str, Any]:
        """The finding as `mrezha gaps --format json` prints it; `detail` adds the cases with their cells."""
        rule = self.rule
        said: dict[str, Any] = {
            "gap": self.gap,
            "title_bg": self.title_bg,
            "title_en": self.title_en,
            "severity": self.severity,
            "year": self.year,
            "count": self.count,
            "of": self.of,
            "activities": self.activities,
            "actors": [_actor(a) for a in self.actors],
            "counted_bg": rule.counted["bg"],
            "counted_en": rule.counted["en"],
            "wording_bg": rule.wording["bg"],
            "wording_en": rule.wording["en"],
            "judged": self.judged,
            "folded": self.folded,
            "decided_by": rule.decided_by,
        }
        return said | {"cases": [_case(hit) for hit in self.hits]} if detail else said


class Findings(list[Finding]):
    """Findings, which a notebook shows as a table."""

    def to_pandas(self, lang: str = "en") -> "pd.DataFrame":
        """One row a finding; needs `pip install mrezha[pandas]`."""
        import pandas as pd

        said = [f.as_dict() for f in self]
        kept = ("severity", "gap", f"title_{lang}", "year", "count", "of", f"counted_{lang}", "judged", "activities")
        frame = pd.DataFrame([[row[k] for k in kept] for row in said], columns=[k.split("_")[0] for k in kept])
        return frame.convert_dtypes().astype({"severity": "category", "gap": "category"})

    def _repr_html_(self) -> str:
        from mrezha.queries.shown import html_table

        rows = [[f.severity, f.title_en, f.year, f"{f.count} / {f.of}", f.activities] for f in self]
        return html_table(["severity", "gap", "year", "count / of", "activities"], rows)


def by_code(key: str) -> list[int]:
    """Sorting key of `2025/2.1.11`, which comes after `2025/2.1.9`."""
    return [int(number) for number in re.findall(r"\d+", key)]


def _actor(actor: Actor) -> dict[str, Any]:
    return {"iri": actor.iri, "abbr": actor.abbr, "label_bg": actor.label_bg, "label_en": actor.label_en}


def _case(hit: Hit) -> dict[str, Any]:
    return {
        "activities": list(hit.activities),
        "actors": [_actor(a) for a in hit.actors],
        "note_bg": hit.note_bg,
        "note_en": hit.note_en,
        "cells": [cell.as_dict() for cell in hit.cells],
    }


def named(actors: Iterable[Actor]) -> tuple[str, str]:
    """Names of actors in a remark, in Bulgarian and in English."""
    listed = list(actors)
    return ", ".join(a.short("bg") for a in listed), ", ".join(a.short("en") for a in listed)
