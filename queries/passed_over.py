"""Words of roles, limits and times that no part of a reading heeds: an answer would pass over them in silence."""

from mrezha.queries.governed import ROLE_OF
from mrezha.queries.lexicon import cue
from mrezha.queries.meant import Meant
from mrezha.queries.question import NotUnderstood, Question
from mrezha.queries.scanned import Item

_ROLES = ("lead", "partner", "pays")  # whoever has one of them takes part: "involved" and "works with" say no more
_LIMITS = ("over", "under", "at-least", "at-most")
_MADE_UNDER = ("act", "project", "mechanism", "code", "theme", "year")  # "under the TOLERANT project" is no limit
_HEARD_IN = {
    "partners": "partner", "works-with-both": "partner", "connection": "partner", "payers": "pays",
    "activities-lead-changed": "lead", "project-funder": "pays", "leads": "lead", "funding": "pays",
}  # fmt: skip


def refuse_passed_over(meant: Meant, question: Question) -> None:
    """Refuse a reading that heeds a role, a limit or a time of the question nowhere.

    Raises:
        NotUnderstood: with the words that would be passed over.
    """
    heard = set(_heard(question)) | ({"pays"} if meant.paid_by_project else set())
    left = [i for i in meant.all_of(*_ROLES) if ROLE_OF[i.value] not in heard]
    left += [i for i in meant.all_of(*_LIMITS) if not _is_preposition(meant, i)]
    left += [i for i in meant.all_of("by") if not _does_something(meant, i, heard)]
    left += [i for i in meant.all_of("between") if not _joins_two(meant, i, heard)]
    left += _both_years_of_one(meant, question)
    if left:
        said = meant.found.words[left[0].first : left[0].last]
        raise NotUnderstood("left-out", " ".join(w.text for w in said))


def _both_years_of_one(meant: Meant, question: Question) -> list[Item]:
    """The "both" of "activities both in 2020 and 2025": each activity is of one programme, unless it is compared."""
    if question.want != "activities" or question.compared or len(meant.years) < 2:
        return []
    years = [i for i in meant.items if i.kind == "year"]
    return [i for i in meant.all_of("both") if any(0 <= y.first - i.last <= 1 for y in years)]


def _heard(question: Question) -> set[str]:
    """The roles that a reading speaks of: in its conditions, in what it asks for, in what it counts by."""
    said = {question.via, question.but_via or "", question.measure, question.intent, question.intent.partition("-")[0]}
    for part in (question.filters, question.but_not or (), *question.and_also):
        for leaf in (leaf for f in part for leaf in f.leaves()):
            said |= {leaf.kind, *leaf.kind.split("-"), *(v.rsplit("/", 1)[-1] for v in leaf.values)}
    return said | {_HEARD_IN[s] for s in said if s in _HEARD_IN}


def _is_preposition(meant: Meant, limit: Item) -> bool:
    """Whether "under" only says to what something belongs: "under the TOLERANT project", "under 3.4.1"."""
    said = set(meant.found.said(limit.first, limit.last))
    after = [i for i in meant.found.items if i.kind in _MADE_UNDER or i.value == "programme"]
    return said <= cue("belonging") and any(0 <= i.first - limit.last <= 3 for i in after)


def _does_something(meant: Meant, by: Item, heard: set[str]) -> bool:
    """Whether "by" names whoever does something, "activities by A21", "led only by A21", or the measure of a rank."""
    if "connection" in heard and meant.says(by, cue("reaches")):  # „от ДАЗД до МОН“
        return any(i.kind == "actor" and 0 <= i.first - by.last <= 1 for i in meant.found.items)
    agents = [i for i in meant.found.items if i.kind in ("actor", "project") or i.value in ("who", "noun", "count")]
    return meant.says(by, cue("agent")) and ("only" in heard or any(0 <= i.first - by.last <= 2 for i in agents))


def _joins_two(meant: Meant, between: Item, heard: set[str]) -> bool:
    """Whether "between" stands before the first of two years, or of two bodies that are connected."""
    kind = "actor" if "connection" in heard else "year"
    return any(i.kind == kind and 0 <= i.first - between.last <= 2 for i in meant.found.items)
