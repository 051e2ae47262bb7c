"""Words to be searched for in the text itself, where a question says that it wants a search."""

import re
from collections.abc import Sequence
from itertools import takewhile

from mrezha.ontology.words import Word, key_of
from mrezha.queries.scanned import Scan

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
    found.sought = stems(inside)
    found.items = [i for i in kept if i.value != "search"]
    found.unknown = [w for w in found.unknown if w not in inside]
    return found


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
