"""What is not answered: unknown words, other years, other countries, and whatever a reading would leave out."""

from mrezha.queries.countries import refuse_other_countries
from mrezha.queries.meant import Meant
from mrezha.queries.question import NotUnderstood, Question

VALUES = ("target", "baseline", "amount", "value", "indicator", "count")
_NEVER_LEFT = ("before", "after", "without", "only", "negated", "apart", "half-year", "quarter")


def refuse_unknown(meant: Meant) -> None:
    """Refuse words, numbers, years, codes and names that no loaded programme knows.

    Raises:
        NotUnderstood: in each of these cases.
    """
    # words beside a code may be words of its indicator; answer.py checks them against it
    asks_value = bool(meant.codes) and meant.has(*VALUES)
    if meant.unknown and not asks_value:
        raise NotUnderstood("words", " ".join(meant.unknown))
    numbers = [w.text for i in meant.items if i.kind == "number" for w in meant.found.words[i.first : i.last]]
    if numbers and not asks_value:
        raise NotUnderstood("words", " ".join(numbers))
    _refuse_years(meant)
    _refuse_codes(meant)
    refuse_other_countries(meant)
    for item in meant.items:
        thing = meant.vocabulary.things.get(item.value) if item.kind != "theme" else None
        of_act = item.kind != "act" and any(
            i.kind == "act" and max(i.first - item.last, item.first - i.last) <= 2 for i in meant.items
        )
        if thing and not thing.used and not _has_units(meant, item.value) and not of_act:
            raise NotUnderstood("unused", thing.label(meant.language))


def _has_units(meant: Meant, iri: str) -> bool:
    return meant.has("units") and any(meant.vocabulary.things[u].used for u in meant.vocabulary.with_units(iri))


def _refuse_years(meant: Meant) -> None:
    absent = [y for y in meant.years if int(y) not in meant.vocabulary.years]
    ends = [m for f in meant.filters for leaf in f.leaves() if leaf.kind.startswith("deadline") for m in leaf.values]
    months = [m for m in ends if m[:4].isdigit() and m[4:5] == "-"]
    absent += [m for m in months if int(m[:4]) not in meant.vocabulary.years]
    if absent:
        raise NotUnderstood("year", absent[0][:4])


def _refuse_codes(meant: Meant) -> None:
    years = [int(y) for y in meant.years] or meant.vocabulary.years
    for code in meant.codes:
        if not any((year, code) in meant.vocabulary.codes for year in years):
            raise NotUnderstood("code", code)


# -- nothing essential is left out ---------------------------------------------------------------------------------


def refuse_left_out(meant: Meant, question: Question) -> None:
    """Refuse a reading that would pass over a word that changes the meaning, or over somebody named.

    Raises:
        NotUnderstood: if it would.
    """
    q = question
    kinds = {leaf.kind for f in q.filters for leaf in f.leaves()}
    of_people = meant.counts_people or ("audience" in kinds and not meant.has("activities"))
    of_indicator = q.want in ("target", "baseline")  # "cases entered", "children kept at school"
    dated = any(k.startswith("deadline") or k in ("permanent", "blank") for k in kinds)
    if meant.paid_by_project and not meant.actors and "project" in kinds:
        kinds.add("pays")
    roles = q.intent == "with-most" or any(k.removeprefix("only-") in ("any", "lead", "partner", "pays") for k in kinds)
    kept = {
        "most": q.top in ("most", "largest"),
        "least": q.top in ("least", "smallest"),
        "rank": q.named_only,
        "largest": q.top == "largest",
        "smallest": q.top == "smallest" or (q.want == "counts" and q.top == "least"),  # „най-малко“
        "gained": q.but_not is not None or q.compared is not None or of_indicator,
        "lost": q.but_not is not None or q.compared is not None,
        "but-not": q.but_not is not None,
        "count": q.want in ("target", "baseline", "amount", "sum", "counts")
        or (q.count and not of_people)
        or q.named_only,
        "connection": q.intent == "connection" or not meant.actors,
        "place-noun": q.want in ("place", "things-place"),
        "which-act": q.want == "things-act",
        "which-mechanism": q.want == "things-mechanism",
        "which-exploitation": q.want == "things-exploitation",
        "both-programmes": q.want != "projects",
        "units": bool(meant.actors) or bool(q.filters and any(len(f.values) > 1 for f in q.filters)),
        "must": bool(meant.codes),
        "who": q.want != "activities" or q.intent == "connection",
        "kept": q.intent.endswith(("-kept", "-continued")) or of_indicator,
        "changed": "act" in kinds or q.compared is not None,
        "fate": q.compared is not None,
        "amount": q.intent != "payers" or not meant.codes or "amount" in kinds,
        "results": q.want == "results" or "blank" in kinds,
        "funding": q.want != "activities" or bool(kinds & {"blank", "pays", "code"}),
        "total": q.want == "sum" or q.count,
        "unsupported": False,
        "between": q.intent == "connection" or q.but_not is not None,
        "when": q.want == "deadline" or dated or q.with_deadline,
        "ends": q.want == "deadline" or dated or q.with_deadline,
        "projects": q.want == "projects" or "project" in kinds,
        "section": q.want in ("section", "counts") or "theme" in kinds,
        "target": q.want in ("target", "baseline") or bool(kinds & {"audience", "exploitation", "no-target"}),
        **dict.fromkeys(
            ("lead", "partner", "pays"),
            q.want != "activities" or roles or q.intent in ("connection", "activities-lead-changed"),
        ),
        "or": any(len(f.values) > 1 or f.of for f in q.filters) or _either_is_the_same(meant),
    }
    left = [s for s, done in kept.items() if not done and meant.has(s)]
    left += [s for s in meant.signals if s.startswith("each:") and q.want != "counts"]
    left += [f"kind:{kind}" for kind in meant.kinds if not q.of_kind]
    left += [s for s in _NEVER_LEFT if meant.has(s)]
    if left:
        said = [w.text for i in meant.all_of(left[0]) for w in meant.found.words[i.first : i.last]]
        raise NotUnderstood("left-out", " ".join(said))
    for limit in meant.all_of("by"):  # "until 2025" is not "in 2025"
        if any(i.kind == "year" and 0 <= i.first - limit.last <= 1 for i in meant.items):
            raise NotUnderstood("left-out", meant.found.text[meant.found.words[limit.first].start :])
    everyone = {
        v
        for part in (q.filters, q.but_not or (), *q.and_also)
        for f in part
        for leaf in f.leaves()
        for v in leaf.values
    }
    everyone |= set(q.without)
    for actor in (*meant.actors, *meant.excluded):
        if actor not in everyone:
            raise NotUnderstood("left-out", meant.vocabulary.things[actor].label(meant.language))


def _either_is_the_same(meant: Meant) -> bool:
    """Whether what stands before and after "or" is one thing: "diplomats or consular staff"."""
    things = [i for i in meant.found.items if i.kind != "signal"]
    for said in meant.all_of("or"):
        before = [i.value for i in things if i.last <= said.first][-1:]
        after = [i.value for i in things if i.first >= said.last][:1]
        if not before or before != after:
            return False
    return True
