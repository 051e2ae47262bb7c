# title_bg: Една институция и водеща, и партньор
# title_en: The same body as lead and as partner
# wording_bg: Една и съща институция стои и в колоната за водеща, и в колоната за партньор.
# wording_en: The same body stands in the column for the lead and in the column for partners.
# severity: C
# why_bg: Не личи кой на кого отчита; при свити структури показва, че партньорът е част от водещия.
# why_en: It is not clear who answers to whom; with units folded it shows a partner that is part of the lead.
# source: Provan & Kenis (2008), Modes of network governance, J. Public Administration Research and Theory 18(2)
# counted_bg: дейности
# counted_en: activities
# folds: option
# fields: leads partners
"""The same actor in both columns, as printed or folded."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities in which a lead, folded if asked, is among the partners."""
    hits = []
    for activity in corpus.of(year):
        partners = folding.all_shown(activity.partners)
        both = [iri for iri in folding.all_shown(activity.leads) if iri in partners]
        if both:
            hits.append(Hit((activity.key,), tuple(corpus.known(both)), activity.cells_of("leads", "partners")))
    return Outcome(tuple(hits), len(corpus.of(year)))
