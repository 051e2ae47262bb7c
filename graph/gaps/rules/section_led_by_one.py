# title_bg: Раздел, воден от една институция
# title_en: Section led by one body
# wording_bg: Една институция води поне 60 % от дейностите на раздел с поне пет дейности (поделените поравно).
# wording_en: One body leads at least 60 % of a section of at least five activities (shared leads divided equally).
# severity: C
# why_bg: Съсредоточеното водене е уязвимо и оставя другите без собствена отговорност; Националната комисия съгласува
#   по закон.
# why_en: Leadership in one hand is fragile and leaves others without a charge of their own; the National Commission
#   coordinates by law.
# source: Provan & Kenis (2008), Modes of network governance, J. Public Administration Research and Theory 18(2)
# counted_bg: раздели с поне 5 дейности
# counted_en: sections of at least 5 activities
# unit: section
# folds: option
"""Shares of leadership in a section, with the Herfindahl-Hirschman index: the sum of the squared shares."""

from collections import defaultdict
from collections.abc import Iterable

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding

LEAST_ACTIVITIES = 5
LEAST_SHARE = 0.6


def shares(leads: Iterable[list[str]]) -> dict[str, float]:
    """Share of each lead in activities that have one; co-leads share an activity equally.

    >>> shares([["a"], ["a", "b"], []])
    {'a': 0.75, 'b': 0.25}
    """
    parts: dict[str, float] = defaultdict(float)
    led = [listed for listed in leads if listed]
    for listed in led:
        for lead in listed:
            parts[lead] += 1 / len(listed) / len(led)
    return dict(parts)


def concentration(parts: dict[str, float]) -> float:
    """Herfindahl-Hirschman index of shares: from 1/n (all alike) to 1 (one has all).

    >>> concentration({"a": 0.75, "b": 0.25})
    0.625
    """
    return sum(share**2 for share in parts.values())


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Sections of which one lead has the greater part; classes are in no ranking."""
    sections = defaultdict(list)
    for activity in corpus.of(year):
        sections[activity.section].append(activity)
    large = {name: listed for name, listed in sections.items() if len(listed) >= LEAST_ACTIVITIES}
    hits = []
    for name, listed in large.items():
        parts = shares(folding.all_shown(activity.leads) for activity in listed)
        named = {a.iri: parts[a.iri] for a in corpus.institutions(parts)}
        first = max(named, key=lambda iri: (named[iri], iri), default=None)
        if first and named[first] >= LEAST_SHARE:
            led = [a.key for a in listed if first in folding.all_shown(a.leads)]
            said = f"{name}: {named[first]:.0%} (n = {len(listed)}), HHI {concentration(parts):.2f}"
            actor = corpus.actors[first]
            hits.append(Hit(tuple(led), (actor,), note_bg=f"раздел {said}", note_en=f"section {said}"))
    return Outcome(tuple(hits), len(large))
