"""Deadlines: "Декември 2025 г.", "юни - декември, 2020 г.", "До 30.12.2020 г.", "I-во тримесечие", "Постоянен".

A cell is turned into marks (see deadline_marks.py), and these into points of time and what joins them; where anything
else is said, the cell stays text.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from itertools import pairwise

from mrezha.loaders.deadline_marks import is_permanent, marks_of, names_a_time
from mrezha.loaders.headings import heading_key
from mrezha.loaders.records import Deadline, Span
from mrezha.ontology.words import squeeze

_POINT = re.compile(
    r"(?:D(?P<day>\d+))?M(?P<month>\d+)(?:,?Y(?P<year>\d{4}))?"  # 15 май 2026
    r"|P(?P<first>\d\d)(?P<last>\d\d)(?:,?Y(?P<year2>\d{4}))?"  # трето тримесечие на 2026
    r"|D(?P<bare>\d+)(?=[-<,]+D)"  # the 1 of „1-15 май“
    r"|Y(?P<alone>\d{4})"
)
_REMARK = re.compile(r"\((?!при|ако|след|в зависимост)[^()]*\)")  # in brackets, but no condition
_BETWEEN_CELLS = re.compile(r"(?<=\S)\s*\t\s*(?=\S)")  # the beginning and the end in a cell each
_JOINT = re.compile(r"[-<>,]+")


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, a month or a stretch of months; what is None is that of the point after it, or of the programme."""

    first: int | None  # months
    last: int | None
    year: int | None
    day: int | None = None

    @property
    def start(self) -> str | None:
        return _date(self.year, self.first, self.day)

    @property
    def end(self) -> str | None:
        return _date(self.year, self.last, self.day)

    @property
    def is_stretch(self) -> bool:
        """Whether it has a start of its own: a part of a year or a year."""
        return self.first != self.last


def read_deadline(span: Span, year: int) -> Deadline:
    """What a deadline cell says; a frequency or a condition is kept as text without a date.

    A month printed without a year is of the programme's `year`. Of several months in a list the last is the end.

    >>> s = "ноември 2025 - март 2026"
    >>> d = read_deadline(Span(0, len(s), s), 2020); d.start, d.end, d.permanent
    ('2025-11', '2026-03', False)
    """
    key = squeeze(heading_key(_BETWEEN_CELLS.sub(" – ", span.text)))
    if is_permanent(key):
        return Deadline(span, permanent=True)
    marks = marks_of(key, year) or marks_of(_REMARK.sub(" ", key), year)
    return Deadline(span, *_period(marks or "", year))


def is_unread(deadline: Deadline) -> bool:
    """Whether a cell prints a time that is read as none, or beside „постоянен“ is not read."""
    return not (deadline.start or deadline.end) and names_a_time(squeeze(heading_key(deadline.span.text)))


def _period(marks: str, year: int) -> tuple[str | None, str | None]:
    """Start and end of a row of marks; none where it is not points of time and what joins them."""
    opening, points, joints = _taken_apart(marks)
    points = _completed(points, joints, year)
    if not points or any(p.start is None or p.end is None for p in points):
        return None, None
    first, last = points[0], points[-1]
    if len(points) == 1:
        start, end = _of_one(opening, first)
    elif len(points) == 2 and _is_span(joints[0]):
        start, end = first.start, last.end
    else:
        start, end = (first.start if _follow_on(points) else None), max(p.end or "" for p in points)
    return (None, None) if start and end and start[:7] > end[:7] else (start, end)


def _taken_apart(marks: str) -> tuple[str, list[_Point], list[str]]:
    """What stands before the first point, the points, and what joins each to the next."""
    opening = _JOINT.match(marks)
    at = opening.end() if opening else 0
    points: list[_Point] = []
    joints: list[str] = []
    while m := _POINT.match(marks, at):
        points.append(_point(m))
        joint = _JOINT.match(marks, m.end())
        joints.append(joint.group() if joint else "")
        at = m.end() + len(joints[-1])
    whole = at == len(marks) and not any(_is_span(j) for j in joints[-1:])
    return opening.group() if opening else "", points if whole else [], joints


def _point(m: re.Match[str]) -> _Point:
    said = {k: int(v) for k, v in m.groupdict().items() if v is not None}
    if "alone" in said:
        return _Point(1, 12, said["alone"])
    if "bare" in said:
        return _Point(None, None, None, said["bare"])
    if "month" in said:
        return _Point(said["month"], said["month"], said.get("year"), said.get("day"))
    return _Point(said["first"], said["last"], said.get("year2"))


def _completed(points: list[_Point], joints: list[str], year: int) -> list[_Point]:
    """Points with the month and year that they share with the one after them, or else with the one before."""
    done = list(points)
    for i in range(len(done) - 2, -1, -1):
        after, span = done[i + 1], _is_span(joints[i])
        if done[i].first is None:
            done[i] = replace(done[i], first=after.first, last=after.first, year=after.year)
        elif done[i].year is None and after.year is not None:
            done[i] = replace(done[i], year=after.year - (span and (done[i].first or 0) > (after.last or 0)))
    for i, point in enumerate(done):
        if point.year is None:
            before = done[i - 1] if i else None
            wraps = before is not None and _is_span(joints[i - 1]) and (before.first or 0) > (point.last or 0)
            done[i] = replace(point, year=(before.year or year) + wraps if before else year)
    return done


def _is_span(joint: str) -> bool:
    return "-" in joint or "<" in joint


def _of_one(opening: str, point: _Point) -> tuple[str | None, str | None]:
    if ">" in opening:
        return point.start, None
    part = point.is_stretch and (point.first, point.last) != (1, 12)
    return (point.start if part and "<" not in opening else None), point.end


def _follow_on(points: list[_Point]) -> bool:
    """Whether these are parts of years, or years, each beginning where the one before ends."""
    months = [[(p.year or 0) * 12 + (m or 0) for m in (p.first, p.last)] for p in points]
    return all(p.is_stretch for p in points) and all(a[1] + 1 == b[0] for a, b in pairwise(months))


def _date(year: int | None, month: int | None, day: int | None) -> str | None:
    """A date as YYYY-MM or YYYY-MM-DD, None if there is no such day."""
    if year is None or month is None or not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day is not None else "")
