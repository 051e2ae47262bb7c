"""Known names in a cell of actors: which of the names found there name an actor, and how far each goes."""

from collections.abc import Sequence
from dataclasses import replace

from mrezha.loaders.lexicon import QUOTES, is_class, is_singular, opens
from mrezha.ontology.names import Match, Names, thing_names
from mrezha.ontology.words import Word


def named_npo(text: Sequence[Word], i: int) -> bool:
    """Whether „НПО“ stands before a quoted name."""
    after = text[i + 1 : i + 3]
    return text[i].text == "НПО" and len(after) == 2 and after[0].text in "„«"


class KnownNames:
    """Finds known names among the words of a cell."""

    def __init__(self, text: Sequence[Word], names: Names) -> None:
        self._words = text
        self._names = names

    def found(self) -> list[Match]:
        """Known names, with the places of a class ("организации от А, Б и В") drawn into its match."""
        found: list[Match] = []
        i = 0
        while i < len(self._words):
            match = self._names.at(self._words, i)
            if match is None or self._only_others(match) or self._one_of_class(match) or self._everyday(match):
                i += 1
                continue
            last = self._after_places(match.last) if match.entry.collective else match.last
            found.append(replace(match, last=last))
            i = last
        return found

    def _everyday(self, match: Match) -> bool:
        """Whether this is a short word that only looks like an abbreviation: „аз“ is no АЗ."""
        word = self._words[match.first].text
        plural = not match.entry.collective and is_class(self._words, match.first)  # „прокуратури“ are not the one
        alone = match.last == match.first + 1 and word.islower() and not match.corrected
        return alone and (len(word) < 4 or plural)

    def _only_others(self, match: Match) -> bool:
        """Whether this is the „и други“ of „и други (релевантни) институции“, which is no class of its own."""
        if not match.entry.iri.endswith("/drugi"):
            return False
        i = match.last
        while i < len(self._words) and (self._words[i].text == "." or self._is_adjective(i)):
            i += 1
        return i < len(self._words) and (is_class(self._words, i) or opens("plurals", self._words, i))

    def _is_adjective(self, i: int) -> bool:
        """Whether word `i` may say of what kind a class behind it is: „релевантни институции“."""
        word = self._words[i].text
        return len(word) > 3 and word.islower() and word.endswith(("и", "ите")) and not is_class(self._words, i)

    def _one_of_class(self, match: Match) -> bool:
        """Whether this is the noun of one named body („Община Русе“, „НПО „Заедно““) rather than a class."""
        after = self._words[match.last : match.last + 1]
        if not match.entry.collective or not after:
            return False
        if named_npo(self._words, match.first):
            return self._names.at(self._words, match.last + 1) is None
        named = (after[0].text[0].isupper() and not after[0].text.isupper()) or after[0].text in QUOTES
        return named and is_singular(self._words[match.first])

    def _after_places(self, at: int) -> int:
        """One past a list of places that begins at word `at` with "от", or `at` itself."""
        if not (at < len(self._words) and opens("from_places", self._words, at)):
            return at
        last, i = at, at + 1
        while i < len(self._words):
            place = thing_names("Place").at(self._words, i)
            if place:
                last = i = place.last
            elif self._words[i].text in {",", "и", "\n"}:
                i += 1
            else:
                break
        return last
