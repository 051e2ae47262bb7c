# title_bg: Индикатори само за свършеното (предположение)
# title_en: Indicators of output only (suggestion)
# wording_bg: Всички индикатори броят прояви, материали или участници; никой не измерва какво се е променило.
# wording_en: All indicators count events, materials or people reached; none measures what has changed.
# severity: B
# why_bg: Броят на проявите не казва дали те са помогнали.
# why_en: The number of events does not say whether they helped.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности с индикатори
# counted_en: activities with indicators
# decided: judged
# fields: target
"""Indicators judged by their words: what they count, from the list of output and outcome words."""

import re

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.lists import entries


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities with indicators, every one of which counts output."""
    asked = [a for a in corpus.of(year) if any(row["indicators"] for row in a.rows)]
    hits = []
    for activity in asked:
        texts = [i["text"] for row in activity.rows for i in row["indicators"]]
        said = [output_word(text) for text in texts]
        if all(said):
            listed = ", ".join(dict.fromkeys(str(word).casefold() for word in said))
            hits.append(Hit((activity.key,), cells=activity.cells_of("target"), note_bg=listed, note_en=listed))
    return Outcome(tuple(hits), len(asked))


def output_word(text: str) -> str | None:
    """The word by which an indicator counts output; None if it has none, or one of outcome.

    >>> output_word("Брой проведени обучения"), output_word("Брой интегрирани случаи")
    ('проведени', None)
    """
    if _first(text, "outcome"):
        return None
    return _first(text, "output")


def _first(text: str, kind: str) -> str | None:
    stems = "|".join(e["stem"] for e in entries("indicator-words.csv") if e["kind"] == kind)
    said = re.search(rf"\b(?:{stems})\w*", text, re.IGNORECASE)
    return said[0] if said else None
