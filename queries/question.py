"""A question once understood: typed, before any SPARQL."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


class NotUnderstood(Exception):
    """A question that is not answered: why, what was not understood, and as questions what it may have meant."""

    def __init__(self, reason: str, reading: str, *, readings: Sequence[str] = ()) -> None:
        super().__init__(reading)
        self.reason = reason
        self.reading = reading
        self.readings = list(readings)


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on activities. `kind` names a pattern in patterns.toml, `values` fill its VALUES.

    Conditions are joined by the kinds "not" (none `of` them holds) and "either" (one of them is enough).
    """

    kind: str
    values: tuple[str, ...] = ()
    of: tuple["Filter", ...] = ()

    def leaves(self) -> Iterator["Filter"]:
        """The condition, or those that it joins."""
        if not self.of:
            yield self
        for part in self.of:
            yield from part.leaves()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Activities by what became of them: new, dropped, continued or lead-changed; of some codes only ("2020/2.2")."""

    what: str
    earlier: str
    later: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which things (`want`), in which relation (`via`), of the activities that pass all filters.

    `want` is one of activities, actors, projects, path, amount, sum, target, baseline, or a cell of patterns.toml;
    `via` for actors is the relation to the activity: lead, partner, any, pays, project-funder. `but_not` are the
    filters of a set to be taken away (by the relation `but_via`, else `via`); `and_also` more sets that actors must be
    in too; `without` things left out;
    `of_kind` asks for ministries, NGOs … only. `top` (most, least, largest, smallest) asks for the `first` by
    `measure`: for actors their activities or partners; for activities their amounts, or how many actors stand in a
    relation to them. `having` (a comparison and a number) asks for actors by the same measure. `hops` is the length of
    a path; `with_deadline` shows the deadlines of activities; `compared` says what became of them.
    `words` are all words of the question and `unknown` those that mean nothing by themselves: they must be words of
    the indicator that is asked about. `last_resort` are unknown words that the text is searched for; if it does not
    hold them the question is not understood.
    """

    intent: str
    want: str
    filters: tuple[Filter, ...] = ()
    via: str = "any"
    count: bool = False
    top: str | None = None
    first: int = 1
    measure: str = "activities"
    having: tuple[str, str] | None = None
    named_only: bool = False
    of_kind: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    but_not: tuple[Filter, ...] | None = None
    but_via: str | None = None
    and_also: tuple[tuple[Filter, ...], ...] = ()
    hops: int = 1
    with_deadline: bool = False
    compared: Comparison | None = None
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    last_resort: str = ""
