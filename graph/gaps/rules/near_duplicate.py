# title_bg: Почти еднакви дейности
# title_en: Activities that are nearly alike
# wording_bg: Две дейности си приличат по заглавие и по участници.
# wording_en: Two activities are alike in title and in cast.
# severity: D
# why_bg: Може да е една дейност, записана два пъти, или две, които си струва да бъдат слети.
# why_en: It may be one activity written twice, or two that might be merged.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности
# counted_en: activities
# folds: option
# fields: title
"""Pairs alike in the words of the title and in the cast; both measures are shares of what the two have together."""

from itertools import combinations

from rapidfuzz import fuzz

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.parts import Activity

LEAST_TITLE = 70  # of 100, rapidfuzz token_sort_ratio
LEAST_CAST = 0.6  # Jaccard


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Pairs of activities of one programme, one case a pair."""
    in_view = {a.key for a in corpus.of(year)}
    hits = []
    for one, other in combinations(corpus.whole(year), 2):
        title, cast = alike(one, other, folding)
        if title >= LEAST_TITLE and cast >= LEAST_CAST and {one.key, other.key} & in_view:
            bg, en = f"заглавие {title:.0f} %, участници {cast:.0%}", f"title {title:.0f} %, cast {cast:.0%}"
            cells = (*one.cells_of("title"), *other.cells_of("title"))
            hits.append(Hit(tuple(k for k in (one.key, other.key) if k in in_view), (), cells, bg, en))
    return Outcome(tuple(hits), len(in_view))


def alike(one: Activity, other: Activity, folding: Folding) -> tuple[float, float]:
    """Likeness of the titles (0 to 100) and of the casts (0 to 1)."""
    a, b = set(folding.all_shown(one.cast)), set(folding.all_shown(other.cast))
    cast = len(a & b) / len(a | b) if a | b else 0.0
    return fuzz.token_sort_ratio(one.title.casefold(), other.title.casefold()), cast
