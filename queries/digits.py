"""What a question writes in digits: acts by number, dates, codes of activities, years, other numbers."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from mrezha.ontology.words import Word
from mrezha.queries.lexicon import cue
from mrezha.queries.scanned import Item
from mrezha.queries.times import DATE, date_value

_CODE = re.compile(r"(?<![\w./])(?:((?:19|20)\d\d)\s*/\s*)?(\d{1,2}(?:\.\d{1,2}){1,2})\.?(?![\d/]|\.\d)")


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What is looked for, in this order; endings and words of decrees are those of the languages."""
    year, day, decree, number, of = (
        "|".join(map(re.escape, sorted(cue(name), key=len, reverse=True)))
        for name in ("year-endings", "day-endings", "decrees", "number-signs", "decree-of")
    )
    return (
        ("act", re.compile(
            r"(?<![\w.])(?P<n>\d{2,4}/\d+)(?:/\w+)?(?![\w.])"
            rf"|\b(?:{decree})\w*\s*(?:{number})?\s*(?P<d>\d+)(?:(?:\s*/\s*|\s+(?:{of})\s+)[\d.]*\d{{4}})?",
            re.IGNORECASE,
        )),
        ("time", DATE),
        ("code", _CODE),
        ("year", re.compile(rf"(?<![\w./])(?:19|20)\d\d(?:-?(?:{year}))?(?![\w/])(?!\.\d)")),  # also „2025-та“
        ("number", re.compile(
            rf"(?<![\w./])\d{{1,2}}(?=-?(?:{day})\b)"  # „30-ти“, "30th"
            r"|(?<![\w./])\d{1,3}(?:[ \xa0.,]\d{3})+(?!\d)|(?<![\w./])\d+(?![\w/.]\d)"
        )),
    )  # fmt: skip


def written_in_digits(text: str, words: Sequence[Word], acts: Mapping[str, str]) -> Iterator[Item]:
    """Items read off the letters of a question; `acts` are the addresses of acts by their numbers."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _patterns():
        for m in pattern.finditer(text):
            value = _value(kind, m, acts)
            if value is None or any(a < m.end() and m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            at = [i for i, w in enumerate(words) if m.start() <= w.start < m.end()]
            yield Item(kind, value, at[0], at[-1] + 1)


def numbers_of(act: str) -> Iterator[str]:
    """The numbers by which an act is known, read off one of its names.

    >>> list(numbers_of("Директива 2011/36/ЕС")), list(numbers_of("ПМС № 100 от 2018 г."))
    (['2011/36'], ['100'])
    """
    for m in _act_number().finditer(act.casefold()):
        yield m[1] or m[2]


@functools.cache
def _act_number() -> re.Pattern[str]:
    decree = "|".join(map(re.escape, cue("decrees")))
    return re.compile(rf"(\d{{2,4}}/\d+)(?!\d*\.)|(?:{decree})\D{{0,6}}(\d+)")


def _value(kind: str, m: re.Match[str], acts: Mapping[str, str]) -> str | None:
    if kind == "act":
        return acts.get(m["n"] or m["d"])
    if kind == "time":
        return date_value(m)
    if kind == "code":
        return f"{m[1]}/{m[2]}" if m[1] else m[2]
    return re.sub(r"\D", "", m.group())
