"""Forms of verbs, so that the lexicon holds one form a verb: Bulgarian „води“, English "lead"."""

from collections.abc import Callable, Iterable, Iterator

# Endings after the stem by the ending of the third person singular. Gender, number and article of participles are
# dropped by the comparing key of a word (ontology/words.py), so one form of each participle is enough.
_BULGARIAN = {
    "а": ("а", "ат", "ам", "аш", "аме", "ате", "ах", "аше", "аха", "ал", "ан", "ащ", "ане", "ай", "айте"),
    "я": ("я", "ят", "ям", "яш", "яме", "яте", "ях", "яше", "яха", "ял", "ян", "ящ", "яне"),
    "и": ("и", "ят", "ат", "я", "а", "иш", "им", "ите", "их", "еше", "ех", "еха", "иха", "ил", "ел", "ен", "ещ", "ене"),
    "е": ("е", "ат", "а", "еш", "ем", "ете", "ох", "еше", "еха", "оха", "ал", "ел", "ан", "ен", "ещ", "ене"),
}
_PARTICLES = ("се", "си")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def forms_of(verb: str, lang: str, irregular: dict[str, list[str]]) -> list[str]:
    """All forms of a verb in a language; the words beside the verb itself stay as they are.

    >>> forms_of("take part", "en", {"take": ["took", "taken"]})[:4]
    ['take part', 'took part', 'taken part', 'takes part']
    >>> "участвал" in forms_of("участва", "bg", {}), "водят" in forms_of("води", "bg", {})
    (True, True)
    """
    said = verb.split()
    at = next(i for i, w in enumerate(said) if lang == "en" or (w not in _PARTICLES and w[-1] in _BULGARIAN))
    conjugated: Callable[[str], Iterable[str]] = {"bg": _bulgarian, "en": _english}[lang]
    forms = dict.fromkeys((said[at], *irregular.get(said[at], ()), *conjugated(said[at])))
    return [" ".join((*said[:at], form, *said[at + 1 :])) for form in forms]


def _bulgarian(verb: str) -> Iterator[str]:
    for ending in _BULGARIAN[verb[-1]]:
        yield verb[:-1] + ending


def _english(verb: str) -> Iterator[str]:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    else:
        yield from (f"{verb}es" if verb.endswith(_SIBILANTS) else f"{verb}s", f"{verb}ed", f"{verb}ing")
