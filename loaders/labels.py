"""The labels of a form: lines that say what stands after them, however a document prints them.

A label may fill its line, end in a colon or a tab, or, in text copied from a web page, be followed by its value.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from mrezha.loaders.goal_headings import GOALS
from mrezha.loaders.headings import field_named, heading_key, patterns
from mrezha.ontology.words import without_article

_ONE_COLUMN = {
    "actors": "leads",
    "strategic-goal": "strategic",
    "operational-goal": "operational",
}
_CAPITAL = re.compile(r"\s(?=[А-ЯA-Z„“\"\d])")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_LONGEST = 80  # characters before a colon


class Style(StrEnum):
    """How a label is parted from its value."""

    ALONE = "alone"
    COLON = "colon"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Label:
    """A label and where it and its value begin; `sure` if its words are all those of a known label."""

    name: str
    start: int
    value: int
    style: Style
    sure: bool = True
    code: str | None = None
    words: str = ""


def labels(text: str) -> list[Label]:
    """Labels of a text, in order, in the style that most of them have.

    >>> [(n.name, n.code or "") for n in labels("Дейност 1.2. А\\nСрок: май\\nСрокът е кратък\\n")]
    [('activity', '1.2'), ('deadline', '')]
    """
    found = [label for line in re.finditer(r"[^\n]+", text) for label in _of_line(line)]
    if not any(n.name == "activity" for n in found):
        found = sorted([*found, *_numbered(text)], key=lambda n: n.start)
    fields = Counter(n.style for n in found if n.name != "activity" and n.sure)
    activities = Counter(n.style for n in found if n.name == "activity")
    shared = fields[Style.SHARED] > max(fields[Style.ALONE], fields[Style.COLON])
    alone = activities[Style.ALONE] > activities[Style.SHARED]
    colons = fields[Style.COLON] > fields[Style.ALONE]  # an unknown label is printed as the known ones are
    often = Counter(n.words for n in found if n.name != "unknown" or colons)
    small = [n for n in found if n.style is Style.ALONE and text[n.start].islower()]
    values = small if len(small) < fields[Style.ALONE] / 2 else []  # „текущ“ below „Срок“
    return _meant([n for n in found if n not in values and _is_one(n, often, shared=shared, alone=alone)])


def _meant(found: list[Label]) -> list[Label]:
    """Labels by their fields: beside „Индикатор“, which has the words, „Целева стойност“ has the numbers."""
    fields = {"indicators": "target"}
    if any(n.name == "indicators" for n in found):
        fields["target"] = "target-value"
    return [replace(n, name=fields.get(n.name, n.name)) for n in found]


def with_ends(found: Sequence[Label], end: int) -> list[tuple[Label, int]]:
    """Each label and where its value ends: at the next label, or at `end`."""
    return [(n, after.start if after else end) for n, after in zip_longest(found, found[1:])]


def _is_one(label: Label, often: Counter[str], *, shared: bool, alone: bool) -> bool:
    """Whether a line is a label, by how most labels of fields, and those of activities, are printed."""
    if label.name == "activity":
        return not alone or label.style is not Style.SHARED
    if label.name in GOALS:
        return True
    if label.style is Style.COLON:
        return label.name != "unknown" or often[label.words] > 1
    return shared if label.style is Style.SHARED else label.sure or (often[label.words] > 1 and not shared)


def _of_line(line: re.Match[str]) -> Iterator[Label]:
    said = line.group().strip()
    if said.count("\t") > 1:
        return  # a row of a table
    at = line.start() + len(line.group()) - len(line.group().lstrip())
    key = heading_key(said)
    for name in ("activity", "activity-behind", *GOALS):
        m = patterns("patterns")[name].match(key)
        if m:
            rest = key[m.end() :].strip(" .")
            style = Style.ALONE if rest in ("", ":") else Style.COLON if rest[0] == ":" else Style.SHARED
            yield Label(name.removesuffix("-behind"), at, at + m.end(), style, code=m.groupdict().get("code"))
            return
    colon = next((i for i, c in enumerate(said[:_LONGEST]) if c in ":\t"), -1)
    words = said[:colon] if colon > 0 else said
    named = field_named(words)
    if named is None:
        if colon > 0 and re.fullmatch(r"[А-Я][а-я]+(?: [а-я]+){0,3}", words):
            yield Label("unknown", at, at + colon + 1, Style.COLON, sure=False, words=heading_key(words))
        return
    first = key.split(maxsplit=1)[0]
    if colon <= 0 and without_article(first) != first:
        return  # „Отговорните институции“ is a value
    name = _ONE_COLUMN.get(named.field, named.field)
    if colon > 0:
        yield Label(name, at, at + colon + 1, Style.COLON, named.whole, words=heading_key(words))
    elif named.whole:
        yield Label(name, at, at + len(said), Style.ALONE, words=heading_key(words))
    else:
        yield from _with_value(said, at)


def _with_value(said: str, at: int) -> Iterator[Label]:
    """A label whose value follows on its line; a word with a capital begins it: „Партньори Институции-членове“."""
    capital = _CAPITAL.search(said)
    named = field_named(said[: capital.start()]) if capital else field_named(said)
    if named is not None:
        name = _ONE_COLUMN.get(named.field, named.field)
        bracket = _BRACKET.match(said, named.end)
        end = bracket.end() if bracket else named.end
        if end < len(said) and said[end].isspace():
            yield Label(name, at, at + end, Style.SHARED, words=heading_key(said[:end]))
        if capital is None:
            yield Label(name, at, at + len(said), Style.ALONE, sure=False, words=heading_key(said))


def _numbered(text: str) -> Iterator[Label]:
    """Activities told by their number alone, where no line says „Дейност“."""
    for m in re.compile(rf"^[ \t]*(?P<all>{patterns('patterns')['numbered-activity'].pattern})", re.MULTILINE).finditer(
        text
    ):
        yield Label("activity", m.start("all"), m.end("all"), Style.SHARED, code=m["code"])
