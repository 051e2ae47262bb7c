"""Mistyped words of a question, set right where only one known word is that near."""

import functools
import tomllib
from collections.abc import Iterable, Iterator, Sequence

from mrezha.ontology.words import Word, fold, key_of, words
from mrezha.queries.lexicon import lexicon
from mrezha.queries.source import text_of
from mrezha.queries.vocabulary import Vocabulary

_SHORTEST = 5  # a shorter word is too near to too many others
_SHORTEST_IN_NAME = 4  # the other words of a name tell what is meant
_LONG = 9  # from here on two letters may be wrong
_LONGEST_NAME = 12  # words


def mended(text: str, unknown: list[Word], vocabulary: Vocabulary) -> tuple[str, list[tuple[str, str]]]:
    """The question with its mistyped words set right, and what was changed: (as typed, as read)."""
    named = {fold(w.text): w.key for t in vocabulary.things.values() for n in t.names for w in words(n) if w.is_word}
    corrected = []
    right_already = set(named.values())
    for word in reversed(unknown):
        if (
            word.key in right_already
            or not word.is_word
            or len(word.text) < _SHORTEST_IN_NAME
            or any(c.isdigit() for c in word.text)
        ):
            continue
        right = _in_a_name(word, words(text), named, vocabulary) or _by_itself(word, named, vocabulary)
        if right and right != fold(word.text):
            text = text[: word.start] + right + text[word.end :]
            corrected.append((word.text, right))
    return text, corrected[::-1]


def _in_a_name(word: Word, said: Sequence[Word], named: dict[str, str], vocabulary: Vocabulary) -> str | None:
    """The word that makes a known name of several words out of a mistyped one and its neighbours."""
    at = next((i for i, w in enumerate(said) if w.start == word.start), None)
    if at is None:
        return None
    stems = _nearest(word.key, named.values())
    near = _nearest(fold(word.text), named) | {w for w, key in named.items() if key in stems}
    found: dict[str, str] = {}
    for right in sorted(near):
        for iri in _names_over(at, [*said[:at], Word(right, word.start, word.end), *said[at + 1 :]], vocabulary):
            found.setdefault(iri, right)
    return next(iter(found.values())) if len(found) == 1 else None


def _names_over(at: int, said: Sequence[Word], vocabulary: Vocabulary) -> Iterator[str]:
    """Things whose name, of more than one word, holds word `at`."""
    for names in vocabulary.names.values():
        for first in range(max(0, at - _LONGEST_NAME), at + 1):
            match = names.at(said, first)
            if match and match.last > at and sum(w.is_word for w in said[first : match.last]) > 1:
                yield match.entry.iri


def _by_itself(word: Word, named: dict[str, str], vocabulary: Vocabulary) -> str | None:
    """The known word that a mistyped one stands for: by its letters; inflected words of names by their stem."""
    folded = fold(word.text)
    if len(folded) < _SHORTEST:
        return _turned(folded)
    if "иа" in folded and key_of(folded.replace("иа", "ия")) in set(named.values()):
        return folded.replace("иа", "ия")
    if {folded, word.key} & _real_words() or folded in vocabulary.printed:
        return None  # a word of a language or of the programmes is no typo
    known = {**{w: key_of(w) for w in lexicon().surface}, **named}
    whole = _nearest(folded, known)
    found = {known[w] for w in whole} or (_nearest(word.key, named.values()) if len(word.key) >= _SHORTEST else set())
    return min(w for w, key in known.items() if key in found) if len(found) == 1 else None


def _turned(word: str) -> str | None:
    """The only known word that has two neighbouring letters of a short one the other way round ("wiht")."""
    turned = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    found = turned & lexicon().spelt
    return found.pop() if len(found) == 1 else None


@functools.cache
def _real_words() -> frozenset[str]:
    """Words spelt right that are merely written like a known one."""
    real = tomllib.loads(text_of("lexicon/real-words.toml"))
    return frozenset(form for words in real.values() for w in words for form in (fold(w), key_of(w)))


def _nearest(word: str, known: Iterable[str]) -> set[str]:
    """The known words that are as near as any, begin alike, and are near enough."""
    from rapidfuzz import process  # heavy to load, and seldom needed
    from rapidfuzz.distance import OSA

    limit = 1 if len(word) < _LONG else 2
    near = process.extract(word, list(set(known)), scorer=OSA.distance, score_cutoff=limit, limit=None)
    return {n for n, d, _ in near if d == min(x[1] for x in near) and n[0] == word[0]}
