"""Embassies in Bulgaria, told by the country in their names: „Посолството на САЩ в България“, „Норвежко посолство“."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mrezha.loaders.corrected import unknown_entry
from mrezha.ontology.authority import Entry
from mrezha.ontology.names import Match, Names, thing_names
from mrezha.ontology.words import Word, fold

_STATES = {"република", "кралство", "държавата"}  # words before a country that the list of places has without them
_SEATS = {"bulgaria", "sofia"}


class EmbassyNames(Names):
    """Known names, and beside them those of embassies; `adjectives` lead from a stem to the name of a country."""

    def __init__(self, adjectives: Mapping[str, str], known: Names) -> None:
        super().__init__(())
        self._adjectives = adjectives
        self._known = known

    def at(self, text: Sequence[Word], first: int) -> Match | None:
        """The longest name that begins at word `first`, known or of an embassy, or None."""
        known, own = self._known.at(text, first), self._embassy(text, first)
        return own if own and (known is None or own.last > known.last) else known

    def _embassy(self, text: Sequence[Word], first: int) -> Match | None:
        country, last = self._country(text, first)
        if country is None or country == "България":
            return None
        seat = _place(text, last + 1) if last < len(text) and text[last].text in ("в", "във") else None
        if seat and seat.entry.iri.rsplit("/", 1)[-1] not in _SEATS:
            return None  # an embassy elsewhere
        return Match(self._entry(country), first, seat.last if seat else last)

    def _country(self, text: Sequence[Word], first: int) -> tuple[str | None, int]:
        """The country of the embassy at word `first`, and where its name ends."""
        if _is_embassy(text, first) and first + 2 < len(text) and text[first + 1].text == "на":
            place = _place(text, first + 2)
            return (place.entry.label_bg, place.last) if place and place.entry.kind == "country" else (None, first)
        return (self._adjectives.get(text[first].key), first + 2) if _is_embassy(text, first + 1) else (None, first)

    def _entry(self, country: str) -> Entry:
        """That of the authority file, or one that the authority file does not have."""
        names = (f"Посолство на {country}", f"Посолство на {country} в България")
        return self._known.named(names[0]) or replace(unknown_entry(names[1]), names=names)


def _is_embassy(text: Sequence[Word], i: int) -> bool:
    return i < len(text) and fold(text[i].text) in ("посолство", "посолството")


def _place(text: Sequence[Word], i: int) -> Match | None:
    """The place at word `i`, perhaps after „Република“, which not every country has in its known names."""
    if i >= len(text):
        return None
    found = thing_names("Place").at(text, i)
    return found or (_place(text, i + 1) if fold(text[i].text) in _STATES | {"р", "."} else None)
