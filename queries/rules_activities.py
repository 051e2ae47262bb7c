"""Rules for questions that are answered with activities, projects, numbers or the words of a cell."""

from collections.abc import Sequence

from mrezha.queries.actor_roles import roles_of_actors
from mrezha.queries.lexicon import cue
from mrezha.queries.meant import ROLES, THINGS, Meant
from mrezha.queries.question import Filter, NotUnderstood, Question

_CELLS = {
    "ends": "deadline", "when": "deadline", "where": "place", "target-group": "audience", "results": "results",
    "goal": "goal", "strategic": "strategic-goal", "operational": "operational-goal", "section": "section",
    "funding": "funding",
}  # fmt: skip
_ASKED = {
    "place-noun": "place", "which-act": "act", "which-mechanism": "mechanism", "target-group": "audience",
    "which-exploitation": "exploitation",
}  # fmt: skip


def search(m: Meant) -> Question | None:
    """Words to be searched for in the text of activities, only where the question says that it wants a search."""
    if not m.found.sought:
        return None
    text = tuple(Filter("text", anyhow) for anyhow in m.found.sought)
    return Question("search", "activities", (*m.base, *roles_of_actors(m), *text), count=m.counted)


def of_cell(m: Meant) -> Question | None:
    """The deadline, results, goal, section or funding of one activity."""
    if not m.codes or m.actors or m.has("target", "baseline", "indicator", "value", "amount", *ROLES):
        return None
    codes = m.found.of("code")
    if any(c.first == goal.last for c in codes for goal in m.all_of("strategic", "operational", "goal")):
        raise NotUnderstood("meaning", m.found.text)  # "strategic goal 3.3" is no activity
    asked = sorted({want for signal, want in _CELLS.items() if m.has(signal)})
    return Question(asked[0], asked[0], m.base) if len(asked) == 1 else None


def counted_each(m: Meant) -> Question | None:
    """How many activities each section or each programme has; which section has most, or fewest."""
    if m.has("section") and m.has("most", "least", "smallest") and not m.has("amount"):
        return _section_with_most(m)
    each = sorted(s.partition(":")[2] for s in m.signals if s.startswith("each:"))
    if len(each) != 1 or not m.has("count", "activities") or m.has("who") or m.codes:
        return None
    return Question(f"each-{each[0]}", "counts", (*m.base, *roles_of_actors(m)), measure=each[0])


def _section_with_most(m: Meant) -> Question | None:
    """The section with most activities, "Which section has the fewest activities of A21", or with most of an actor."""
    section = m.all_of("section")[0]
    others = [i for i in m.all_of("who", "noun") if not 0 <= section.first - i.last <= 1 and i.first != section.first]
    of_actor = m.actors and not m.has("lead", "partner", "pays")
    of_activities = m.has("activities") or any(m.says(i, cue("activities")) for i in m.all_of("most"))
    if others or m.codes or m.kinds or not (of_activities or of_actor):
        return None
    if not m.actors and m.has(*ROLES):
        return None  # "the section with most leads"
    top = "most" if m.has("most") else "least"
    filters = (*m.base, *roles_of_actors(m))
    return Question(f"each-section-{top}", "counts", filters, measure="section", top=top, first=m.first)


def of_things(m: Meant) -> Question | None:
    """The places, acts, mechanisms, target groups or forms of exploitation that activities name."""
    asked = sorted({kind for signal, kind in _ASKED.items() if m.has(signal)})
    where = [i.first for i in m.all_of("where")]
    named = any(i.first not in where for i in m.all_of("activities"))
    plain = all(f.kind in ("year", "theme") for f in m.base) and not m.has(*ROLES, "mention")
    if where and named and plain and not m.actors:
        asked = ["place"]
    if len(asked) != 1 or m.has("who"):
        return None
    if asked == ["place"] and m.actors and not m.has("activities", "mention", "concerns", *ROLES):
        raise NotUnderstood("meaning", m.found.text)  # where a body has its seat
    filters = [f for f in m.base if f.kind != asked[0]]
    if len(filters) < len(m.base) or not (filters or m.actors or m.has("programme", "activities", "mention")):
        return None
    kinds = tuple(k for k in ("town", "country") if any(m.says(i, cue(k)) for i in m.all_of("place-noun")))
    want = f"things-{asked[0]}"
    return Question(want, want, (*m.base, *roles_of_actors(m)), count=m.counted, of_kind=kinds)


def of_indicator(m: Meant) -> Question | None:
    """The target or baseline of an activity's indicator; „колко“ with words of an indicator is its target."""
    if not m.codes or m.actors:
        return None
    people = m.has("concerns", "must") and any(m.says(i, cue("participants")) for i in m.all_of("involved"))
    counts = m.has("count") and (
        people or m.counts_people or m.counts_something or not m.has("activities", "projects", *ROLES)
    )
    if not (counts or m.has("target", "baseline", "indicator", "value")):
        return None
    if counts and m.says_happened:
        raise NotUnderstood("meaning", m.found.text)  # "how many were trained": the text has targets only
    targets = [i for i in m.all_of("target", "value") if m.says(i, cue("target-nouns"))]
    if targets and m.has("baseline"):
        raise NotUnderstood("left-out", m.found.words[targets[0].first].text)
    want = "baseline" if m.has("baseline") else "target"
    return Question(want, want, m.base)


def of_amount(m: Meant) -> Question | None:
    """How much money is printed for an activity."""
    if not (m.codes and m.has("amount")) or (m.has("pays") and m.has("who")):
        return None
    return Question("amount", "amount", m.base)


def total_amount(m: Meant) -> Question | None:
    """All printed amounts of a programme or section together."""
    if not m.has("amount") or m.codes or m.has("who", "largest", "smallest", "most", "least", *ROLES):
        return None
    if m.has("activities") and not m.has("total"):
        return None
    if any(f.kind.startswith(("amount-", "no-", "blank")) for f in m.filters):
        return None
    if m.actors:
        raise NotUnderstood("shared-money", m.found.text)
    return Question("sum", "sum", m.base)


def connection(m: Meant) -> Question | None:
    """The activities that two share; answer.py looks for a path where there are none."""
    if not (m.has("connection") and len(m.actors) == 2):
        return None
    return Question("connection", "activities", (*m.base, *(m.role("any", a) for a in m.actors)))


def largest(m: Meant) -> Question | None:
    """The activity with the largest or smallest printed amount."""
    if not m.has("largest", "smallest") or (m.has("who") and not m.has("amount", "activities")):
        return None
    return Question(
        "budget", "activities", (*m.base, *roles_of_actors(m)), measure="amount",
        top="largest" if m.has("largest") else "smallest", first=m.first,
    )  # fmt: skip


def with_most(m: Meant) -> Question | None:
    """The activity with most partners, leads, participants or payers."""
    said = m.all_of("most", "least")
    after = [i for most in said for i in m.all_of("noun", *ROLES) if 0 <= i.first - most.last <= 1]
    before = said and any(i.first < said[0].first for i in m.all_of("activities"))
    if not before or not after or m.has("who", "amount"):
        return None
    measure = {"noun": "any", "works-with": "partner", "involved": "any"}.get(after[0].value, after[0].value)
    actors = tuple(m.role("any", a) for a in m.actors)
    top = "least" if m.has("least") else "most"
    return Question("with-most", "activities", (*m.base, *actors), top=top, first=m.first, measure=measure)


def of_projects(m: Meant) -> Question | None:
    """The named projects of activities."""
    if not m.has("projects") or any(f.kind == "project" for f in m.base):
        return None
    role = "pays" if m.has("pays") else m.single_role or "any"
    return Question("projects", "projects", (*m.base, *(m.role(role, a) for a in m.actors)), count=m.counted)


def activities(m: Meant) -> Question | None:
    """Activities that meet all conditions."""
    if m.codes and m.counted:
        return None
    if _asks_what_it_is(m) or (m.has("works-with") and not m.actors and not m.has("activities")):
        return None
    roles = roles_of_actors(m)
    if _asks_of_life(m, roles) or _counts_apart(m, roles):
        return None
    if m.excluded and not m.actors and m.has("lead", "partner", "pays"):
        return None  # "led by somebody other than X": with X or without?
    if m.excluded:
        roles += (Filter("not", of=(m.role("any", *m.excluded),)),)
    if not (roles or m.base or m.has("amount", "programme", "both-programmes")):
        return None
    asks = roles or m.codes or m.has("activities", "count", "show", "mention", "concerns", "amount")
    if not asks and not [f for f in m.base if f.kind != "year"]:
        return None
    limited = any(f.kind.startswith("amount-") for f in m.filters)
    amount = (Filter("amount"),) if m.has("amount") and not m.codes and not limited else ()
    intent = "code" if m.codes and not roles else "activities"
    return Question(
        intent, "activities", (*m.base, *roles, *amount), count=m.counted,
        with_deadline=m.has("when", "ends") and m.has("activities") and not m.counted,
    )  # fmt: skip


def _counts_apart(m: Meant, roles: Sequence[Filter]) -> bool:
    """Whether several actors are counted of whom each leads or pays: together, or each for itself?"""
    alike = [f.kind for f in roles if f.kind in ("lead", "pays")]
    return m.counted and len(alike) > 1 and len(set(alike)) == 1 and not m.has("both")


def _asks_what_it_is(m: Meant) -> bool:
    """Whether a thing is to be explained ("what is A21", "what is the NRM"), and no activities are asked for."""
    if not m.says_first(cue("what-is")) or m.has("activities", *ROLES):
        return False
    things = m.filters and not m.years and not m.codes and all(f.kind in THINGS for f in m.filters)
    return (bool(m.actors) and not m.filters) or (bool(things) and not m.actors and not m.has("concerns", "mention"))


def _asks_of_life(m: Meant, roles: Sequence[Filter]) -> bool:
    """Where a body is, or what was in fact done: no programme says that."""
    where = [] if len(m.actors) > 1 and m.has("both", "connection") else [i.first for i in m.all_of("where")]
    named = [i for i in m.all_of("activities") if i.first not in where]
    if where and m.actors and not named and not m.has(*ROLES, "mention"):
        return True
    done = any(m.says(i, cue("done")) for i in m.all_of("concerns", "carries-out", "ends"))
    if m.says_happened and any(f.kind.startswith("deadline-") for f in m.filters):
        return True  # "which activities were completed by May"
    asked = m.has("when", "where") or any(m.says(i, cue("done-when")) for i in m.all_of("ends"))
    return done and not roles and not asked and all(f.kind in ("year", "code") for f in m.base)
