"""Cells of actors: split into mentions, each resolved by the authority file or kept as unknown.

How a cell is split is laid down in docs/reading.md. The order of work: find known names (actor_words), cut the rest
at separators (actor_pieces), then look at what each piece holds.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from mrezha.loaders.actor_pieces import CutCell, Piece
from mrezha.loaders.actor_words import AND, CLOSE, DASHES, OPEN, QUOTES
from mrezha.loaders.lexicon import is_plural, opens, phrase_at
from mrezha.loaders.records import Mention, Span
from mrezha.ontology.authority import Entry, authority
from mrezha.ontology.names import Match, Names, thing_names
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import slug, squeeze

_OF = {"Министерство", "Посолство"}  # „министерствата на …“: the name of each has the small word too


class CellReader(CutCell):
    """Reads the actors of a cell, or of a part of one."""

    def mentions(self) -> list[Mention]:
        """Actors in the order printed; one that is named twice appears once, with both spans."""
        merged: dict[str, Mention] = {}
        for m in self._mentions():
            known = merged.get(m.actor)
            merged[m.actor] = replace(known, spans=known.spans + m.spans) if known else m
        return list(merged.values())

    def _mentions(self) -> Iterator[Mention]:
        before: Mention | None = None
        for piece in self.pieces():
            for mention in self._read(piece, before):
                yield mention
                before = mention

    def _read(self, piece: Piece, before: Mention | None) -> Iterator[Mention]:
        first, last = self.trim(piece.first, piece.last)
        if first >= last:
            return
        if piece.label:
            return
        if piece.one:
            yield self._one_of(piece)
            return
        if piece.matches:
            yield from self._known_mentions(piece, first, last)
        elif before is not None and self._is_place(first, last):
            return  # "фондация Reshape, Нидерландия": where the body before is from
        elif (unknown := self._unknown(first, last)).spans[0].text:
            yield unknown

    def _one_of(self, piece: Piece) -> Mention:
        """A body named behind a plural: „Бургас“ of „общините Варна и Бургас“ is Община Бургас."""
        after = next(
            i for i in range(piece.first, piece.last) if self.words[i].text in {"на", *QUOTES} or self.place_at(i)
        )
        name = self.span(after, piece.last).text  # without „на“
        small = "на " if piece.one in _OF else ""
        label = squeeze(f"{piece.one} {small}{name}")
        spans = (self.span(piece.first, piece.last),)
        known = self.names.named(label)
        if known is None:
            return Mention(f"{ID}institution/{slug(label)[:80]}", label, spans, resolved=False)
        return Mention(known.iri, known.label_bg, spans, resolved=known.iri in authority(), parent=known.parent)

    def _known_mentions(self, piece: Piece, first: int, last: int) -> Iterator[Mention]:
        """Known names of a piece: a unit swallows its parent, names side by side are several actors."""
        groups: list[list[Match]] = []
        for match in piece.matches:
            tied = groups and self._ties(groups[-1][-1], match)
            same = groups and groups[-1][0].entry.iri == match.entry.iri and self._only_marks(groups[-1][-1], match)
            if tied or same:
                groups[-1].append(match)
            else:
                groups.append([match])
        groups = [g for g in groups if g[0].entry.iri]  # a correction may say that words are no actor
        groups = [g for g, after in zip(groups, [*groups[1:], None], strict=False) if not self._named_after(g, after)]
        for n, group in enumerate(groups):
            left = first if n == 0 else self._left(groups[n - 1][-1].last, group[0].first)
            right = last if n == len(groups) - 1 else self._after_quote(group[-1].last)
            yield self._resolved(group, left, self._with_bracket(group, right, last))
            yield from self._bracketed(group[-1].last, right if n == len(groups) - 1 else groups[n + 1][0].first)

    def _named_after(self, group: list[Match], after: list[Match] | None) -> bool:
        """Whether a class is only the label of the body after it: „отговорната институция - МП“."""
        return (
            after is not None
            and group[0].entry.collective
            and any(w.text in DASHES for w in self.words[group[-1].last : after[0].first])
        )

    def _resolved(self, group: list[Match], left: int, right: int) -> Mention:
        """The actor of a group of matches, with the words before and after weighed."""
        entry = self._with_clause(group[0], left, right)
        if self.words[group[0].first].text in AND:  # „и др.“: its "и" and its full stop are its own
            return Mention(entry.iri, entry.label_bg, (self._with_stop(group[0]),), entry.collective)
        right = self._before_year(group[-1].last, right)
        left = next((i + 1 for i in range(group[0].first - 1, left - 1, -1) if self.words[i].text in DASHES), left)
        if self._foreign(group[-1].last, right) or self._name_goes_on(group[-1].last, right):
            return self._unknown(left, right)
        front = [i for i in range(left, group[0].first) if self.words[i].is_word]
        if front and opens("unit_of", self.words, front[-1]) and not opens("of_body", self.words, front[0]):
            return replace(self._unknown(left, right), parent=entry.iri)
        if not entry.collective and not self._same_body(front):
            return self._unknown(left, right)
        places = entry.collective and thing_names("Place").all_in(self.words[group[0].first : group[0].last])
        if places and self.names.named(self.span(group[0].first, group[0].last).text) is None:
            return self._unknown(left, right)
        plain = entry.collective and any(not self._plain(i) for i in front)
        if plain and not self.names.named(self.span(left, right).text):
            return self._unknown(left, right)
        corrected = any(m.corrected for m in group)
        return Mention(
            entry.iri,
            entry.label_bg,
            (self.span(left, right),),
            entry.collective,
            resolved=entry.iri in authority(),
            parent=entry.parent,
            corrected=corrected,
        )

    def _with_clause(self, match: Match, left: int, right: int) -> Entry:
        """The class that a match names, or a narrower known one: „институциите, членове на НКБТХ“."""
        narrower = self.names.named(self.span(left, right).text.replace(",", "")) if match.entry.collective else None
        return narrower or match.entry

    def _foreign(self, at: int, right: int) -> bool:
        """Whether a name goes on with another country, so that it is another body: „МВР на Румъния“."""
        if at + 1 >= right or self.words[at].text != "на":
            return False
        place = thing_names("Place").at(self.words, at + 1)
        return place is not None and not place.entry.iri.endswith("/bulgaria")

    def _name_goes_on(self, at: int, right: int) -> bool:
        """Whether a known name is only the beginning of a longer one: „Министерство на културата и туризма“."""
        if at < right and self.words[at].text in AND:
            return True
        rest = next((j for j in range(at, right) if self.words[j].is_word), right)
        return rest < right and at in self.quoted and rest in self.quoted and self.words[at].text not in QUOTES

    def _same_body(self, front: list[int]) -> bool:
        """Whether the words before a known name leave it the same body; „норвежка инспекция по труда“ is another."""
        i = 0
        while i < len(front):
            if self.words[front[i]].text in {"ИА", "ГД", "ДА"} and self.words[front[i] + 1].text in QUOTES:
                i += 1  # „ИА „Главна инспекция по труда““
                continue
            phrase = max(
                phrase_at(n, self.words, front[i]) for n in ("generic", "quantifiers", "of_body", "partnering")
            )
            if not phrase:
                return False
            i += phrase
        return True

    def _plain(self, i: int) -> bool:
        return opens("quantifiers", self.words, i) or opens("generic", self.words, i)

    def _bracketed(self, first: int, last: int) -> Iterator[Mention]:
        """Actors inside a bracket: units of the one before. An acronym or a remark there is none."""
        opening = next((i for i in range(first, last) if self.words[i].text in OPEN), None)
        if opening is None:
            return
        inner = self.next_word(opening + 1)
        closing = self.after_bracket(opening)
        if inner is None or opens("remark", self.words, inner) or opens("described", self.words, inner):
            return
        end = closing - (self.words[closing - 1].text in CLOSE)
        if opens("inner_units", self.words, inner) and inner not in self.match_at:
            yield from CellReader(self.span(opening + 1, end), self.names).mentions()
            return
        said = {m.entry.iri for m in self.matches if m.last <= opening}
        within = [m for m in self.matches if opening < m.first < end and m.entry.iri not in said]
        whole = len(within) == 1 and within[0].last - within[0].first >= end - opening - 1
        if within and not (whole and within[0].entry.collective):
            yield from CellReader(self.span(opening + 1, end), self.names).mentions()

    def _with_bracket(self, group: list[Match], right: int, last: int) -> int:
        """Where the mention ends: a bracket after it belongs to it only if it holds its acronym or kind."""
        end = group[-1].last
        while end < right and not self.words[end].is_word and self.words[end].text not in OPEN:
            end += 1
        if end < last and self.words[end].text in OPEN:
            closing = self.after_bracket(end)
            said = [w for w in self.words[end:closing] if w.is_word]
            inner = self.match_at.get(end + 1)
            if inner and not inner.entry.collective and inner.entry.iri != group[0].entry.iri:
                return end  # „МВР (ГДБОП)“: another body
            if len(said) == 1:
                return min(closing, last) if right == last else closing
            return end
        return right

    def _unknown(self, first: int, last: int) -> Mention:
        """An actor the authority file does not know: a class if its head is one, else a body; kept as printed."""
        last = self._before_remark(first, last)
        span = self.span(first, last)
        printed = self._without_acronym(first, last)
        head = self.class_noun(first, min(last, first + 6))
        collective = head is not None or is_plural(self.words, first, last)
        if collective:
            while opens("quantifiers", self.words, first) and first + 1 < last and self.words[first].key != "местн":
                first += 1
            printed = self._without_acronym(first, last)
            printed = printed if printed.isupper() and len(printed) < 6 else printed[:1].lower() + printed[1:]
        kind = "collective" if collective else "institution"
        return Mention(f"{ID}{kind}/{slug(printed)[:80]}", printed, (span,), collective, resolved=False)

    def _before_remark(self, first: int, last: int) -> int:
        """Where a name ends before a bracket that holds more than its acronym, or before „за 2026 г.“."""
        texts = [w.text for w in self.words[first:last]]
        for i in range(1, len(texts) - 1):
            if texts[i] == "за" and len(texts[i + 1]) == 4 and texts[i + 1].isdigit():
                return first + i
        opening = next((i for i in range(first + 1, last) if self.words[i].text in OPEN), last)
        if opening == last or not any(w.is_word for w in self.words[first:opening]):
            return last
        said = [w for w in self.words[opening : self.after_bracket(opening)] if w.is_word]
        return opening if len(said) > 1 else last

    def _before_year(self, first: int, last: int) -> int:
        """Where what follows a name ends before a year: „НКБТХ за 2026 г.“, „НФМ 2014-2021“."""
        at = next((i for i in range(first, last) if re.fullmatch(r"(?:19|20)\d\d", self.words[i].text)), last)
        return at - (at < last and at > first and self.words[at - 1].text == "за")

    def _before_acronym(self, first: int, last: int) -> int:
        said = next((i for i in range(first, last) if self.words[i].is_word), last)
        return next((i for i in range(said, last) if self.words[i].text in OPEN), last)

    def _without_acronym(self, first: int, last: int) -> str:
        opening = self._before_acronym(first, last)
        return squeeze(self.span(first, opening).text)

    def _ties(self, unit: Match, parent: Match) -> bool:
        """Whether the words between two names make the second the parent of the first ("ГДБОП към МВР")."""
        between = [i for i in range(unit.last, parent.first) if self.words[i].is_word]
        small = all(self.words[i].text.islower() and self.words[i].text not in AND for i in between)
        marks = any(self.words[i].text in OPEN | DASHES for i in range(unit.last, parent.first))
        return bool(between) and small and not marks and opens("unit_of", self.words, between[-1])

    def _only_marks(self, a: Match, b: Match) -> bool:
        return not any(w.is_word for w in self.words[a.last : b.first])

    def _left(self, after: int, first: int) -> int:
        """Where the words of a name that follows another begin: generic nouns and marks before it are its own."""
        left = first
        while left > after and (opens("generic", self.words, left - 1) or self.words[left - 1].text in '„"“'):
            left -= 1
        return left

    def _after_quote(self, at: int) -> int:
        """One past a closing quotation mark that touches the word before it."""
        closes = at < len(self.words) and self.words[at].text in '“”"»'
        return at + (closes and self.words[at].start == self.words[at - 1].end)

    def _with_stop(self, match: Match) -> Span:
        end = self.words[match.last - 1].end
        return self.part(self.words[match.first].start, end + (self.text[end : end + 1] == "."))

    def _is_place(self, first: int, last: int) -> bool:
        """Whether there are only places here, one or several."""
        i, found = first, False
        while i < last:
            end = self.town_at(i)
            if end == i and self.words[i].is_word and self.words[i].text not in AND | {"гр", "с"}:
                return False
            i, found = (end, True) if end > i else (i + 1, found)
        return found


def read_actors(cell: Span, names: Names | None = None) -> list[Mention]:
    """Actors named in a cell, in order, each once.

    >>> words = "МТСП, ГД“БОП“ към МВР и други институции"
    >>> [m.spans[0].text for m in read_actors(Span(0, len(words), words))]
    ['МТСП', 'ГД“БОП“ към МВР', 'други институции']
    """
    return CellReader(cell, names).mentions()
