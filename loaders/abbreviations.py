"""A document's own list of abbreviations: what it defines is known in its cells, by the short and by the full name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mrezha.loaders.corrected import entry_of, unknown_entry
from mrezha.loaders.records import Span
from mrezha.ontology.authority import Entry
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
