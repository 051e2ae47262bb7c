"""Which role each actor of a question has: what "X leads and Y is a partner" says of both."""

from itertools import pairwise

from mrezha.queries.lexicon import cue
from mrezha.queries.meant import ROLES, Meant, distance
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item


def groups(meant: Meant) -> list[list[Item]]:
    """Actors that are named one after another, with no role between them ("X и Y"), together."""
    found: list[list[Item]] = []
    apart = True
    for item in meant.items:
        if item.kind == "actor":
            if apart:
                found.append([])
            found[-1].append(item)
            apart = False
        elif item.kind == "signal" and (item.value in ROLES or meant.says(item, cue("together"))):
            apart = True
    return found


def roles_of_actors(meant: Meant) -> tuple[Filter, ...]:
    """Each actor with its role: the nearest role word where there are several, else the only one."""
    said = meant.all_of(*ROLES)
    together = groups(meant)
    either = _either(meant)
    if either:
        return tuple(meant.role(meant.single_role or "any", *actors) for actors in either)
    owners = {i.value for i in _owners(meant)}
    others = [a for a in meant.actors if a not in owners]
    if owners and others and said:
        role = meant.single_role or "any"
        several = len({i.value for i in said}) > 1
        roles = {a: _nearest_role(meant, a, said) if several else role for a in others}
        return tuple(meant.role(roles.get(a, "any"), a) for a in meant.actors)
    if len(meant.actors) > 1 and len({i.value for i in said}) > 1:
        return tuple(meant.role(_nearest_role(meant, a, said), a) for a in meant.actors)
    if len(together) > 1 and len(said) == 1:
        taken = min(together, key=lambda g: min(distance(said[0], a) for a in g))
        with_role = {a.value for a in taken}
        role = meant.single_role or "any"
        return tuple(meant.role(role if a in with_role else "any", a) for a in meant.actors)
    return tuple(meant.role(meant.single_role or "any", a) for a in meant.actors)


def _owners(meant: Meant) -> list[Item]:
    """The actors of "activities of X", whose role is another's: „кои дейности на А21 води ДАЗД“."""
    found: list[Item] = []
    activities = meant.all_of("activities")
    for actor in (i for i in meant.items if i.kind == "actor"):
        joined = found and set(meant.found.said(found[-1].last, actor.first))
        owned = any(_owns(meant, actor, i) for i in activities)
        if owned or (joined and joined <= cue("joins") | cue("articles") | {","}):
            found.append(actor)
    return found


def _owns(meant: Meant, actor: Item, activities: Item) -> bool:
    """Whether activities are said to be an actor's: "activities of the MoI", "the MoI's activities"."""
    if actor.last <= activities.first:
        return "".join(meant.found.said(actor.last, activities.first)) in ("'s", "’s", "'", "’")
    between = set(meant.found.said(activities.last, actor.first))
    return bool(between & cue("of-whom")) and between <= cue("of-whom") | cue("articles")


def _either(meant: Meant) -> list[list[str]]:
    """Actors of which one is enough, "A or B", each set beside those that are asked for as well; none without "or".

    Raises:
        NotUnderstood: if "and" and "or" join the same row: "A and B or C".
    """
    actors = [i for i in meant.items if i.kind == "actor"]
    if not meant.has("or") or len(meant.actors) < 2:
        return []
    found = [[actors[0].value]]
    for one, other in pairwise(actors):
        said = set(meant.found.said(one.last, other.first))
        alone = not any(one.last <= i.first < other.first for i in meant.items)
        if said & cue("or") or (alone and "," in said and not said & cue("joins")):
            found[-1].append(other.value)
        elif alone and said & cue("joins"):
            raise NotUnderstood("meaning", meant.found.text)
        else:
            found.append([other.value])
    return found


def _nearest_role(meant: Meant, actor: str, said: list[Item]) -> str:
    """The role said in the actor's own clause, the nearest of several; else that of the clause before, or after."""
    at = next(i for i in meant.items if i.value == actor)
    clause = _clause(meant, at)
    own = [s for s in said if _clause(meant, s) == clause]
    before = [s for s in said if _clause(meant, s) < clause][-1:]
    nearest = min(own or before or said, key=lambda s: (distance(s, at), s.first)).value
    return "lead" if nearest == "carries-out" else nearest


def _clause(meant: Meant, item: Item) -> int:
    """How many clauses begin before an item or with it; no clause begins within an item."""
    inside = {i for x in meant.found.items for i in range(x.first, x.last)}
    said = enumerate(meant.found.words[: item.first])
    parts = cue("parts-clauses") | {",", ";"}
    return sum(w.text.casefold() in parts and i not in inside for i, w in said)
