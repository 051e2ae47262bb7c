# title_bg: Един срок за много дейности
# title_en: One deadline for many activities
# wording_bg: Толкова дейности имат един и същи краен срок (най-честия в програмата) от всички с посочен срок.
# wording_en: So many activities have the same deadline, the commonest of the programme, out of all with one.
# severity: B
# why_bg: Един общ краен срок не показва кое следва след кое и не позволява междинна проверка.
# why_en: One common deadline shows no order of steps and allows no check on the way.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности с посочен срок
# counted_en: activities with a deadline
# scope: programme
# fields: deadline
"""The commonest deadline of a programme: the last month, or “permanent”, or the printed words."""

from collections import defaultdict

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.parts import Activity


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """The activities that share the commonest deadline, if at least two do."""
    by_end = defaultdict(list)
    for activity in corpus.whole(year):
        if end := last(activity):
            by_end[end].append(activity)
    stated = sum(map(len, by_end.values()))
    if not by_end:
        return Outcome((), stated)
    end, shared = max(by_end.items(), key=lambda item: len(item[1]))
    if len(shared) < 2:
        return Outcome((), stated)
    cells = tuple(c for a in shared for c in a.cells_of("deadline"))
    share = f"{end[1]}: {len(shared) / stated:.0%}"
    return Outcome((Hit(tuple(a.key for a in shared), cells=cells, note_bg=share, note_en=share),), stated)


def last(activity: Activity) -> tuple[int, str] | None:
    """When an activity ends: the last month of its rows; else a permanent deadline; else its words; None if blank."""
    deadlines = [row["deadline"] for row in activity.rows if row["deadline"]["text"]]
    if months := [str(d["end"])[:7] for d in deadlines if d["end"]]:
        return 0, max(months)
    if any(d["permanent"] for d in deadlines):
        return 1, "∞"
    return (2, deadlines[0]["text"]) if deadlines else None
