"""Deadlines in a question: days, months and parts of a year, before, in, by or after which activities end."""

import calendar
import re

from mrezha.queries.lexicon import cue
from mrezha.queries.meant import Meant
from mrezha.queries.question import Filter
from mrezha.queries.scanned import Item

_DASHES = {"-", "–", "—"}
_DATES = ("before", "by", "after")
_NO_LEAP_YEAR = 2001
_DAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")


def take_deadlines(meant: Meant) -> None:
    """Days, months and parts of a year, with "before", "by" or "after" in front of them."""
    times = [i for i in meant.items if i.kind == "time"]
    if not times and not meant.has("ends"):
        return
    times += _years_of_deadlines(meant)
    if len(times) == 2 and _from_to(meant, *times):
        first, last = (t.value for t in times)
        if "-" in last and "-" not in first:
            first = f"{last[:4]}-{first}"  # „между юни и август 2020 г.“
        meant.filters += [*_ending("from", first), *_ending("by", last)]
        meant.items = [i for i in meant.items if i not in times and not times[0].last <= i.first < times[1].first]
        meant.items = [i for i in meant.items if i.value != "between"]
    _take_either(meant, [i for i in times if i in meant.items])
    for time in [i for i in times if i in meant.items]:
        compared = _comparison(meant, time)
        meant.filters += _ending(compared.value if compared else "in", time.value)
        meant.items = [i for i in meant.items if i is not time and i is not compared]
    if times:
        meant.items = [i for i in meant.items if i.value not in ("ends", "must")]


def _take_either(meant: Meant, times: list[Item]) -> None:
    """Months of which one is enough: "in June or July 2020", „през май и юни“."""
    plain = [i for i in times if "/" not in i.value and not _comparison(meant, i)]
    if len(plain) < 2 or any(_comparison(meant, i) for i in times):
        return
    year = next((i.value[:4] for i in plain if len(i.value) > len("06-30")), "")
    months = [i.value if len(i.value) > len("06-30") or not year else f"{year}-{i.value}" for i in plain]
    meant.filters.append(Filter("either", of=tuple(f for m in months for f in _ending("in", m))))
    joins = [i for i in meant.all_of("or") if plain[0].first < i.first < plain[-1].first]
    meant.items = [i for i in meant.items if i not in plain and i not in joins]


def _comparison(meant: Meant, time: Item) -> Item | None:
    """The "before", "by" or "after" in front of a time."""
    before = [i for i in meant.all_of(*_DATES) if i.last <= time.first and time.first - i.last <= 3]
    return before[-1] if before else None


def _from_to(meant: Meant, one: Item, other: Item) -> bool:
    """Whether two times are the beginning and end of a period: "from June to August", „между юни и август“."""
    said = meant.found.said()
    return (
        bool(set(said[max(0, one.first - 3) : one.first]) & cue("period-begins"))
        and set(said[one.last : other.first]) <= cue("period-goes-on") | _DASHES
    )


def _ending(how: str, time: str) -> list[Filter]:
    """The conditions that a deadline lies in, before, by or after a time; "2025-04/2025-06" is a part of a year."""
    first, _, last = time.partition("/")
    if not last:
        return [Filter(f"deadline-{how}", (_month_of(first),))]
    if how == "in":
        return [Filter("deadline-from", (first,)), Filter("deadline-by", (last,))]
    return [Filter(f"deadline-{how}", (first if how in ("before", "from") else last,))]


def _month_of(day: str) -> str:
    """A day that is the last of its month as that month: whatever ends in the month ends by that day."""
    found = _DAY.fullmatch(day)
    if found is None or int(found[3]) < calendar.monthrange(int(found[1] or _NO_LEAP_YEAR), int(found[2]))[1]:
        return day
    return day.removesuffix(f"-{found[3]}")


def _years_of_deadlines(meant: Meant) -> list[Item]:
    """Years that limit a deadline ("by the end of 2025", "end in 2025"), not the programme that is asked about."""
    years = [i for i in meant.items if i.kind == "year"]
    if not meant.has("ends"):
        return []
    other = meant.has("without", "when", "programme") or any(i.kind in ("code", "time") for i in meant.items)
    in_years = [] if other else years
    return [y for y in years if _comparison(meant, y) or (y in in_years and _ends_in(meant, y))]


def _ends_in(meant: Meant, year: Item) -> bool:
    """Whether only a preposition stands between a word of ending and a year: „приключват през 2025 г.“"""
    return meant.has("activities") and any(
        0 <= year.first - said.last <= 1 and meant.says(said, cue("ends-in")) for said in meant.all_of("ends")
    )
