# title_bg: Няколко водещи институции
# title_en: Several leads
# wording_bg: Водят две или повече организации и никоя не е посочена като главна.
# wording_en: Two or more bodies lead, and none is marked as principal.
# severity: A
# why_bg: Когато водят всички, не е ясно кой отговаря; структури на един и същи орган се броят за една.
# why_en: Where all lead it is not clear who answers; units of one body count as one.
# source: Provan & Kenis (2008), Modes of network governance, J. Public Administration Research and Theory 18(2)
# counted_bg: дейности
# counted_en: activities
# folds: always
# fields: leads
"""Two or more leads after folding; neither template has a mark for a principal one."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities whose leads fold to two or more bodies."""
    hits = []
    for activity in corpus.of(year):
        tops = folding.tops(activity.leads)
        if len(tops) > 1:
            hits.append(Hit((activity.key,), tuple(corpus.known(tops)), activity.cells_of("leads")))
    return Outcome(tuple(hits), len(corpus.of(year)))
