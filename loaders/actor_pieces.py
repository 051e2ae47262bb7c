"""A cell of actors cut at its separators, so that no separator inside a name breaks it.

What separates is laid down in docs/reading.md.
"""

import re
from collections.abc import Iterator

from mrezha.loaders.actor_each import EachCell, Piece
from mrezha.loaders.actor_words import AND, CLOSE, DASHES, OPEN, QUOTES, STRONG
from mrezha.loaders.lexicon import is_class, is_plural, opens, phrase_at


class CutCell(EachCell):
    """A cell that can be cut into pieces."""

    def pieces(self) -> Iterator[Piece]:
        """What stands between separators, left to right; remarks are left out."""
        first, i = 0, 0
        while i < len(self.words):
            each = self.each_at(i) if first == i or self._complete(first, i) else []
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
                piece.label = self.words[i].text == ":" and self.class_noun(self.first_word(first), i) is not None
                yield piece
                first = i = i + length
            else:
                i += 1
        yield self._piece(first, len(self.words))

    def _piece(self, first: int, last: int) -> Piece:
        clause = next((i for i in range(first + 1, last) if self._is_clause(i, first)), last)
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
            clause = word.text == "," and nxt is not None and self._is_clause(nxt, first)
            return int(not clause and not (word.text == "," and self._unit_goes_on(first, i, nxt)))
        if nxt is None or not self._complete(first, i):
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

    def _is_clause(self, i: int, first: int) -> bool:
        """Whether a relative clause begins at word `i`, which belongs to the actor before it."""
        if opens("relative", self.words, i) or self._is_participle(i):
            return True
        behind = i - 2 >= first and self.words[i - 1].text == "," and is_class(self.words, i - 2)
        return behind and opens("members", self.words, i)  # „институциите, членове на НКБТХ“

    def _is_participle(self, i: int) -> bool:
        """Whether a participle follows a comma: „лица, търсещи закрила“, „домове за деца, лишени от …“."""
        word = self.words[i].text
        if self.words[i - 1].text != "," or not word.islower():
            return False
        active = re.search(r"[аея]щи(?:те)?$", word)
        passive = re.search(r"(?:[аея]н|[еи]т)(?:и|о|а)$", word) and i + 1 < len(self.words)
        return active is not None or bool(passive and opens("prepositions", self.words, i + 1))

    def _parts(self, i: int, first: int, nxt: int) -> bool:
        """Whether a line break or "и" parts what stands before it from a new actor."""
        new_line = self.words[i].text == "\n" or self._after_quoted(i)
        return (
            self._begins_actor(nxt, new_line=new_line)
            or opens("lead_ins", self.words, nxt)
            or (self._may_have_a_plural_after(first, i) and self._plain_plural(nxt))
        )

    def _may_have_a_plural_after(self, first: int, i: int) -> bool:
        """Whether a plain plural after the "и" at word `i` is another actor: „учители и психолози“, „МП и адвокати“."""
        last = self.words[i - 1]
        named = i in self.match_ends or (last.is_word and last.text.isupper()) or last.text in QUOTES
        return named or is_plural(self.words, self.first_word(first), i)

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
        return any(opens("from_places", self.words, j) for j in range(start, i)) and self._is_plain_name(nxt)

    def _is_plain_name(self, i: int) -> bool:
        """Whether a place, or a proper name that may be one, stands at word `i`."""
        word = self.words[i].text
        proper = word[0].isupper() and not word.isupper() and i not in self.match_at
        return self.place_at(i) or (
            proper and not opens("bodies", self.words, i) and not opens("nations", self.words, i)
        )

    def _and_others(self, i: int, first: int) -> bool:
        """Whether „и др.“ begins at word `i`, behind another actor."""
        return i in self.match_at and self.words[i].text in AND and first < i

    def _new_body(self, i: int, first: int) -> bool:
        """Whether a body begins at word `i` that no separator parts from the one before it.

        It does behind a closing quotation mark or bracket, or where a known name, or a noun such as „Център“ with a
        capital, stands although a name is going on.
        """
        word, before = self.words[i], self.words[i - 1]
        if i in self.quoted or i == first or not word.text[0].isupper() or not self._complete(first, i):
            return False
        if self.place_at(i) or any(opens(n, self.words, i) for n in ("generic", "legal_forms")):
            return False
        if before.text in CLOSE or (i - 1 in self.quoted and before.text in QUOTES):
            return i - 1 not in self.inside
        if not before.is_word or not (before.text.islower() or before.text.isupper() or self.place_at(i - 1)):
            return False
        known = i in self.match_at and not self.match_at[i].entry.collective
        return (known or opens("bodies", self.words, i) or opens("nations", self.words, i)) and not self._leads_on(
            i - 1
        )

    def _leads_on(self, i: int) -> bool:
        """Whether word `i` asks for a name behind it."""
        lists = ("prepositions", "heads", "generic", "quantifiers", "partnering")
        return i in self.inside or any(opens(n, self.words, i) for n in lists)

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

    def _plain_plural(self, i: int) -> bool:
        """Whether what begins at word `i` is the second of two classes: „учители и психолози“."""
        end = next((j for j in range(i, len(self.words)) if not self.words[j].is_word), len(self.words))
        return self.words[i].text.islower() and is_plural(self.words, i, end)

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
        if said[-1] + 1 in self.match_ends or any(i in self.match_at for i in said):
            return not opens("unit_of", self.words, said[-1])
        if opens("unit_of", self.words, said[-1]) or self.words[said[-1]].key in AND:
            return False
        first_said = self.words[said[0]]
        return first_said.text[0].isupper() or len(said) > 1 or is_plural(self.words, said[0], last)

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
