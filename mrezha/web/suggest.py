"""What to offer while a question is typed: names, words of questions, and examples."""

from collections.abc import Iterable
from dataclasses import dataclass

from mrezha.ontology.words import fold
from mrezha.queries.lexicon import lexicon
from mrezha.queries.vocabulary import Vocabulary

_WORDS_BACK = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The question as it would read, what is offered in it, and what kind of thing that is."""

    text: str
    shown: str
    kind: str


class Suggester:
    """All names and words by which questions can go on, folded once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.examples = {lang: list(lexicon().readings[lang]["examples"]) for lang in ("bg", "en")}
        things = [t for t in vocabulary.things.values() if t.used]
        self.names = sorted(
            {(fold(name), name, t.cls) for t in things for name in (*t.labels.values(), *t.names) if len(name) > 1},
            key=lambda item: (len(item[0]), item),
        )
        self.words = sorted(w for w in lexicon().surface if len(w) > 3)

    def offers(self, typed: str, lang: str, most: int = 8) -> list[Suggestion]:
        """Suggestions for what was typed, the names first."""
        if not typed.strip():
            return [Suggestion(e, e, "example") for e in self.examples[lang]][:most]
        found = [*self._names(typed), *self._examples(typed), *self._words(typed), *self._inside(typed)]
        unique = {s.text.casefold(): s for s in reversed(found) if s.text.casefold() != typed.strip().casefold()}
        return sorted(unique.values(), key=found.index)[:most]

    def _names(self, typed: str) -> Iterable[Suggestion]:
        """Names that begin with the last words, the longest run of words first."""
        said = typed.split()
        for count in range(min(_WORDS_BACK, len(said)), 0, -1):
            start, before = fold(" ".join(said[-count:])), " ".join(said[:-count])
            if len(start) < 2 or (count == 1 and typed[-1].isspace()):
                continue
            for folded, name, cls in self.names:
                if folded.startswith(start):
                    yield Suggestion(f"{before} {name}".strip() + " ", name, cls)

    def _inside(self, typed: str) -> Iterable[Suggestion]:
        """Names that hold, after their first word, one that begins with the last word."""
        *before, last = typed.split()
        if len(last) > 2 and not typed[-1].isspace():
            for folded, name, cls in self.names:
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
