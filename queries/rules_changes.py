"""Rules for what is new, lost, kept or changed between two programmes: actors, partners, activities."""

from mrezha.queries.actor_roles import roles_of_actors
from mrezha.queries.meant import Meant
from mrezha.queries.question import Comparison, Filter, NotUnderstood, Question

_ACTOR_NOUNS = ("who", "noun", "partner", "works-with")


def activities_between(m: Meant) -> Question | None:
    """Activities that are new, dropped, continued, or led by somebody else, as a comparison of the texts proposes."""
    if m.codes and m.has("target", "baseline", "indicator"):
        return None  # "cases entered", "children kept at school" are words of the indicator
    if m.codes and m.has("fate", "kept", "lost") and not m.has(*_ACTOR_NOUNS):
        what = "continued"
    elif not m.has("gained", "lost", "kept", "changed") or not m.has("activities"):
        return None
    elif m.has("changed"):
        if not m.has("lead") or any(f.kind == "act" for f in m.filters):
            return None  # "who leads the activity that changes the Criminal Code"
        what = "lead-changed"
    elif m.has(*_ACTOR_NOUNS) and not _of_activities(m):
        return None
    else:
        what = "new" if m.has("gained") else "dropped" if m.has("lost") else "continued"
    later, earlier = _two_years(m, swapped=False)
    filters = [f for f in m.filters if f.kind != "code"]
    if m.codes:
        own = m.years[0] if m.years else _year_of(m)
        codes = tuple(f"{own}/{code}" for code in m.codes)
    else:
        codes = ()
    roles = () if what == "lead-changed" else roles_of_actors(m)
    return Question(
        f"activities-{what}", "activities", (*filters, *roles), count=m.counted,
        compared=Comparison(what, earlier, later, codes),
    )  # fmt: skip


def _year_of(m: Meant) -> str:
    """The only programme that has an activity of the code asked about.

    Raises:
        NotUnderstood: if several have.
    """
    years = [str(y) for y, code in m.vocabulary.codes if code == m.codes[0]]
    if len(years) != 1:
        raise NotUnderstood("meaning", m.found.text)
    return years[0]


def _of_activities(m: Meant) -> bool:
    """Whether "new" or "dropped" is said of activities: beside the word, or with no actor asked for before it."""
    said = m.all_of("gained", "lost", "kept")
    beside = any(0 <= a.first - i.last <= 1 for i in said for a in m.all_of("activities"))
    asked = [i.value for i in m.items if i.kind == "signal" and i.value in ("activities", *_ACTOR_NOUNS)]
    return beside or (bool(asked) and asked[0] == "activities" and not m.has("partner", "works-with"))


def kept(m: Meant) -> Question | None:
    """Actors, or partners of an actor, that both programmes have."""
    if not m.has("kept") or not m.has(*_ACTOR_NOUNS) or m.has("activities"):
        return None
    later, earlier = _two_years(m, swapped=False)
    roles = (m.role("any", m.actors[0]),) if m.actors else ()
    if len(m.actors) > 1 or (m.actors and not m.has("partner", "works-with")):
        return None
    filters = (*m.filters, *roles)
    return Question(
        "partners-kept" if m.actors else "actors-kept", "actors", filters,
        via="any" if m.actors else m.single_role or "any", count=m.counted,
        without=(*(v for r in roles for v in r.values), *m.excluded),
        and_also=tuple((Filter("year", (y,)), *filters) for y in (earlier, later)),
    )  # fmt: skip


def between_years(m: Meant) -> Question | None:
    """What is new in one programme, or lost since the other."""
    swapped = m.has("lost") and not m.has("but-not")
    if not m.has("gained", "lost", "but-not"):
        return None
    if m.has("but-not") and len(m.years) < 2 and not m.has("gained", "lost"):
        return None
    later, earlier = _two_years(m, swapped=swapped)
    if m.has("activities") and not m.has("who", "partner", "works-with"):
        return None
    if _of_activities(m):
        return None
    here, there, others = Filter("year", (later,)), Filter("year", (earlier,)), tuple(m.filters)
    if m.actors:
        if len(m.actors) > 1 or not m.has("partner", "works-with", "who"):
            return None
        role = m.role("any", m.actors[0])
        return Question(
            "partners-lost" if swapped else "partners-gained", "actors", (here, *others, role),
            but_not=(there, *others, role), without=(*role.values, *m.excluded), count=m.counted,
        )  # fmt: skip
    via = m.single_role or "any"
    return Question(
        "actors-lost" if swapped else "actors-new", "actors", (here, *others), via=via,
        but_not=(there, *others), without=tuple(m.excluded), count=m.counted,
    )  # fmt: skip


def _two_years(m: Meant, *, swapped: bool) -> tuple[str, str]:
    """The year asked about and the year it is compared with."""
    loaded = [str(y) for y in m.vocabulary.years]
    if len(loaded) < 2:
        raise NotUnderstood("one-year", loaded[0] if loaded else "")
    if m.has("but-not") and len(m.years) >= 2:
        return m.years[0], m.years[1]
    named = m.years or [loaded[-1]]
    later = max(named) if max(named) != loaded[0] or len(named) > 1 else loaded[-1]
    earlier = min(named) if len(named) > 1 else loaded[loaded.index(later) - 1]
    return (earlier, later) if swapped else (later, earlier)
