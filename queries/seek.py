"""Words to be searched for in the text itself, where a question says that it wants a search."""

import re
from collections.abc import Sequence
from os.path import commonprefix

from mrezha.ontology.words import Word, key_of

_QUOTED = re.compile(r"[„“”\"«‘']([^„“”\"«»‘’']+)[“”\"»’']")
_SHORTEST_STEM = 4


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
    common = commonprefix([word, key_of(word)])
    return common if len(common) >= _SHORTEST_STEM else word
