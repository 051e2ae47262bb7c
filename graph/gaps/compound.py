"""Activities by the number of gaps they have: the best first screen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mrezha.graph.gaps.finding import Finding, by_code


@dataclass(frozen=True, slots=True)
class Compound:
    """An activity and the gaps it has."""

    activity: str
    gaps: tuple[str, ...]


def compound(findings: Iterable[Finding]) -> list[Compound]:
    """Activities with the most gaps first, those with as many in the order of their codes.

    Only objective rules about single activities count: suggestions are for reading, and a gap of a programme as a
    whole says nothing of one row.
    """
    gaps: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        if finding.rule.unit == "activity" and finding.rule.scope == "activity" and not finding.judged:
            for activity in finding.activities:
                gaps[activity].append(finding.gap)
    found = [Compound(activity, tuple(listed)) for activity, listed in gaps.items()]
    return sorted(found, key=lambda c: (-len(c.gaps), by_code(c.activity)))
