"""A cell of actors cut at its separators, so that no separator inside a name breaks it.

What separates is laid down in docs/reading.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mrezha.loaders.actor_words import AND, DASHES, OPEN, QUOTES, STRONG, CellWords
from mrezha.loaders.lexicon import is_class, opens
from mrezha.ontology.names import Match


@dataclass(slots=True)
class Piece:
    """Words `first` to `last - 1` that stand between separators, and the known names among them."""

    first: int
    last: int
    matches: list[Match]
    label: bool = False  # „социални партньори: …“: what follows is the list


class CutCell(CellWords):
    """A cell that can be cut into pieces."""

    def pieces(self) -> Iterator[Piece]:
        """What stands between separators, left to right; remarks are left out."""
        first, i = 0, 0
        while i < len(self.words):
            if i in self.match_at:
                i = self.match_at[i].last
            elif self.words[i].text in OPEN:
                i = self.after_bracket(i)
            elif self._is_remark(i, first):
                yield self._piece(first, i)
                first = i = self._after_remark(i)
            elif self._separates(i, first):
                piece = self._piece(first, i)
                piece.label = self.words[i].text == ":" and self.class_noun(self.first_word(first), i) is not None
                yield piece
                first = i = i + 1
            else:
                i += 1
        yield self._piece(first, len(self.words))

    def _piece(self, first: int, last: int) -> Piece:
        clause = next((i for i in range(first, last) if i > first and opens("relative", self.words, i)), last)
        inner = [m for m in self.matches if first <= m.first < clause and not self.in_bracket(first, m.first)]
        return Piece(first, last, inner)

    def _separates(self, i: int, first: int) -> bool:
        word = self.words[i]
        if i in self.quoted:
            return False
        nxt = self.next_word(i + 1)
        if word.text == ":":
            return nxt is not None and self._complete(first, i)
        if word.text in STRONG:
            return not (nxt is not None and word.text == "," and opens("relative", self.words, nxt)) and not (
                word.text == "," and self._unit_goes_on(first, i, nxt)
            )
        if nxt is None or not self._complete(first, i):
            return False
        if word.text == "\n" or word.text.casefold() in AND:
            new_line = word.text == "\n" or self._after_quoted(i)
            return self._begins_actor(nxt, new_line=new_line) or opens("lead_ins", self.words, nxt)
        if opens("joint", self.words, i) and first < i:
            return True
        if word.text in DASHES and self.spaced(i):
            return nxt in self.match_at and any(first <= m.first < i and not m.entry.collective for m in self.matches)
        return False

    def _after_quoted(self, i: int) -> bool:
        """Whether a quoted name ends before word `i`, so that another may follow after "и"."""
        return i > 0 and self.words[i - 1].text in QUOTES

    def _unit_goes_on(self, first: int, comma: int, nxt: int | None) -> bool:
        """„Отдел А, Дирекция Б в …“ is one body."""
        return (
            nxt is not None
            and opens("units", self.words, self.first_word(first))
            and not (self.match_at.get(nxt) and opens("units", self.words, nxt))
            and comma not in self.inside
            and nxt not in self.match_at
        )

    def _is_remark(self, i: int, first: int) -> bool:
        """A spaced dash and then words that say why: the rest up to a semicolon is no actor."""
        if self.words[i].text not in DASHES or i in self.inside or not self.spaced(i):
            return False
        nxt = self.next_word(i + 1)
        return nxt is not None and nxt not in self.match_at and opens("remark", self.words, nxt) and first < i

    def _after_remark(self, i: int) -> int:
        return next((j + 1 for j in range(i, len(self.words)) if self.words[j].text == ";"), len(self.words))

    def _complete(self, first: int, last: int) -> bool:
        """Whether words `first` to `last - 1` can stand as an actor of their own."""
        said = [i for i in range(first, last) if self.words[i].is_word]
        if not said:
            return False
        if any(m.last == said[-1] + 1 or m.first in said for m in self.matches):
            return not opens("unit_of", self.words, said[-1])
        if opens("unit_of", self.words, said[-1]) or self.words[said[-1]].key in AND:
            return False
        return self.words[said[0]].text[0].isupper() or is_class(self.words, said[0]) or len(said) > 1

    def _begins_actor(self, i: int, *, new_line: bool) -> bool:
        """Whether a new actor can begin at word `i`, after "и" or a line break."""
        if i in self.match_at or opens("bodies", self.words, i):
            return True
        if not new_line and (self.words[i - 1].text == "and" or self.place_at(i)):
            return False  # „Centre for Peace and Youth“, „организации от Малта и Кипър“
        if self.class_noun(i, i + 3) is not None:
            return True
        first = self.words[i]
        if first.text in QUOTES:
            return new_line
        return first.text[0].isupper() and (new_line or not first.text.islower())
