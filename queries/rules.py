"""Rules for questions that are answered with actors: partners, who leads, who pays, who has most."""

from mrezha.queries.actor_roles import groups
from mrezha.queries.meant import ROLES, Meant, distance
from mrezha.queries.question import Filter, NotUnderstood, Question

_VIA = {"works-with": "any", "involved": "any", "carries-out": "lead"}


def most(m: Meant) -> Question | None:
    """Who has most activities or partners; who works most often with somebody; all in their order."""
    said = m.all_of("most", "least", "rank")
    if not said or m.has("amount", "largest", "smallest"):
        return None
    if not (m.base or m.has("who", "programme", "both-programmes", "activities", *ROLES)):
        return None
    first = min((i.first for i in m.all_of("activities", "projects")), default=999)
    if not m.has("rank") and first < said[0].first and not any(i.first < first for i in m.all_of("who", "noun")):
        return None  # "the activity with most partners" is another question
    top = None if m.has("rank") and not m.has("most", "least") else "least" if m.has("least") else "most"
    partners = not m.actors and m.most_partners(said[0])
    via = "any" if partners else m.single_role or "any"
    roles: list[Filter] = []
    if m.actors:
        if partners or not m.has("works-with", "partner"):
            return None
        via, roles = "any", [m.role("any", a) for a in m.actors]
    values = tuple(v for r in roles for v in r.values)
    return Question(
        "most" if top else "rank", "actors", (*m.base, *roles), via=via, top=top, first=m.first, named_only=True,
        measure="partners" if partners else "activities", without=(*values, *m.excluded),
    )  # fmt: skip


def mere_payers(m: Meant) -> Question | None:
    """Who pays and has no role, or not that of lead or partner."""
    if not m.payers_without:
        return None
    return Question(
        f"payers-not-{m.payers_without}", "actors", m.base, via="pays", but_not=m.base, but_via=m.payers_without,
        count=m.counted, without=tuple(m.excluded),
    )  # fmt: skip


def who_pays(m: Meant) -> Question | None:
    """Who pays for an activity, a project, a section."""
    if not m.has("pays") or (m.actors and not (m.has("who") and m.has("activities"))):
        return None
    if m.has("activities") and not m.has("who") and not m.codes:
        return None
    if not (m.base or m.actors):
        return None
    of_project = any(f.kind == "project" for f in m.base)
    if len({i.value for i in m.all_of(*ROLES)}) > 1:
        return None  # "who pays for the activities led by X": the rule `who` tells the roles apart
    return Question(
        "payers", "actors", (*m.base, *(m.role("any", a) for a in m.actors)),
        via="project-funder" if of_project else "pays", count=m.counted, without=tuple(m.excluded),
    )  # fmt: skip


def _asks_partners(m: Meant) -> bool:
    if m.has("works-with"):
        return m.has("who") or not m.has("activities")
    if m.has("partner"):
        return not m.has("activities") or (m.has("who") and not _activities_first(m))
    return m.has("who") and m.has("involved") and bool(m.actors)


def _activities_first(m: Meant) -> bool:
    """„в кои дейности е партньор X“ asks for activities."""
    return not m.counted and any(
        i.value == "activities" and i.first < j.first for i in m.items for j in m.items if j.value == "partner"
    )


def with_both(m: Meant) -> Question | None:
    """Who works with each of several, not necessarily in one activity."""
    if len(m.actors) < 2 or not _asks_partners(m) or m.has("lead", "pays"):
        return None
    if not m.has("who") and (len(groups(m)) > 1 or not m.has("partner")):
        return None  # "does X work with Y"
    roles = [m.role("any", a) for a in m.actors]
    values = tuple(v for r in roles for v in r.values)
    either = Filter("any", values)
    if m.has("or"):
        return Question("partners-of", "actors", (*m.base, either), without=(*values, *m.excluded), count=m.counted)
    return Question(
        "works-with-both", "actors", (*m.base, either), without=(*values, *m.excluded), count=m.counted,
        and_also=tuple((*m.base, r) for r in roles),
    )  # fmt: skip


def partners_of(m: Meant) -> Question | None:
    """Every other participant in the activities of an actor."""
    if len(m.actors) != 1 or not _asks_partners(m) or m.has("lead", "pays", "carries-out"):
        return None
    role = m.role("any", m.actors[0])
    return Question("partners-of", "actors", (*m.base, role), without=(*role.values, *m.excluded), count=m.counted)


def who(m: Meant) -> Question | None:
    """Who leads, is a partner, takes part, pays."""
    role = m.single_role
    counts = m.codes and m.counted
    if role is None or (m.has("activities") and not m.has("who") and not counts):
        return None
    if m.actors:
        return _who_beside(m)
    if m.has("works-with") and not m.has("who", "noun") and not m.kinds:
        return None  # "how does trafficking work"
    if m.has("partner", "works-with") and not m.has("activities") and any(f.kind == "audience" for f in m.filters):
        return None  # "the partners of the police": a target group is nobody's partner
    if not (m.base or m.kinds or m.denial) and not m.has("activities", "programme", "both-programmes"):
        raise NotUnderstood("broad", m.found.text)
    return Question(role, "actors", m.base, via=role, count=m.counted, without=tuple(m.excluded))


def _who_beside(m: Meant) -> Question | None:
    """„Кой води дейностите, в които участва X“: one role is asked for, another may be that of the actor named."""
    if not (m.has("who") and m.has("activities")) or len(m.actors) > 1:
        return None
    said = m.all_of(*ROLES)
    actor = next(i for i in m.items if i.kind == "actor")
    activities = m.all_of("activities")[-1]
    if len(said) == 1:
        via, role = said[0].value, "any"
    else:
        asked = [i for i in said if i.first < activities.first]
        own = [i for i in said if i.first > activities.first]
        if not asked or not own or actor.first < activities.first:
            return None
        via, role = asked[-1].value, min(own, key=lambda s: distance(s, actor)).value
    via = _VIA.get(via, via)
    other = m.role(_VIA.get(role, role), m.actors[0])
    without = (*(other.values if via in ("partner", "any") else ()), *m.excluded)  # one may lead or pay for one's own
    return Question(f"{via}-with", "actors", (*m.base, other), via=via, without=without, count=m.counted)


def whoever(m: Meant) -> Question | None:
    """„Кои институции има в раздел VI?“: whoever leads or is a partner."""
    named = any(i.last - i.first > 1 for i in m.all_of("who"))
    plain = not m.has("activities", "projects", "connection", "amount", "largest", "smallest", *ROLES)
    if m.has("concerns") and not any(f.kind in ("place", "audience", "exploitation") for f in m.base):
        return None  # "who made the programme"
    within = m.base or m.denial or m.having or m.has("programme", "both-programmes")
    if m.actors or not named or not plain or not within:
        return None
    return Question("any", "actors", m.base, via="any", count=m.counted, without=tuple(m.excluded))
