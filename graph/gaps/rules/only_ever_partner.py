# title_bg: Само партньор, никога водещ
# title_en: Only ever a partner, never a lead
# wording_bg: Назован участник е партньор, но не води нито една дейност през годината.
# wording_en: A named actor is a partner and leads no activity of the year.
# severity: C
# why_bg: Показва кой участва без собствена отговорност; за много организации това е напълно уместно.
# why_en: It shows who takes part without a charge of its own; for many bodies that is quite in order.
# source: Jasny & Lubell (2015), Two-mode brokerage in policy networks, Social Networks 41
# counted_bg: назовани участници с роля
# counted_en: named actors with a role
# unit: actor
# scope: programme
# folds: option
"""Named partners that never lead; classes are left out."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Named actors, folded if asked, that are among partners and never among leads."""
    activities = corpus.whole(year)
    leads = {iri for a in activities for iri in folding.all_shown(a.leads)}
    cast = corpus.institutions(folding.all_shown(iri for a in activities for iri in a.cast))
    hits = []
    for actor in sorted(cast, key=lambda a: a.iri):
        if actor.iri not in leads:
            partner_in = tuple(a.key for a in activities if actor.iri in folding.all_shown(a.partners))
            hits.append(Hit(partner_in, (actor,)))
    return Outcome(tuple(sorted(hits, key=lambda h: -len(h.activities))), len(cast))
