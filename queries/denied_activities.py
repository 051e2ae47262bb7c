"""Activities of which something is denied: „дейности, които ДАЗД не води“, "not in prevention"."""

from itertools import pairwise

from mrezha.queries.actor_roles import groups
from mrezha.queries.governed import ROLE_OF, Governed, spend
from mrezha.queries.lexicon import cue
from mrezha.queries.meant import ROLES, THINGS, Meant, distance
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item

_FIELDS = (
    "funding", "pays", "amount", "ends", "lead", "partner", "works-with", "baseline", "results", "target", "value",
)  # fmt: skip


def deny_activities(meant: Meant, found: Governed) -> None:
    """Make conditions that activities must not meet.

    Raises:
        NotUnderstood: if it is not plain what is denied of whom.
    """
    roles, actors = found.roles, found.of("actor")
    if roles:
        owners, shared = (actors, False) if actors else _subject(meant, found)
        if not owners:
            _blank_or_refuse(meant, found)
            return
        for role in dict.fromkeys(ROLE_OF[r.value] for r in roles):
            meant.filters.append(not_in_role(meant, role, owners))
        spend(
            meant, found.negation, *roles, *(i for i in found.items if i.kind == "signal"), *(() if shared else owners)
        )
        return
    if not found.said:
        _blank_or_refuse(meant, found)
        return
    if actors:
        meant.filters.append(not_in_role(meant, _role_before(meant, found), actors))
    meant.filters += not_things(meant, found)
    spend(meant, found.negation, *found.items)


def _blank_or_refuse(meant: Meant, found: Governed) -> None:
    """„Дейности, които не се финансират“: a blank cell; anything else that is denied of nobody is not understood."""
    said = next((i for i in meant.items if 0 <= i.first - found.negation.last <= 3 and i.value in _FIELDS), None)
    if said is None or meant.has("who") or not meant.has("activities"):
        raise NotUnderstood("negation", meant.found.text)
    n = meant.items.index(found.negation)
    meant.items[n] = Item("signal", "without", found.negation.first, found.negation.last)


def _subject(meant: Meant, found: Governed) -> tuple[list[Item], bool]:
    """Whose role is denied where the negation names nobody, and whether another role of theirs stays."""
    said = found.roles[0]
    near = sorted(
        (g for g in _together(meant) if not any(a in found.items for a in g)),
        key=lambda g: (min(distance(a, said) for a in g), -g[0].first),
    )
    if found.negation.value in ("but-not", "without"):
        near = [g for g in near if g[0].first < found.negation.first] or near
    if not near:
        return [], False
    owners = near[0]
    others = [r for r in meant.all_of(*ROLES) if r not in found.items]
    own = _owns(meant, owners, found) or (bool(others) and not meant.has("who"))
    shared = found.negation.value in ("but-not", "without") or (len(near) == 1 and own)
    return owners, shared


def _together(meant: Meant) -> list[list[Item]]:
    """Actors that are named one after another and joined ("A, B and C")."""
    found: list[list[Item]] = []
    for group in groups(meant):
        for one, actor in pairwise([None, *group]):
            between = set(meant.found.said(one.last, actor.first)) if one and actor else set()
            if actor and between & (cue("joins") | {","}) and not between & cue("ends-denial"):
                found[-1].append(actor)
            elif actor:
                found.append([actor])
    return found


def _owns(meant: Meant, owners: list[Item], found: Governed) -> bool:
    """„Дейности на ДАЗД, които не води“: they are its activities."""
    said = meant.found.said()
    first, last = owners[0].first, owners[-1].last
    own = (first > 0 and said[first - 1] in cue("owner")) or said[last : last + 2][-1:] == ["s"]
    return own and bool(set(said[last : found.negation.first]) & cue("relative"))


def _role_before(meant: Meant, found: Governed) -> str:
    """The role of whoever is denied: that said before of "led by A but not by B"; else any."""
    said = set(meant.found.said(found.negation.first, found.of("actor")[0].first))
    before = [r for r in meant.all_of(*ROLES) if r.first < found.negation.first]
    return ROLE_OF[before[-1].value] if said & cue("agent") and before else "any"


def not_in_role(meant: Meant, role: str, actors: list[Item]) -> Filter:
    """The condition that none of some actors has a role."""
    return Filter("not", of=(meant.role(role, *(a.value for a in actors)),))


def things_of(found: Governed) -> list[Filter]:
    """Conditions of the places, acts, sections … that are denied."""
    return [Filter(kind, tuple(dict.fromkeys(i.value for i in found.of(kind)))) for kind in THINGS if found.of(kind)]


def not_things(meant: Meant, found: Governed) -> list[Filter]:
    """Conditions that activities name none of these things and end at none of these times.

    Raises:
        NotUnderstood: if Bulgaria is denied: what a programme plans is in Bulgaria, said or not.
    """
    if any(i.value.endswith("/bulgaria") for i in found.of("place")):
        raise NotUnderstood("left-out", meant.found.text[meant.found.words[found.negation.first].start :])
    times = [Filter("deadline-in", (i.value,)) for i in found.of("time")]
    return [Filter("not", of=(f,)) for f in (*things_of(found), *times)]
