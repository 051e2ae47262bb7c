"""What is denied or left out: „не води X“, "but not in prevention", "neither A nor B", "apart from C".

A negation governs the roles, actors and things that follow it and are joined with one another. Of activities it makes
conditions that they must not meet; of actors a set that is taken away from the answer.
"""

from itertools import pairwise

from mrezha.queries.absent import refuse_twice
from mrezha.queries.denied_activities import deny_activities, not_in_role, not_things, things_of
from mrezha.queries.governed import ROLE_OF, Governed, governed, spend
from mrezha.queries.lexicon import cue
from mrezha.queries.meant import ROLES, THINGS, Denial, Meant
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item

_NEGATIONS = ("negated", "but-not", "without", "apart")
_ROLE_NOUNS = ("lead", "partner")


def take_denied(meant: Meant) -> None:
    """Take all negations but those of cells ("without funding") and of years ("in 2025 but not in 2020").

    Raises:
        NotUnderstood: if who or what is denied is not plain.
    """
    for one, item in pairwise(list(meant.items)):
        if one.value == item.value == "negated" and one.last == item.first:
            refuse_twice(meant, [one])
            spend(meant, one)  # „никога не“
    for item in [i for i in meant.items if i.kind == "signal" and i.value in _NEGATIONS]:
        if item not in meant.items:
            continue
        found = governed(meant, item)
        if item.value == "apart":
            _leave_out(meant, found)
        elif item.value == "without":
            _take_without(meant, found)
        elif item.value == "but-not" and (_of_years(meant, found) or not _says_something(meant, found)):
            continue
        elif _asks_actors(meant, found):
            _deny_actors(meant, found)
        else:
            deny_activities(meant, found)


def _of_years(meant: Meant, found: Governed) -> bool:
    """„Води през 2025, а не е водил през 2020“: the programmes are compared."""
    one_role = len({r.value for r in meant.all_of(*ROLES)}) == 1
    return one_role and not found.of("actor", *THINGS) and bool(_years_behind(meant, found))


def _years_behind(meant: Meant, found: Governed) -> list[Item]:
    """The years right behind what a negation governs."""
    last = max((i.last for i in found.items), default=found.negation.last)
    return [i for i in meant.items if i.kind == "year" and 0 <= i.first - last <= 2]


def _says_something(meant: Meant, found: Governed) -> bool:
    """Whether a negation governs anything, or says a role itself: "without taking part"."""
    item = found.negation
    if not found.said and meant.says(item, cue("no-role")) and sum(i.kind == "year" for i in meant.items) < 2:
        found.items.append(Item("signal", "involved", item.first, item.last))
    return bool(found.said)


def _asks_actors(meant: Meant, found: Governed) -> bool:
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


def _deny_actors(meant: Meant, found: Governed) -> None:
    actors, roles = found.of("actor"), list(dict.fromkeys(ROLE_OF[r.value] for r in found.roles))
    if not found.said or found.of("time") or meant.denial:
        raise NotUnderstood("negation", meant.found.text)
    elsewhere = [i for i in meant.items if i.kind == "actor" and i not in actors]
    together = not roles or set(roles) <= {"any", "partner"}
    filters = things_of(found)
    if actors and not together:
        raise NotUnderstood("negation", meant.found.text)
    if actors and not roles and not elsewhere and not meant.has("works-with", "partner"):
        meant.excluded += [a.value for a in actors]  # "who leads prevention, but not A"
    elif actors:
        filters.append(meant.role("any", *(a.value for a in actors)))
        meant.excluded += [a.value for a in actors]
        meant.denial = Denial(tuple(filters), "any")
    else:
        years = _year_of_denial(meant, found)
        filters += [Filter("year", (y.value,)) for y in years]
        meant.denial = Denial(tuple(filters), (roles[0] if len(roles) == 1 else "any") if roles else None)
        spend(meant, *years)
    spend(meant, found.negation, *found.items)


def _year_of_denial(meant: Meant, found: Governed) -> list[Item]:
    """The year that a denial is of, where another is asked about: „не участват през 2025, а са участвали през 2020“."""
    years = [i for i in meant.items if i.kind == "year"]
    before = [y for y in years if 0 <= found.negation.first - y.last <= 1]
    return (_years_behind(meant, found) or before) if len(years) == 2 else []


# -- without, apart from -------------------------------------------------------------------------------------------


def _take_without(meant: Meant, found: Governed) -> None:
    """Actors, things, and roles said as "without leading"; a cell stays for take_blanks."""
    actors, roles = found.of("actor"), found.roles
    if roles and not actors:
        if _is_done(meant, roles[0]):
            (_deny_actors if _asks_actors(meant, found) else deny_activities)(meant, found)
        return
    if roles and (roles[0].value in _ROLE_NOUNS or roles[0].value == "involved"):
        meant.filters.append(not_in_role(meant, ROLE_OF[roles[0].value], actors[:1]))
        spend(meant, found.negation, roles[0], actors[0])
    elif found.said and not roles:
        _leave_out(meant, found)


def _is_done(meant: Meant, role: Item) -> bool:
    """Whether a role is a verb, "leading", "paying for it", not a noun: "a lead", "funding"."""
    said = meant.found.said(role.first, role.last + 1)
    before = meant.found.said(max(0, role.first - 3), role.first)
    if cue("being") & set(before):
        return True
    of_it = said[-1] in cue("of-it")
    return (
        said[0].endswith("ing")
        and (role.value != "pays" or said[0] == "paying" or of_it)
        and (role.last - role.first == 1 or said[0] in cue("doing"))
    )


def _leave_out(meant: Meant, found: Governed) -> None:
    """Sections, places … are left out of the activities; actors of the answer, or of the activities (rules.py)."""
    if found.roles or not found.said:
        return
    meant.excluded += [a.value for a in found.of("actor")]
    meant.filters += not_things(meant, found)
    spend(meant, found.negation, *found.items)
