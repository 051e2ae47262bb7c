"""What changed from one build to the next, in counts, so that nothing is lost without somebody saying yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Difference:
    """A count of a programme that is not what it was; `lost` says that something is no longer read.

    `new_input` says that the user's file or corrections changed since; else the program alone reads it otherwise.

    >>> Difference("programme-2026", "rows", 12, 11, lost=True).line()
    'programme-2026: rows 12 → 11'
    """

    programme: str
    what: str
    before: int
    after: int
    lost: bool = False
    new_input: bool = False

    def line(self) -> str:
        """As a person reads it."""
        return f"{self.programme}: {self.what} {self.before} → {self.after}"


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Changed counts of the programmes that two build reports both have, in the order of the later one.

    A programme that was left out or added was so by whoever named the files; that is no loss, and `left_and_came`
    tells it. Fewer actors are no loss where as many names that were unknown are now known to be one of the others.
    """
    old = {p["name"]: p for p in before["programmes"]}
    return [
        difference
        for new in after["programmes"]
        if new["name"] in old
        for difference in _of(old[new["name"]], new, before, after)
    ]


def left_and_came(before: dict[str, Any], after: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Names of the programmes that only the earlier, and only the later report has."""
    old, new = ({p["name"] for p in report["programmes"]} for report in (before, after))
    return sorted(old - new), sorted(new - old)


def _counts(programme: dict[str, Any], report: dict[str, Any]) -> dict[str, int]:
    counts = {what: n for what, n in programme.items() if isinstance(n, int) and what != "year"}
    return {**counts, UNRESOLVED: sum(u["document"] == programme["name"] for u in report["unresolved"])}


def _of(
    earlier: dict[str, Any], later: dict[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> Iterator[Difference]:
    old, new = _counts(earlier, before), _counts(later, after)
    known_now = max(0, old[UNRESOLVED] - new[UNRESOLVED])
    new_input = earlier.get("input", later["input"]) != later["input"]  # notes of the first versions have none
    for what, now in new.items():
        then = old.get(what, now)
        allowed = known_now if what == "actors" else 0
        if then != now:
            lost = what != UNRESOLVED and now + allowed < then
            yield Difference(later["name"], what, then, now, lost=lost, new_input=new_input)
