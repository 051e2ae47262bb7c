"""One actor of a cell: what a known name means among the words around it, and what an unknown one is called."""

import re
from dataclasses import replace

from mrezha.loaders.actor_each import Piece
from mrezha.loaders.actor_pieces import CutCell
from mrezha.loaders.lexicon import AND, DASHES, OPEN, QUOTES, is_plural, opens, phrase_at
from mrezha.loaders.records import Mention, Span
from mrezha.ontology.authority import Entry, authority
from mrezha.ontology.names import Match, thing_names
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import slug, squeeze

_OF = {"Министерство", "Посолство"}  # „министерствата на …“: the name of each has the small word too


class NamedCell(CutCell):
    """A cell whose actors can be named."""

    def one_of(self, piece: Piece) -> Mention:
        """A body named behind a plural: „Бургас“ of „общините Варна и Бургас“ is Община Бургас."""
        opens_name = (i for i in range(piece.first, piece.last) if self._opens_name_of_one(i))
        after = next(opens_name, piece.first)
        name = self.span(after, piece.last).text  # without „на“
        small = "на " if piece.one in _OF else ""
        label = squeeze(f"{piece.one} {small}{name}")
        spans = (self.span(piece.first, piece.last),)
        known = self.names.named(label)
        if known is None:
            return Mention(f"{ID}institution/{slug(label)[:80]}", label, spans, resolved=False)
        return Mention(known.iri, known.label_bg, spans, resolved=known.iri in authority(), parent=known.parent)

    def _opens_name_of_one(self, i: int) -> bool:
        return self.words[i].text in {"на", *QUOTES} or self.place_at(i)

    def resolved(self, group: list[Match], left: int, right: int) -> Mention:
        """The actor of a group of matches, with the words before and after weighed."""
        entry = self._with_clause(group[0], left, right)
        if self.words[group[0].first].text in AND:  # „и др.“: its "и" and its full stop are its own
            return Mention(entry.iri, entry.label_bg, (self._with_stop(group[0]),), entry.collective)
        right = self._before_year(group[-1].last, right)
        left = next((i + 1 for i in range(group[0].first - 1, left - 1, -1) if self.words[i].text in DASHES), left)
        if self._foreign(group[-1].last, right) or self._name_goes_on(group[-1].last, right):
            return self.unknown(left, right)
        if entry.collective and group[-1].last < right and self.words[group[-1].last].text == "от":
            return self.unknown(left, right)  # „международни партньори от държавите членки“
        front = [i for i in range(left, group[0].first) if self.words[i].is_word]
        if front and opens("unit_of", self.words, front[-1]) and not opens("of_body", self.words, front[0]):
            unit = self.unknown(left, right)
            return unit if unit.collective or entry.collective else replace(unit, parent=entry.iri)
        if not entry.collective and not self._same_body(front):
            return self.unknown(left, right)
        places = entry.collective and thing_names("Place").all_in(self.words[group[0].first : group[0].last])
        if places and self.names.named(self.span(group[0].first, group[0].last).text) is None:
            return self.unknown(left, right)
        plain = entry.collective and any(not self._plain(i) for i in front)
        if plain and not self.names.named(self.span(left, right).text):
            return self.unknown(left, right)
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

    def with_bracket(self, group: list[Match], right: int, last: int) -> int:
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
        opening = next((i for i in range(end, right) if self.words[i].text in OPEN), right)
        listed = any(not self.match_at[i].entry.collective for i in range(opening, right) if i in self.match_at)
        return opening if listed else right  # „НПО, работещи по проблема (Анимус, …)“

    def unknown(self, first: int, last: int) -> Mention:
        """An actor the authority file does not know: a class if its head is one, else a body; kept as printed."""
        last = self._before_remark(first, last)
        span = self.span(first, last)
        printed = self._without_acronym(first, last)
        head = self.class_noun(first, min(last, first + 6))
        whole = head is None and opens("wholes", self.words, self.first_word(first))
        collective = head is not None or whole or is_plural(self.words, first, last)
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

    def after_quote(self, at: int) -> int:
        """One past a closing quotation mark that touches the word before it."""
        closes = at < len(self.words) and self.words[at].text in '“”"»'
        return at + (closes and self.words[at].start == self.words[at - 1].end)

    def _with_stop(self, match: Match) -> Span:
        end = self.words[match.last - 1].end
        return self.part(self.words[match.first].start, end + (self.text[end : end + 1] == "."))
