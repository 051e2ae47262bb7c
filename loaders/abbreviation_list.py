"""The list of abbreviations of a document: where it stands, and what it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mrezha.loaders.headings import heading_key, patterns
from mrezha.loaders.layout import trimmed
from mrezha.loaders.records import Span
from mrezha.loaders.sections import is_section

_PAIR = re.compile(r"(?P<short>\S{2,12}(?: „[^“”\"]+[“”\"])?)\s*(?:\s[-–—]\s|[:=]\s|\t)\s*(?P<full>\S.*)")
_SHORT = re.compile(r"\S{2,12}(?: (?:„[^“”\"]+[“”\"]|[А-ЯA-Z]{1,6}))?")


@dataclass(frozen=True, slots=True)
class AbbreviationList:
    """A list: its place in the text, its entries, and the words that only lead to them."""

    place: Span
    entries: dict[str, Span]
    headings: list[Span]


def abbreviation_list(text: str) -> AbbreviationList:
    """The last list of abbreviations of a text that has entries; an empty one at the end where there is none."""
    pattern = re.compile(rf"^[ \t]*{patterns('patterns')['abbreviations'].pattern}$", re.MULTILINE)
    for m in reversed(list(pattern.finditer(heading_key(text)))):
        found = _read(text, m.start(), _end(text, m.end()))
        if found.entries:
            return found
    return AbbreviationList(Span(len(text), len(text), ""), {}, [])


def _end(text: str, start: int) -> int:
    """Where a list ends that begins at `start`: at the next heading of a section, or with the text."""
    lines = re.compile(r"[^\n]+").finditer(text, start)
    return next((line.start() for line in lines if is_section(line.group())), len(text))


def _read(text: str, start: int, end: int) -> AbbreviationList:
    """Abbreviation and words stand on lines one after the other, or share a line, parted by a dash, colon or tab."""
    lines = list(_lines(text, start, end))
    headings, entries = lines[:1], dict[str, Span]()
    i = 1
    while i < len(lines):
        line = lines[i]
        if pair := _PAIR.fullmatch(line.text):
            at = line.start + pair.start("full")
            entries[pair["short"]] = trimmed(text, at, line.end)
            headings.append(trimmed(text, line.start, at))
        elif _SHORT.fullmatch(line.text) and i + 1 < len(lines):
            entries[line.text] = lines[i + 1]
            headings.append(line)
            i += 1
        i += 1
    return AbbreviationList(Span(start, end, text[start:end]), entries, headings)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for m in re.compile(r"[^\n]+").finditer(text, start, end):
        if m.group().strip():
            yield trimmed(text, m.start(), m.end())
