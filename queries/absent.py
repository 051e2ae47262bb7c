"""Cells that are blank, or are not: "without funding", „нямат срок“, "have a deadline but no partner"."""

from itertools import pairwise

from mrezha.queries.lexicon import cue
from mrezha.queries.meant import Meant, distance
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item

_FIELDS = {
    "funding": "funding", "pays": "funding", "amount": "funding", "ends": "deadline", "partner": "partners",
    "works-with": "partners", "lead": "leads", "baseline": "baseline", "results": "results",
}  # fmt: skip
_NUMBERS = ("target", "indicator", "value")
_FIELD = "https://w3id.org/mrezha/code/field/"
_ROLE_NOUNS = ("lead", "partner")
_AMOUNTS = ("amount", "pays")  # "with a budget" has a rule of its own


def take_blanks(meant: Meant) -> None:
    """A field near "without", "no", "lack" is asked to be blank; its word says nothing else then."""
    _read_nor(meant)
    first = len(meant.filters)
    ends = _take_blanks(meant)
    found = meant.filters[first:]
    if len(found) > 1 and ends:  # "no funding or no deadline"
        meant.filters[first:] = [Filter("either", of=tuple(found))]
        meant.items = [i for i in meant.items if i not in ends]
    if meant.has("activities"):
        _take_stated(meant)


def _read_nor(meant: Meant) -> None:
    """„Нито срок, нито финансиране“: each "nor" in front of a field says "without"; "have neither" says it once."""
    for n, item in enumerate(meant.items[:-1]):
        field = meant.items[n + 1]
        denies = item.value in ("negated", "without") and field.kind == "signal"
        if denies and field.value in {*_FIELDS, *_NUMBERS} and field.first - item.last <= 1 and not meant.actors:
            meant.items[n] = Item("signal", "without", item.first, item.last)
    doubled = [
        a for a, b in pairwise(meant.items) if a.value == "without" and b.value == "without" and b.first == a.last
    ]
    refuse_twice(meant, doubled)
    meant.items = [i for i in meant.items if i not in doubled]


def refuse_twice(meant: Meant, doubled: list[Item]) -> None:
    """Refuse two negations in a row ("lack without a baseline") but where a language says one by two („нямат никакъв“).

    Raises:
        NotUnderstood: if one of them would be passed over.
    """
    for one in doubled:
        both = set(meant.found.said(max(0, one.first - 1), one.last + 1))
        if not both & cue("denies-again"):
            raise NotUnderstood("negation", meant.found.text)


def _take_blanks(meant: Meant) -> list[Item]:
    """Take all of them; the "or" that stand between two."""
    apart = [i for i in meant.all_of("or") if _between_blanks(meant, i)]
    for n, item in enumerate(meant.items):
        if item.value != "without" or item.kind != "signal":
            continue
        near = [*meant.items[n + 1 : n + 4], *reversed(meant.items[:n])]
        said = next((i for i in near if i.kind == "signal" and i.value in {*_FIELDS, *_NUMBERS}), None)
        if said is None or meant.has("classes-only"):
            continue
        if meant.has("who") and not meant.has("activities") and said.value in (*_ROLE_NOUNS, "pays"):
            raise NotUnderstood("negation", meant.found.text)  # "who takes part without funding"
        also = [i for i in meant.all_of(*_FIELDS) if said.last < i.first <= said.last + 3 and _joined(meant, said, i)]
        also = [i for i in also if not any(said.last <= w.first < i.first for w in meant.all_of("without"))]
        _blank(meant, said, item)
        for other in also[:1]:
            meant.items = [Item("signal", "without", i.first, i.first) if i is other else i for i in meant.items]
            meant.items.append(other)
            meant.items.sort(key=lambda i: (i.first, i.value != "without"))
        return [*apart, *_take_blanks(meant)]
    return []


def _between_blanks(meant: Meant, said: Item) -> bool:
    """Whether "or" stands before another "no": what "no funding or deadline" means is not plain."""
    return any(0 <= i.first - said.last <= 1 for i in meant.all_of("without")) and any(
        0 <= said.first - i.last <= 2 for i in meant.all_of(*_FIELDS)
    )


def _take_stated(meant: Meant) -> None:
    """Fields that are asked to be filled in: "have a deadline but no partner"; nothing else where none is blank."""
    alone = not any(f.kind == "blank" for f in meant.filters)
    for item in [i for i in meant.all_of(*_FIELDS, *_NUMBERS) if not (alone and i.value in _AMOUNTS)]:
        if item not in meant.items or not _is_had(meant, item) or (alone and not _is_all(meant, item)):
            continue
        meant.filters.append(_stated(meant, item))
        meant.items = [i for i in meant.items if i is not item and not _says_stated(meant, i, item)]


def _is_had(meant: Meant, item: Item) -> bool:
    """Whether a field stands behind "have" or "with", and no more is said of it."""
    said = meant.found.said()
    before = next((w for w in reversed(said[: item.first]) if w not in cue("articles")), "")
    after = next((w for w in said[item.last :] if w not in cue("body-nouns")), "")
    ends = not after or after in (".", "?", "!", ",") or after in cue("goes-on-after")
    return before in cue("has-filled-in") and ends and item.last - item.first <= 3


def _is_all(meant: Meant, item: Item) -> bool:
    """Whether a question asks for nothing but activities that have a field, of a year or a section."""
    said = ("activities", "count", "show", "who+noun", "programme")
    plain = all(
        i is item or i.kind in ("year", "theme") or i.value in said or _says_stated(meant, i, item) for i in meant.items
    )
    years = [i for i in meant.items if i.kind == "year" and i.first > item.first]
    ends_in = item.value == "ends" and years and not meant.has("programme")  # "have a deadline in 2025"
    return plain and not (meant.excluded or meant.denial or ends_in)


def _says_stated(meant: Meant, near: Item, item: Item) -> bool:
    """Whether a word says no more than that a field is filled in: "a stated deadline"."""
    return near.value == "mention" and near.last == item.first and meant.says(near, cue("articles"))


def _stated(meant: Meant, item: Item) -> Filter:
    if item.value in _FIELDS:
        return Filter("stated", (f"{_FIELD}{_FIELDS[item.value]}",))
    if meant.says(item, cue("indicator-nouns")):
        return Filter("stated", (f"{_FIELD}indicators", f"{_FIELD}target"))
    return Filter("not", of=(Filter("no-target"),))


def _joined(meant: Meant, one: Item, other: Item) -> bool:
    """Whether only "and" stands between two fields: "lack both funding and a deadline"."""
    between = set(meant.found.said(one.last, other.first))
    return bool(between & cue("joins")) and between <= cue("joins") | cue("articles") | cue("none")


def _blank(meant: Meant, said: Item, item: Item) -> None:
    amount = said.value == "amount" and not meant.has("funding", "pays")
    if said.value in _NUMBERS and meant.says(said, cue("indicator-nouns")):
        meant.filters.append(Filter("blank", (f"{_FIELD}indicators", f"{_FIELD}target")))
    elif said.value in _NUMBERS:
        meant.filters.append(Filter("no-target"))
    elif amount and said.last - said.first == 1 and meant.says(said, cue("sum-nouns")):
        meant.filters.append(Filter("no-amount"))
    else:
        meant.filters.append(Filter("blank", (f"{_FIELD}{_FIELDS[said.value]}",)))
    money = {"funding", "pays", "amount"}
    same = {*(money if said.value in money else {said.value}), "value"}
    after = [i for i in meant.items if i.first > item.first and i.kind == "signal" and i.value in same]
    if meant.has("activities"):  # "that don't say who pays", "that leave the funding empty"
        after += [i for i in meant.all_of("who", "lost") if distance(i, said) <= 1]
        after += [i for i in meant.all_of("lost") if 0 <= item.first - i.last <= 4]
    meant.items = [i for i in meant.items if i not in (item, said, *after)]
