"""Cells of actors: split into mentions, each resolved by the authority file or kept as unknown.

How a cell is split is laid down in docs/reading.md. The order of work: find known names (actor_words), cut the rest
at separators (actor_pieces), look at what each piece holds, and name each actor (actor_mentions).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mrezha.loaders.actor_each import Piece
from mrezha.loaders.actor_mentions import NamedCell
from mrezha.loaders.lexicon import AND, CLOSE, DASHES, OPEN, opens
from mrezha.loaders.records import Mention, Span
from mrezha.ontology.names import Match, Names


class CellReader(NamedCell):
    """Reads the actors of a cell, or of a part of one."""

    def mentions(self) -> list[Mention]:
        """Actors in the order printed; one that is named twice appears once, with both spans."""
        return each_once(self._mentions())

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
            yield self.one_of(piece)
            return
        if piece.matches:
            yield from self._known_mentions(piece, first, last)
        elif before is not None and self._is_place(first, last):
            return  # "фондация Reshape, Нидерландия": where the body before is from
        elif (unknown := self.unknown(first, last)).spans[0].text:
            yield unknown
            yield from self._listed(first, last)

    def _known_mentions(self, piece: Piece, first: int, last: int) -> Iterator[Mention]:
        """Known names of a piece: a unit swallows its parent, names side by side are several actors."""
        groups: list[list[Match]] = []
        for match in piece.matches:
            if groups and self._is_of(groups[-1], match):
                groups[-1].append(match)
            else:
                groups.append([match])
        groups = [g for g in groups if g[0].entry.iri]  # a correction may say that words are no actor
        groups = [g for g, after in zip(groups, [*groups[1:], None], strict=False) if not self._named_after(g, after)]
        for n, group in enumerate(groups):
            left = first if n == 0 else self._left(groups[n - 1][-1].last, group[0].first)
            right = last if n == len(groups) - 1 else self.after_quote(group[-1].last)
            yield self.resolved(group, left, self.with_bracket(group, right, last))
            yield from self._bracketed(group[-1].last, right if n == len(groups) - 1 else groups[n + 1][0].first)

    def _is_of(self, group: list[Match], match: Match) -> bool:
        """Whether a name goes on the mention of a group: its parent, itself again, what a class is more closely."""
        same = group[0].entry.iri == match.entry.iri and self._only_marks(group[-1], match)
        between = [w.text for w in self.words[group[-1].last : match.first]]
        closer = group[0].entry.collective and match.entry.collective and len(between) == 1 and between[0] in DASHES
        return same or closer or self._ties(group[-1], match)  # „НПО – членове на ПРГ“

    def _named_after(self, group: list[Match], after: list[Match] | None) -> bool:
        """Whether a class is only the label of the body after it: „отговорната институция - МП“."""
        return (
            after is not None
            and group[0].entry.collective
            and not after[0].entry.collective
            and any(w.text in DASHES for w in self.words[group[-1].last : after[0].first])
        )

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

    def _listed(self, first: int, last: int) -> Iterator[Mention]:
        """The members of an unknown body that a bracket lists: „Работна група (МП, МВР)“; one alone is its parent."""
        inner = [self.match_at[i] for i in range(first, last) if i in self.match_at and self.in_bracket(first, i)]
        if len({m.entry.iri for m in inner}) > 1:
            yield from self._bracketed(first, last)

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

    def _is_place(self, first: int, last: int) -> bool:
        """Whether there are only places here, one or several."""
        i, found = first, False
        while i < last:
            end = self.town_at(i)
            if end == i and self.words[i].is_word and self.words[i].text not in AND | {"гр", "с"}:
                return False
            i, found = (end, True) if end > i else (i + 1, found)
        return found


def each_once(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of the same actor as one, with all their spans."""
    merged: dict[str, Mention] = {}
    for m in mentions:
        known = merged.get(m.actor)
        merged[m.actor] = replace(known, spans=known.spans + m.spans) if known else m
    return list(merged.values())


def read_actors(cell: Span, names: Names | None = None) -> list[Mention]:
    """Actors named in a cell, in order, each once.

    >>> words = "МТСП, ГД“БОП“ към МВР и други институции"
    >>> [m.spans[0].text for m in read_actors(Span(0, len(words), words))]
    ['МТСП', 'ГД“БОП“ към МВР', 'други институции']
    """
    return CellReader(cell, names).mentions()
