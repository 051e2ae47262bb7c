"""A cell of actors cut at its separators, so that no separator inside a name breaks it.

What separates is laid down in docs/reading.md.
"""

from collections.abc import Iterator

from mrezha.loaders.actor_borders import BorderCell
from mrezha.loaders.actor_each import Piece
from mrezha.loaders.headings import field_named
from mrezha.loaders.lexicon import AND, CLOSE, DASHES, OPEN, QUOTES, STRONG, is_plural, opens, phrase_at


class CutCell(BorderCell):
    """A cell that can be cut into pieces."""

    def pieces(self) -> Iterator[Piece]:
        """What stands between separators, left to right; remarks are left out."""
        first, i = 0, 0
        while i < len(self.words):
            each = self.each_at(i) if first == i or self.complete(first, i) else []
            if each:
                yield self._piece(first, i)
                yield from each
                first = i = each[-1].last
            elif self._new_body(i, first) or self._and_others(i, first):
                yield self._piece(first, i)
                first = i
            elif i in self.match_at:
                i = self.match_at[i].last
            elif self.words[i].text in OPEN:
                i = self.after_bracket(i)
            elif self._is_remark(i, first):
                yield self._piece(first, i)
                first = i = self._after_remark(i)
            elif length := self._separates(i, first):
                piece = self._piece(first, i)
                piece.label = self.words[i].text == ":" and self._is_label(first, i)
                yield piece
                first = i = i + length
            else:
                i += 1
        yield self._piece(first, len(self.words))

    def _is_label(self, first: int, i: int) -> bool:
        """Whether words before a colon only say what the list behind it is: „социални партньори:“, „Водещ:“."""
        named = field_named(self.span(first, i).text)
        start = self.first_word(first)
        body = start in self.match_at and not self.match_at[start].entry.collective  # „НКБТХ чрез доставчици:“
        remark = opens("remark", self.words, start)  # „по компетентност:“
        return remark or (named is not None and named.whole) or (not body and self.class_noun(start, i) is not None)

    def _piece(self, first: int, last: int) -> Piece:
        clause = next((i for i in range(first + 1, last) if self.is_clause(i, first)), last)
        starts = (i for i in range(first, clause) if i in self.match_at)
        inner = [self.match_at[i] for i in starts if not self.in_bracket(first, i)]
        return Piece(first, last, inner)

    def _separates(self, i: int, first: int) -> int:
        """How many words from word `i` on part two actors; 0 where none does."""
        word = self.words[i]
        nxt = self.next_word(i + 1)
        if i in self.quoted or self._place_list_goes_on(i, first, nxt):
            return 0
        if word.text in STRONG:
            clause = word.text == "," and nxt is not None and self.is_clause(nxt, first)
            return int(not clause and not (word.text == "," and self._unit_goes_on(first, i, nxt)))
        if nxt is None or not self.complete(first, i):
            return 0
        if word.text.isdigit() and self.words[nxt].text == ")" and i not in self.inside:
            return 2  # „1) МВР 2) МОН“
        if word.text == ":":
            return 1
        if word.text == "\n" or word.text.casefold() in AND:
            return int(self._parts(i, first, nxt))
        if word.text in DASHES and self.spaced(i):
            return int(self._two_bodies(i, first, nxt))
        return phrase_at("joint", self.words, i)

    def _parts(self, i: int, first: int, nxt: int) -> bool:
        """Whether a line break or "и" parts what stands before it from a new actor."""
        new_line = self.words[i].text == "\n" or self.after_quoted(i)
        return (
            self.begins_actor(nxt, new_line=new_line)
            or opens("lead_ins", self.words, nxt)
            or (self.words[nxt].key == self.words[self.first_word(first)].key and opens("singular", self.words, nxt))
            or (self.may_have_a_plural_after(first, i) and self.plain_plural(nxt))
        )

    def _two_bodies(self, i: int, first: int, nxt: int) -> bool:
        """Whether a dash stands between two bodies: „АЗ - ДБТ“, „дирекция „Миграция“ – МВР“, „МВнР - дирекция „…““."""
        known = any(j in self.match_at and not self.match_at[j].entry.collective for j in range(first, i))
        if nxt in self.match_at:
            unit = opens("heads", self.words, self.first_word(first)) and not self.match_at[nxt].entry.collective
            return unit or known
        letters = self.words[nxt].text.isupper() and len(self.words[nxt].text) > 2 and not self.place_at(nxt)
        return known and (letters or opens("inner_units", self.words, nxt))

    def _place_list_goes_on(self, i: int, first: int, nxt: int | None) -> bool:
        """Whether a comma or "и" stands in the places of a class: „организации от Полша, Чехия и Словакия“."""
        if nxt is None or i == first or self.words[i].text not in {",", "и"} or not self.place_at(i - 1):
            return False
        start = self.first_word(first)
        network = self.match_at.get(start)
        if network and network.entry.kind == "local-network":  # „МКБТХ – Варна, Бургас“
            return self.place_at(nxt)
        if self.class_noun(start, min(start + 6, i)) is None and not is_plural(self.words, start, i):
            return False
        return any(opens("from_places", self.words, j) for j in range(start, i)) and self.is_plain_name(nxt)

    def _and_others(self, i: int, first: int) -> bool:
        """Whether „и др.“ begins at word `i`, behind another actor."""
        return i in self.match_at and self.words[i].text in AND and first < i

    def _new_body(self, i: int, first: int) -> bool:
        """Whether a body begins at word `i` that no separator parts from the one before it.

        It does behind a closing quotation mark or bracket, or where a known name, or a noun such as „Център“ with a
        capital, stands although a name is going on.
        """
        word, before = self.words[i], self.words[i - 1]
        if i in self.quoted or i == first or not word.text[0].isupper() or not self.complete(first, i):
            return False
        if self.place_at(i) or opens("legal_forms", self.words, i):
            return False
        if opens("generic", self.words, i) and not (
            self.place_at(i - 1) and opens("bodies", self.words, self.first_word(first))
        ):  # „Община Смолян Фондация „…““ are two
            return False
        if before.text in CLOSE or (i - 1 in self.quoted and before.text in QUOTES):
            return i - 1 not in self.inside
        if not before.is_word or not (before.text.islower() or before.text.isupper() or self.place_at(i - 1)):
            return False
        known = i in self.match_at and not self.match_at[i].entry.collective
        return (known or opens("bodies", self.words, i) or opens("nations", self.words, i)) and not self.leads_on(i - 1)

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
