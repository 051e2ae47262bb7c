"""Word lists of actors.toml, compared as stems."""

import functools
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from mrezha.ontology.names import keys_of
from mrezha.ontology.words import Word


@functools.cache
def _lexicon() -> dict[str, frozenset[tuple[str, ...]]]:
    data = tomllib.loads((files("mrezha.loaders") / "actors.toml").read_text(encoding="utf-8"))
    return {name: frozenset(keys_of(phrase) for phrase in phrases) for name, phrases in data.items()}


def opens(name: str, text: Sequence[Word], first: int) -> bool:
    """Whether a phrase of the word list `name` begins at word `first`.

    >>> from mrezha.ontology.words import words
    >>> opens("bodies", words("Фондацията Пулс"), 0), opens("bodies", words("Пулс"), 0)
    (True, False)
    """
    keys = tuple(w.key for w in text[first : first + 3] if w.is_word)
    return any(keys[: len(phrase)] == phrase for phrase in _lexicon()[name])
