"""Word lists of actors.toml, compared as stems, and the marks of cells of actors."""

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from mrezha.ontology.names import keys_of
from mrezha.ontology.words import Word, fold, without_article

STRONG = frozenset(",;/|•·")  # marks that part actors wherever they stand
DASHES = frozenset("-–—")
OPEN, CLOSE = frozenset("(["), frozenset(")]")
QUOTES = frozenset('„“”"«»')
AND = frozenset({"и", "and"})
_PLURAL = re.compile(r"(?:и|ове|еве|ета|ища|ства)$")  # of nouns, without the article
_NOT_PLURAL = re.compile(r"[бвгджзклмнпрстфхцчшщй]$")


@functools.cache
def _lexicon() -> dict[str, frozenset[tuple[str, ...]]]:
    return {
        name: frozenset(keys_of(phrase) for phrase in phrases) for name, phrases in _lists().items() if name != "each"
    }


@functools.cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files("mrezha.loaders") / "actors.toml").read_text(encoding="utf-8"))


def opens(name: str, text: Sequence[Word], first: int) -> bool:
    """Whether a phrase of the word list `name` begins at word `first`.

    >>> from mrezha.ontology.words import words
    >>> opens("bodies", words("Фондацията Пулс"), 0), opens("bodies", words("Пулс"), 0)
    (True, False)
    """
    return bool(phrase_at(name, text, first))


def phrase_at(name: str, text: Sequence[Word], first: int) -> int:
    """How many words the phrase of the word list `name` has that begins at word `first`; 0 if none does.

    Full stops inside a phrase („в т.ч.“) do not count for comparing, but are counted.
    """
    said = [(i, w.key) for i, w in enumerate(text[first : first + 6], 1) if w.text != "."][:3]
    keys = tuple(key for _, key in said)
    length = max((len(phrase) for phrase in _lexicon()[name] if keys[: len(phrase)] == phrase), default=0)
    return said[length - 1][0] if length else 0


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


def is_plural(text: Sequence[Word], first: int, last: int) -> bool:
    """Whether words `first` to `last - 1` are a plain noun in the plural with what goes before and after it.

    Told by endings: a noun alone must end as plurals do; after an adjective in "и" any that is no masculine singular.

    >>> from mrezha.ontology.words import words
    >>> [is_plural(words(s), 0, len(words(s))) for s in ("частни посредници по заетостта", "родителски съвет", "Пулс")]
    [True, False, False]
    """
    said: list[str] = []
    for word in text[first:last]:
        if not word.is_word or opens("prepositions", [word], 0):
            break
        said.append(without_article(word.text) if word.text[:1].islower() or not said else word.text)
    if not said or text[first].text.isupper() or not all(w.islower() for w in said):
        return False
    if opens("nations", text, first) and said[0].endswith("ски"):
        return False  # „Български младежки …“; „областни управители“ are several
    if len(said) == 1:
        return _PLURAL.search(said[0]) is not None or said[0] in _lists()["plurals"]
    return said[0].endswith("и") and _NOT_PLURAL.search(said[-1]) is None


def for_each(text: Sequence[Word], i: int) -> tuple[str, int]:
    """The noun for one body and the number of words, where a plural that stands for several begins; else "" and 0.

    >>> from mrezha.ontology.words import words
    >>> for_each(words("общините Варна и Русе"), 0), for_each(words("Община Варна"), 0)
    (('Община', 1), ('', 0))
    """
    if not is_singular(text[i]):
        keys = tuple(w.key for w in text[i : i + 2] if w.is_word)
        for plural, one in _lists()["each"].items():
            phrase = keys_of(plural)
            if keys[: len(phrase)] == phrase:
                return one, len(phrase)
    return "", 0
