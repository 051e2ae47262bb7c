"""Acts, mechanisms, places, audiences and forms of exploitation named in a row's own cells."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mrezha.loaders.layout import heading_key
from mrezha.loaders.lexicon import opens
from mrezha.loaders.records import Cell, Reference, Span
from mrezha.ontology.authority import authority, concepts
from mrezha.ontology.names import Match, actor_names, thing_names
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import Word, slug, squeeze, words

OWN_CELLS = ("title", "funding", "results", "baseline", "target")
_KINDS = {
    "act": "LegalAct",
    "place": "Place",
    "mechanism": "mechanism",
    "audience": "audience",
    "exploitation": "exploitation",
}

# Acts known by their number. The number alone decides; its words may be anything.
_NUMBERED = [
    ("directive", re.compile(r"директив\w*\s*(?:\((?:ес|ео|еио)\)\s*)?(?:№\s*)?(?P<n>\d+/\d+)(?:/(?:ес|ео|еио))?")),
    ("regulation", re.compile(r"регламент\w*\s*(?:\((?:ес|ео|еио)\)\s*)?(?:№\s*)?(?P<n>\d+/\d+)(?:/(?:ес|ео|еио))?")),
    (
        "decree",
        re.compile(
            r"(?:постановление|пмс)\s*(?:№\s*)?(?P<n>\d+)(?:\s+на\s+(?:мс|министерския\s+съвет))?(?:\s*(?:/|от)\s*\d+\.\d+\.(?P<y>\d{4}))?"
        ),
    ),
    ("ordinance", re.compile(r"наредба\s*№\s*(?P<n>\S+?)(?=[\s,;.]|$)")),
]


def read_references(cells: Iterable[Cell], projects: Iterable[Span] = ()) -> list[Reference]:
    """What the given cells of one row refer to, each thing once with all places where it is named.

    A place inside the name of a body, or of one of the `projects`, is not where something happens.
    """
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    names = [(p.start, p.end) for p in projects]
    for cell in cells:
        if cell.span is not None:
            for kind, thing, span in _in_span(cell.span, names):
                found[kind, thing].append(span)
    known = authority().keys() | concepts().keys()
    return [
        Reference(kind, thing, tuple(spans), None if thing in known else squeeze(spans[0].text))
        for (kind, thing), spans in found.items()
    ]


def _in_span(span: Span, names: list[tuple[int, int]]) -> Iterator[tuple[str, str, Span]]:
    text = words(span.text)
    numbered = list(_numbered_acts(span))
    yield from numbered
    for kind, source in _KINDS.items():
        for match in thing_names(source).all_in(text):
            found = span.part(span.start + text[match.first].start, span.start + text[match.last - 1].end)
            if kind == "place" and (
                _in_name(text, match, _bodies(text)) or any(a <= found.start < b for a, b in names)
            ):
                continue
            if kind == "act" and any(s.start <= found.start < s.end for _, _, s in numbered):
                continue
            yield kind, match.entry.iri, found


def _bodies(text: list[Word]) -> list[Match]:
    return actor_names().all_in(text)


def _in_name(text: list[Word], place: Match, bodies: list[Match]) -> bool:
    """Whether a place is part of a body's name ("представителства на Р България", "Reshape, Нидерландия"), or none."""
    said = text[place.first : place.last]
    if not any(w.text[0].isupper() for w in said):
        return True  # a place is written with a capital; "българо-говорящи" names no country
    before = text[max(0, place.first - 2) : place.first]
    after_body = any(m.last == place.first - 1 and text[place.first - 1].text == "," for m in bodies)
    of_body = (
        len(before) == 2
        and opens("unit_of", text, place.first - 1)
        and (opens("classes", text, place.first - 2) or opens("bodies", text, place.first - 2))
    )
    outside = bool(before) and before[-1].text.casefold() == "извън"
    return after_body or of_body or outside or any(m.first <= place.first < m.last for m in bodies)


def _numbered_acts(span: Span) -> Iterator[tuple[str, str, Span]]:
    key = heading_key(span.text)
    for kind, pattern in _NUMBERED:
        for m in pattern.finditer(key):
            name = span.text[m.start() : m.end()].rstrip()
            known = _by_number().get((kind, m["n"]))
            address = known or f"{ID}act/{kind}-{slug(m['n'])}"
            yield "act", address, span.part(span.start + m.start(), span.start + m.start() + len(name))


def _by_number() -> dict[tuple[str, str], str]:
    """Addresses of known acts by kind and number, from their printed names."""
    known: dict[tuple[str, str], str] = {}
    for entry in authority().values():
        if entry.type == "LegalAct":
            for name in entry.names:
                for kind, pattern in _NUMBERED:
                    m = pattern.search(heading_key(name))
                    if m:
                        known.setdefault((kind, m["n"]), entry.iri)
    return known
