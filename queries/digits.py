"""What a question writes in digits: acts by number, dates, codes of activities, years, other numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mrezha.ontology.words import Word
from mrezha.queries.scanned import Item
from mrezha.queries.times import DATE, date_value

_CODE = re.compile(r"(?<![\w./])(?:((?:19|20)\d\d)\s*/\s*)?(\d{1,2}(?:\.\d{1,2}){1,2})\.?(?![\d/]|\.\d)")
_YEAR = re.compile(r"(?<![\w./])(?:19|20)\d\d(?:-?(?:та|а|ва))?(?![\w/])(?!\.\d)")  # also „2025-та“
_AMOUNT = re.compile(
    r"(?<![\w./])\d{1,2}(?=(?:st|nd|rd|th|-?(?:ти|ви|ри|ми))\b)"  # „30-ти“, "30th"
    r"|(?<![\w./])\d{1,3}(?:[ \xa0.,]\d{3})+(?!\d)|(?<![\w./])\d+(?![\w/.]\d)"
)
_ACT = re.compile(
    r"(?<![\w.])(?P<n>\d{2,4}/\d+)(?:/\w+)?(?![\w.])"
    r"|\b(?:постановление\w*|пмс|pms|decree)\s*(?:№|no\.?|number|номер)?\s*(?P<d>\d+)(?:(?:\s*/\s*|\s+(?:of|от)\s+)[\d.]*\d{4})?",
    re.IGNORECASE,
)


def written_in_digits(text: str, words: Sequence[Word], acts: Mapping[str, str]) -> Iterator[Item]:
    """Items read off the letters of a question; `acts` are the addresses of acts by their numbers."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in (("act", _ACT), ("time", DATE), ("code", _CODE), ("year", _YEAR), ("number", _AMOUNT)):
        for m in pattern.finditer(text):
            value = _value(kind, m, acts)
            if value is None or any(a < m.end() and m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            at = [i for i, w in enumerate(words) if m.start() <= w.start < m.end()]
            yield Item(kind, value, at[0], at[-1] + 1)


def _value(kind: str, m: re.Match[str], acts: Mapping[str, str]) -> str | None:
    if kind == "act":
        return acts.get(m["n"] or m["d"])
    if kind == "time":
        return date_value(m)
    if kind == "code":
        return f"{m[1]}/{m[2]}" if m[1] else m[2]
    return re.sub(r"\D", "", m.group())
