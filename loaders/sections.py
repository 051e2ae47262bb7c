"""The sections of a document, told by their headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mrezha.loaders.headings import field_named, heading_key, ordinals, patterns
from mrezha.loaders.layout import RawSection
from mrezha.loaders.records import Span
from mrezha.ontology.words import squeeze

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LETTERS = "абвгдежз"
_CLOSERS = ("”", "“", '"', "»")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section and the part of the text that is its body."""

    section: RawSection
    start: int
    end: int


def number_of(printed: str) -> int:
    """A section number in digits, Roman or Arabic, or in words or letters; Cyrillic that looks Roman counts.

    >>> number_of("ІІІ"), number_of("IV"), number_of("7"), number_of("втори"), number_of("Б")
    (3, 4, 7, 2, 2)
    """
    if printed.isdigit():
        return int(printed)
    word = heading_key(printed)
    if len(word) == 1 and word in _LETTERS:
        return _LETTERS.index(word) + 1
    named = next((n for start, n in ordinals().items() if word.startswith(start)), 0)
    digits = [_ROMAN[c] for c in printed.casefold().translate(str.maketrans("іхѵ", "ixv")) if c in _ROMAN]
    return named or sum(-d if any(d < later for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits))


def stretches(text: str, skip: Span) -> list[Stretch]:
    """The sections of a text with their bodies; `skip` is what belongs to none.

    A table of contents names sections and has no body for them: headings that come again and have none are left out.
    """
    heads = [h for h in section_heads(text, len(text)) if not skip.start <= h[0].span.start < skip.end]
    ends = [*(h.span.start for h, _ in heads[1:]), len(text)][: len(heads)]
    key = heading_key(text)
    found = [Stretch(h, body, _body_end(key, body, end, skip)) for (h, body), end in zip(heads, ends, strict=True)]
    last = {s.section.number: n for n, s in enumerate(found)}
    return [s for n, s in enumerate(found) if text[s.start : s.end].strip() or last[s.section.number] == n]


def _body_end(key: str, body: int, end: int, skip: Span) -> int:
    """Where the rows of a section end: at what belongs to none, or at an annex; `key` is the whole text's."""
    annex = patterns("patterns")["appendix"].search(key, body, end)
    return min(n for n in (end, skip.start if skip.start >= body else end, annex.start() if annex else end))


def section_heads(text: str, stop: int) -> list[tuple[RawSection, int]]:
    """Section headings of a text up to `stop`, each with where its body begins.

    The title may follow on the next lines, up to the first tab or label.
    """
    found = []
    for m in _headings(text, stop):
        body = m.end()
        for line in re.compile(r"[^\n]*\n?").finditer(text, m.end(), stop):
            said = line.group()
            if line.start() > m.end() and ("\t" in said or is_label(said) or is_section(said)):
                break
            body = line.end()
            if said.rstrip().endswith(_CLOSERS) or line.end() == stop:
                break
        title = squeeze(text[m.end() : body]).strip('„“”"«» .:-–')
        found.append((RawSection(number_of(m["number"]), title, Span(m.start(), body, text[m.start() : body])), body))
    return found


def _headings(text: str, stop: int) -> Iterator[re.Match[str]]:
    """Headings of sections of the first kind that a text has; the text is matched as keys, or as printed."""
    for group, words in (("sections", heading_key(text)), ("capitals", text)):
        for pattern in patterns(group).values():
            found = re.compile(rf"^[ \t]*{pattern.pattern}", re.MULTILINE).finditer(words, 0, stop)
            numbered = [m for m in found if number_of(m["number"])]
            if numbered:
                yield from numbered
                return


def is_section(line: str) -> bool:
    """Whether a line is the heading of a section, whatever the programme calls them."""
    key = heading_key(line.strip())
    return any(patterns("sections")[n].match(key) for n in ("section", "named"))


def is_label(line: str) -> bool:
    """Whether a line begins an activity, a goal heading or a labelled value of a form."""
    key = heading_key(line.strip())
    begins = ("activity", "activity-behind", "numbered-activity", "strategic", "operational")
    if any(patterns("patterns")[n].match(key) for n in begins):
        return True
    label = field_named(line.strip().split(":", 1)[0]) if line.strip() else None
    return label is not None and (label.whole or label.words > 1)
