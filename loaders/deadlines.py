"""Deadlines: "Декември 2025 г.", "юни - декември, 2020 г.", "До 30.12.2020 г.", "Постоянен"."""

import re

from mrezha.loaders.layout import heading_key
from mrezha.loaders.records import Deadline, Span

_MONTHS = (
    "януари",
    "февруари",
    "март",
    "април",
    "май",
    "юни",
    "юли",
    "август",
    "септември",
    "октомври",
    "ноември",
    "декември",
)
_PERMANENT = re.compile(r"\b(постоян|целогоди|непрекъснат|текущо|безсроч)")
_FILLERS = {"г", "год", "година", "годината", "м", "месец", "края", "край", "на", "от", "през", "периода", "в", "и"}
_POINT = r"(?:D(\d\d))?M(\d\d)(?:Y(\d{4}))?"
_PERIOD = re.compile(rf"<?(?:{_POINT}[-<])?{_POINT}")


def read_deadline(span: Span, year: int) -> Deadline:
    """What a deadline cell says; a frequency or a condition is kept as text without a date.

    A month printed without a year is of the programme's `year`.

    >>> s = "юни - декември, 2020 г."
    >>> d = read_deadline(Span(0, len(s), s), 2020); d.start, d.end, d.permanent
    ('2020-06', '2020-12', False)
    """
    key = heading_key(span.text)
    if _PERMANENT.search(key):
        return Deadline(span, permanent=True)
    marks = _marks(key)
    if marks is None:
        return Deadline(span)
    if re.fullmatch(r"<?Y\d{4}", marks):
        return Deadline(span, end=f"{marks[-4:]}-12")
    m = _PERIOD.fullmatch(marks)
    if not m:
        return Deadline(span)
    day1, month1, year1, day2, month2, year2 = m.groups()
    year2 = year2 or str(year)
    end = _date(year2, month2, day2)
    start = _date(year1 or year2, month1, day1) if month1 else None
    return Deadline(span, start, end)


def _date(year: str, month: str, day: str | None) -> str | None:
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{month}" + (f"-{day}" if day else "")


def _marks(key: str) -> str | None:
    """The text as a row of marks: D day, M month, Y year, - span, < "до"; None if anything else is said."""
    key = re.sub(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", lambda m: f" d{m[1]:0>2} m{m[2]:0>2} y{m[3]} ", key)
    marks = []
    for printed in re.findall(r"[dmy]\d+|\d+|[^\W\d_]+|[-–—]", key):
        if printed in _FILLERS:
            continue
        if printed[0] in "dmy" and printed[1:].isdigit():
            marks.append(printed.upper())
        elif printed in _MONTHS:
            marks.append(f"M{_MONTHS.index(printed) + 1:02}")
        elif printed in "-–—":
            marks.append("-")
        elif printed == "до":
            marks.append("<")
        elif printed.isdigit() and len(printed) == 4:
            marks.append(f"Y{printed}")
        elif printed.isdigit() and len(printed) <= 2:
            marks.append(f"D{printed:0>2}")
        else:
            return None
    return "".join(marks)
