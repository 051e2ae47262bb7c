# title_bg: Цел без дейност
# title_en: Goal without an activity
# wording_bg: Под целта не стои дейност.
# wording_en: No activity stands under the goal.
# severity: D
# why_bg: Цел без дейност е намерение, за чието изпълнение никой не отговаря.
# why_en: A goal without an activity is an intention that nobody carries out.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: цели
# counted_en: goals
# unit: goal
# scope: programme
"""Goals that no activity serves, in programmes whose template ties activities to goals."""

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.queries.catalogue import bind, catalogue

_GOALS = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?goal WHERE {{
  VALUES ?year {{ {year} }}
  ?goal a mrz:Goal ; dcterms:isPartOf/dcterms:isPartOf/mrz:year ?year .
}}
"""


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Goals of a programme without an activity; a template that ties none (2020) is not asked."""
    if not corpus.goals(year):
        return Outcome((), 0)
    bare = corpus.dataset.select(bind(catalogue()["goals-without-activity"], {"year": [str(year)]}))
    said = [f"{g['section_number']}, {g['goal_number'] or ''} {g['goal_text'] or ''}".strip() for g in bare]
    hits = tuple(Hit(note_bg=words, note_en=words) for words in said)
    return Outcome(hits, len(corpus.dataset.select(_GOALS.format(year=year))))
