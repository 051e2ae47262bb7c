"""Acts, mechanisms, places, audiences, forms of exploitation and campaigns named in a row's own cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mrezha.loaders.acts import acts_by_name, acts_by_number, pattern_of
from mrezha.loaders.bodies import known_bodies
from mrezha.loaders.lexicon import opens
from mrezha.loaders.records import Cell, Reference, Span
from mrezha.ontology.authority import authority, concepts
from mrezha.ontology.names import Match, thing_names
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
_Found = tuple[str, str, Span]


def read_references(cells: Iterable[Cell], projects: Iterable[Span] = ()) -> list[Reference]:
    """What the given cells of one row refer to, each thing once with all places where it is named.

    A place inside the name of a body, or of one of the `projects`, is not where something happens.

    >>> from mrezha.loaders.records import State
    >>> words = "Срещи в Шумен по Закон за защита на животните"
    >>> [r.thing.rsplit("/", 1)[-1] for r in read_references([Cell("title", State.STATED, Span(0, 45, words))])]
    ['shumen', 'zakon-za-zashtita-na-zhivotnite']
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


def _in_span(span: Span, names: list[tuple[int, int]]) -> Iterator[_Found]:
    acts: list[_Found] = [("act", thing, said) for thing, said in acts_by_number(span)]
    others: list[_Found] = []
    for kind, thing, said in _listed(span, names):
        found = acts if kind == "act" else others
        if not _overlaps(said, [f for f in found if kind == "act" or f[1] == thing]):
            found.append((kind, thing, said))
    yield from acts
    yield from others
    yield from _campaigns(span)
    yield from _towns(span, [f for kind, _, f in others if kind == "place"])
    named = list(acts_by_name(span, [s for _, _, s in acts]))
    yield from (("act", thing, said) for thing, said in named)
    taken = [*acts, *(("act", thing, said) for thing, said in named)]
    for m in pattern_of("letters", "law").finditer("" if span.text.isupper() else span.text):
        said = span.part(span.start + m.start(), span.start + m.end())
        if known_bodies().named(said.text) is None and not _overlaps(said, taken):
            yield "act", f"{ID}act/{slug(said.text)}", said


def _listed(span: Span, names: list[tuple[int, int]]) -> Iterator[_Found]:
    """Things of the lists and of the authority file, but for those that only stand in the name of another thing."""
    text = words(span.text)
    bodies = known_bodies().all_in(text)
    within = {i for b in bodies if not b.entry.collective for i in range(b.first, b.last)}
    for kind, source in _KINDS.items():
        for match in thing_names(source).all_in(text):
            start = span.start + text[match.first].start
            if kind == "place" and (_in_name(text, match, bodies) or any(a <= start < b for a, b in names)):
                continue
            if kind in ("act", "audience") and match.first in within:
                continue  # „Асоциация на прокурорите“, „КТ „Подкрепа““
            yield kind, match.entry.iri, span.part(start, span.start + text[match.last - 1].end)
            for thing, word in _beside(text, match, source):
                yield kind, thing, span.part(span.start + word.start, span.start + word.end)


def _beside(text: list[Word], match: Match, source: str) -> Iterator[tuple[str, Word]]:
    """Things that share the noun of a match, with their words: „сексуална“ of „сексуална и трудова експлоатация“."""
    at = match.first - 2
    while match.last - match.first == 2 and at >= 0 and text[at + 1].text in {"и", ",", "или"}:
        named = thing_names(source).named(f"{text[at].text} {text[match.last - 1].text}") if text[at].is_word else None
        if named is None:
            return
        yield named.iri, text[at]
        at -= 2


def _campaigns(span: Span) -> Iterator[_Found]:
    """Campaigns named in quotes: „кампания „Виждаш ли ме?““."""
    for m in pattern_of("campaigns", "quoted").finditer(span.text):
        name = span.part(span.start + m.start("name"), span.start + m.end("name"))
        yield "campaign", f"{ID}campaign/{slug(name.text)}", name


def _towns(span: Span, known: list[Span]) -> Iterator[_Found]:
    """Places that the list does not have, told by their form: „гр. Китен“."""
    for m in pattern_of("places", "town").finditer(span.text):
        found = span.part(span.start + m.start("name"), span.start + m.end("name"))
        if not any(k.start < found.end and found.start < k.end for k in known):
            yield "place", f"{ID}place/{slug(found.text)}", found


def _overlaps(span: Span, found: list[_Found]) -> bool:
    return any(s.start < span.end and span.start < s.end for _, _, s in found)


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
        and before[-1].text.casefold() not in {"в", "във"}  # „центрове в Русе“ are in Ruse, whatever their name
        and (opens("classes", text, place.first - 2) or opens("bodies", text, place.first - 2))
    )
    named = (  # „Община Бургас“ is a body, „в Община Бургас“ a place
        bool(before)
        and before[-1].text[0].isupper()
        and opens("bodies", text, place.first - 1)
        and not (len(before) == 2 and before[0].text.casefold() in {"в", "във"})
    )
    outside = bool(before) and before[-1].text.casefold() == "извън"
    half = text[place.last : place.last + 1]  # „Българо-швейцарска програма“
    joined = half != [] and half[0].text == "-" and half[0].start == said[-1].end and said[-1].text.endswith("о")
    return (
        after_body
        or of_body
        or named
        or outside
        or joined
        or _ends_a_name(text, place)
        or any(m.first <= place.first < m.last for m in bodies)
    )


def _ends_a_name(text: list[Word], place: Match) -> bool:
    """Whether „в България“ ends the name of a body that only its noun tells: „Съюз на съдиите в България“."""
    before = text[place.first - 1] if place.first else None
    if not place.entry.iri.endswith("/bulgaria") or before is None:
        return False
    if before.is_word and before.text[0].isupper():
        return True  # „Каритас България“
    if before.text != "в":
        return False
    for i in range(place.first - 2, max(-1, place.first - 10), -1):
        if not text[i].is_word and text[i].text not in '„“”"«»–-':
            return False
        if text[i].text[0].isupper() and opens("bodies", text, i):
            return True
    return False
