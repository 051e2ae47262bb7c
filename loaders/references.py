"""Acts, mechanisms, places, audiences and forms of exploitation named in a row's own cells."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mrezha.loaders.layout import heading_key
from mrezha.ontology.names import actor_names, thing_names
from mrezha.loaders.records import Cell, Reference, Span
from mrezha.ontology.words import Word, slug, squeeze, words
from mrezha.ontology.authority import authority, concepts
from mrezha.ontology.namespaces import ID

OWN_CELLS = ("title", "funding", "results", "baseline", "target")
_KINDS = {"act": "LegalAct", "place": "Place", "mechanism": "mechanism", "audience": "audience",
          "exploitation": "exploitation"}

# Acts known by their number. The number alone decides; its words may be anything.
_NUMBERED = [
    ("directive", re.compile(r"директив\w*\s*(?:\((?:ес|ео|еио)\)\s*)?(?:№\s*)?(?P<n>\d+/\d+)(?:/(?:ес|ео|еио))?")),
    ("regulation", re.compile(r"регламент\w*\s*(?:\((?:ес|ео|еио)\)\s*)?(?:№\s*)?(?P<n>\d+/\d+)(?:/(?:ес|ео|еио))?")),
    ("decree", re.compile(r"(?:постановление|пмс)\s*(?:№\s*)?(?P<n>\d+)(?:\s+на\s+(?:мс|министерския\s+съвет))?(?:\s*(?:/|от)\s*\d+\.\d+\.(?P<y>\d{4}))?")),
    ("ordinance", re.compile(r"наредба\s*№\s*(?P<n>\S+?)(?=[\s,;.]|$)")),
]


def read_references(cells: Iterable[Cell]) -> list[Reference]:
    """What the given cells of one row refer to, each thing once with all places where it is named."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for cell in cells:
        if cell.span is not None:
            for kind, thing, span in _in_span(cell.span):
                found[kind, thing].append(span)
    return [
        Reference(kind, thing, tuple(spans), None if thing in known else squeeze(spans[0].text))
        for known in [authority().keys() | concepts().keys()]
        for (kind, thing), spans in found.items()
    ]


def _in_span(span: Span) -> Iterator[tuple[str, str, Span]]:
    text = words(span.text)
    taken = [(text[m.first].start, text[m.last - 1].end) for m in actor_names().all_in(text)]
    numbered = list(_numbered_acts(span))
    yield from numbered
    for kind, source in _KINDS.items():
        for match in thing_names(source).all_in(text):
            start, end = text[match.first].start, text[match.last - 1].end
            if kind == "place" and (any(a <= start < b for a, b in taken) or _small_letter(text[match.first])):
                continue  # a place inside a body's name is not where something happens
            if kind == "act" and any(s.start <= span.start + start < s.end for _, _, s in numbered):
                continue
            yield kind, match.entry.iri, span.part(span.start + start, span.start + end)


def _small_letter(word: Word) -> bool:
    """A place is written with a capital; "добрич" may be one, "враца" too, but "сливен" in running text is doubtful."""
    return word.text[0].islower()


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
    known = {}
    for entry in authority().values():
        if entry.type == "LegalAct":
            for name in entry.names:
                for kind, pattern in _NUMBERED:
                    m = pattern.search(heading_key(name))
                    if m:
                        known.setdefault((kind, m["n"]), entry.iri)
    return known
