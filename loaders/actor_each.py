"""Lists behind a plural: „общините Варна и Бургас“ names two bodies."""

from dataclasses import dataclass

from mrezha.loaders.actor_words import CellWords
from mrezha.loaders.lexicon import AND, QUOTES, STRONG, for_each
from mrezha.ontology.names import Match, thing_names
from mrezha.ontology.words import without_article


@dataclass(slots=True)
class Piece:
    """Words `first` to `last - 1` that stand between separators, and the known names among them."""

    first: int
    last: int
    matches: list[Match]
    label: bool = False  # „социални партньори: …“: what follows is the list
    one: str = ""  # "Община", where the words are the name alone: „Бургас“ of „общините Варна и Бургас“


class EachCell(CellWords):
    """A cell in which a plural may stand for several bodies."""

    def each_at(self, i: int) -> list[Piece]:
        """A piece for each name of a list behind a plural: „общините Варна и Бургас“; none if there is no such list."""
        one, length = for_each(self.words, i) if self.words[i].is_word and i not in self.quoted else ("", 0)
        found: list[Piece] = []
        at, small = i + length, False
        while length and at < len(self.words) and (last := self._name_of_one(at, goes_on=small)) > at:
            small = small or self.words[at].text == "на"
            found.append(Piece(at if found else i, last, [], one=one))
            at = self._after_joint(last)
        if found:
            found[-1].last = self._after_seat(found[-1].last)
        end = found[-1].last if found else i
        whole = end == len(self.words) or self.words[end].text in STRONG | AND | {"\n", "."}
        return found if len(found) > 1 and whole else []

    def _name_of_one(self, at: int, *, goes_on: bool) -> int:
        """One past the name at word `at` of one of several: a place, words in quotes, or „на …“; `at` if none is.

        It `goes_on` with what „на“ before the first of them governs: „министерствата на труда и здравеопазването“.
        """
        start = at + (self.words[at].text == "на")
        if start == len(self.words):
            return at
        if self.words[start].text in QUOTES and start in self.quoted:
            return next((j + 1 for j in range(start + 1, len(self.words)) if self.words[j].text in QUOTES), at)
        if self.place_at(start):
            place = thing_names("Place").at(self.words, start)
            return place.last if place else at
        if goes_on and without_article(self.words[start].text) == self.words[start].text:
            return at
        if (start > at or goes_on) and self.words[start].text.islower():
            ends = STRONG | AND | {"\n", "."}
            return next((j for j in range(start, len(self.words)) if self.words[j].text in ends), len(self.words))
        return at

    def _after_seat(self, at: int) -> int:
        """One past „в България“ at word `at`, where all bodies of a list have their seat; else `at`."""
        place = thing_names("Place").at(self.words, at + 1) if at + 1 < len(self.words) else None
        return place.last if place and self.words[at].text in {"в", "във"} else at

    def _after_joint(self, at: int) -> int:
        """One past a comma or "и" at word `at` that another name may follow."""
        while at < len(self.words) and self.words[at].text in {",", "и", "\n"}:
            at += 1
        return at
