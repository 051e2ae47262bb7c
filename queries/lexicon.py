"""Words of questions, from data files: one a language, so that adding a language is adding a file."""

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mrezha.ontology.names import keys_of
from mrezha.ontology.words import Word, fold, key_of
from mrezha.queries.forms import Conjugation
from mrezha.queries.source import text_of

LANGUAGES = ("bg", "en")


@dataclass
class Lexicon:
    """Phrases of all languages by their first stem, and the small words."""

    phrases: dict[str, dict[tuple[str, ...], str]] = field(default_factory=lambda: defaultdict(dict))
    exact: dict[str, str] = field(default_factory=dict)  # words told by their letters, not by their stem
    stop: set[str] = field(default_factory=set)
    generic: set[str] = field(default_factory=set)
    never_names: set[str] = field(default_factory=set)  # small words by their letters, whose stem is that of another
    place_nouns: set[str] = field(default_factory=set)
    adjectives: dict[str, str] = field(default_factory=dict)  # "Ukrainian" -> "Ukraine"
    first_person: set[str] = field(default_factory=set)
    not_names: list[str] = field(default_factory=list)
    editions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # "latest", by their letters
    months: dict[str, int] = field(default_factory=dict)
    seasons: dict[str, int] = field(default_factory=dict)  # the first month of three
    facilities: dict[str, str] = field(default_factory=dict)  # "airport" -> what a text holds that means one
    kinds: dict[str, str] = field(default_factory=dict)  # a class of actors -> the kind of its members
    ordinals: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # by their letters
    said: list[str] = field(default_factory=list)  # the phrases and months as they are written
    cues: dict[str, frozenset[str]] = field(default_factory=lambda: defaultdict(frozenset))  # see [cues]
    small: list[str] = field(default_factory=list)  # the other words as they are written
    readings: dict[str, dict[str, Any]] = field(default_factory=dict)

    @functools.cached_property
    def surface(self) -> frozenset[str]:
        """The words of all phrases, for finding what a mistyped one was meant to be."""
        return frozenset(fold(w) for phrase in self.said for w in phrase.replace("-", " ").split())

    @functools.cached_property
    def spelt(self) -> frozenset[str]:
        """Every word that is known, however small."""
        return self.surface | {fold(w) for w in self.small}

    def at(self, text: Sequence[Word], first: int) -> Iterator[tuple[str, int]]:
        """The phrases that begin at a word, the longest first: the signal of each, and one past its last word."""
        if fold(text[first].text) in self.exact:
            yield self.exact[fold(text[first].text)], first + 1
        found = self.phrases.get(text[first].key, {})
        for keys in sorted(found, key=len, reverse=True):
            last = _follow(text, first, keys)
            if last:
                yield found[keys], last


def _follow(text: Sequence[Word], first: int, keys: tuple[str, ...]) -> int:
    i = first
    for n, key in enumerate(keys):
        while n and i < len(text) and text[i].text in "-–'’":
            i += 1
        if i >= len(text) or text[i].key != key:
            return 0
        i += 1
    return i


@functools.cache
def lexicon() -> Lexicon:
    """The words of all languages."""
    found = Lexicon()
    for lang in LANGUAGES:
        data = tomllib.loads(text_of(f"lexicon/{lang}.toml"))
        found.stop.update(k for w in data["words"]["stop"] for k in keys_of(w))
        for signal, phrases in data["signals"].items():
            for phrase in phrases:
                _add(found, phrase, signal)
        _add_verbs(found, data)
        _add_small(found, data)
        for name, said in data["cues"].items():
            found.cues[name] |= frozenset(said)
        found.readings[lang] = data["readings"]
    found.cues = dict(found.cues)
    return found


def _add_small(found: Lexicon, data: dict[str, Any]) -> None:
    """Words that are told one by one: numbers, months, names of programmes, and those that mean nothing."""
    found.exact.update({fold(word): signal for word, signal in data["exact"].items()})
    for which, said in data["editions"].items():
        found.editions[which].update(map(fold, said))
    found.ordinals.update({keys_of(n)[0]: int(number) for number, names in data["ordinals"].items() for n in names})
    found.numbers.update({fold(n): int(number) for number, names in data["numbers"].items() for n in names})
    found.months.update({key_of(n): int(k) for k, name in data["months"].items() for n in (name, name.lower())})
    found.seasons.update({keys_of(n)[0]: int(first) for first, names in data["seasons"].items() for n in names})
    found.facilities.update({keys_of(n)[0]: stem for stem, names in data["facilities"].items() for n in names})
    found.kinds.update(data.get("kinds", {}))
    found.generic.update(k for w in data["words"]["generic"] for k in keys_of(w))
    found.never_names.update(map(fold, data["words"]["never-names"]))
    found.place_nouns.update(k for w in data["words"]["place-nouns"] for k in keys_of(w))
    found.adjectives.update({key_of(w): place for place, words in data["adjectives"].items() for w in words})
    found.first_person.update(data["words"]["first-person"])
    found.not_names += data["words"]["not-names"]
    found.said += data["months"].values()
    for group in (
        data["words"],
        data["editions"],
        data["numbers"],
        data["ordinals"],
        data["adjectives"],
        data["seasons"],
    ):
        found.small += (word for words in group.values() for word in words)
    found.small += data["exact"]


def _add(found: Lexicon, phrase: str, signal: str) -> None:
    said = phrase.split()
    keys = tuple(map(key_of, said)) if all(map(str.isalnum, said)) else keys_of(phrase)
    found.phrases[keys[0]].setdefault(keys, signal)
    large = key_of(said[0].capitalize())  # "By" looks Cyrillic
    if large != keys[0]:
        found.phrases[large].setdefault((large, *keys[1:]), signal)
    found.said.append(phrase)


def _add_verbs(found: Lexicon, data: dict[str, Any]) -> None:
    """Verbs in all their forms, but for those that are small words ("us" for "use")."""
    conjugation = Conjugation(data["conjugation"], data.get("irregular", {}), data["words"].get("particles", ()))
    for signal, verbs in data["verbs"].items():
        for form in (form for verb in verbs for form in conjugation.forms_of(verb)):
            if " " in form or key_of(form) not in found.stop:
                _add(found, form, signal)


def cue(name: str) -> frozenset[str]:
    """The words of a cue in all languages, by their letters in lower case: what stands beside or between known things.

    >>> sorted(cue("joins"))
    ['and', 'either', 'neither', 'nor', 'or', 'и', 'или', 'нито']

    Raises:
        KeyError: if no language has such a cue.
    """
    return lexicon().cues[name]


@functools.cache
def glossary() -> dict[str, set[str]]:
    """Stems of words of questions -> the Bulgarian words with which indicators say the same."""
    data = tomllib.loads(text_of("lexicon/glossary.toml"))["words"]
    found: dict[str, set[str]] = defaultdict(set)
    for english, bulgarian in data.items():
        found[keys_of(english)[0]].update(fold(w) for w in bulgarian)
    return found
