"""What a printed heading names: the fields of columns and labels, whatever their case, form and slips.

The names are data, in headings.toml.
"""

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from rapidfuzz.distance import OSA

from mrezha.ontology.words import fold, key_of, squeeze

_BRACKETS = re.compile(r"\([^()]*\)?")
_WORD = re.compile(r"[^\W_]+|№")
_MOST = 12  # words of a heading that are looked at
_LONG = 6  # letters of a stem in which one slip may be passed over, but for the first („график“ is no „трафик“)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a text names: a field, by how many of its words, which end at `end`; `whole` if it says nothing else."""

    field: str
    words: int
    end: int
    whole: bool


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("mrezha.loaders") / "headings.toml").read_text(encoding="utf-8"))


@functools.cache
def patterns(group: str) -> dict[str, re.Pattern[str]]:
    """The regular expressions of a group of headings.toml, by name."""
    return {name: re.compile(pattern) for name, pattern in _data()[group].items()}


@functools.cache
def ordinals() -> dict[str, int]:
    """Numbers in words, by how the words begin."""
    return dict(_data()["ordinals"])


def heading_key(text: str) -> str:
    """Text as headings are compared: lower case, look-alikes folded, same length as the original.

    >>> heading_key("СПИСЪК С АБРEВИАТУРИ")
    'списък с абревиатури'
    """
    return re.sub(
        r"[^\W\d_]+", lambda m: fold(m.group()) if len(fold(m.group())) == len(m.group()) else m.group(), text
    )


def theme_of(title: str) -> str | None:
    """The theme that a section's title names, None if it names none.

    >>> theme_of("ОБУЧЕНИЕ НА КАДРИ")
    'training'
    """
    key = heading_key(squeeze(title))
    return next((name for name, pattern in patterns("themes").items() if pattern.search(key)), None)


def field_named(text: str, *, column: bool = False) -> Heading | None:
    """The field whose name a text begins with; that of a `column` may be one more word.

    >>> field_named("Очаквани краткосрочни резултати (ефект)")
    Heading(field='results', words=3, end=31, whole=True)
    >>> field_named("Мярка от Националната стратегия").field, field_named("Финансирне").field
    ('title', 'funding')
    """
    found = _words(text)
    keys = [key_of(word) for word, _ in found[:_MOST]]
    best: tuple[int, str] | None = None
    for start in _starts(keys):
        for field, name in _names(column=column).get(keys[start][0], ()) if start < len(keys) else ():
            n = start + len(name)
            if (best is None or n > best[0]) and _same(keys[start:n], name):
                best = n, field
    if best is None:
        return None
    return Heading(best[1], best[0], found[best[0] - 1][1], len(found) == best[0])


def field_of_column(heading: str) -> str | None:
    """The field that the heading of a column names, None if it names none that is read.

    >>> field_of_column("Водеща институция"), field_of_column("Забележка")
    ('leads', None)
    """
    named = field_named(heading, column=True)
    return None if named is None or named.field == "other" else named.field


def spreadsheet_column(heading: str) -> str | None:
    """The column of a flat table that a heading names and no printed table has, None if it is none of these.

    >>> spreadsheet_column("Година"), spreadsheet_column("Срок")
    ('year', None)
    """
    said = _keys(heading)
    return next((column for column, names in _data()["spreadsheet"].items() if said in map(_keys, names)), None)


def _words(text: str) -> list[tuple[str, int]]:
    """Words of a text with where they end; what stands in brackets does not count."""
    plain = _BRACKETS.sub(lambda m: " " * len(m.group()), text)
    return [(m.group(), m.end()) for m in _WORD.finditer(plain)]


def _starts(keys: list[str]) -> Iterator[int]:
    """Where a name may begin: at the front, and after each of the words that may stand before it."""
    start: int | None = 0
    while start is not None:
        yield start
        before = _before().get(keys[start][0], ()) if start < len(keys) else ()
        start = next((start + len(b) for b in before if _same(keys[start : start + len(b)], b)), None)


def _same(said: list[str], name: tuple[str, ...]) -> bool:
    return len(said) == len(name) and all(
        a == b or (a[0] == b[0] and min(len(a), len(b)) >= _LONG and OSA.distance(a, b, score_cutoff=1) < 2)
        for a, b in zip(said, name, strict=True)
    )


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(key_of(word) for word, _ in _words(phrase))


@functools.cache
def _before() -> dict[str, list[tuple[str, ...]]]:
    """Words that may stand before a name of a field as comparing keys, by their first letter."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in map(_keys, _data()["before"]["field"]):
        found.setdefault(phrase[0][0], []).append(phrase)
    return found


@functools.cache
def _names(*, column: bool) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Names of fields as comparing keys, in the order of headings.toml, by their first letter."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for group in [_data()["names"], *([_data()["columns"]] if column else [])]:
        for field, names in group.items():
            for name in map(_keys, names):
                found.setdefault(name[0][0], []).append((field, name))
    return found
