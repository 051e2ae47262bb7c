"""Deadlines: "Декември 2025 г.", "юни - декември, 2020 г.", "До 30.12.2020 г.", "I-во тримесечие", "Постоянен"."""

import re
from calendar import monthrange

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
_FILLERS = frozenset(
    [
        "г",
        "год",
        "година",
        "годината",
        "м",
        "месец",
        "края",
        "край",
        "на",
        "от",
        "през",
        "периода",
        "в",
        "и",
        "срок",
        "вкл",
        "включително",
    ]
)
_ORDINALS = {"първ": 1, "втор": 2, "трет": 3, "четвърт": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS |= {str(n): n for n in range(1, 5)}
_PART = re.compile(
    r"\b(първ|втор|трет|четвърт|[iі]{1,3}|[iі]v|[1-4])(?:о|а|и|ото|-?\w{2})?\s+(тримесечие|полугодие|шестмесечие)(?:то)?\b"
)
_NUMERIC = re.compile(r"\b(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})\b")
_POINT = r"(?:D(\d\d))?M(\d\d)(?:Y(\d{4}))?"
_PERIOD = re.compile(rf"<?(?:{_POINT}[-<])?{_POINT}")
_YEARS = re.compile(r"<?(?:Y(\d{4})[-<])?Y(\d{4})")
_MONTH_LIST = re.compile(rf"(?:M\d\d)+{_POINT}")


def read_deadline(span: Span, year: int) -> Deadline:
    """What a deadline cell says; a frequency or a condition is kept as text without a date.

    A month printed without a year is of the programme's `year`. Of several months in a list the last is the end.

    >>> s = "ноември 2025 - март 2026"
    >>> d = read_deadline(Span(0, len(s), s), 2020); d.start, d.end, d.permanent
    ('2025-11', '2026-03', False)
    """
    key = heading_key(span.text)
    if _PERMANENT.search(key):
        return Deadline(span, permanent=True)
    marks = _marks(key)
    if years := _YEARS.fullmatch(marks or ""):
        return Deadline(span, f"{years[1]}-01" if years[1] else None, f"{years[2]}-12")
    m = _PERIOD.fullmatch(marks or "")
    if m:
        return _period(span, *m.groups(), year=year)
    m = _MONTH_LIST.fullmatch(marks or "")
    return Deadline(span, end=_date(int(m[3] or year), m[2], m[1])) if m else Deadline(span)


def _period(span: Span, *marks: str | None, year: int) -> Deadline:
    """A deadline with an end and perhaps a start; a start without a year lies before the end."""
    day1, month1, year1, day2, month2, year2 = marks
    last = int(year2 or year)
    end = _date(last, month2, day2)
    if month1 is None or end is None:
        return Deadline(span, end=end)
    first = int(year1) if year1 else last - (int(month1) > int(month2 or 0))
    start = _date(first, month1, day1)
    return Deadline(span, start, end) if start and start[:7] <= end[:7] else Deadline(span)


def _date(year: int, month: str | None, day: str | None) -> str | None:
    """A date as YYYY-MM or YYYY-MM-DD, None if there is no such day."""
    if month is None or not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= monthrange(year, int(month))[1]):
        return None
    return f"{year}-{month}" + (f"-{day}" if day else "")


def _marks(key: str) -> str | None:
    """The text as a row of marks: D day, M month, Y year, - span, < "до"; None if anything else is said."""
    key = _PART.sub(_part_of_year, key)
    key = _NUMERIC.sub(lambda m: (f" d{m[1]:0>2}" if m[1] else "") + f" m{m[2]:0>2} y{m[3]} ", key)
    marks = [_mark(word) for word in re.findall(r"[dmy]\d+|\d+|[^\W\d_]+|[-–—/]", key) if word not in _FILLERS]
    return None if None in marks else "".join(m for m in marks if m)


def _part_of_year(m: re.Match[str]) -> str:
    """Its first and last month: „второ полугодие“ is July to December."""
    length = 3 if m[2] == "тримесечие" else 6
    n = _ORDINALS[m[1].replace("і", "i")]
    return f" m{(n - 1) * length + 1:02} - m{n * length:02} " if n * length <= 12 else m[0]


def _mark(word: str) -> str | None:
    if word[0] in "dmy" and word[1:].isdigit():
        return word.upper()
    if word in _MONTHS:
        return f"M{_MONTHS.index(word) + 1:02}"
    if word in "-–—/":
        return "-"
    if word == "до":
        return "<"
    if word.isdigit() and len(word) in (1, 2):
        return f"D{word:0>2}"
    return f"Y{word}" if word.isdigit() and len(word) == 4 and word[:2] in ("19", "20") else None
