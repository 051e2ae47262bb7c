"""The words of a cell of actors, with the known names among them and what stands in quotes and brackets."""

from mrezha.loaders.actor_known import KnownNames, named_npo
from mrezha.loaders.bodies import known_bodies
from mrezha.loaders.lexicon import CLOSE, DASHES, OPEN, QUOTES, STRONG, is_class, is_singular, opens, phrase_at
from mrezha.loaders.records import Span
from mrezha.ontology.names import Names, thing_names
from mrezha.ontology.words import words


class CellWords:
    """A cell as words; indexes count words, not characters."""

    def __init__(self, cell: Span, names: Names | None = None) -> None:
        self.cell = cell
        self.text = cell.text
        self.words = words(cell.text)
        self.names = names or known_bodies()
        self.matches = KnownNames(self.words, self.names).found()
        self.match_at = {m.first: m for m in self.matches}
        self.match_ends = {m.last for m in self.matches}
        self.inside = {i for m in self.matches for i in range(m.first, m.last)}
        self.quoted = self._inside_quotes()

    def _inside_quotes(self) -> set[int]:
        """Words between two quotation marks that belong together; a lone mark protects nothing."""
        inside: set[int] = set()
        opened: int | None = None
        for i, w in enumerate(self.words):
            if w.text not in QUOTES:
                continue
            if w.text in "„«" or opened is None:
                opened = i
            else:
                inside.update(range(opened, i + 1))
                opened = None
        return inside

    def place_at(self, i: int) -> bool:
        """Whether a place, written with a capital, stands at word `i`."""
        return self.words[i].text[0].isupper() and thing_names("Place").at(self.words, i) is not None

    def town_at(self, i: int) -> int:
        """One past a place at word `i`, also one told only by its form („с. Хайредин“); `i` if there is none."""
        place = thing_names("Place").at(self.words, i) if self.place_at(i) else None
        if place:
            return place.last
        name = i + 1 + (self.words[i + 1 : i + 2] != [] and self.words[i + 1].text == ".")
        named = name < len(self.words) and self.words[name].text[0].isupper()
        return name + 1 if self.words[i].text in {"гр", "с", "град", "село"} and named else i

    def in_bracket(self, first: int, at: int) -> bool:
        """Whether a bracket opened after word `first` is still open at word `at`."""
        texts = [w.text for w in self.words[first:at]]
        return sum(t in OPEN for t in texts) > sum(t in CLOSE for t in texts)

    def after_bracket(self, at: int) -> int:
        """One past the bracket that closes the one at word `at`; a bracket never closed runs to the end."""
        closing = next((j for j in range(at, len(self.words)) if self.words[j].text in CLOSE), len(self.words) - 1)
        return closing + 1

    def class_noun(self, first: int, last: int) -> int | None:
        """The first word of a range that names a class of actors, before any proper name."""
        for i in range(first, min(last, len(self.words))):
            word = self.words[i]
            if word.text == "." and i > first:
                continue  # „др. институции“
            if not word.is_word or (word.text[0].isupper() and i > first and not word.text.isupper()):
                return None
            if named_npo(self.words, i):
                return None
            if is_class(self.words, i):
                return i
            if is_singular(word):
                return None  # „Национално сдружение на общините“ is one body
        return None

    def next_word(self, i: int) -> int | None:
        """The next word or opening quotation mark, line breaks passed over."""
        return next((j for j in range(i, len(self.words)) if self.words[j].text != "\n"), None)

    def first_word(self, first: int) -> int:
        """The first word, marks passed over, from word `first` on."""
        return next((j for j in range(first, len(self.words)) if self.words[j].is_word), first)

    def spaced(self, i: int) -> bool:
        """Whether a dash has white space on a side, so that it parts rather than joins."""
        before, after = self.words[i].start - 1, self.words[i].end
        return (before >= 0 and self.text[before].isspace()) or (after < len(self.text) and self.text[after].isspace())

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """Without separators, line breaks, "и" and stray marks at both ends; quotation marks stay."""
        loose = STRONG | DASHES | {"\n", ".", ":", "…"}
        first = self._after_item_number(first, last)
        while first < last and (self.words[first].text in loose or self._loose_front(first)):
            first += phrase_at("lead_ins", self.words, first) or 1
        while first < last and (self.words[last - 1].text in loose | {"и", "„", "по", "от", "с", "до", "на", "за"}):
            last -= 1
        if not any(w.is_word for w in self.words[first:last]):
            return last, last
        return first, last

    def _after_item_number(self, first: int, last: int) -> int:
        """One past „1.“ or „б)“ before an item of a list."""
        if first + 2 >= last:
            return first
        word, mark = self.words[first].text, self.words[first + 1].text
        number = word.isdigit() and len(word) < 3 and mark in (".", ")")
        letter = len(word) == 1 and word.islower() and mark == ")"
        return first + 2 if number or letter else first

    def _loose_front(self, i: int) -> bool:
        word = self.words[i].text
        if word == "с" and self.words[i + 1 : i + 2] and self.words[i + 1].text == ".":
            return False  # „с. Хайредин“ is a village
        leads_in = word.casefold() in {"и", "от", "по", "на", "със", "с"} or opens("lead_ins", self.words, i)
        return (leads_in and i not in self.match_at) or (
            word in "“”" and i > 0 and self.words[i - 1].end == self.words[i].start
        )

    def span(self, first: int, last: int) -> Span:
        """The place in the document of words `first` to `last - 1`, trimmed."""
        inner = self.trim(first, last)
        first, last = inner if inner[0] < inner[1] else (first, last)
        return self.part(self.words[first].start, self.words[last - 1].end)

    def part(self, start: int, end: int) -> Span:
        """The place in the document of the characters `start` to `end` of the cell."""
        return self.cell.part(self.cell.start + start, self.cell.start + end)
