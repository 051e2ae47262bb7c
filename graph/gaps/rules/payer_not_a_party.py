# title_bg: Платец без роля
# title_en: Payer without a role
# wording_bg: Назован платец не е нито водещ, нито партньор в дейността.
# wording_en: A named payer is neither a lead nor a partner in the activity.
# severity: A
# why_bg: Който плаща, без да участва, не личи дали е поел задължението.
# why_en: Where a payer takes no part, the text does not show that it has taken the duty on.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности
# counted_en: activities
# folds: option
# fields: funding leads partners
"""Named payers that have no role, as printed or folded."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities one of whose named payers, folded if asked, is not in the cast."""
    asked = [a for a in corpus.of(year) if a.asks(["funding"])]
    hits = []
    for activity in asked:
        cast = folding.all_shown(activity.cast)
        payers = corpus.institutions(folding.all_shown(activity.payers))
        outside = tuple(p for p in payers if p.iri not in cast)
        if outside:
            hits.append(Hit((activity.key,), outside, activity.cells_of("funding", "leads", "partners")))
    return Outcome(tuple(hits), len(asked))
