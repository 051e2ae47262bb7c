"""The audit of a reading: how much of a document it explains, and everything that a person should look at."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mrezha.loaders.explained import explained
from mrezha.loaders.layout import line_of
from mrezha.loaders.records import Correction, Mention, Programme
from mrezha.ontology.authority import authority
from mrezha.ontology.words import fold, squeeze


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words that no reading explains, and the line where they begin."""

    words: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An actor that the authority file does not know, where it stands, and the known names most like it."""

    name: str
    actor: str
    collective: bool
    lines: tuple[int, ...]
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditDoubt:
    """A doubtful reading: what about it, its words, and its line."""

    message: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Audit:
    """What `audit` found. `coverage` is the share of explained characters, white space not counted, from 0 to 1."""

    coverage: float
    characters: int
    leftovers: tuple[Leftover, ...]
    unresolved: tuple[Unresolved, ...]
    doubts: tuple[AuditDoubt, ...]
    unused_corrections: tuple[Correction, ...] = ()


def audit(programme: Programme) -> Audit:
    """How much of a programme was understood.

    >>> from mrezha.loaders.reader import read_programme
    >>> from mrezha.loaders.shipped import shipped
    >>> audit(read_programme(shipped()[0])).coverage > 0.99
    True
    """
    mask = explained(programme)
    counted = [i for i, c in enumerate(programme.text) if not c.isspace()]
    share = sum(mask[i] > 0 for i in counted) / len(counted) if counted else 1.0
    return Audit(
        coverage=share,
        characters=len(counted),
        leftovers=tuple(_leftovers(programme.text, mask)),
        unresolved=tuple(_unresolved(programme)),
        doubts=tuple(
            AuditDoubt(d.message, squeeze(d.span.text)[:120], line_of(programme.text, d.span.start))
            for d in programme.doubts
        ),
        unused_corrections=tuple(c for c in programme.corrections if not c.used),
    )


def _leftovers(text: str, mask: bytearray) -> Iterator[Leftover]:
    """Stretches of unexplained words, with what joins them; stray marks do not count."""
    for run in re.finditer(rb"\x00(?:[\x00\x02]*\x00)?", bytes(mask)):
        m = re.search(r"\w(?:.*\w)?", text[run.start() : run.end()], re.DOTALL)
        if m:
            start = run.start() + m.start()
            yield Leftover(squeeze(m.group()), line_of(text, start), start, start + len(m.group()))


def _unresolved(programme: Programme) -> Iterator[Unresolved]:
    """Unknown actors in the order in which they first stand in the document."""
    found: dict[str, list[Mention]] = {}
    for row in programme.rows:
        for m in (*row.leads, *row.partners, *row.funding.holders, *row.funding.funders):
            if not m.resolved:
                found.setdefault(m.actor, []).append(m)
    for actor, mentions in found.items():
        starts = sorted(span.start for m in mentions for span in m.spans)
        lines = dict.fromkeys(line_of(programme.text, start) for start in starts)
        first = mentions[0]
        yield Unresolved(first.label, actor, first.collective, tuple(lines), nearest_names(first.label))


def nearest_names(name: str, count: int = 3) -> tuple[str, ...]:
    """Preferred names of the known actors whose names are most like this one.

    >>> nearest_names("Фондация „Анимос“")[0]
    'Фондация „Асоциация Анимус“'
    """
    from rapidfuzz import fuzz, process

    keys = [key for key, _ in _known()]
    best: dict[str, None] = {}
    for _, _, index in process.extract(fold(name), keys, scorer=fuzz.ratio, limit=count * 8):
        best.setdefault(_known()[index][1])
    return tuple(best)[:count]


@functools.cache
def _known() -> list[tuple[str, str]]:
    """All names of actors, folded, with the preferred name of each."""
    actors = (e for e in authority().values() if e.type in ("Institution", "CollectiveActor"))
    return [(fold(name), e.label_bg) for e in actors for name in e.names]
