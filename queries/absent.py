"""What is not there: actors left out, roles denied, cells that are blank."""

from itertools import pairwise, takewhile

from mrezha.queries.meant import ROLES, Meant, distance
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item

_FIELDS = {
    "funding": "funding", "pays": "funding", "amount": "funding", "ends": "deadline", "partner": "partners",
    "works-with": "partners", "lead": "leads", "baseline": "baseline", "results": "results",
}  # fmt: skip
_AND = {"and", "or", "nor", "и", "или", "нито"}
_NUMBERS = ("target", "indicator", "value")
_DENIED = {
    "lead": "not-lead", "carries-out": "not-lead", "partner": "not-partner", "involved": "not-any", "pays": "not-pays",
}  # fmt: skip
_ROLE_NOUNS = ("lead", "partner")


def take_excluded(meant: Meant) -> None:
    """Sections after "apart from"; actors after "apart from", "without", "but not"."""
    for n, (item, theme) in enumerate(pairwise(meant.items), 1):
        apart = item.value in ("apart", "negated") or (item.value == "but-not" and meant.has("activities"))
        if apart and theme.kind == "theme" and theme.first - item.last <= 2:
            onward = pairwise([item, *meant.items[n:]])
            themes = [i for _, i in takewhile(lambda p: p[1].kind == "theme" and p[1].first - p[0].last <= 2, onward)]
            meant.filters.append(Filter("not-theme", tuple(i.value for i in themes)))
            meant.items = [i for i in meant.items if i is not item and i not in themes]
            return
    for n, item in enumerate(meant.items):
        but_not = item.value == "but-not" and not meant.has("who", "partner", "works-with")
        if item.kind == "signal" and (but_not or item.value in ("apart", "without")):
            after = n + 1
            while after < len(meant.items) and meant.items[after].kind == "actor":
                if meant.items[after].first - meant.items[after - 1].last > 2:
                    break
                after += 1
            if after > n + 1:
                actors = meant.items[n + 1 : after]
                following = meant.items[after : after + 1]
                if item.value == "without" and len(actors) == 1 and following and following[0].value in _ROLE_NOUNS:
                    _deny(meant, actors[0], following[0], item)  # "without NGO partners"
                    return
                meant.excluded += [i.value for i in actors]
                meant.items = meant.items[:n] + meant.items[after:]
                return
            if item.value == "without" and [i.kind for i in meant.items[n + 1 : n + 3]] == ["signal", "actor"]:
                said, actor = meant.items[n + 1 : n + 3]
                if said.value in _ROLE_NOUNS and actor.first - said.last <= 1:
                    _deny(meant, actor, said, item)  # „без партньор МВР“
                    return


def _deny(meant: Meant, actor: Item, said: Item, item: Item) -> None:
    """The activities in which an actor does not have a role."""
    values = meant.vocabulary.with_units(actor.value) if meant.has("units") else [actor.value]
    meant.filters.append(Filter(_DENIED[said.value], tuple(values)))
    meant.items = [i for i in meant.items if i not in (item, said, actor)]


def take_denied(meant: Meant) -> None:
    """„не води X“, "not led by X": the activities in which X does not have the role.

    Raises:
        NotUnderstood: if who or what is denied is not plain.
    """
    for n, item in enumerate(meant.items):
        if item.kind != "signal" or item.value != "negated":
            continue
        after = meant.items[n + 1 : n + 3]
        said = next((i for i in after if i.kind == "signal" and i.value in {*ROLES, *_FIELDS}), None)
        if said is None or said.first - item.last > 3:
            raise NotUnderstood("negation", meant.found.text)
        actors = [i for i in meant.items if i.kind == "actor"]
        if not actors and said.value in _FIELDS and meant.has("activities") and not meant.has("who"):
            meant.items[n] = Item("signal", "without", item.first, item.last)
            continue
        role = _DENIED.get(said.value)
        near = sorted(actors, key=lambda a: (distance(a, said), -a.first))
        beside = any(distance(near[0], a) <= 2 for a in near[1:]) if near else True
        if role is None or beside or (meant.has("who") and not meant.has("activities")):
            raise NotUnderstood("negation", meant.found.text)
        _deny(meant, near[0], said, item)
        return take_denied(meant)
    return None


def take_blanks(meant: Meant) -> None:
    """A field near "without", "no", "lack" is asked to be blank; its word says nothing else then."""
    for n, item in enumerate(meant.items):
        if item.value != "without" or item.kind != "signal":
            continue
        near = [*meant.items[n + 1 : n + 4], *reversed(meant.items[:n])]
        said = next((i for i in near if i.kind == "signal" and i.value in {*_FIELDS, *_NUMBERS}), None)
        if said is None or meant.has("classes-only"):
            continue
        if meant.has("who") and not meant.has("activities") and said.value in (*_ROLE_NOUNS, "pays"):
            raise NotUnderstood("negation", meant.found.text)  # "who takes part without paying"
        also = [i for i in meant.all_of(*_FIELDS) if said.last < i.first <= said.last + 3 and _joined(meant, said, i)]
        _blank(meant, said, item)
        for other in also[:1]:
            meant.items = [Item("signal", "without", i.first, i.first) if i is other else i for i in meant.items]
            meant.items.append(other)
            meant.items.sort(key=lambda i: (i.first, i.value != "without"))
        return take_blanks(meant)
    return None


def _joined(meant: Meant, one: Item, other: Item) -> bool:
    """Whether only "and" stands between two fields: "lack both funding and a deadline"."""
    between = {w.text.casefold() for w in meant.found.words[one.last : other.first]}
    return bool(between & _AND) and between <= _AND | {"a", "an", "the", "any", "no", "и", "или"}


def _blank(meant: Meant, said: Item, item: Item) -> None:
    amount = said.value == "amount" and not meant.has("funding", "pays")
    if said.value in _NUMBERS:
        meant.filters.append(Filter("no-target"))
    elif amount and said.last - said.first == 1 and meant.says(said, ("сума", "amount", "sum", "суми", "amounts")):
        meant.filters.append(Filter("no-amount"))
    else:
        meant.filters.append(Filter("blank", (f"https://w3id.org/mrezha/code/field/{_FIELDS[said.value]}",)))
    money = {"funding", "pays", "amount"}
    same = {*(money if said.value in money else {said.value}), "value"}
    after = [i for i in meant.items if i.first > item.first and i.kind == "signal" and i.value in same]
    if meant.has("activities"):  # "that don't say who pays", "that leave the funding empty"
        after += [i for i in meant.all_of("who", "lost") if distance(i, said) <= 1 or 0 <= item.first - i.last <= 4]
    meant.items = [i for i in meant.items if i not in (item, said, *after)]
