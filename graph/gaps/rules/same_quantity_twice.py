# title_bg: Едно и също количество в две дейности
# title_en: The same quantity in two activities
# wording_bg: Индикатор със същото число, по-голямо от 1, и с думи, които са все сред тези на другия, стои в друга
#   дейност със същите участници.
# wording_en: An indicator with the same number, above 1, and words all among those of the other, stands in another
#   activity with the same cast.
# severity: B
# why_bg: Не личи дали е едно количество, или две; при сборуване може да бъде преброено два пъти.
# why_en: The text does not say whether it is one quantity or two; in a sum it may be counted twice.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности с целева стойност
# counted_en: activities with a numeric target
# fields: target
"""Indicators of two activities with one number, the words of the shorter all among those of the longer."""

from itertools import combinations

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.parts import Activity
from mrezha.graph.gaps.texts import word_set

Quantity = tuple[frozenset[str], object]
LEAST_WORDS = 2  # "Брой участници"; one word alone says too little


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities that share a quantity with another of the same cast."""
    asked = [a for a in corpus.whole(year) if any(i["target"] is not None for row in a.rows for i in row["indicators"])]
    quantities = {a.key: _quantities(a) for a in asked}
    shared: dict[str, list[str]] = {}
    for one, other in combinations(asked, 2):
        if set(one.cast) == set(other.cast) and _meet(quantities[one.key], quantities[other.key]):
            shared.setdefault(one.key, []).append(other.key)
            shared.setdefault(other.key, []).append(one.key)
    in_view = [a for a in asked if a in corpus.of(year)]
    hits = []
    for activity in (a for a in in_view if a.key in shared):
        also = f"= {', '.join(shared[activity.key])}"
        hits.append(Hit((activity.key,), (), activity.cells_of("target"), also, also))
    return Outcome(tuple(hits), len(in_view))


def _quantities(activity: Activity) -> list[Quantity]:
    found = [(word_set(i["text"]), i["target"]) for row in activity.rows for i in row["indicators"]]
    return [(words, n) for words, n in found if n is not None and n > 1 and len(words) >= LEAST_WORDS]


def _meet(one: list[Quantity], other: list[Quantity]) -> bool:
    return any(n == m and (a <= b or b <= a) for a, n in one for b, m in other)
