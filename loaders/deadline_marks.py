"""Words of a deadline as marks: D15 a day, M05 a month, P0709 July to September, Y2026 a year, - span, < up to, > from.

The words are in deadlines.toml.
"""

import functools
import re
import tomllib
from importlib.resources import files
from typing import Any

from rapidfuzz.distance import OSA

from mrezha.loaders.sections import number_of

_DAY_MONTH = r"(\d{1,2})\s*[./]\s*(\d{1,2})"
_NUMERIC = [  # dates in digits, and what each becomes
    (re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"), r" D\3 M\2 Y\1 "),
    (re.compile(rf"(?<![\d.]){_DAY_MONTH}\s*[./]\s*(\d{{4}})(?!\d)"), r" D\1 M\2 Y\3 "),
    (re.compile(rf"(?<![\d.]){_DAY_MONTH}\s*[./]\s*(\d\d)(?!\d)"), r" D\1 M\2 Y20\3 "),
    (re.compile(r"(?<!\d)(?<!\d[./])(\d{1,2})\s*[./]\s*(\d{4})(?!\d)"), r" M\1 Y\2 "),
    (re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.?(?!\d)"), r" D\1 M\2 "),
    (re.compile(r"\b(\d{1,2}) ?-? ?(?:ви|ри|ти|ми|ия)\b"), r" \1 "),
]
_ROMAN = "[ivxlіхѵ]{1,4}"
_ROMAN_MONTH = re.compile(rf"(?<!\w)({_ROMAN})\s*[./]\s*(\d{{4}})(?!\d)")
_QUARTER = re.compile(r"\bq ?([1-4])\b")
_TOKEN = re.compile(r"[DMYP]\d+|\d+|[^\W\d_]+|[-–—/,;<>]")


def marks_of(key: str, year: int) -> str | None:
    """The marks of a text, as `heading_key` gives it, of a programme of `year`; None if it says anything else.

    >>> marks_of("до края на трето тримесечие на 2026 г.", 2026), marks_of("при поискване", 2026)
    ('<P0709Y2026', None)
    """
    key = _pattern("this_year").sub(f" Y{year} ", key)
    key = _parts().sub(_parts_of_year, _QUARTER.sub(r"\1 тримесечие", key))
    key = _pattern("until").sub(" < ", key)
    key = _ROMAN_MONTH.sub(lambda m: f" M{number_of(m[1])} Y{m[2]} ", key)
    for pattern, marks in _NUMERIC:
        key = pattern.sub(marks, key)
    key = _pattern("since").sub(" > ", key)
    fillers = _words()["fillers"]
    found = [_mark(word) for word in _TOKEN.findall(key) if word not in fillers]
    return None if None in found else "".join(m for m in found if m)


def names_a_time(key: str) -> bool:
    """Whether a text, as `heading_key` gives it, prints a month or a date."""
    marks = [_mark(word) for word in _TOKEN.findall(key)]
    return any(m and m[0] == "M" for m in marks) or any(p.search(key) for p, _ in _NUMERIC)


def is_permanent(key: str) -> bool:
    """Whether a text, as `heading_key` gives it, says that something goes on."""
    return _pattern("permanent").search(key) is not None


@functools.cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("mrezha.loaders") / "deadlines.toml").read_text(encoding="utf-8"))


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    start, end = ("", r"\b") if name == "this_year" else (r"\b", "" if name == "permanent" else r"\b")
    return re.compile(f"{start}{_words()[name]}{end}")


@functools.cache
def _parts() -> re.Pattern[str]:
    which = rf"(?:{'|'.join(_words()['ordinals'])}|{_ROMAN}|\d)(?: ?-? ?(?:во|ро|то|ти))?"
    part = "|".join(_words()["parts"])
    return re.compile(rf"\b(?P<which>{which}(?: ?(?:[-–—/,]|\bи\b|\bдо\b) ?{which})*) (?P<part>{part})\b")


def _parts_of_year(m: re.Match[str]) -> str:
    """„второ полугодие“ is July to December; each of several („I и II тримесечие“) becomes a mark of its own."""
    length = next(n for pattern, n in _words()["parts"].items() if re.fullmatch(pattern, m["part"]))
    said = re.findall(r"\w+|[-–—/,]", re.sub(rf"(?<!\w)({_ROMAN}|\d) ?-? ?(?:во|ро|то|ти)\b", r"\1", m["which"]))
    return " ".join(_part(word, length) for word in said)


def _part(word: str, length: int) -> str:
    if word in {"и", "до"} or not word[0].isalnum():
        return {"и": ",", "до": "-"}.get(word, word)
    n = next((n for pattern, n in _words()["ordinals"].items() if re.fullmatch(pattern, word)), 0) or number_of(word)
    return f"P{(n - 1) * length + 1:02}{n * length:02}" if 0 < n * length <= 12 else "P0000"


def _mark(word: str) -> str | None:
    if word[0] in "DMYP" and word[1:].isdigit():
        return word
    if word in "-–—/<>,;и":
        return {"–": "-", "—": "-", "/": "-", ";": ",", "и": ","}.get(word, word)
    if word.isdigit():
        year = len(word) == 4 and word[:2] in ("19", "20")
        return f"Y{word}" if year else f"D{word}" if len(word) < 3 else None
    month = _month(word)
    return f"M{month:02}" if month else None


@functools.cache
def _month(word: str) -> int | None:
    """The number of a month, from 1; a long name may hold one slip („декмври“)."""
    for n, names in enumerate(_words()["months"], 1):
        if word in names or (len(word) > 5 and OSA.distance(word, names[-1], score_cutoff=1) < 2):
            return n
    return None
