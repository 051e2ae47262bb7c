"""Known names found in running text, however they are inflected, quoted, spaced or broken over lines."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mrezha.ontology.authority import Entry, authority, concepts
from mrezha.ontology.words import Word, fold, key_of, words

_PASSED_OVER = frozenset("„“”\"'’`«»-–—.·\n")  # marks that a name may hold or lack


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` to `last - 1` of a list of words name `entry`."""

    entry: Entry
    first: int
    last: int
    corrected: bool = False  # found by a name that a correction gave


def keys_of(name: str) -> tuple[str, ...]:
    """The comparing keys of a name, in order; quotes, hyphens and dots do not count.

    >>> keys_of("ГД „БОП“") == keys_of("гд бОП"), keys_of("Отдел А, дирекция Б")
    (True, ('отдл', 'а', ',', 'дирекк', 'б'))
    """
    return tuple(key_of(t) for t in _texts(name))


def _texts(name: str) -> list[str]:
    """The words and marks of a name that count."""
    return [w.text for w in words(name) if w.text not in _PASSED_OVER]


def glued(name: str) -> str:
    """A name with its letters run together, to find it when it is spaced wrongly ("Дигн ита").

    >>> glued("ИА „ГИТ“") == glued("ИАГИТ")
    True
    """
    return "".join(fold(w.text) for w in words(name) if w.is_word)


class Names:
    """An index of names.

    Raises:
        ValueError: if one name belongs to two entries; a name must lead to one thing.

    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._beginnings: set[tuple[str, ...]] = set()
        self._by_keys: dict[tuple[str, ...], dict[tuple[str, ...], Entry]] = defaultdict(dict)
        self._glued: dict[str, Entry] = {}
        for entry in entries:
            for name in entry.names:
                texts = _texts(name)
                folds = tuple(map(fold, texts))
                other = self._by_keys[tuple(map(key_of, texts))].setdefault(folds, entry)
                if other.iri != entry.iri:
                    raise ValueError(f"“{name}” names both {other.iri} and {entry.iri}; keep it with one of them")
                self._glued.setdefault("".join(f for f in folds if f[0].isalnum()), entry)
        for keys in self._by_keys:
            self._beginnings.update(keys[:n] for n in range(1, len(keys) + 1))

    def at(self, text: Sequence[Word], first: int) -> Match | None:
        """The longest known name that begins at word `first`, or None."""
        if not text[first].is_word:
            return None
        found: tuple[tuple[str, ...], int] | None = None
        keys: tuple[str, ...] = (text[first].key,)
        i = first + 1
        while keys in self._beginnings:
            if keys in self._by_keys:
                found = keys, i
            while i < len(text) and text[i].text in _PASSED_OVER:
                i += 1
            if i == len(text):
                break
            keys, i = (*keys, text[i].key), i + 1
        if found is None:
            return self._glued_at(text, first)
        keys, last = found
        return Match(self._meant(keys, text[first:last]), first, last)

    def _meant(self, keys: tuple[str, ...], printed: Sequence[Word]) -> Entry:
        """Of names whose stems are the same ("Русе", "Русия") the one that is written most like the print."""
        folds = tuple(fold(w.text) for w in printed if w.text not in _PASSED_OVER)
        same = self._by_keys[keys]
        return (
            same.get(folds)
            or min(
                same.items(),
                key=lambda item: (sum(abs(len(a) - len(b)) for a, b in zip(item[0], folds, strict=True)), item[0]),
            )[1]
        )

    def _glued_at(self, text: Sequence[Word], first: int) -> Match | None:
        letters, found, words_left = "", None, 6
        for i in range(first, len(text)):
            if text[i].is_word:
                letters, words_left = letters + fold(text[i].text), words_left - 1
                if words_left < 0:
                    break
                # two letters run together too easily ("И" + "А"); names of three do not
                if letters in self._glued and len(letters) > 2 and (i > first or len(letters) > 3):
                    found = Match(self._glued[letters], first, i + 1)
            elif text[i].text not in _PASSED_OVER:
                break
        return None if found and self._begins_behind(text, found) else found

    def _begins_behind(self, text: Sequence[Word], match: Match) -> bool:
        """Whether a name run together of a small word and a name is that name: „а НКБТХ“ is no АНКБТХ."""
        behind = self.at(text, match.first + 1) if len(text[match.first].text) == 1 else None
        return text[match.first].text.islower() and behind is not None and behind.last >= match.last

    def all_in(self, text: Sequence[Word]) -> list[Match]:
        """Known names in a list of words, left to right, longest first, none overlapping."""
        found: list[Match] = []
        i = 0
        while i < len(text):
            match = self.at(text, i)
            if match:
                found.append(match)
            i = match.last if match else i + 1
        return found

    def named(self, name: str) -> Entry | None:
        """The entry with exactly this name, or None."""
        text = words(name)
        start = next((i for i, w in enumerate(text) if w.is_word), None)
        match = self.at(text, start) if start is not None else None
        return match.entry if match and not any(w.is_word for w in text[match.last :]) else None


@functools.cache
def actor_names() -> Names:
    """Names of all actors of the authority file."""
    return Names(e for e in authority().values() if e.type in ("Institution", "CollectiveActor"))


@functools.cache
def thing_names(kind: str) -> Names:
    """Names of places, acts, or the entries of one list ("mechanism", "audience", "exploitation" …)."""
    if kind in ("Place", "LegalAct"):
        return Names(e for e in authority().values() if e.type == kind)
    return Names(e for e in concepts().values() if e.kind == kind)
