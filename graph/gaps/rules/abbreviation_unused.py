# title_bg: Съкращение в списъка, неизползвано в текста
# title_en: Abbreviation listed and not used
# wording_bg: Съкращение от списъка на документа не се среща никъде в програмата.
# wording_en: An abbreviation of the document's list occurs nowhere in the programme.
# severity: D
# why_bg: Може да е следа от отпаднала дейност или участник.
# why_en: It may be a trace of an activity or actor that was dropped.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: съкращения в списъка
# counted_en: abbreviations of the list
# unit: abbreviation
# scope: programme
"""Listed abbreviations looked for in cells, goals and headings."""

from mrezha.graph.gaps.abbreviations import listed, printed, tokens_of
from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Abbreviations of the list that no text of the programme has."""
    used = {token for text in printed(corpus, year) for token in text.tokens}
    entries = listed(corpus, year)
    hits = tuple(Hit(note_bg=short, note_en=short) for short in entries if used.isdisjoint(tokens_of(short)))
    return Outcome(hits, len(entries))
