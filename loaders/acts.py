"""Legal acts as printed: known by their number, or by the word that opens their name."""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from mrezha.loaders.headings import heading_key
from mrezha.loaders.records import Span
from mrezha.ontology.authority import authority
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import slug

_YEARLY = ("decree", "decision")  # numbered anew each year
_JOINS = re.compile(r"(?:\s+(?:и|на|по|от|в|за))*\s*$")
_CARRIES_OUT = re.compile(r"\s+за\s+прилагане(?:то)?(?:\s+на)?\s*")  # the name goes on with that of another act
_LONGEST = 200  # characters; a name without an end in sight is cut here, at a word


@functools.cache
def _patterns(group: str) -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((files("mrezha.loaders") / "references.toml").read_text(encoding="utf-8"))
    return {name: re.compile(rf"\b{pattern}" if group != "ends" else pattern) for name, pattern in data[group].items()}


def pattern_of(group: str, name: str) -> re.Pattern[str]:
    """A pattern of references.toml that is to be used over the text as printed; what it finds is its group `name`."""
    return _patterns(group)[name]


def acts_by_number(span: Span) -> Iterator[tuple[str, Span]]:
    """Address and words of acts that a text names with their number.

    >>> [a.rsplit("/", 1)[-1] for a, _ in acts_by_number(Span(0, 26, "по Наредба № 13/2016 г. и "))]
    ['ordinance-13-2016']
    """
    key = heading_key(span.text)
    for kind, pattern in _patterns("numbered").items():
        for m in pattern.finditer(key):
            year = m.groupdict().get("y")
            known = _by_number().get((kind, m["n"]))
            if known and year and not known.endswith(f"-{year}") and kind in _YEARLY:
                known = None
            number = slug(f"{m['n']} {year}" if year else m["n"])
            yield known or f"{ID}act/{kind}-{number}", span.part(span.start + m.start(), span.start + m.end())


def acts_by_name(span: Span, known: Sequence[Span] = ()) -> Iterator[tuple[str, Span]]:
    """Acts that a text names by a word such as „Закон за …“, up to a mark, a word that ends it, or a `known` act.

    The name must begin with a capital: „нов закон за …“ is no act yet.
    """
    key = heading_key(span.text)
    starts = [k.start - span.start for k in known]
    for head, pattern in _patterns("named").items():
        for m in pattern.finditer(key):
            if span.text[m.start()].isupper() and not any(k.start <= span.start + m.start() < k.end for k in known):
                stop = min((s for s in starts if s > m.start()), default=len(key))
                carried_out = stop < len(key) and _CARRIES_OUT.fullmatch(key[m.end() : stop])
                end = known[starts.index(stop)].end - span.start if carried_out else _end(key, m.end(), stop)
                said = span.part(span.start + m.start(), span.start + end)
                yield f"{ID}act/{slug(f'{head} {span.text[m.end() : end]}')[:80]}", said


def _end(key: str, start: int, stop: int) -> int:
    """Where a name ends that goes on at `start`; at `stop` another act begins, before which small words stand."""
    found = _patterns("ends")["before"].search(key, start, min(stop, start + _LONGEST))
    if found:
        return start + len(_JOINS.sub("", key[start : found.start()]))
    if stop < len(key):
        return start + len(_JOINS.sub("", key[start:stop]))
    return len(key) if len(key) <= start + _LONGEST else key.rindex(" ", start, start + _LONGEST)


@functools.cache
def _by_number() -> dict[tuple[str, str], str]:
    """Addresses of known acts by kind and number, from their printed names."""
    known: dict[tuple[str, str], str] = {}
    for entry in authority().values():
        if entry.type == "LegalAct":
            for name in entry.names:
                for kind, pattern in _patterns("numbered").items():
                    m = pattern.search(heading_key(name))
                    if m:
                        known.setdefault((kind, m["n"]), entry.iri)
    return known
