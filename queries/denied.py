"""What is denied or left out: „не води X“, "but not in prevention", "neither A nor B", "apart from C".

A negation governs the roles, actors and things that follow it and are joined with one another. Of activities it makes
conditions that they must not meet; of actors a set that is taken away from the answer.
"""

from dataclasses import dataclass
from itertools import pairwise

from mrezha.queries.actor_roles import groups
from mrezha.queries.lexicon import lexicon
from mrezha.queries.meant import ROLES, THINGS, Denial, Meant, distance
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item

_NEGATIONS = ("negated", "but-not", "without", "apart")
_ROLE_OF = {"lead": "lead", "carries-out": "lead", "partner": "partner", "works-with": "any", "involved": "any",
            "pays": "pays"}  # fmt: skip
_ROLE_NOUNS = ("lead", "partner")
_FIELDS = ("funding", "pays", "amount", "ends", *_ROLE_NOUNS, "works-with", "baseline", "results", "target", "value")
_SAYS_LITTLE = ("concerns", "mention", "must", "where", "both", "place-noun", "section", "target-group", "by")
_JOINS = {"and", "or", "nor", "neither", "и", "или", "нито", ",", "either"}
_ENDS_IT = {
    "which",
    "that",
    "where",
    "who",
    "whose",
    "but",
    "които",
    "която",
    "който",
    "където",
    "но",
    "а",
    "have",
    "has",
}
_OWNS = {"of", "на", "with", "с", "със", "involving"}
_RELATIVE = {"which", "that", "where", "които", "където"}
_BY = {"by", "от"}
_NO_ROLE = ("part", "role", "участват", "участва", "участвали", "appear", "appearing", "присъства", "присъстват")
_FARTHEST = 6  # words between what a negation governs


@dataclass(slots=True)
class _Governed:
    """A negation and what it governs."""

    negation: Item
    items: list[Item]

    def of(self, *kinds: str) -> list[Item]:
        return [i for i in self.items if i.kind in kinds]

    @property
    def roles(self) -> list[Item]:
        return [i for i in self.items if i.kind == "signal" and i.value in ROLES]

    @property
    def said(self) -> list[Item]:
        """What is denied, without small words."""
        return [*self.roles, *self.of("actor", "time", *THINGS)]


def take_denied(meant: Meant) -> None:
    """Take all negations but those of cells ("without funding") and of years ("in 2025 but not in 2020").

    Raises:
        NotUnderstood: if who or what is denied is not plain.
    """
    for one, item in pairwise(list(meant.items)):
        if one.value == item.value == "negated" and one.last == item.first:
            _spend(meant, one)  # „никога не“
    for item in [i for i in meant.items if i.kind == "signal" and i.value in _NEGATIONS]:
        if item not in meant.items:
            continue
        found = _governed(meant, item)
        if item.value == "apart":
            _leave_out(meant, found)
        elif item.value == "without":
            _take_without(meant, found)
        elif item.value == "but-not" and (_of_years(meant, found) or not _says_something(meant, found)):
            continue
        elif _asks_actors(meant, found):
            _deny_actors(meant, found)
        else:
            _deny_activities(meant, found)


def _of_years(meant: Meant, found: _Governed) -> bool:
    """„Води през 2025, а не е водил през 2020“: the programmes are compared."""
    last = max((i.last for i in found.items), default=found.negation.last)
    return (
        len({r.value for r in meant.all_of(*ROLES)}) == 1
        and not found.of("actor", *THINGS)
        and any(i.kind == "year" and 0 <= i.first - last <= 2 for i in meant.items)
    )


def _says_something(meant: Meant, found: _Governed) -> bool:
    """Whether a negation governs anything, or says a role itself: "without taking part"."""
    item = found.negation
    if not found.said and meant.says(item, _NO_ROLE) and sum(i.kind == "year" for i in meant.items) < 2:
        found.items.append(Item("signal", "involved", item.first, item.last))
    return bool(found.said)


def _governed(meant: Meant, negation: Item) -> _Governed:
    found, last, small = _Governed(negation, []), negation, lexicon().stop
    after = [i for i in meant.items if i.first >= negation.last and i is not negation]
    for n, item in enumerate(after):
        words = [w.text.casefold() for w in meant.found.words[last.last : item.first]]
        telling = sum(w.key not in small for w in meant.found.words[last.last : item.first] if w.is_word)
        apart = telling > 2 or len(words) > _FARTHEST or set(words) & _ENDS_IT
        if apart or not _belongs(meant, found, item, set(words), after[n + 1 :]):
            break
        found.items.append(item)
        last = item
    while found.items and found.items[-1].value in ("or", "negated", *_SAYS_LITTLE):
        found.items.pop()
    return found


def _belongs(meant: Meant, found: _Governed, item: Item, between: set[str], after: list[Item]) -> bool:
    """Whether an item goes on with what a negation governs."""
    before = found.items[-1] if found.items else None
    joined = bool(between & _JOINS) or (before is not None and before.value in ("or", "negated"))
    conditions = found.of("actor", "time", *THINGS)
    if item.kind in ("actor", "time", *THINGS):
        if not conditions or (before in found.roles and joined) or item.value == conditions[-1].value:
            return True
        return joined and (item.kind == conditions[-1].kind or before is None or before.value in ("or", "negated"))
    if item.kind == "number":
        return item.value == "1" and not conditions
    if item.kind != "signal":
        return False
    if item.value in ROLES:
        if conditions:  # "neither A nor B lead", not "without A, led by B"
            follows = any(i.kind == "actor" and i.first - item.last <= 1 for i in after)
            trails = found.negation.value == "negated" and item.first - conditions[-1].last <= 1
            return trails and not found.roles and not follows
        return not found.roles or joined
    if item.value in ("or", "negated"):
        return bool(found.said)
    if item.value == "activities":
        return not conditions and not between & _RELATIVE and not meant.says(item, ("in which", "в кои"))
    return item.value in _SAYS_LITTLE and not conditions


def _spend(meant: Meant, *items: Item) -> None:
    meant.items = [i for i in meant.items if i not in items]


def _asks_actors(meant: Meant, found: _Governed) -> bool:
    """Whether the negation is said of actors that are asked for, not of activities ("activities not led by")."""
    asked = [i for i in meant.all_of("who", "noun") if i not in found.items]
    partners = meant.has("works-with", "partner") and not meant.has("activities")
    if not asked and not meant.kinds and not (partners and found.of("actor")):
        return False
    of_activities = any(
        i.first < found.negation.first and i not in found.items and i.last - i.first < 3
        for i in meant.all_of("activities", "projects")
    )
    return found.negation.value == "but-not" or not of_activities


# -- of activities -------------------------------------------------------------------------------------------------


def _deny_activities(meant: Meant, found: _Governed) -> None:
    roles, actors = found.roles, found.of("actor")
    if roles:
        owners, shared = (actors, False) if actors else _subject(meant, found)
        if not owners:
            _blank_or_refuse(meant, found)
            return
        for role in dict.fromkeys(_ROLE_OF[r.value] for r in roles):
            meant.filters.append(_not(meant, role, owners))
        _spend(
            meant, found.negation, *roles, *(i for i in found.items if i.kind == "signal"), *(() if shared else owners)
        )
        return
    if not found.said:
        _blank_or_refuse(meant, found)
        return
    if actors:
        meant.filters.append(_not(meant, _role_before(meant, found), actors))
    meant.filters += _not_things(meant, found)
    _spend(meant, found.negation, *found.items)


def _blank_or_refuse(meant: Meant, found: _Governed) -> None:
    """„Дейности, които не се финансират“: a blank cell; anything else that is denied of nobody is not understood."""
    said = next((i for i in meant.items if 0 <= i.first - found.negation.last <= 3 and i.value in _FIELDS), None)
    if said is None or meant.has("who") or not meant.has("activities"):
        raise NotUnderstood("negation", meant.found.text)
    n = meant.items.index(found.negation)
    meant.items[n] = Item("signal", "without", found.negation.first, found.negation.last)


def _subject(meant: Meant, found: _Governed) -> tuple[list[Item], bool]:
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
            between = {w.text.casefold() for w in meant.found.words[one.last : actor.first]} if one and actor else set()
            if actor and between & _JOINS and not between & _ENDS_IT:
                found[-1].append(actor)
            elif actor:
                found.append([actor])
    return found


def _owns(meant: Meant, owners: list[Item], found: _Governed) -> bool:
    """„Дейности на ДАЗД, които не води“: they are its activities."""
    said = [w.text.casefold() for w in meant.found.words]
    first, last = owners[0].first, owners[-1].last
    own = (first > 0 and said[first - 1] in _OWNS) or said[last : last + 2][-1:] == ["s"]
    return own and bool(set(said[last : found.negation.first]) & _RELATIVE)


def _role_before(meant: Meant, found: _Governed) -> str:
    """The role of whoever is denied: that said before of "led by A but not by B"; else any."""
    said = {w.text.casefold() for w in meant.found.words[found.negation.first : found.of("actor")[0].first]}
    before = [r for r in meant.all_of(*ROLES) if r.first < found.negation.first]
    return _ROLE_OF[before[-1].value] if said & _BY and before else "any"


def _not(meant: Meant, role: str, actors: list[Item]) -> Filter:
    return Filter("not", of=(meant.role(role, *(a.value for a in actors)),))


def _things(found: _Governed) -> list[Filter]:
    return [Filter(kind, tuple(dict.fromkeys(i.value for i in found.of(kind)))) for kind in THINGS if found.of(kind)]


def _not_things(meant: Meant, found: _Governed) -> list[Filter]:
    if any(i.value.endswith("/bulgaria") for i in found.of("place")):
        raise NotUnderstood("left-out", meant.found.text[meant.found.words[found.negation.first].start :])
    times = [Filter("deadline-in", (i.value,)) for i in found.of("time")]
    return [Filter("not", of=(f,)) for f in (*_things(found), *times)]


# -- of actors -----------------------------------------------------------------------------------------------------


def _deny_actors(meant: Meant, found: _Governed) -> None:
    actors, roles = found.of("actor"), list(dict.fromkeys(_ROLE_OF[r.value] for r in found.roles))
    if not found.said or found.of("time") or meant.denial:
        raise NotUnderstood("negation", meant.found.text)
    elsewhere = [i for i in meant.items if i.kind == "actor" and i not in actors]
    together = not roles or set(roles) <= {"any", "partner"}
    filters = _things(found)
    if actors and not together:
        raise NotUnderstood("negation", meant.found.text)
    if actors and not roles and not elsewhere and not meant.has("works-with", "partner"):
        meant.excluded += [a.value for a in actors]  # "who leads prevention, but not A"
    elif actors:
        filters.append(meant.role("any", *(a.value for a in actors)))
        meant.excluded += [a.value for a in actors]
        meant.denial = Denial(tuple(filters), "any")
    else:
        meant.denial = Denial(tuple(filters), (roles[0] if len(roles) == 1 else "any") if roles else None)
    _spend(meant, found.negation, *found.items)


# -- without, apart from -------------------------------------------------------------------------------------------


def _take_without(meant: Meant, found: _Governed) -> None:
    """Actors, things, and roles said as "without leading"; a cell stays for take_blanks."""
    actors, roles = found.of("actor"), found.roles
    if roles and not actors:
        if _is_done(meant, roles[0]):
            (_deny_actors if _asks_actors(meant, found) else _deny_activities)(meant, found)
        return
    if roles and (roles[0].value in _ROLE_NOUNS or roles[0].value == "involved"):
        meant.filters.append(_not(meant, _ROLE_OF[roles[0].value], actors[:1]))
        _spend(meant, found.negation, roles[0], actors[0])
    elif found.said and not roles:
        _leave_out(meant, found)


def _is_done(meant: Meant, role: Item) -> bool:
    """Whether a role is a verb, "leading", "paying for it", not a noun: "a lead", "funding"."""
    said = [w.text.casefold() for w in meant.found.words[role.first : role.last + 1]]
    before = [w.text.casefold() for w in meant.found.words[max(0, role.first - 3) : role.first]]
    if "being" in before or "having" in before:
        return True
    of_it = said[-1] in ("it", "them")
    return (
        said[0].endswith("ing")
        and (role.value != "pays" or said[0] == "paying" or of_it)
        and (role.last - role.first == 1 or said[0] in ("taking", "being", "playing"))
    )


def _leave_out(meant: Meant, found: _Governed) -> None:
    """Sections, places … are left out of the activities; actors of the answer, or of the activities (rules.py)."""
    if found.roles or not found.said:
        return
    meant.excluded += [a.value for a in found.of("actor")]
    meant.filters += _not_things(meant, found)
    _spend(meant, found.negation, *found.items)
