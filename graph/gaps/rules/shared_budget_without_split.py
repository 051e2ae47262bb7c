# title_bg: Общ бюджет без разпределение
# title_en: Shared budget without a split
# wording_bg: Плащат двама или повече назовани, а няма отпечатана сума.
# wording_en: Two or more named bodies pay, and no amount is printed.
# severity: A
# why_bg: Не личи кой колко осигурява, затова никой не може да планира своя дял.
# why_en: The text does not say who provides how much, so nobody can plan its share.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности
# counted_en: activities
# folds: option
# fields: funding
"""Two or more named payers and no amount; units of one body are still two payers unless folded."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities with several named payers, folded if asked, and no printed amount."""
    asked = [a for a in corpus.of(year) if a.asks(["funding"])]
    hits = []
    for activity in asked:
        payers = corpus.institutions(folding.all_shown(activity.payers))
        if len(payers) > 1 and not any(row["amounts"] for row in activity.rows):
            hits.append(Hit((activity.key,), tuple(payers), activity.cells_of("funding")))
    return Outcome(tuple(hits), len(asked))
