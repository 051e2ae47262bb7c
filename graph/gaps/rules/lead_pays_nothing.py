# title_bg: Водещата институция не плаща
# title_en: The lead pays nothing
# wording_bg: Назовани са платци, но никой от водещите, и свити до организацията си, не е сред тях.
# wording_en: Payers are named, and no lead, folded to its parent body, is among them.
# severity: A
# why_bg: Който води, зависи от чужди средства; решението и парите са в различни ръце.
# why_en: Whoever leads depends on the means of others; decision and money are in different hands.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности
# counted_en: activities
# folds: always
# fields: funding leads
"""Named payers without a lead among them; units count as their parents by definition."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities with a lead and a named payer, none of the leads paying."""
    asked = [a for a in corpus.of(year) if a.asks(["funding", "leads"])]
    hits = []
    for activity in asked:
        payers = corpus.institutions(activity.payers)
        paying = set(folding.tops(activity.payers))
        if payers and activity.leads and paying.isdisjoint(folding.tops(activity.leads)):
            hits.append(Hit((activity.key,), tuple(payers), activity.cells_of("funding", "leads")))
    return Outcome(tuple(hits), len(asked))
