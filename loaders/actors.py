"""Cells of actors: split into mentions, each resolved by the authority file or kept as unknown.

How a cell is split is laid down in docs/reading.md. The order of work: find known names, so that no separator
inside a name can break it; cut the rest at separators; then look at what each piece holds.
"""

import functools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from mrezha.ontology.names import Match, Names, actor_names, keys_of, thing_names
from mrezha.loaders.records import Mention, Span
from mrezha.ontology.words import Word, slug, squeeze, words
from mrezha.ontology.namespaces import ID

_STRONG = frozenset(",;/|•·")
_DASHES = frozenset("-–—")
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_QUOTES = frozenset("„“”\"«»")
_AND = frozenset({"и", "and"})


@functools.cache
def _lexicon() -> dict[str, frozenset[tuple[str, ...]]]:
    data = tomllib.loads((files("mrezha.loaders") / "actors.toml").read_text(encoding="utf-8"))
    return {name: frozenset(keys_of(phrase) for phrase in phrases) for name, phrases in data.items()}


def opens(name: str, text: Sequence[Word], first: int) -> bool:
    """Whether a phrase of the word list `name` begins at word `first`."""
    keys = tuple(w.key for w in text[first : first + 3] if w.is_word)
    return any(keys[: len(phrase)] == phrase for phrase in _lexicon()[name])


@dataclass(slots=True)
class _Piece:
    """Words `first` to `last - 1` that stand between separators, and the known names among them."""

    first: int
    last: int
    matches: list[Match]


class CellReader:
    """Reads the actors of a cell, or of a part of one."""

    def __init__(self, cell: Span, names: Names | None = None) -> None:
        self.cell = cell
        self.text = cell.text
        self.words = words(cell.text)
        self.names = names or actor_names()
        self.matches = self._known()
        self._match_at = {m.first: m for m in self.matches}
        self._inside = {i for m in self.matches for i in range(m.first, m.last)}
        self._quoted = self._inside_quotes()

    # -- what is known before cutting ------------------------------------------------------------------------------

    def _known(self) -> list[Match]:
        """Known names, with the places of a class ("организации от А, Б и В") drawn into its match."""
        found = []
        for match in self.names.all_in(self.words):
            if found and match.first < found[-1].last:
                continue
            if match.entry.collective:
                match = replace(match, last=self._after_places(match.last))
            found.append(match)
        return found

    def _after_places(self, at: int) -> int:
        """One past a list of places that begins at word `at` with "от", or `at` itself."""
        if not (at < len(self.words) and opens("from_places", self.words, at)):
            return at
        last, i = at, at + 1
        while i < len(self.words):
            place = thing_names("Place").at(self.words, i)
            if place:
                last = i = place.last
            elif self.words[i].text in {",", "и", "\n"}:
                i += 1
            else:
                break
        return last

    def _inside_quotes(self) -> set[int]:
        """Words between two quotation marks that belong together; a lone mark protects nothing."""
        inside: set[int] = set()
        opened: int | None = None
        for i, w in enumerate(self.words):
            if w.text not in _QUOTES:
                continue
            if w.text in "„«" or opened is None:
                opened = i
            else:
                inside.update(range(opened, i + 1))
                opened = None
        return inside

    # -- cutting ---------------------------------------------------------------------------------------------------

    def _pieces(self) -> Iterator[_Piece]:
        first, i = 0, 0
        while i < len(self.words):
            if i in self._match_at:
                i = self._match_at[i].last
            elif self.words[i].text in _OPEN:
                i = self._after_bracket(i)
            elif self._is_remark(i, first):
                yield self._piece(first, i)
                first = i = self._after_remark(i)
            elif self._separates(i, first):
                yield self._piece(first, i)
                first = i = i + 1
            else:
                i += 1
        yield self._piece(first, len(self.words))

    def _piece(self, first: int, last: int) -> _Piece:
        clause = next((i for i in range(first, last) if i > first and opens("relative", self.words, i)), last)
        inner = [m for m in self.matches if first <= m.first < clause and not self._in_bracket(first, m.first)]
        return _Piece(first, last, inner)

    def _in_bracket(self, first: int, at: int) -> bool:
        texts = [w.text for w in self.words[first:at]]
        return sum(t in _OPEN for t in texts) > sum(t in _CLOSE for t in texts)

    def _after_bracket(self, at: int) -> int:
        closing = next((j for j in range(at, len(self.words)) if self.words[j].text in _CLOSE), len(self.words) - 1)
        return closing + 1

    def _separates(self, i: int, first: int) -> bool:
        word = self.words[i]
        if i in self._quoted:
            return False
        nxt = self._next(i + 1)
        if word.text in _STRONG:
            return not (nxt is not None and word.text == "," and opens("relative", self.words, nxt)) and not (
                word.text == "," and self._unit_goes_on(first, i, nxt)
            )
        if nxt is None or not self._complete(first, i):
            return False
        if word.text == "\n" or (word.text.casefold() in _AND):
            return self._begins_actor(nxt, new_line=word.text == "\n")
        if word.text in _DASHES and self._spaced(i):
            return nxt in self._match_at and any(first <= m.first < i and not m.entry.collective for m in self.matches)
        return False

    def _unit_goes_on(self, first: int, comma: int, nxt: int | None) -> bool:
        """„Отдел А, Дирекция Б в …“ is one body."""
        return nxt is not None and opens("units", self.words, self._start(first)) and not (
            self._match_at.get(nxt) and opens("units", self.words, nxt)
        ) and comma not in self._inside and nxt not in self._match_at

    def _is_remark(self, i: int, first: int) -> bool:
        """A spaced dash and then words that say why: the rest up to a semicolon is no actor."""
        if self.words[i].text not in _DASHES or i in self._inside or not self._spaced(i):
            return False
        nxt = self._next(i + 1)
        return nxt is not None and nxt not in self._match_at and opens("remark", self.words, nxt) and first < i

    def _after_remark(self, i: int) -> int:
        return next((j + 1 for j in range(i, len(self.words)) if self.words[j].text == ";"), len(self.words))

    def _complete(self, first: int, last: int) -> bool:
        """Whether words `first` to `last - 1` can stand as an actor of their own."""
        said = [i for i in range(first, last) if self.words[i].is_word]
        if not said:
            return False
        if any(m.last == said[-1] + 1 or m.first in said for m in self.matches):
            return not opens("unit_of", self.words, said[-1])
        if opens("unit_of", self.words, said[-1]) or self.words[said[-1]].key in _AND:
            return False
        return self.words[said[0]].text[0].isupper() or opens("classes", self.words, said[0]) or len(said) > 1

    def _begins_actor(self, i: int, *, new_line: bool) -> bool:
        """Whether a new actor can begin at word `i`, after "и" or a line break."""
        if i in self._match_at or opens("bodies", self.words, i):
            return True
        if self._class_noun(i, i + 3) is not None:
            return True
        first = self.words[i]
        if first.text in _QUOTES:
            return new_line
        return first.text[0].isupper() and (new_line or not first.text.islower())

    def _class_noun(self, first: int, last: int) -> int | None:
        """The first word of a range that names a class of actors, before any proper name."""
        for i in range(first, min(last, len(self.words))):
            word = self.words[i]
            if not word.is_word or (word.text[0].isupper() and i > first and not word.text.isupper()):
                return None
            if opens("classes", self.words, i):
                return i
        return None

    def _next(self, i: int) -> int | None:
        """The next word or opening quotation mark, line breaks passed over."""
        return next((j for j in range(i, len(self.words)) if self.words[j].text != "\n"), None)

    def _start(self, first: int) -> int:
        return next((j for j in range(first, len(self.words)) if self.words[j].is_word), first)

    def _spaced(self, i: int) -> bool:
        """Whether a dash has white space on a side, so that it parts rather than joins."""
        before, after = self.words[i].start - 1, self.words[i].end
        return (before >= 0 and self.text[before].isspace()) or (after < len(self.text) and self.text[after].isspace())

    # -- what a piece holds ----------------------------------------------------------------------------------------

    def mentions(self) -> list[Mention]:
        """Actors in the order printed; one that is named twice appears once, with both spans."""
        merged: dict[str, Mention] = {}
        for m in self._mentions():
            known = merged.get(m.actor)
            merged[m.actor] = replace(known, spans=known.spans + m.spans) if known else m
        return list(merged.values())

    def _mentions(self) -> Iterator[Mention]:
        before: Mention | None = None
        for piece in self._pieces():
            for mention in self._read(piece, before):
                yield mention
                before = mention

    def _read(self, piece: _Piece, before: Mention | None) -> Iterator[Mention]:
        first, last = self._trim(piece.first, piece.last)
        if first >= last:
            return
        if piece.matches:
            yield from self._known_mentions(piece, first, last)
        elif before is not None and self._is_place(first, last):
            return  # "фондация Reshape, Нидерландия": where the body before is from
        else:
            yield self._unknown(first, last)

    def _known_mentions(self, piece: _Piece, first: int, last: int) -> Iterator[Mention]:
        """Known names of a piece: a unit swallows its parent, names side by side are several actors."""
        groups: list[list[Match]] = []
        for match in piece.matches:
            tied = groups and self._ties(groups[-1][-1], match)
            same = groups and groups[-1][0].entry.iri == match.entry.iri and self._only_marks(groups[-1][-1], match)
            if tied or same:
                groups[-1].append(match)
            else:
                groups.append([match])
        groups = [g for g, after in zip(groups, [*groups[1:], None], strict=True) if not self._named_after(g, after)]
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
            and any(w.text in _DASHES for w in self.words[group[-1].last : after[0].first])
        )

    def _resolved(self, group: list[Match], left: int, right: int) -> Mention:
        """The actor of a group of matches, with the words before and after weighed."""
        entry = group[0].entry
        if self.words[group[0].first].text in _AND:  # „и др.“: its "и" and its full stop are its own
            return Mention(entry.iri, entry.label_bg, (self._with_stop(group[0]),), entry.collective)
        left = next((i + 1 for i in range(group[0].first - 1, left - 1, -1) if self.words[i].text in _DASHES), left)
        front = [i for i in range(left, group[0].first) if self.words[i].is_word]
        if front and opens("unit_of", self.words, front[-1]) and not opens("of_body", self.words, front[0]):
            return replace(self._unknown(left, right), parent=entry.iri)
        plain = entry.collective and any(not self._plain(i) for i in front)
        if plain and not self.names.named(self._span(left, right).text):
            return self._unknown(left, right)
        return Mention(entry.iri, entry.label_bg, (self._span(left, right),), entry.collective, parent=entry.parent)

    def _plain(self, i: int) -> bool:
        return opens("quantifiers", self.words, i) or opens("generic", self.words, i)

    def _bracketed(self, first: int, last: int) -> Iterator[Mention]:
        """Actors inside a bracket: units of the one before. An acronym or a remark there is none."""
        opening = next((i for i in range(first, last) if self.words[i].text in _OPEN), None)
        if opening is None:
            return
        inner = self._next(opening + 1)
        closing = self._after_bracket(opening)
        if inner is None or opens("remark", self.words, inner) or opens("described", self.words, inner):
            return
        end = closing - (self.words[closing - 1].text in _CLOSE)
        said = {m.entry.iri for m in self.matches if m.last <= opening}
        within = [m for m in self.matches if opening < m.first < end and m.entry.iri not in said]
        if within and not (len(within) == 1 and within[0].last - within[0].first >= end - opening - 1):
            yield from CellReader(self._span(opening + 1, end), self.names).mentions()

    def _with_bracket(self, group: list[Match], right: int, last: int) -> int:
        """Where the mention ends: a bracket after it belongs to it only if it holds its acronym or kind."""
        end = group[-1].last
        while end < right and not self.words[end].is_word and self.words[end].text not in _OPEN:
            end += 1
        if end < last and self.words[end].text in _OPEN:
            closing = self._after_bracket(end)
            said = [w for w in self.words[end:closing] if w.is_word]
            if len(said) == 1:
                return min(closing, last) if right == last else closing
            return end
        return right

    def _unknown(self, first: int, last: int) -> Mention:
        """An actor the authority file does not know: a class if its head is one, else a body; kept as printed."""
        span = self._span(first, last)
        printed = squeeze(span.text)
        head = self._class_noun(first, min(last, first + 6))
        collective = head is not None
        if collective:
            while opens("quantifiers", self.words, first) and first + 1 < last and self.words[first].key != "местн":
                first += 1
            printed = squeeze(self._span(first, last).text)
            printed = printed if printed.isupper() and len(printed) < 6 else printed[:1].lower() + printed[1:]
        kind = "collective" if collective else "institution"
        return Mention(f"{ID}{kind}/{slug(printed)[:80]}", printed, (span,), collective, resolved=False)

    # -- small things ----------------------------------------------------------------------------------------------

    def _ties(self, unit: Match, parent: Match) -> bool:
        """Whether the words between two names make the second the parent of the first ("ГДБОП към МВР")."""
        between = [i for i in range(unit.last, parent.first) if self.words[i].is_word]
        small = all(self.words[i].text.islower() and self.words[i].text not in _AND for i in between)
        marks = any(self.words[i].text in _OPEN | _DASHES for i in range(unit.last, parent.first))
        return bool(between) and small and not marks and opens("unit_of", self.words, between[-1])

    def _only_marks(self, a: Match, b: Match) -> bool:
        return not any(w.is_word for w in self.words[a.last : b.first])

    def _left(self, after: int, first: int) -> int:
        """Where the words of a name that follows another begin: generic nouns and marks before it are its own."""
        left = first
        while left > after and (opens("generic", self.words, left - 1) or self.words[left - 1].text in "„\"“"):
            left -= 1
        return left

    def _after_quote(self, at: int) -> int:
        """One past a closing quotation mark that touches the word before it."""
        closes = at < len(self.words) and self.words[at].text in "“”\"»"
        return at + (closes and self.words[at].start == self.words[at - 1].end)

    def _with_stop(self, match: Match) -> Span:
        end = self.words[match.last - 1].end
        return self._part(self.words[match.first].start, end + (self.text[end : end + 1] == "."))

    def _is_place(self, first: int, last: int) -> bool:
        place = thing_names("Place").at(self.words, first)
        return place is not None and not any(w.is_word for w in self.words[place.last : last])

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Without separators, line breaks, "и" and stray marks at both ends; quotation marks stay."""
        loose = _STRONG | _DASHES | {"\n", ".", ":", "…"}
        while first < last and (self.words[first].text in loose or self._loose_front(first)):
            first += 1
        while first < last and (self.words[last - 1].text in loose | {"и", "„", "по", "от", "с"}):
            last -= 1
        if not any(w.is_word for w in self.words[first:last]):
            return last, last
        return first, last

    def _loose_front(self, i: int) -> bool:
        word = self.words[i].text
        return word.casefold() in {"и", "от", "по", "на", "със", "с"} or (
            word in "“”" and i > 0 and self.words[i - 1].end == self.words[i].start
        )

    def _span(self, first: int, last: int) -> Span:
        first, last = self._trim(first, last)
        return self._part(self.words[first].start, self.words[last - 1].end)

    def _part(self, start: int, end: int) -> Span:
        return self.cell.part(self.cell.start + start, self.cell.start + end)


def read_actors(cell: Span) -> list[Mention]:
    """Actors named in a cell, in order, each once.

    >>> words = "МТСП, ГД“БОП“ към МВР и други институции"
    >>> [m.spans[0].text for m in read_actors(Span(0, len(words), words))]
    ['МТСП', 'ГД“БОП“ към МВР', 'други институции']
    """
    return CellReader(cell).mentions()
