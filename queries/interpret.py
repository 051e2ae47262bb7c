"""What a scanned question asks for: take the conditions out, refuse what is not known, try the rules in order.

The meanings are those of docs/questions.md. Whatever is not understood is refused: a wrong answer is worse.
"""

from collections.abc import Callable
from dataclasses import replace

from mrezha.queries import rules, rules_activities, rules_changes
from mrezha.queries.ambiguous import refuse_ambiguous
from mrezha.queries.meant import Meant
from mrezha.queries.passed_over import refuse_passed_over
from mrezha.queries.question import Filter, NotUnderstood, Question
from mrezha.queries.refusing import refuse_left_out, refuse_unknown
from mrezha.queries.scan import scan
from mrezha.queries.scanned import Scan
from mrezha.queries.seek import seek_unknown
from mrezha.queries.taking import take_all, take_things
from mrezha.queries.vocabulary import Vocabulary

_KIND = "https://w3id.org/mrezha/code/kind/"
_RULES: tuple[Callable[[Meant], Question | None], ...] = (
    rules_activities.search,
    rules_changes.activities_between,
    rules_changes.kept,
    rules_activities.counted_each,
    rules_activities.of_cell,
    rules_activities.of_things,
    rules_activities.of_amount,
    rules_activities.total_amount,
    rules_activities.of_indicator,
    rules_activities.connection,
    rules_changes.between_years,
    rules.mere_payers,
    rules.most,
    rules_activities.with_most,
    rules_activities.largest,
    rules_activities.of_projects,
    rules.who_pays,
    rules.with_both,
    rules.partners_of,
    rules.who,
    rules.whoever,
    rules_activities.activities,
)


def interpret(text: str, vocabulary: Vocabulary, within: tuple[Filter, ...] = ()) -> tuple[Question, Scan]:
    """A question in words as a typed one; `within` are a year and a theme where its words name none.

    Raises:
        NotUnderstood: if any of its words, its year, its country or its meaning is not understood.
    """
    found = scan(text, vocabulary)
    if not found.items and not found.sought:
        raise NotUnderstood("empty", text)
    meant = Meant.of(found, vocabulary)
    take_all(meant)
    seek_unknown(meant)
    refuse_ambiguous(meant)
    refuse_unknown(meant)
    meant.actors = [a for a in meant.actors if vocabulary.things[a].used or meant.has("units")]
    take_things(meant)
    _stay_within(meant, within)
    for rule in _RULES:
        question = rule(meant)
        if question:
            question = replace(
                _limited(meant, question),
                words=meant.context,
                unknown=tuple(meant.unknown),
                last_resort=meant.last_resort,
            )
            refuse_left_out(meant, question)
            refuse_passed_over(meant, question)
            return question, found
    raise NotUnderstood("meaning", text)


def _stay_within(meant: Meant, within: tuple[Filter, ...]) -> None:
    """Take conditions from beside the question; what its own words say goes before them.

    Raises:
        NotUnderstood: if no programme of the year is loaded.
    """
    for f in within:
        if f.kind == "year" and int(f.values[0]) not in meant.vocabulary.years:
            raise NotUnderstood("year", f.values[0])
        if f.kind == "year":
            meant.years = meant.years or list(f.values)
        elif all(own.kind != f.kind for own in meant.filters):
            meant.filters.append(f)


def _in_each_theme(meant: Meant, question: Question) -> tuple[tuple[Filter, ...], ...]:
    """Each of the sections in "in both prevention and training": not one of them is enough."""
    themes = next((f for f in question.filters if f.kind == "theme"), None)
    each = meant.has("both") or meant.each_said(meant.found.of("theme"))
    if themes is None or len(themes.values) < 2 or not each:
        return ()
    others = tuple(f for f in question.filters if f is not themes)
    return tuple((Filter("theme", (theme,)), *others) for theme in themes.values)


def _in_each_code(meant: Meant, question: Question) -> tuple[tuple[Filter, ...], ...]:
    """Each of the activities in "who takes part in both 3.7.1 and 6.2.1": not one of them is enough."""
    each = meant.has("both") or meant.each_said(meant.found.of("code"), within=3)  # „и в дейност 3.7.1“
    if len(meant.codes) < 2 or not each:
        return ()
    others = tuple(f for f in question.filters if f.kind != "code")
    return tuple((Filter("code", (code,)), *others) for code in meant.codes)


def _less(meant: Meant, question: Question) -> Question:
    """Without the actors that are denied: in other conditions of the same kinds, or in another role.

    Raises:
        NotUnderstood: if a set is taken away already.
    """
    denied = meant.denial
    if denied is None:
        return question
    if question.but_not is not None:
        raise NotUnderstood("negation", meant.found.text)
    kinds = {leaf.kind for f in denied.filters for leaf in f.leaves()}
    kept = tuple(f for f in question.filters if f.kind not in kinds)
    return replace(question, but_not=(*kept, *denied.filters), but_via=denied.via)


def _limited(meant: Meant, question: Question) -> Question:
    """Actors of one kind only, and those that each programme has where both are asked for."""
    if question.want != "actors":
        if meant.having or meant.denial:
            raise NotUnderstood("meaning", meant.found.text)
        return question
    kinds = tuple(f"{_KIND}{kind}" for kind in meant.kinds)
    in_both: tuple[tuple[Filter, ...], ...] = ()
    years = [] if question.and_also and meant.has("kept") else meant.both_years
    if meant.has("both-programmes") and not meant.years and not meant.has("kept"):
        years = [str(y) for y in meant.vocabulary.years]
    if not question.top and question.but_not is None:
        in_both = tuple((Filter("year", (y,)), *question.filters) for y in years)
    in_each = (*_in_each_theme(meant, question), *_in_each_code(meant, question))
    question = _less(meant, replace(question, of_kind=kinds, and_also=(*question.and_also, *in_both, *in_each)))
    if question.count:  # classes of organisations cannot be counted as organisations
        question = replace(question, named_only=True)
    if not meant.having:
        return question
    return replace(question, having=meant.having, measure=meant.measure, named_only=True)
