"""Conditions taken out of a question: each function moves what it understands from the items to the filters."""

from itertools import pairwise

from mrezha.queries.absent import take_blanks
from mrezha.queries.deadlines import take_deadlines
from mrezha.queries.denied import take_denied
from mrezha.queries.lexicon import cue, lexicon
from mrezha.queries.limits import take_amount_limits, take_counts
from mrezha.queries.meant import THINGS, Meant
from mrezha.queries.only import take_only
from mrezha.queries.phrases import read_phrases
from mrezha.queries.question import Filter, NotUnderstood
from mrezha.queries.scanned import Item
from mrezha.queries.seek import alternatives

_NEAR = 3  # words between "or" and what it joins
_CODES_SAY = ("theme", "audience", "exploitation")  # with a code at hand, "обучения" may be a word of the activity


def take_all(meant: Meant) -> None:
    """All conditions, in an order in which none takes another's words."""
    read_phrases(meant)
    take_denied(meant)
    take_blanks(meant)
    take_since(meant)
    take_only_year(meant)
    take_deadlines(meant)
    take_counts(meant)
    take_amount_limits(meant)
    take_only(meant)
    _read_budgets(meant)
    meant.actors = list(dict.fromkeys(i.value for i in meant.items if i.kind == "actor"))
    meant.years = list(dict.fromkeys(i.value for i in meant.items if i.kind == "year"))
    take_codes(meant)


def take_since(m: Meant) -> None:
    """What is lost after 2020 is compared with 2020: the limit says nothing else."""
    if m.has("gained", "lost", "kept", "changed"):
        years = [i for i in m.items if i.kind == "year"]
        limits = [i for i in m.all_of("after", "between") if any(0 <= y.first - i.last <= 1 for y in years)]
        m.items = [i for i in m.items if i not in limits]


def take_only_year(meant: Meant) -> None:
    """Who takes part only in one programme takes part in it and not in the others."""
    years = [i for i in meant.items if i.kind == "year"]
    only = [i for i in meant.all_of("only") if len(years) == 1 and 0 <= years[0].first - i.last <= 1]
    if only and meant.has("who", "noun", "partner") and not meant.has("without"):
        said = "lost" if years[0].value == str(meant.vocabulary.years[0]) else "gained"
        meant.items = [Item("signal", said, i.first, i.last) if i is only[0] else i for i in meant.items]


def take_things(meant: Meant) -> None:
    """Places, acts, projects, sections …, and the conditions that are said by one word."""
    either = _either(meant)
    for item in [i for i in meant.items if i.kind == "place"]:  # „летище София“ is no other place than София
        said = (lexicon().facilities.get(w.key) for w in meant.found.words[max(0, item.first - 1) : item.last + 1])
        meant.filters += [Filter("text", (stem,)) for stem in said if stem]
    for kind in THINGS:
        things = [i for i in meant.items if i.kind == kind and i not in either]
        beside = {b.value for a, b in pairwise(things) if kind == "audience" and a.last == b.first}
        values = tuple(dict.fromkeys(i.value for i in things if i.value not in beside))
        meant.filters += [Filter(kind, (v,)) for v in sorted(beside)]  # "refugee children" are both
        if values:
            meant.filters.append(Filter(kind, values))
    if meant.has("permanent"):
        meant.filters.append(Filter("permanent"))
    if meant.has("classes-only"):
        meant.filters.append(Filter("classes-only"))
        if meant.has("such-as"):  # „само групи като НПО и общини“
            meant.actors = [a for a in meant.actors if not meant.vocabulary.things[a].collective]
        meant.items = [i for i in meant.items if i.value not in ("partner", "works-with", "without", "only")]


def _either(meant: Meant) -> list[Item]:
    """Things of two kinds that "or" joins: one of them is enough."""
    things = [i for i in meant.items if i.kind in THINGS]
    found: list[Item] = []
    for said in meant.all_of("or"):
        before = [i for i in things if 0 <= said.first - i.last <= _NEAR][-1:]
        after = [i for i in things if 0 <= i.first - said.last <= _NEAR][:1]
        if before and after and before[0].kind != after[0].kind:
            found += [*before, *after]
    if found:
        meant.filters.append(Filter("either", of=tuple(Filter(i.kind, (i.value,)) for i in dict.fromkeys(found))))
    return found


def _read_budgets(meant: Meant) -> None:
    """The budget of a body is what it pays for; the budget of anything else is an amount."""
    for n, item in enumerate(meant.items):
        if item.kind == "signal" and item.value == "budget-of":
            of_body = any(i.kind == "actor" and i.first >= item.last for i in meant.items)
            meant.items[n] = Item("signal", "pays" if of_body else "amount", item.first, item.last)


def take_codes(meant: Meant) -> None:
    """Codes of activities, with a year in front of them or not."""
    codes = [i.value for i in meant.items if i.kind == "code"]
    _refuse_range(meant)
    meant.codes = [c.split("/")[-1] for c in codes]
    meant.years += [c.split("/")[0] for c in codes if "/" in c and c.split("/")[0] not in meant.years]
    if meant.codes:
        meant.filters.append(Filter("code", tuple(meant.codes)))
        _describe_codes(meant)
        if meant.has("target", "baseline", "indicator"):  # „обучени здравни медиатори“ are words of the indicator
            meant.actors = [a for a in meant.actors if not meant.vocabulary.things[a].collective]


def _refuse_range(meant: Meant) -> None:
    """Refuse „2.6.1 – 2.6.4“, which names its ends only.

    Raises:
        NotUnderstood: if two codes are the ends of a range.
    """
    for one, other in pairwise(i for i in meant.items if i.kind == "code"):
        between = meant.found.said(one.last, other.first)
        if len(between) == 1 and between[0] in cue("ranges"):
            raise NotUnderstood("left-out", between[0])


def _describe_codes(meant: Meant) -> None:
    """What is said beside a code must be true of its activity, or be words of its text: "the trainings of 2.5.1"."""
    for item in [i for i in meant.items if i.kind in _CODES_SAY]:
        said = [w for w in meant.found.words[item.first : item.last] if w.is_word]
        stems = tuple(dict.fromkeys(stem for w in said for stem in alternatives(w)))
        meant.filters.append(Filter("either", of=(Filter(item.kind, (item.value,)), Filter("text", stems))))
        meant.items.remove(item)
