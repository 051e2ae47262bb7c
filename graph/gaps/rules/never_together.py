# title_bg: Еднаква работа, никога заедно
# title_en: The same work, never together
# wording_bg: Двама участници работят за една и съща група с една и съща функция, а нямат нито една обща дейност.
# wording_en: Two actors serve the same group with the same function and share no activity.
# severity: C
# why_bg: Там, където двама правят едно и също за едни и същи хора, взаимното насочване е най-нужно.
# why_en: Where two do the same for the same people, referral between them is needed most.
# source: Jasny & Lubell (2015), Two-mode brokerage in policy networks, Social Networks 41
# counted_bg: двойки с еднаква работа
# counted_en: pairs that do the same work
# unit: pair
# scope: programme
# decided: judged
# folds: option
"""Pairs of named actors that serve one audience with one function and never meet; never the raw list of strangers."""

from collections.abc import Mapping

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome, named
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.lists import entries
from mrezha.graph.gaps.same_work import Pair, Service, same_work


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Pairs, out of all pairs of different bodies that serve the same audience with the same function."""
    found = same_work(corpus, year, folding)
    apart = [(pair, listed) for pair, listed in found.shared.items() if pair not in found.together]
    hits = [
        _case(corpus, pair, listed, found.serving) for pair, listed in sorted(apart, key=lambda i: (-len(i[1]), i[0]))
    ]
    return Outcome(tuple(hits), len(found.shared))


def _case(corpus: Corpus, pair: Pair, listed: list[Service], serving: Mapping[Service, Mapping[str, list[str]]]) -> Hit:
    keys = dict.fromkeys(key for service in listed for iri in pair for key in serving[service][iri])
    functions = {e["function"]: e for e in entries("functions.csv")}
    groups = {t["iri"]: t for key in keys for row in corpus.activities[key].rows for t in row["audiences"]}
    bg, en = (
        "; ".join(f"{functions[f][label]} / {groups[audience][label]}" for f, audience in listed)
        for label in ("label_bg", "label_en")
    )
    actors = tuple(corpus.known(pair))
    names = named(actors)
    return Hit(tuple(keys), actors, (), f"{names[0]}: {bg}", f"{names[1]}: {en}")
