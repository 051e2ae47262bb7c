"""Words to be searched for in the text itself, where a question says that it wants a search."""

import re
from collections.abc import Sequence
from itertools import takewhile

from mrezha.ontology.names import keys_of
from mrezha.ontology.words import Word, key_of
from mrezha.queries.lexicon import cue, glossary
from mrezha.queries.meant import ROLES, Meant
from mrezha.queries.scanned import Item, Scan
from mrezha.queries.vocabulary import Vocabulary

_QUOTED = re.compile(r"[„“”\"«‘']([^„“”\"«»‘’']+)[“”\"»’']")
_SHORTEST_STEM = 4


def seeking(found: Scan) -> Scan:
    """The words to search for: those in quotation marks, else those after "search" that mean nothing else."""
    span = quoted(found.text)
    if span:
        inside = [w for w in found.words if span[0] <= w.start < span[1]]
        kept = [i for i in found.items if not any(w in inside for w in found.words[i.first : i.last])]
    else:
        start = min(found.words[i.last - 1].end for i in found.items if i.value == "search")
        inside = [w for w in found.unknown if w.start >= start]
        kept = found.items
    found.sought = tuple((stem,) for stem in stems(inside))
    found.items = [i for i in kept if i.value != "search"]
    found.unknown = [w for w in found.unknown if w not in inside]
    return found


def find_titles(found: Scan, vocabulary: Vocabulary) -> None:
    """An activity that is named by words of its title in quotation marks is the one of its number."""
    span = quoted(found.text)
    inside = [i for i, w in enumerate(found.words) if span and span[0] <= w.start < span[1]]
    if not any(found.words[i] in found.unknown for i in inside):
        return
    said = {found.words[i].key for i in inside if found.words[i].is_word}
    named = [code for code, title in vocabulary.titles.items() if said <= title]
    if len(named) == 1:
        title = Item("code", named[0], inside[0], inside[-1] + 1)
        apart = [x for x in found.items if x.last <= title.first or x.first >= title.last]
        found.items = sorted([*apart, title], key=lambda x: x.first)
        found.unknown = [w for w in found.unknown if w not in found.words[title.first : title.last]]


def seek_unknown(meant: Meant) -> None:
    """Where activities are asked for that are about unknown words, search for these: the last resort.

    Only for words after "mention", "about", "for"; a question that asks who does something is not helped by a search.
    """
    found = meant.found
    if meant.codes or not found.unknown or meant.has("who", "noun", "projects", *(() if meant.actors else ROLES)):
        return
    if meant.has("activities", "mention") and all(_is_topic(w, meant) for w in found.unknown):
        found.sought = tuple(alternatives(w) for w in found.unknown)
        meant.last_resort = " ".join(w.text for w in found.unknown)
        found.unknown = []


def alternatives(word: Word) -> tuple[str, ...]:
    """What to look for: the word, and the Bulgarian words for an English one."""
    bulgarian = [Word(b, 0, len(b)) for key in keys_of(word.text) for b in sorted(glossary().get(key, ()))]
    return stems([word, *bulgarian])


def _is_topic(word: Word, meant: Meant) -> bool:
    """Whether a word stands after "mention", "about" or "for", with only unknown and small words between."""
    at = next(i for i, w in enumerate(meant.found.words) if w.start == word.start)
    items = {i: x for x in meant.found.items for i in range(x.first, x.last)}
    for i in range(at - 1, -1, -1):
        said = meant.found.words[i]
        if i in items:
            return items[i].value in ("mention", "concerns") or (
                items[i].kind == "signal" and said.text.casefold() in cue("topic")
            )
        if said.text.casefold() in cue("topic"):
            return True
        if said not in meant.found.unknown and said.text.casefold() in cue("placed"):
            return False
    return False


def quoted(text: str) -> tuple[int, int] | None:
    """Where the first words in quotation marks stand, or None."""
    found = _QUOTED.search(text)
    return found.span(1) if found else None


def stems(found: Sequence[Word]) -> tuple[str, ...]:
    """What to look for in a text, so that other forms of a word are found too.

    >>> stems([Word("подкасти", 0, 8), Word("COVID", 9, 14), Word("и", 15, 16)])
    ('подкаст', 'covid')
    """
    return tuple(dict.fromkeys(_stem(w.text.casefold()) for w in found if w.is_word and len(w.text) > 1))


def _stem(word: str) -> str:
    common = "".join(c for c, _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, key_of(word), strict=False)))
    return common if len(common) >= _SHORTEST_STEM else word
