"""Words that say nothing by themselves but stand beside a known thing: "the town of X", „украински бежанци“."""

from collections.abc import Iterator
from itertools import takewhile

from mrezha.queries.lexicon import Lexicon
from mrezha.queries.scanned import Item, Scan
from mrezha.queries.vocabulary import Vocabulary

MARKS = ".,;:?!+-–—„“”\"'’`«»()/&…№\n"


def beside_things(found: Scan, taken: set[int], kinds: tuple[str, ...], lexicon: Lexicon) -> set[int]:
    """General nouns that stand before or after a known name: they change nothing.

    Not so a noun after "how many": it is what is counted. Beside a place only nouns for places change nothing.
    """
    beside: set[int] = set()
    counted = {i.last for i in found.items if i.kind == "signal" and "count" in i.value.split("+")}
    for item in found.of(*kinds):
        general = lexicon.place_nouns if item.kind == "place" else lexicon.generic

        def passes(i: int, general: set[str] = general) -> bool:
            word = found.words[i]
            known = word.key in lexicon.stop or word.text in MARKS
            return i not in taken and (known or (word.key in general and i not in counted))

        for near in (range(item.first - 1, -1, -1), range(item.last, len(found.words))):
            beside.update(takewhile(passes, near))
    return beside


def adjectives(found: Scan, taken: set[int], lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[Item]:
    """Places that an adjective before a target group names: „румънски деца“, "Ukrainian refugees"."""
    places = vocabulary.names.get("place")
    groups = {i.first for i in found.of("audience")}
    for i, word in enumerate(found.words):
        country = lexicon.adjectives.get(word.key)
        if country and places and i not in taken and i + 1 in groups:
            entry = places.named(country)
            if entry:
                yield Item("place", entry.iri, i, i + 1)
