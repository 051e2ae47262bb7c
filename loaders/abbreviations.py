"""Names that a document defines itself: in its list of abbreviations, in brackets („… (ЕОТ)“), or by naming a body.

What it defines is known in all its cells, by the short and by the full name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mrezha.loaders.corrected import entry_of, unknown_entry
from mrezha.loaders.records import Mention, Span
from mrezha.ontology.authority import Entry, authority
from mrezha.ontology.names import Match, Names
from mrezha.ontology.words import Word, squeeze


class DocumentNames(Names):
    """Known names, and beside them those that a document defines itself; of two matches the longer wins."""

    def __init__(self, defined: Sequence[Entry], known: Names) -> None:
        super().__init__(defined)
        self._known = known

    def at(self, text: Sequence[Word], first: int) -> Match | None:
        """The longest name that begins at word `first`, known or defined, or None."""
        known, own = self._known.at(text, first), super().at(text, first)
        return own if own and (known is None or own.last > known.last) else known


def names_with(abbreviations: Mapping[str, Span], known: Names) -> Names:
    """Known names and those of a document's list of abbreviations.

    An abbreviation of a known body leads to it; one of an unknown body makes its short and full name one actor.

    >>> from mrezha.ontology.names import actor_names
    >>> full = "Министерство на културата"
    >>> names = names_with({"МК": Span(0, len(full), full)}, actor_names())
    >>> names.named("МК") == names.named(full), names.named("МВР").abbr
    (True, 'МВР')
    """
    defined = list(_defined(abbreviations, known))
    return DocumentNames(defined, known) if defined else known


def _defined(abbreviations: Mapping[str, Span], known: Names) -> Iterator[Entry]:
    taken: set[str] = set()
    for short, span in abbreviations.items():
        full = squeeze(span.text)
        if len(short) < 2 or known.named(short) or full in taken:
            continue
        taken.add(full)
        body = known.named(full)
        if body:
            yield entry_of(body, short)
        else:  # addresses follow the abbreviation where there is one
            yield replace(unknown_entry(full), iri=unknown_entry(short).iri, names=(full, short))


_IN_BRACKETS = re.compile(r"(?P<full>.+\S)\s*\((?P<short>\w{2,12})\)$", re.DOTALL)


def names_met(mentions: Iterable[Mention], known: Names) -> Names:
    """Known names, and those of bodies that mentions of a document name, with the acronyms they print in brackets.

    So a body that only the document knows is found where it stands without a cue, as in a cell of money.

    >>> from mrezha.ontology.names import actor_names
    >>> said = "Европейски ромски център (ЕРЦ)"
    >>> met = Mention("a:erts", "Европейски ромски център", (Span(0, len(said), said),), resolved=False)
    >>> names_met([met], actor_names()).named("ЕРЦ").iri
    'a:erts'
    """
    found: dict[str, Entry] = {}
    taken: set[str] = set()
    for m in mentions:
        names = [] if m.resolved or m.collective else [m.label]
        names += [b["short"] for s in m.spans if (b := _IN_BRACKETS.match(s.text)) and _is_acronym(b["short"])]
        new = [n for n in names if len(n) > 1 and n not in taken and (known.named(n) is None)]
        taken.update(new)
        entry = found.get(m.actor) or authority().get(m.actor) or replace(unknown_entry(m.label), iri=m.actor)
        old = found[m.actor].names if m.actor in found else ()
        if new:
            found[m.actor] = replace(entry, names=(*old, *new))
    return DocumentNames(list(found.values()), known) if found else known


def _is_acronym(short: str) -> bool:
    return sum(c.isupper() for c in short) > 1
