# title_bg: Неразкрито съкращение
# title_en: Abbreviation not explained
# wording_bg: Съкращението не е в списъка на документа (ако има такъв) и не е изписано там, където се среща за първи
#   път.
# wording_en: The abbreviation is not in the document's list (if it has one) and is not spelled out where it first
#   occurs.
# severity: D
# why_bg: Читател извън областта не може да разбере кой или какво е назовано.
# why_en: A reader from outside the field cannot tell who or what is named.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: използвани съкращения
# counted_en: abbreviations used
# unit: abbreviation
# scope: programme
"""Words in capitals that the document does not explain; one without a list is asked too."""

from mrezha.graph.gaps.abbreviations import listed, printed, spelled_out, tokens_of
from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Abbreviations neither listed nor spelled out at their first use, in the order of the text."""
    entries = listed(corpus, year)
    known = {token for short in entries for token in tokens_of(short)}
    used: dict[str, list[str]] = {}
    explained: set[str] = set()
    shown: dict[str, str] = {}
    for text in printed(corpus, year):
        explained |= {token for token in text.tokens if token not in used and spelled_out(token, text.words)}
        shown = {**text.tokens, **shown}
        for token in text.tokens:
            used.setdefault(token, []).extend([text.activity] if text.activity else [])
    hits = [
        Hit(tuple(dict.fromkeys(where)), note_bg=shown[token], note_en=shown[token])
        for token, where in used.items()
        if token not in known | explained
    ]
    return Outcome(tuple(hits), len(used))
