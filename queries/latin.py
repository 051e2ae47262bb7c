"""Bulgarian typed in Latin letters: "koi vodi prevenciata", "v koi deinosti u4astva MVR"."""

import functools
import re
from collections.abc import Iterable, Iterator

from mrezha.ontology.sections import section_number
from mrezha.ontology.words import Word, fold, key_of
from mrezha.queries.lexicon import Lexicon
from mrezha.queries.scanned import Scan
from mrezha.queries.vocabulary import Vocabulary

_LATIN = re.compile(r"[a-z46']+")
# The official transliteration and what people type; longest first.
_LETTERS = {
    "sht": "шт", "6t": "шт", "sh": "ш", "ch": "ч", "zh": "ж", "ts": "ц", "tz": "ц", "kh": "х", "ya": "я", "ja": "я",
    "ia": "я", "yu": "ю", "ju": "ю", "iu": "ю", "yo": "ио", "a": "а", "b": "б", "v": "в", "w": "в", "g": "г", "d": "д",
    "e": "е", "z": "з", "i": "и", "y": "и", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р",
    "s": "с", "t": "т", "u": "у", "f": "ф", "h": "х", "x": "х", "c": "ц", "q": "я", "4": "ч", "6": "ш", "'": "",
}  # fmt: skip
_LETTER = re.compile("|".join([*_LETTERS, "j"]))


def in_cyrillic(found: Scan, lexicon: Lexicon, vocabulary: Vocabulary) -> str | None:
    """The question in Cyrillic, if every Latin word of it that is no known name can be read as a known one; else None.

    Names that are known in Latin letters (A21, MVR), years and numerals of sections stay as they are.
    """
    named = {i for x in found.items if x.kind != "signal" for i in range(x.first, x.last)}
    text, read = found.text, 0
    for i, word in reversed(list(enumerate(found.words))):
        if i in named or not word.is_word or word.text.isdigit() or (i and _numeral(word)):
            continue
        right = _read(word.text, lexicon, vocabulary)
        if right is None:
            return None
        text = text[: word.start] + right + text[word.end :]
        read += 1
    return text if read > 1 else None


def who_for_which(found: Scan) -> str:
    """„Кои“ that asks for no noun put as „кой“: both are typed "koi"."""
    text = found.text
    taken = {i for x in found.items for i in range(x.first, x.last)}
    for i, word in reversed(list(enumerate(found.words))):
        if word.text.casefold() == "кои" and i not in taken:
            text = text[: word.start] + "кой" + text[word.end :]
    return text


def _numeral(word: Word) -> bool:
    return word.text.isupper() and section_number(word.text) > 0


def _read(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str | None:
    """The known word that a Latin one stands for."""
    if not _LATIN.fullmatch(word.casefold()):
        return None
    known, by_stem = _known(lexicon, vocabulary)
    for typed in _spelt(word.casefold()):
        right = next((known[c] for c in _codes(typed) if c in known), None)
        stem = next((by_stem[c] for c in _codes(key_of(typed)) if c in by_stem), None)
        if right or stem:
            return right or (typed if stem and key_of(typed) == key_of(stem) else stem)
    return None


def _spelt(word: str) -> Iterator[str]:
    """A Latin word in Cyrillic letters; "j" is „ж“ or „й“, "ja" and "ju" are also „жа“ and „жу“."""
    yield "".join({**_LETTERS, "j": "и"}[m[0]] for m in _LETTER.finditer(word))
    if "j" in word:
        yield "".join(_LETTERS[m[0]] for m in _LETTER.finditer(word.replace("j", "zh")))


def _codes(word: str) -> Iterator[str]:
    """Codes in which spellings of a word meet: „ъ“ is typed a, u or y; „й“, „ия“ and „щ“ in more than one way."""
    plain = word.replace("щ", "шт").replace("й", "и").replace("ия", "я")
    voiced = [plain.replace("ъ", vowel) for vowel in dict.fromkeys("ауи" if "ъ" in plain else "а")]
    written = [w.replace("ь", soft) for w in voiced for soft in ("", "и")]
    yield from dict.fromkeys([*written, *(re.sub(r"(.)\1", r"\1", w) for w in written)])


@functools.cache
def _coded(words: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for word in sorted(words, key=lambda w: (len(w), w)):
        for code in _codes(word):
            whole.setdefault(code, word)
        for code in _codes(key_of(word)):
            stems.setdefault(code, word)
    return whole, stems


def _known(lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[dict[str, str], dict[str, str]]:
    """Codes of all known Cyrillic words and of their stems; words of questions go before those of names."""
    named, asked = (_coded(_cyrillic(spelt)) for spelt in (vocabulary.spelt, lexicon.spelt))
    return {**named[0], **asked[0]}, {**named[1], **asked[1]}


def _cyrillic(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(w) for w in words if w and "Ѐ" <= fold(w)[0] <= "ӿ")
