# title_bg: Член на Националната комисия без роля
# title_en: Member of the National Commission without a role
# wording_bg: Институция, която е член на Националната комисия по закон, няма роля в програмата или има само в един
#   ред.
# wording_en: A body that belongs to the National Commission by law has no role in the programme, or in one row only.
# severity: C
# why_bg: Комисията съгласува чрез членовете си; член без роля не е видимо обвързан с програмата.
# why_en: The Commission coordinates through its members; one without a role is not visibly bound by the programme.
# source: ЗБТХ (Combating Trafficking in Human Beings Act), art. 4; members by our own list, in which only the chair is
#   checked
# counted_bg: членове по списъка
# counted_en: members by the list
# unit: actor
# scope: programme
# folds: option
"""Members by law against the cast; the list is dated, and its uncertain lines are said to be so."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.lists import entries
from mrezha.ontology.namespaces import ID


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Members that have a role in no row or one; the class "members of the Commission" is never expanded to them."""
    members = entries("statutory-members.csv", "mrezha.ontology")
    hits = []
    for member in members:
        iri = f"{ID}institution/{member['iri_slug']}"
        present = tuple(a.key for a in corpus.whole(year) if iri in folding.all_shown(a.cast))
        if len(present) < 2 and iri in corpus.actors:
            bg, en = ("само в един ред", "one row only") if present else ("без роля", "no role")
            if "uncertain" in (member["note"] or ""):
                bg, en = f"{bg}; членството е несигурно в списъка", f"{en}; membership uncertain in the list"
            hits.append(Hit(present, (corpus.actors[iri],), note_bg=bg, note_en=en))
    return Outcome(tuple(hits), len(members))
