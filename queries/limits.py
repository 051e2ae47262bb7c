"""Conditions with numbers in them: amounts, "more than 5 activities", "the three most"."""

from decimal import Decimal

from mrezha.queries.lexicon import cue
from mrezha.queries.meant import Meant
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item

_OPS = {
    "over": "over", "under": "under", "at-least": "least", "at-most": "most", "exactly": "exactly", "only": "exactly",
}  # fmt: skip
_COUNTED = {"partner": "partner", "works-with": "partner", "lead": "lead", "involved": "any", "pays": "pays"}
_LEAST_SUM = 1000  # a smaller number is no sum of money unless the question says so
_FIRST = ("most", "least", "largest", "smallest")


def take_amount_limits(meant: Meant) -> None:
    """Numbers with "over" or "under" in front of them, or two with "between"."""
    numbers = [i for i in meant.items if i.kind == "number"]
    _refuse_other_currency(meant, numbers)
    between = meant.all_of("between")
    if len(numbers) == 2 and between and meant.has("amount") and 0 <= numbers[0].first - between[0].last <= 1:
        least, most = (n.value for n in numbers)
        meant.filters += [Filter("amount-least", (least,)), Filter("amount-most", (most,))]
        meant.items = [i for i in meant.items if i not in (*numbers, *between)]
        return
    for number in numbers:
        if not meant.has("amount", "largest", "smallest") and Decimal(number.value) < _LEAST_SUM:
            continue  # "partners in more than 5": of what is counted, not of money
        for limit in [i for i in meant.all_of(*_OPS, "by") if 0 <= number.first - i.last <= 2 and i.value != "only"]:
            if number not in meant.items or (limit.value in ("by", "exactly") and not meant.has("amount")):
                continue
            meant.filters.append(Filter(f"amount-{_OPS.get(limit.value, 'most')}", (number.value,)))
            meant.items = [i for i in meant.items if i is not number and i is not limit]


def _refuse_other_currency(meant: Meant, numbers: list[Item]) -> None:
    """Refuse a limit in a currency that amounts are not printed in.

    Raises:
        NotUnderstood: if there is one.
    """
    for said in meant.all_of("amount"):
        if meant.says(said, cue("other-currency")) and any(0 <= said.first - n.last <= 1 for n in numbers):
            raise NotUnderstood("left-out", " ".join(w.text for w in meant.found.words[said.first : said.last]))


def take_counts(meant: Meant) -> None:
    """Take "more than 5 activities", "at least two partners", "only one activity"; "the three most", "top 5"."""
    for number in [i for i in meant.items if i.kind == "number"]:
        said = meant.all_of("activities", "projects", *_COUNTED)
        counted = [i for i in said if 0 <= i.first - number.last <= 2]
        limit = next((i for i in meant.all_of(*_OPS) if _beside(i, number)), None)
        if limit and not counted:  # "led by more than one institution"
            nouns = [i for i in meant.found.of("signal") if "noun" in i.value.split("+")]
            named = any(0 <= i.first - number.last <= 1 for i in nouns)
            counted = [i for i in meant.all_of(*_COUNTED) if named and 0 <= limit.first - i.last <= 1]
        if limit and counted:
            _count(meant, number, limit, counted[0])
        elif meant.has(*_FIRST) and not limit:
            meant.first = int(number.value)
            meant.items.remove(number)


def _beside(limit: Item, number: Item) -> bool:
    """Whether a limit stands before a number ("more than 5") or after it ("5 or more")."""
    return 0 <= number.first - limit.last <= 2 or (limit.value != "only" and 0 <= limit.first - number.last <= 1)


def _count(meant: Meant, number: Item, limit: Item, counted: Item) -> None:
    """Actors are asked for by the activities or partners they have, activities by their partners, leads …"""
    op = _OPS[limit.value]
    asks_actors = any(i.first < number.first for i in meant.all_of("who")) or bool(meant.kinds)
    if asks_actors and counted.value in ("activities", "partner", "works-with"):
        meant.having = (op, number.value)
        meant.measure = "activities" if counted.value == "activities" else "partners"
    elif not asks_actors and counted.value in _COUNTED:
        meant.filters.append(Filter(f"count-{_COUNTED[counted.value]}-{op}", (number.value,)))
    else:
        raise NotUnderstood("left-out", " ".join(w.text for w in meant.found.words[limit.first : number.last]))
    spent = (number, limit) if counted.value == "activities" else (number, limit, counted)
    meant.items = [i for i in meant.items if i not in spent]
