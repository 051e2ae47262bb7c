# title_bg: Повторен резултат
# title_en: Result repeated
# wording_bg: Очакваният резултат е същият текст като в друга дейност или като целта на дейността.
# wording_en: The expected result is the same text as in another activity, or as the activity's goal.
# severity: B
# why_bg: Повтореният текст не казва какво ще постигне точно тази дейност.
# why_en: A repeated text does not say what this activity in particular will reach.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности
# counted_en: activities
# fields: results
"""Results compared letter by letter; capitals, punctuation and spaces do not count."""

from collections import defaultdict

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.texts import plain


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities whose result stands in another activity of the programme, or equals a goal they serve."""
    by_text: dict[str, set[str]] = defaultdict(set)
    goals: dict[str, set[str]] = defaultdict(set)
    for activity in corpus.whole(year):
        for row in activity.rows:
            by_text[plain(row["results_text"])].add(activity.key)
            goals[activity.key] |= {plain(row[g]["text"]) for g in ("strategic_goal", "operational_goal") if row[g]}
    asked = [a for a in corpus.of(year) if a.asks(["results"])]
    hits = []
    for activity in asked:
        texts = {plain(row["results_text"]) for row in activity.rows} - {""}
        others = sorted({key for text in texts for key in by_text[text]} - {activity.key})
        as_goal = bool(texts & goals[activity.key])
        if others or as_goal:
            bg, en = ", ".join(others + ["целта"] * as_goal), ", ".join(others + ["its goal"] * as_goal)
            hits.append(Hit((activity.key,), (), activity.cells_of("results"), f"= {bg}", f"= {en}"))
    return Outcome(tuple(hits), len(asked))
