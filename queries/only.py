"""What is said with "only": the only one with a role, only in one role, only in one section."""

from mrezha.queries.lexicon import cue
from mrezha.queries.meant import THINGS, Denial, Meant, distance
from mrezha.queries.question import Filter
from mrezha.queries.scanned import Item

_ROLES = {"lead": "lead", "partner": "partner", "pays": "pays", "carries-out": "lead"}
_OTHER = {"lead": "partner", "partner": "lead", "pays": "any"}
_FARTHEST = 3  # words between "only", the role and whose it is


def take_only(meant: Meant) -> None:
    """Read "led only by X", "X is the only partner", "X is only a partner", "who works only in prevention"."""
    for only in meant.all_of("only"):
        actor, role = _near(meant, only, "actor"), _near_role(meant, only)
        if meant.has("classes-only"):
            return
        if actor and role and (_sole(meant, only) or (only.last <= actor.first and role.first != only.last)):
            found = Filter(f"only-{_ROLES[role.value]}", meant.role("any", actor.value).values)
            _spend(meant, found, only, role, actor)
        elif role and actor and not meant.has("who") and _ROLES[role.value] != "lead" and role.first >= only.last:
            other = meant.role(_OTHER[_ROLES[role.value]], actor.value)
            _spend(meant, Filter("not", of=(other,)), only)  # the role itself stays to be read
        elif meant.has("who", "noun") and not meant.denial:
            _only_among_actors(meant, only, role)
        elif meant.denial and role and meant.denial.via == _OTHER[_ROLES[role.value]]:
            _spend(meant, None, only)  # "only partners and never lead"


def _near(meant: Meant, only: Item, kind: str) -> Item | None:
    near = [i for i in meant.items if i.kind == kind and distance(i, only) <= _FARTHEST]
    return min(near, key=lambda i: (distance(i, only), -i.first), default=None)


def _near_role(meant: Meant, only: Item) -> Item | None:
    near = [i for i in meant.all_of(*_ROLES) if distance(i, only) <= _FARTHEST]
    return min(near, key=lambda i: (distance(i, only), -i.first), default=None)


def _sole(meant: Meant, only: Item) -> bool:
    before = meant.found.words[only.first - 1].text.casefold() if only.first else ""
    return meant.says(only, cue("sole")) or before in cue("definite")


def _only_among_actors(meant: Meant, only: Item, role: Item | None) -> None:
    """Actors with no other role, or in no other section or place."""
    after = [i for i in meant.items if i.kind in THINGS and 0 <= i.first - only.last <= 1]
    if after and not meant.has("pays"):  # "who pays only for prevention": for nothing else, or nothing else?
        kind = after[0].kind
        values = tuple(i.value for i in meant.items if i.kind == kind)
        _spend(meant, None, only)
        meant.denial = Denial((Filter("not", of=(Filter(kind, values),)),), None)
    elif role and role.first >= only.last and _ROLES[role.value] != "pays" and not meant.actors:
        _spend(meant, None, only)
        meant.denial = Denial((), _OTHER[_ROLES[role.value]])


def _spend(meant: Meant, found: Filter | None, *items: Item) -> None:
    meant.filters += [found] if found else []
    spans = {(i.first, i.last) for i in items}
    meant.items = [i for i in meant.items if (i.first, i.last) not in spans]
