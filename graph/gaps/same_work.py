"""Who does the same work: serves the same audience with the same function, by the words of the rows."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.lists import entries
from mrezha.graph.gaps.parts import Activity

Service = tuple[str, str]  # function, audience
Pair = tuple[str, str]
LARGEST_CAST = 6  # of a longer list of bodies the row does not say who does the work: only its leads count


@dataclass(frozen=True, slots=True)
class SameWork:
    """Pairs of different bodies with the services they share, who serves where, and which pairs meet anywhere."""

    shared: Mapping[Pair, list[Service]]
    serving: Mapping[Service, Mapping[str, list[str]]]
    together: frozenset[Pair]


def same_work(corpus: Corpus, year: int, folding: Folding) -> SameWork:
    """The pairs of named actors of a programme that do the same work; parts of one body are no pair."""
    together: set[Pair] = set()
    serving: dict[Service, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for activity in corpus.whole(year):
        cast = sorted(a.iri for a in corpus.institutions(folding.all_shown(activity.cast)))
        leads = [a.iri for a in corpus.institutions(folding.all_shown(activity.leads))]
        together |= set(combinations(cast, 2))
        for service in services(activity):
            for iri in cast if len(cast) <= LARGEST_CAST else leads:
                serving[service][iri].append(activity.key)
    shared: dict[Pair, list[Service]] = defaultdict(list)
    for service, served in serving.items():
        for pair in combinations(sorted(served), 2):
            if folding.top(pair[0]) != folding.top(pair[1]):
                shared[pair].append(service)
    return SameWork(shared, serving, frozenset(together))


def services(activity: Activity) -> list[Service]:
    """Which functions an activity has, by the words of its title and results, and for which audiences."""
    text = " ".join(c.words or "" for c in activity.cells_of("title", "results"))
    functions = [e["function"] for e in entries("functions.csv") if re.search(e["words"], text, re.IGNORECASE)]
    return [(f, audience) for f in functions for audience in activity.named("audiences")]
