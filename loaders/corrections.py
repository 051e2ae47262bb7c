"""Corrections: look-up data that a researcher writes beside a programme, to change how words of it are read.

A CSV file with the header `kind,words,value,note`, named `programme-2026.corrections.csv` beside `programme-2026.txt`.
`words` are compared as all names are: inflection, quotes, spaces and look-alikes do not count. Kinds:

    alias      the words name the actor `value` (its slug, such as nkbth, or one of its names)
    join       the words are one actor, not several; `value` may give it another name
    split      the words are several actors: `value` gives them, parted by |
    class      the words are a class of actors
    ignore     the words are no actor
    same-as    the words name the same actor as the words `value`, known or not
    deadline   the deadline in these words is `value`: 2026-06, 2026-01/2026-03, permanent, or empty for no date
    target     the indicator in these words has the target `value`, a number
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

from rapidfuzz import process

from mrezha.loaders.corrected import CorrectedNames, entry_of, unknown_entry
from mrezha.loaders.errors import SourceError
from mrezha.loaders.numbers import NUMBER, number
from mrezha.loaders.plain import decode
from mrezha.loaders.records import Correction, Deadline, Indicator, Value
from mrezha.ontology.authority import Entry, authority
from mrezha.ontology.names import Names, actor_names, glued
from mrezha.ontology.namespaces import ID

HEADER = ("kind", "words", "value", "note")
_DATE = r"\d{4}-\d\d(?:-\d\d)?"
_VALUES = {  # what a value may be, as a pattern, and in words
    "alias": (r".+", "the slug or a name of a known actor"),
    "join": (r".*", ""),
    "split": (r".*\S.*\|.*\S.*", "two or more names parted by |"),
    "class": (r".*", ""),
    "ignore": (r"", "empty"),
    "same-as": (r".+", "words that name the same actor"),
    "deadline": (rf"permanent|(?:{_DATE}/)?{_DATE}|", "a date such as 2026-06, a span 2026-01/2026-03, or permanent"),
    "target": (NUMBER, "a number"),
}


def load_corrections(source: Traversable | Path, given: Path | None = None) -> tuple[Correction, ...]:
    """Corrections from the given file, or from the one beside the source; none where there is none.

    Raises:
        SourceError: if the file cannot be read or a line of it cannot be used.
    """
    path = given
    if path is None and isinstance(source, Path):
        beside = source.with_name(f"{source.stem}.corrections.csv")
        path = beside if beside.is_file() else None
    if path is None:
        return ()
    try:
        return parse_corrections(decode(path.read_bytes(), path.name), path.name)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def parse_corrections(text: str, name: str) -> tuple[Correction, ...]:
    """Corrections in a CSV text.

    Raises:
        SourceError: if the header is not `kind,words,value,note`, or a line cannot be used.

    >>> parse_corrections("kind,words,value,note\\nignore,по график,,a remark\\n", "a.csv")[0].words
    'по график'
    """
    reader = csv.reader(io.StringIO(text))
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise SourceError(f"{name}, line {reader.line_num}: cannot be read ({error}); look for a lone quote") from error
    header = tuple(cell.strip().casefold() for cell in lines[0][1]) if lines else ()
    if header[:3] != HEADER[:3]:
        raise SourceError(f"{name}, line 1: the header is not {','.join(HEADER)}; write it as the first line")
    found = []
    for line, cells in lines[1:]:
        if any(cell.strip() for cell in cells):
            kind, words, value, note = [*(cell.strip() for cell in cells), "", "", ""][:4]
            correction = Correction(kind, words, value, note, line)
            _check(correction, name)
            found.append(correction)
    return tuple(found)


def _check(correction: Correction, name: str) -> None:
    where = f"{name}, line {correction.line}"
    if correction.kind not in _VALUES:
        raise SourceError(f"{where}: unknown kind “{correction.kind}”; use one of {', '.join(_VALUES)}")
    if not glued(correction.words):
        raise SourceError(f"{where}: no words; write the words of the document that the correction is about")
    pattern, said = _VALUES[correction.kind]
    if not re.fullmatch(pattern, correction.value):
        raise SourceError(f"{where}: the value of {correction.kind} must be {said}, not “{correction.value}”")
    if correction.kind == "alias" and _actor(correction.value) is None:
        nearest = ", ".join(n for n, _, _ in process.extract(correction.value, _known_names(), limit=3))
        raise SourceError(
            f"{where}: no known actor “{correction.value}” (nearest: {nearest}); use its slug, or join for a new actor"
        )


def corrected_names(corrections: Iterable[Correction], known: Names) -> Names:
    """Known names under those of the corrections."""
    found = [entry for c in corrections for entry in _entries(c)]
    return CorrectedNames(found, known) if found else known


def _entries(correction: Correction) -> list[Entry]:
    """What a correction adds to the names; an entry without address is no actor."""
    words, value = correction.words, correction.value
    match correction.kind:
        case "alias":
            known = _actor(value)
            return [entry_of(known, words)] if known else []
        case "same-as":
            target = _actor(value) or unknown_entry(value)
            return [entry_of(target, words, value)]
        case "join":
            return [entry_of(unknown_entry(value or words), words)]
        case "class":
            return [entry_of(unknown_entry(value or words, collective=True), words)]
        case "split":
            parts = [part.strip() for part in value.split("|") if part.strip()]
            return [entry_of(_actor(part) or unknown_entry(part), part) for part in parts]
        case "ignore":
            return [entry_of(None, words)]
        case _:
            return []


def corrected_deadline(deadline: Deadline, corrections: Iterable[Correction]) -> Deadline:
    """The deadline as a correction says, or as read."""
    for c in corrections:
        if c.kind == "deadline" and glued(c.words) == glued(deadline.span.text):
            start, _, end = c.value.rpartition("/")
            permanent = c.value == "permanent"
            return Deadline(
                deadline.span, start or None, None if permanent else end or None, permanent=permanent, corrected=True
            )
    return deadline


def corrected_indicators(indicators: Iterable[Indicator], corrections: Iterable[Correction]) -> tuple[Indicator, ...]:
    """Indicators with the targets that corrections say."""
    targets = {glued(c.words): c.value for c in corrections if c.kind == "target"}
    return tuple(_with_target(i, targets.get(glued(i.span.text)) or targets.get(glued(i.text))) for i in indicators)


def _with_target(indicator: Indicator, value: str | None) -> Indicator:
    if value is None:
        return indicator
    unit = indicator.target.unit if indicator.target else None
    return replace(indicator, target=Value(number(value), indicator.span, unit, corrected=True))


def used(corrections: Iterable[Correction], text: str) -> tuple[Correction, ...]:
    """The corrections, each marked by whether its words stand in the text at all."""
    letters = glued(text) if corrections else ""
    return tuple(replace(c, used=glued(c.words) in letters) for c in corrections)


def _actor(value: str) -> Entry | None:
    """The known actor with this slug or name."""
    known = authority()
    by_slug = known.get(f"{ID}institution/{value}") or known.get(f"{ID}collective/{value}")
    return by_slug or actor_names().named(value)


def _known_names() -> list[str]:
    return [n for e in authority().values() if e.type in ("Institution", "CollectiveActor") for n in e.names]
