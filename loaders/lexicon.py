"""Word lists of actors.toml, compared as stems."""

import functools
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from mrezha.ontology.names import keys_of
from mrezha.ontology.words import Word, fold, without_article


@functools.cache
def _lexicon() -> dict[str, frozenset[tuple[str, ...]]]:
    return {name: frozenset(keys_of(phrase) for phrase in phrases) for name, phrases in _lists().items()}


@functools.cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files("mrezha.loaders") / "actors.toml").read_text(encoding="utf-8"))


def opens(name: str, text: Sequence[Word], first: int) -> bool:
    """Whether a phrase of the word list `name` begins at word `first`.

    >>> from mrezha.ontology.words import words
    >>> opens("bodies", words("Фондацията Пулс"), 0), opens("bodies", words("Пулс"), 0)
    (True, False)
    """
    return bool(phrase_at(name, text, first))


def phrase_at(name: str, text: Sequence[Word], first: int) -> int:
    """How many words the phrase of the word list `name` has that begins at word `first`; 0 if none does."""
    keys = tuple(w.key for w in text[first : first + 3] if w.is_word)
    return max((len(phrase) for phrase in _lexicon()[name] if keys[: len(phrase)] == phrase), default=0)


def is_class(text: Sequence[Word], i: int) -> bool:
    """Whether word `i` is the noun of a class of actors: „общини“, but not „Община“.

    >>> from mrezha.ontology.words import words
    >>> is_class(words("общини"), 0), is_class(words("Общината"), 0), is_class(words("посолства"), 0)
    (True, False, True)
    """
    return opens("classes", text, i) and not is_singular(text[i])


def is_singular(word: Word) -> bool:
    """Whether a word is a noun that names one body: „община“, „Посолството“."""
    return without_article(word.text) in _singular()


@functools.cache
def _singular() -> frozenset[str]:
    nouns = frozenset(fold(noun) for name in ("bodies", "singular") for noun in _lists()[name])
    return nouns - {fold(noun) for noun in _lists()["classes"]}
