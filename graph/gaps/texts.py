"""Texts compared: two prints of the same words meet, whatever their capitals, marks and spaces."""

from mrezha.ontology.words import fold, words

_COUNTING = frozenset({"брой", "бр", "на", "и", "в", "с", "за", "по", "от", "към", "при", "вкл"})


def plain(text: str | None) -> str:
    """The words of a text in small letters, nothing else.

    >>> plain("Повишени знания,  и умения.") == plain("повишени знания и умения")
    True
    """
    return " ".join(fold(w.text) for w in words(text or "") if w.is_word)


def word_set(text: str) -> frozenset[str]:
    """The words that say what an indicator counts: no numbers, no "number of", no prepositions.

    >>> sorted(word_set("Брой получени сигнали 60"))
    ['получени', 'сигнали']
    """
    found = {fold(w.text) for w in words(text) if w.is_word and not w.text.isdigit()}
    return frozenset(found - _COUNTING)
