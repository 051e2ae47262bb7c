"""Programmes that are not named by year: "the latest programme", „старата програма“, "the previous one"."""

from collections.abc import Sequence

from mrezha.ontology.words import Word, fold
from mrezha.queries.lexicon import Lexicon, cue
from mrezha.queries.scanned import Item, Scan


def find_editions(found: Scan, words: Sequence[Word], lexicon: Lexicon, years: Sequence[int]) -> None:
    """Put items of the kind "year" where a programme is named by its place among those loaded."""
    if len(years) < 2:
        return
    meant = {"newest": years[-1], "previous": years[-2], "oldest": years[0]}
    for i in range(len(words)):
        which = next((w for w in meant if fold(words[i].text) in lexicon.editions[w]), None)
        last = which and _end(i + 1, found, words, lexicon)
        if not which or not last:
            continue
        edition = Item("year", str(meant[which]), i, last)
        rest = [x for x in found.items if x.last <= edition.first or x.first >= edition.last]
        found.items = sorted([*rest, edition], key=lambda x: x.first)


def _end(i: int, found: Scan, words: Sequence[Word], lexicon: Lexicon) -> int:
    """One past the noun at word `i`, "programme" or "one"; where an adjective may stand alone, one past it; else 0."""
    noun = next((x for x in found.items if x.first <= i < x.last and x.value == "programme"), None)
    if noun:
        return noun.last
    if i < len(words) and words[i].text.casefold() in cue("edition-nouns"):
        return i + 1
    alone = fold(words[i - 1].text) in lexicon.editions["alone"]
    return i if alone and (i == len(words) or not words[i].is_word) else 0
