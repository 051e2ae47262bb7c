"""Which activity of a later programme may carry on one of an earlier: a score with its reasons for each pair."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mrezha.ontology.words import words

# Weights of what two activities can have in common; they add up to 1. Words decide, the rest tells near twins apart.
WEIGHTS = {"words": 0.75, "theme": 0.05, "cast": 0.15, "acts": 0.05}
# Chosen on tests/expected/continued-2020-2025.csv, pairs judged by eye before anything was computed: docs/changes.md.
THRESHOLD = 0.31
Vector = Mapping[str, float]
_TITLE = 3  # a word of the title counts as three of the results and indicators
_SHORTEST = 3  # letters; shorter words are prepositions, conjunctions and abbreviations of them


@dataclass(frozen=True)
class Activity:
    """What is compared of an activity: its words by key, and sets of addresses."""

    key: str
    theme: str | None
    counts: Mapping[str, float]
    printed: Mapping[str, str]  # a word as printed for each key, to show
    cast: frozenset[str]
    acts: frozenset[str]


@dataclass(frozen=True)
class Pair:
    """Two activities with their likeness, from 0 to 1, and what makes it up."""

    earlier: str
    later: str
    score: float
    reasons: tuple[dict[str, Any], ...]


def activity_of(key: str, theme: str | None, rows: Sequence[Mapping[str, Any]]) -> Activity:
    """What is compared of an activity, out of its records (`mrezha.graph.records`)."""
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for row in rows:
        body = [row["results_text"], *(i["text"] for i in row["indicators"])]
        for weight, texts in ((_TITLE, [row["title"]]), (1, body)):
            for word in (w for text in texts if text for w in words(text)):
                if word.is_word and len(word.text) >= _SHORTEST and not word.text.isdigit():
                    counts[word.key] += weight
                    printed.setdefault(word.key, word.text)
    cast = frozenset(a["iri"] for row in rows for column in ("leads", "partners") for a in row[column])
    acts = frozenset(a["iri"] for row in rows for column in ("legal_acts", "mechanisms") for a in row[column])
    return Activity(key, theme, counts, printed, cast, acts)


def vectors(activities: Iterable[Activity]) -> dict[str, Vector]:
    """The words of each activity by how much they tell, each vector of length 1.

    A word weighs (1 + ln(times)) · ln(1 + N / n), N being the number of activities and n that of those with the word:
    "трафик" stands everywhere and tells little, "консулски" stands in two and tells much.
    """
    every = list(activities)
    spread = Counter(key for activity in every for key in activity.counts)
    found: dict[str, Vector] = {}
    for activity in every:
        raw = {k: (1 + math.log(n)) * math.log(1 + len(every) / spread[k]) for k, n in activity.counts.items()}
        length = math.sqrt(sum(v * v for v in raw.values()))
        found[activity.key] = {k: v / length for k, v in raw.items()}
    return found


def pair(earlier: Activity, later: Activity, by_words: Mapping[str, Vector]) -> Pair:
    """The likeness of two activities: cosine of their words, same theme, overlap of casts and of cited acts.

    score = 0.75·cos(words) + 0.05·[same theme] + 0.15·J(cast) + 0.05·J(acts), J being what two sets share of all they
    have.

    >>> def activity(key, title):
    ...     record = {"title": title, "results_text": None, "indicators": [], "leads": [], "partners": [],
    ...               "legal_acts": [], "mechanisms": []}
    ...     return activity_of(key, "training", [record])
    >>> a = activity("2020/3.3", "Обучение на педагогически специалисти")
    >>> b = activity("2025/3.6.2", "Обучения на педагогическите специалисти")
    >>> found = pair(a, b, vectors([a, b]))
    >>> found.score, found.reasons[0]["shared"]
    (0.8, ['обучения', 'педагогическите', 'специалисти'])
    """
    one, other = by_words[earlier.key], by_words[later.key]
    shared = sorted(one.keys() & other.keys(), key=lambda k: (-one[k] * other[k], k))
    cosine = sum(one[k] * other[k] for k in shared)
    parts = {
        "words": (cosine, [later.printed[k].casefold() for k in shared[:6]]),
        "theme": (float(earlier.theme is not None and earlier.theme == later.theme), [later.theme]),
        "cast": (_overlap(earlier.cast, later.cast), sorted(earlier.cast & later.cast)),
        "acts": (_overlap(earlier.acts, later.acts), sorted(earlier.acts & later.acts)),
    }
    score = sum(WEIGHTS[what] * value for what, (value, _) in parts.items())
    reasons = tuple(
        {"what": what, "value": round(value, 3), "shared": said} for what, (value, said) in parts.items() if value > 0
    )
    return Pair(earlier.key, later.key, round(min(score, 1.0), 3), reasons)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one & other else 0.0


def best_pairs(pairs: Iterable[Pair], *, threshold: float = THRESHOLD) -> list[Pair]:
    """The pairs of which each is the other's best match, at or above a threshold; each activity at most once.

    >>> best_pairs([Pair("a", "x", 0.9, ()), Pair("a", "y", 0.8, ()), Pair("b", "y", 0.5, ()), Pair("c", "z", 0.1, ())])
    [Pair(earlier='a', later='x', score=0.9, reasons=())]

    b and y are not paired: y is more like a, which carries on elsewhere. Such leftovers are for a person to judge.
    """
    ordered = sorted(pairs, key=lambda p: (-p.score, p.earlier, p.later))
    best_of_earlier: dict[str, Pair] = {}
    best_of_later: dict[str, Pair] = {}
    for p in ordered:
        best_of_earlier.setdefault(p.earlier, p)
        best_of_later.setdefault(p.later, p)
    return [p for p in best_of_earlier.values() if p.score >= threshold and best_of_later[p.later] is p]
