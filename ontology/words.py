"""Words with their place in a text, and keys under which two spellings of a word meet.

A key is for comparing only, never for showing: lower case, Latin look-alikes folded into Cyrillic
("A21" and "А21" meet), and Bulgarian nouns and adjectives without article, plural and gender endings.
"""

import functools
import re
from dataclasses import dataclass

# Capital and small letters that look the same in both alphabets, Latin -> Cyrillic.
_LOOK_ALIKES = str.maketrans("ABCEHIKMOPTXYaceiopxy", "АВСЕНІКМОРТХУасеіорху")
_LATIN = re.compile(r"[A-Za-z]")
_ONLY_LATIN = re.compile(r"[DFGJLNQRSU-WZbdf-hj-nq-wz]")  # no look-alikes
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_DIGIT_THREE = re.compile(r"(?<=[Ѐ-ӿ])3(?=[Ѐ-ӿ])")  # "ДА3Д"
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")
# Endings of nouns and adjectives, longest first, with what stays; after the light stemmer of Savoy,
# "Searching strategies for the Bulgarian language", Information Retrieval 10 (2007).
# Nakov's BulStem, tried first, parts 9 of 66 families of forms of the words met here; these rules part none.
_ARTICLES = re.compile(r"(?<=\w{3})(?:ият|(?<=[иео])те|(?<=[ая])та|(?<=[ое])то|(?<=т)та|ът|(?<=\w)ят)$")
_ENDINGS = re.compile(r"(?<=\w{3})(?:иите|овете|ове|ии|ия|ие|[аеиоуъюяй])$")
_VANISHING = re.compile(r"(?<=\w{2})[еъ](?=[нцлрв]$)")
# English plurals, after the S-stemmer of Harman, "How effective is suffixing?", JASIS 42 (1991).
_PLURAL = re.compile(r"(?<=[a-z]{2})(?:(?<![aeou])ies|(?<=[sxzh])es|(?<![usi])s)$")
# Printed short forms of words that stand in names, and the two words for members.
_SAME = {"р": "република", "св": "света", "гр": "град", "членки": "членове"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a punctuation mark of a text: its characters are `text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether this is a word (or number) rather than a mark."""
        return self.text[0].isalnum()

    @property
    def key(self) -> str:
        """The key under which other forms of this word are found."""
        return key_of(self.text)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    r"""Words, marks and line breaks of `text[start:end]`, in order, with places counted from the start of `text`.

    >>> [w.text for w in words("ГД“БОП“ към МВР")]
    ['ГД', '“', 'БОП', '“', 'към', 'МВР']
    """
    stop = len(text) if end is None else end
    return [Word(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]


@functools.cache
def fold(word: str) -> str:
    """Lower case, with Latin look-alikes turned Cyrillic where the whole word can be read as Cyrillic.

    >>> fold("A21") == fold("А21"), fold("MOM") == fold("МОМ"), fold("Aкадемия"), fold("Open")
    (True, True, 'академия', 'open')
    """
    latin = _LATIN.search(word)
    if (not latin and "3" not in word) or (latin and word.isascii() and _ONLY_LATIN.search(word)):
        return word.casefold()  # nearly every word: nothing to turn
    folded = _DIGIT_THREE.sub("З", word.translate(_LOOK_ALIKES))
    if latin and _LATIN.search(folded) and not _CYRILLIC.search(word):
        return word.casefold()  # a word of real Latin letters, such as "Open"
    return folded.casefold()


@functools.cache
def key_of(word: str) -> str:
    """The comparing key of one word.

    >>> key_of("Комисията") == key_of("комисия"), key_of("Европейския") == key_of("европейски")
    (True, True)
    >>> key_of("вътрешните") == key_of("външните"), key_of("activities") == key_of("activity")
    (False, True)
    """
    folded = fold(word)
    folded = _SAME.get(folded, folded)
    if len(folded) < 4:
        return folded
    if not _CYRILLIC.search(folded):
        return _PLURAL.sub(lambda m: "y" if m.group() == "ies" else "", folded)
    stem = _ENDINGS.sub("", _ARTICLES.sub("", folded))
    stem = _VANISHING.sub("", stem)
    return stem[:-1] + "к" if stem.endswith("ц") else stem


def without_article(word: str) -> str:
    """A folded word without the definite article.

    >>> without_article("Общината"), without_article("община")
    ('община', 'община')
    """
    return _ARTICLES.sub("", fold(word))


def squeeze(text: str) -> str:
    r"""Text with each run of white space as one space, as a reader would quote it.

    >>> squeeze(" Breaking\nthe  Chain ")
    'Breaking the Chain'
    """
    return " ".join(text.split())


def slug(text: str) -> str:
    """Address part of a name: the official transliteration of Bulgarian, lower case, hyphens.

    Source: Transliteration Act, State Gazette 19/2009.

    >>> slug("НКБТХ"), slug("Агенция по заетостта"), slug("Кампания А21"), slug("Centre for Peace")
    ('nkbth', 'agentsia-po-zaetostta', 'kampania-a21', 'centre-for-peace')
    """
    foreign = not _CYRILLIC.search(text) and _LATIN.search(text.translate(_LOOK_ALIKES))
    plain = " ".join(w.casefold() if foreign else fold(w) for w in re.findall(r"[^\W_]+", text))
    plain = re.sub(r"ия\b", "ia", plain)
    latin = "".join(_TRANSLITERATION.get(c, c) for c in plain)
    return "-".join(re.findall(r"[a-z0-9]+", latin)) or "x"


_CYRILLIC_LETTERS = "абвгдежзийклмнопрстуфхцчшщъьюяіѝ"
_LATIN_LETTERS = "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya i i"
_TRANSLITERATION = dict(zip(_CYRILLIC_LETTERS, _LATIN_LETTERS.split(), strict=True))
