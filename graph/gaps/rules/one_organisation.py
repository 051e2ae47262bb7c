# title_bg: В рамките на една организация
# title_en: Within one organisation
# wording_bg: Водещата институция и всички назовани партньори са части от една и съща организация.
# wording_en: The lead and every named partner are parts of one and the same body.
# severity: C
# why_bg: Съгласуване вътре в една организация не е междуведомствено; групи без име не променят това.
# why_en: Coordination inside one body is none between institutions; classes without a name do not change that.
# source: Provan & Kenis (2008), Modes of network governance, J. Public Administration Research and Theory 18(2)
# counted_bg: дейности
# counted_en: activities
# folds: always
# fields: leads partners
"""Lead and named partners fold to one parent body."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities with a named partner, all of whose named leads and partners belong to one body."""
    hits = []
    for activity in corpus.of(year):
        leads, partners = corpus.institutions(activity.leads), corpus.institutions(activity.partners)
        tops = folding.tops(a.iri for a in (*leads, *partners))
        if leads and partners and len(tops) == 1:
            classes = [a for a in corpus.known(activity.cast) if a.collective]
            bg, en = ("назовани са и групи", "classes are given too") if classes else ("", "")
            top = tuple(corpus.known(tops))
            hits.append(Hit((activity.key,), top, activity.cells_of("leads", "partners"), bg, en))
    return Outcome(tuple(hits), len(corpus.of(year)))
