"""Days, months and parts of a year in a scanned question: "June 30, 2025", „октомври“, „първото полугодие“."""

import re
from collections.abc import Sequence

from mrezha.ontology.words import Word
from mrezha.queries.lexicon import Lexicon, cue
from mrezha.queries.scanned import Item, Scan

DATE = re.compile(
    r"(?<![\w./])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)(?!\w)"
    r"|(?<![\w./-])(?P<Y>(?:19|20)\d\d)-(?P<M>\d\d)(?:-(?P<D>\d\d))?(?![\w-])"
)
_QUARTER = re.compile(r"(?:[qQ]([1-4])|[hH]([12]))")
_PARTS = {"quarter": 3, "half-year": 6}


def date_value(m: re.Match[str]) -> str | None:
    """A date of digits as "2025-06-30" or "2025-06"; None if there is no such day or month.

    >>> date_value(DATE.search("до 30.12.2020 г.")), date_value(DATE.search("32.12.2020"))
    ('2020-12-30', None)
    """
    year, month, day = m["y"] or m["Y"], int(m["m"] or m["M"]), m["d"] or m["D"]
    if not (1 <= month <= 12 and (day is None or 1 <= int(day) <= 31)):
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def find_times(found: Scan, words: Sequence[Word], lexicon: Lexicon) -> None:
    """Put items of the kind "time" where months and parts of a year are named, with the day and year beside them."""
    for i in range(len(words)):
        time = _month(i, found, words, lexicon) or _season(i, found, words, lexicon) or _part(i, found, words, lexicon)
        if time:
            rest = [x for x in found.items if x.last <= time.first or x.first >= time.last]
            found.items = sorted([*rest, time], key=lambda x: x.first)


def _month(i: int, found: Scan, words: Sequence[Word], lexicon: Lexicon) -> Item | None:
    number = lexicon.months.get(words[i].key)
    year = _year_after(i, found)
    if number is None or any(x.first <= i < x.last and x.kind not in ("signal", "number") for x in found.items):
        return None
    if words[i].text == "may" and not year and not (i and words[i - 1].text.casefold() in cue("before-may")):
        return None
    day = _day(i - 1, found) or (_day(i + 1, found) if year else None)
    value = "-".join([*([year.value] if year else []), f"{number:02}", *([f"{int(day.value):02}"] if day else [])])
    return Item("time", value, min(i, day.first if day else i), max(i + 1, year.last if year else 0))


def _day(i: int, found: Scan) -> Item | None:
    """The number of a day at a word, "30" or "30th"."""
    day = next((x for x in found.items if x.kind == "number" and x.first == i), None)
    return day if day and 1 <= int(day.value) <= 31 else None


def _year_after(i: int, found: Scan) -> Item | None:
    """The year that follows a word, with nothing between but a day, a comma, "of" or „на“."""
    year = next((x for x in found.items if x.kind == "year" and i < x.first <= i + 3), None)
    between = found.words[i + 1 : year.first] if year else []
    before_year = cue("before-year") | {",", "/", "."}
    near = all(w.text in before_year or _day(n, found) for n, w in enumerate(between, i + 1))
    return year if near else None


def _season(i: int, found: Scan, words: Sequence[Word], lexicon: Lexicon) -> Item | None:
    """Three months that have a name: "summer 2020", „пролетта“; winter would be of two years."""
    first = lexicon.seasons.get(words[i].key)
    if first is None or any(x.first <= i < x.last and x.kind != "signal" for x in found.items):
        return None
    year = _year_after(i, found)
    of_year = f"{year.value}-" if year else ""
    return Item("time", f"{of_year}{first:02}/{of_year}{first + 2:02}", i, year.last if year else i + 1)


def _part(i: int, found: Scan, words: Sequence[Word], lexicon: Lexicon) -> Item | None:
    """Part of a year that is named: "Q4", "the first half", „четвъртото тримесечие“."""
    short = _QUARTER.fullmatch(words[i].text)
    signal = next((x.value for x in found.items if x.first == i and x.value in _PARTS), None)
    year = _year_after(i, found) or next((x for x in found.items if x.kind == "year" and x.last == i), None)
    if not (short or signal) or not year:
        return None
    number = int(short[1] or short[2]) if short else lexicon.ordinals.get(words[i - 1].key, 0) if i else 0
    months = (3 if short[1] else 6) if short else _PARTS[signal or ""]
    if not 1 <= number <= 12 // months:
        return None
    first, last = months * (number - 1) + 1, months * number
    value = f"{year.value}-{first:02}/{year.value}-{last:02}"
    return Item("time", value, min(year.first, i if short else i - 1), max(i + 1, year.last))
