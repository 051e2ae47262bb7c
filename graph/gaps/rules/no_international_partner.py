# title_bg: Международна дейност без чужд партньор
# title_en: International activity without a foreign partner
# wording_bg: Дейност от раздела за международно сътрудничество, в която няма чуждестранен или международен участник.
# wording_en: An activity of the international section without a foreign or international body.
# severity: A
# why_bg: Сътрудничеството не личи, ако другата страна не е назована.
# why_en: Cooperation does not show where the other side is not named.
# source: GRETA, reports on Bulgaria under the Council of Europe Convention on Action against Trafficking in Human
#   Beings
# counted_bg: дейности в международния раздел
# counted_en: activities of the international section
# fields: leads partners
"""Activities of the section on international cooperation, and who in them comes from abroad."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.lists import slugs
from mrezha.graph.gaps.parts import Actor

FOREIGN_KINDS = frozenset({"international-organisation", "embassy-or-foreign-body"})


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities under the theme “international” whose cast is Bulgarian only."""
    asked = [a for a in corpus.of(year) if a.theme == "international"]
    home = [a for a in asked if not any(map(is_foreign, corpus.known(a.cast)))]
    return Outcome(tuple(Hit((a.key,), cells=a.cells_of("leads", "partners")) for a in home), len(asked))


def is_foreign(actor: Actor) -> bool:
    """Whether an actor is foreign or international, by its kind or by the list `foreign.csv`."""
    return actor.kind in FOREIGN_KINDS or actor.slug in slugs("foreign.csv")
