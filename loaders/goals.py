"""The goals of a section: those printed under its heading, and those that hold for its rows."""

import re
from collections.abc import Iterable

from mrezha.loaders.layout import RawGoal
from mrezha.loaders.records import Cell, Goal, Span
from mrezha.loaders.table import CODE
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import squeeze

_ORDINAL = re.compile(r"(\d{1,2})[.):]\s+")  # goals of a form are numbered 1, 2, 3


class SectionGoals:
    """All goals of a section, and the two that hold for its next row."""

    def __init__(self, year: int, section: int) -> None:
        self.goals: list[Goal] = []
        self.strategic: Goal | None = None
        self.operational: Goal | None = None
        self._address = f"{ID}goal/{year}/{section}"

    def printed(self, goals: Iterable[RawGoal]) -> None:
        """Take goals printed under the section's heading; they hold for no row."""
        strategic: Goal | None = None
        for raw in goals:
            goal = self._goal(raw.kind, raw.span, strategic)
            strategic = goal if raw.kind == "strategic" else strategic

    def carry(self, cells: dict[str, Cell]) -> None:
        """Take the goals of a row; an empty cell stands for the one above it in the section."""
        strategic, operational = cells["strategic-goal"].span, cells["operational-goal"].span
        if strategic:
            self.strategic = self._goal("strategic", strategic)
        if operational:
            self.operational = self._goal("operational", operational, self.strategic)

    def _goal(self, kind: str, span: Span, above: Goal | None = None) -> Goal:
        printed = CODE.match(span.text) or _ORDINAL.match(span.text)
        words = span.part(span.start + (printed.end() if printed else 0), span.end)
        n = 1 + sum(g.kind == kind for g in self.goals)
        goal = Goal(
            address=f"{self._address}/{kind}-{n}",
            kind=kind,
            code=printed[1] if printed else None,
            text=squeeze(words.text) or None,
            span=span,
            refines=above.address if above and kind == "operational" else None,
        )
        self.goals.append(goal)
        return goal
