"""Goals that stand beside the rows of a table: in paragraphs above or between its rows, or in a row of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mrezha.loaders.headings import heading_key, patterns
from mrezha.loaders.layout import RawGoal, trimmed, value_at

GOALS = {"strategic": "strategic-goal", "operational": "operational-goal"}  # kind of a goal -> its column
_PARAGRAPH = re.compile(r"(?:^|\n)[ \xa0]*\n(?P<line>[^\t\n])")
_NUMBERED = re.compile(r"(?:\A|\n)[\t ]*(\d+)\.\s")


@dataclass(frozen=True, slots=True)
class GoalHeading:
    """Words such as „Стратегическа цел:“ and where they and what they head begin and end."""

    kind: str
    start: int
    value: int
    end: int


def goal_heading(text: str, start: int, end: int) -> GoalHeading | None:
    """The heading of a goal that `text[start:end]` begins with, None if it begins otherwise."""
    said = trimmed(text, start, end)
    for kind in GOALS:
        m = patterns("patterns")[kind].match(heading_key(said.text))
        if m:
            return GoalHeading(kind, said.start, said.start + value_at(said.text, m.end()), said.end)
    return None


def goal_paragraphs(text: str, start: int, end: int) -> list[GoalHeading]:
    """Goals in paragraphs of their own, from their heading up to the next one or the next cell."""
    stops = [m.start() + 1 for m in re.compile(r"\n(?=\t)").finditer(text, start, end)]
    lines = (m.start("line") for m in _PARAGRAPH.finditer(text, max(start - 1, 0), end))
    found = [g for at in lines if (g := goal_heading(text, at, end))]
    starts = [g.start for g in found]
    return [
        GoalHeading(g.kind, g.start, g.value, min([s for s in (*stops, *starts) if s > g.value], default=end))
        for g in found
    ]


def goals_in(heading: GoalHeading, text: str) -> Iterator[RawGoal]:
    """The goals under a heading: a new one at each printed number, or the whole."""
    said = text[heading.value : heading.end]
    starts = [heading.value + m.start(1) for m in _NUMBERED.finditer(said)] or [heading.value]
    for a, b in zip(starts, [*starts[1:], heading.end], strict=True):
        if (span := trimmed(text, a, b)).text:
            yield RawGoal(heading.kind, span)
