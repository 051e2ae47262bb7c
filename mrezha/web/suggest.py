"""What to offer while a question is typed: names, words of questions, and examples."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from mrezha.graph.names_index import TRIGRAM
from mrezha.ontology.words import fold
from mrezha.queries.lexicon import lexicon
from mrezha.queries.vocabulary import Thing, Vocabulary

if TYPE_CHECKING:
    from mrezha.graph.names_index import NamesIndex

_WORDS_BACK = 5

Named = tuple[str, str, str]  # folded name, name, class of what bears it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The question as it would read, what is offered in it, and what kind of thing that is."""

    text: str
    shown: str
    kind: str


class Suggester:
    """All names and words by which questions can go on; names are looked for in the index of names if there is one."""

    def __init__(self, vocabulary: Vocabulary, index: "NamesIndex | None" = None) -> None:
        self.examples = {lang: list(lexicon().readings[lang]["examples"]) for lang in ("bg", "en")}
        self.words = sorted(w for w in lexicon().surface if len(w) > 3)
        self._things = vocabulary.things
        self._index = index

    @functools.cached_property
    def names(self) -> list[Named]:
        """All names, the shortest first."""
        return _ordered((t, name) for t in self._things.values() for name in _names_of(t))

    def _holding(self, part: str) -> list[Named]:
        """At least the names that hold a folded text, the shortest first."""
        if self._index is None or len(part) < TRIGRAM:
            return self.names
        found = ((self._things.get(n.iri), n.text) for n in self._index.holding_folded(part))
        return _ordered((t, name) for t, name in found if t and name in _names_of(t))

    def offers(self, typed: str, lang: str, most: int = 8) -> list[Suggestion]:
        """Suggestions for what was typed, the names first."""
        if not typed.strip():
            return [Suggestion(e, e, "example") for e in self.examples[lang]][:most]
        ways = (self._names, self._examples, self._words, self._inside)
        return list(islice(_unlike(typed, chain.from_iterable(way(typed) for way in ways)), most))

    def _names(self, typed: str) -> Iterable[Suggestion]:
        """Names that begin with the last words, as many of them as begin any name."""
        said = typed.split()
        for count in range(min(_WORDS_BACK, len(said)), 0, -1):
            start, before = fold(" ".join(said[-count:])), " ".join(said[:-count])
            if len(start) < 2 or (count == 1 and typed[-1].isspace()):
                continue
            begun = [(name, cls) for folded, name, cls in self._holding(start) if folded.startswith(start)]
            yield from (Suggestion(f"{before} {name}".strip() + " ", name, cls) for name, cls in begun)
            if begun:
                return

    def _inside(self, typed: str) -> Iterable[Suggestion]:
        """Names that hold, after their first word, one that begins with the last word."""
        *before, last = typed.split()
        if len(last) > 2 and not typed[-1].isspace():
            for folded, name, cls in self._holding(f" {fold(last)}"):
                if f" {fold(last)}" in folded:
                    yield Suggestion(" ".join([*before, name]) + " ", name, cls)

    def _words(self, typed: str) -> Iterable[Suggestion]:
        if typed[-1].isspace():
            return
        *before, last = typed.split()
        start = last.casefold()
        if len(start) > 1:
            for word in self.words:
                if word.startswith(start):
                    yield Suggestion(" ".join([*before, word]) + " ", word, "word")

    def _examples(self, typed: str) -> Iterable[Suggestion]:
        said = typed.strip().casefold()
        for examples in self.examples.values():
            yield from (Suggestion(e, e, "example") for e in examples if e.casefold().startswith(said))


def _names_of(thing: Thing) -> list[str]:
    """The names by which a thing is offered, if any activity names it."""
    return [n for n in (*thing.labels.values(), *thing.names) if len(n) > 1] if thing.used else []


def _ordered(names: Iterable[tuple[Thing, str]]) -> list[Named]:
    return sorted({(fold(name), name, t.cls) for t, name in names}, key=lambda item: (len(item[0]), item))


def _alike(text: str) -> tuple[str, ...]:
    """What two texts share that look the same."""
    return tuple(map(fold, text.split()))


def _unlike(typed: str, found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Each suggestion once, also where letters only look alike, and without what is typed already."""
    seen = {_alike(typed)}
    for suggestion in found:
        key = _alike(suggestion.text)
        if key not in seen:
            seen.add(key)
            yield suggestion
