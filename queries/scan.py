"""The words of a question, each told what it is: a known thing, a year, a code, a month, a signal, or nothing known."""

from mrezha.ontology.names import Match
from mrezha.ontology.namespaces import CODE
from mrezha.ontology.sections import section_number, theme_of_section
from mrezha.ontology.words import Word, fold, words
from mrezha.queries.beside import MARKS, adjectives, beside_things
from mrezha.queries.digits import written_in_digits
from mrezha.queries.editions import find_editions
from mrezha.queries.latin import in_cyrillic, who_for_which
from mrezha.queries.lexicon import Lexicon, cue, lexicon
from mrezha.queries.mend import mended
from mrezha.queries.padding import drop_padding
from mrezha.queries.scanned import Item, Scan
from mrezha.queries.seek import find_titles, seeking
from mrezha.queries.times import find_times
from mrezha.queries.vocabulary import Vocabulary

_ORDER = ("actor", "project", "act", "mechanism", "place", "audience", "exploitation", "theme")


def scan(text: str, vocabulary: Vocabulary) -> Scan:
    """Tell what each word of a question is; a word that is nothing known may be a known one mistyped.

    So may be all of them: Bulgarian in Latin letters.
    """
    found = _Scanner(text, vocabulary).scan()
    if any(i.value == "search" for i in found.items):
        return seeking(found)
    find_titles(found, vocabulary)
    if not found.unknown:
        return found
    cyrillic = in_cyrillic(found, lexicon(), vocabulary)
    if cyrillic:
        read = _Scanner(cyrillic, vocabulary).scan()
        asked = who_for_which(read)
        if asked != cyrillic:
            read = _Scanner(asked, vocabulary).scan()
        if not read.unknown:
            read.corrected = [(text, asked)]
            return read
    right, corrected = mended(text, found.unknown, vocabulary)
    if corrected:
        found = _Scanner(right, vocabulary).scan()
        found.corrected = corrected
    return found


class _Scanner:
    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.lexicon: Lexicon = lexicon()
        self.words = words(text)
        self.fixed = list(written_in_digits(text, self.words, vocabulary.acts))
        self.fixed_at = {i.first: i for i in self.fixed}

    def scan(self) -> Scan:
        found = Scan(self.text, self.words)
        i = 0
        while i < len(self.words):
            item = self.fixed_at.get(i) or self._best(i)
            if item:
                found.items.append(item)
                i = item.last
            else:
                i += 1
        self._sections(found)
        find_editions(found, self.words, self.lexicon, self.vocabulary.years)
        find_times(found, self.words, self.lexicon)
        taken = {i for item in found.items for i in range(item.first, item.last)}
        named = list(adjectives(found, taken, self.lexicon, self.vocabulary))
        found.items = sorted([*found.items, *named], key=lambda x: x.first)
        taken |= {i.first for i in named}
        taken |= beside_things(found, taken, _ORDER, self.lexicon)
        found.unknown = [w for i, w in enumerate(self.words) if i not in taken and self._means_nothing(w)]
        drop_padding(found, self.lexicon, self.vocabulary)
        return found

    def _means_nothing(self, word: Word) -> bool:
        if not word.is_word:
            return word.text not in MARKS
        return word.key not in self.lexicon.stop and fold(word.text) not in self.lexicon.never_names

    # -- words -----------------------------------------------------------------------------------------------------

    def _best(self, i: int) -> Item | None:
        """The longest thing or phrase that begins at word `i`; of equals a thing comes before a phrase."""
        if not self.words[i].is_word or fold(self.words[i].text) in self.lexicon.never_names:
            return None
        best: Item | None = None
        for kind in _ORDER:
            names = self.vocabulary.names.get(kind)
            match = names.at(self.words, i) if names else None
            if not match or self._clashes(match):
                continue
            wins = best is None or match.last > best.last
            meant = best is not None and match.last == best.last and kind == "audience" and self._is_for(i)
            if wins or meant:
                best = Item(kind, match.entry.iri, i, match.last)
        phrase = next((p for p in self.lexicon.at(self.words, i) if not self._cuts(i, p[1])), None)
        if phrase and (best is None or phrase[1] > best.last):
            best = Item("signal", phrase[0], i, phrase[1])
        number = self.lexicon.numbers.get(fold(self.words[i].text))
        return best or (Item("number", str(number), i, i + 1) if number else None)

    def _cuts(self, first: int, last: int) -> bool:
        """Whether a phrase of several words would take the beginning of a longer name ("for staff of" hotels)."""
        for i in range(first + 1, last):
            for kind in _ORDER:
                names = self.vocabulary.names.get(kind)
                match = names.at(self.words, i) if names else None
                if match and match.last > last and not self._clashes(match):
                    return True
        return False

    def _is_for(self, i: int) -> bool:
        """Whether "for" or "aimed at" stands before word `i`: then a class of people is a target group, no actor."""
        return i > 0 and self.words[i - 1].text.casefold() in cue("aimed-at")

    def _clashes(self, match: Match) -> bool:
        """Whether a two-letter abbreviation may be a small word ("аз"), or a match runs into a number already read."""
        said = [w for w in self.words[match.first : match.last] if w.is_word]
        short = len(said) == 1 and len(said[0].text) <= 2 and not said[0].text.isupper()
        return short or any(match.first < f.first < match.last for f in self.fixed if f.kind != "number")

    def _sections(self, found: Scan) -> None:
        """„раздел II“, "section two", „втори раздел“ -> the theme of that section."""
        for n, item in enumerate(found.items):
            if item.value not in ("section", "each:section"):
                continue
            several = self.words[item.last - 1].text.casefold() in cue("sections")
            for i in (item.last, item.first - 1):
                if several and any(x.kind == "number" and x.last == item.first > i == x.first for x in found.items):
                    continue  # "2 sections" are not the second
                theme = theme_of_section(self._ordinal(i)) if 0 <= i < len(self.words) else None
                if theme:
                    merged = Item("theme", f"{CODE}theme/{theme}", min(i, item.first), max(i + 1, item.last))
                    self._put(found, merged)
                    self._more_sections(found, merged, several=several)
                    self._sections_before(found, merged)
                    return self._sections(found) if n < len(found.items) else None
        return None

    def _more_sections(self, found: Scan, before: Item, *, several: bool) -> None:
        """„раздели II, III и IV“, "section II or IV": numerals that go on; digits only behind "sections"."""
        i, goes_on = before.last, cue("joins") | cue("between-numerals") | {","}
        while i < len(self.words) and self.words[i].text.casefold() in goes_on:
            i += 1
        theme = theme_of_section(self._ordinal(i)) if before.last < i < len(self.words) else None
        if theme and (several or self.words[i].text.isupper()):
            merged = Item("theme", f"{CODE}theme/{theme}", i, i + 1)
            self._put(found, merged)
            self._more_sections(found, merged, several=several)

    def _sections_before(self, found: Scan, behind: Item) -> None:
        """„Втори и трети раздел“: ordinals that stand before another's."""
        i = behind.first - 1
        while i > 0 and self.words[i].text.casefold() in cue("joins") | {","}:
            i -= 1
        theme = theme_of_section(self.lexicon.ordinals.get(self.words[i].key, 0)) if 0 <= i < behind.first - 1 else None
        if theme:
            merged = Item("theme", f"{CODE}theme/{theme}", i, i + 1)
            self._put(found, merged)
            self._sections_before(found, merged)

    def _put(self, found: Scan, item: Item) -> None:
        rest = [x for x in found.items if x.last <= item.first or x.first >= item.last]
        found.items = sorted([*rest, item], key=lambda x: x.first)

    def _ordinal(self, i: int) -> int:
        word = self.words[i]
        return section_number(word.text) or self.lexicon.ordinals.get(word.key, 0)
