"""Pairs that do the same work, how often they meet, and what their numbers of activities alone would give."""

from typing import Any

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.same_work import same_work
from mrezha.graph.measures.caveats import caveat
from mrezha.graph.measures.overview import Settings, seen
from mrezha.graph.measures.pairs import pair_bands
from mrezha.graph.store import Dataset


def pairs(
    dataset: Dataset, year: int, *, fold: bool = False, draws: int | None = None, seed: int = 1
) -> dict[str, Any]:
    """The pairs of `never-together` and those that do meet, each beside random networks; rarest first.

    See `mrezha.graph.measures.pairs.pair_bands`; its `pair` is given here as `one` and `other` with their names.
    """
    corpus = Corpus.read(dataset)
    shared = same_work(corpus, year, Folding(corpus.actors, asked=fold)).shared
    graph = seen(dataset, Settings(year=year, fold=fold))[0]
    found = pair_bands(graph, sorted(shared), draws=draws, seed=seed)
    rows = [
        {**_named(corpus, row["pair"]), **{k: v for k, v in row.items() if k != "pair"}}
        for row in sorted(found["pairs"], key=lambda r: (r["rarer"], r["pair"]))
    ]
    said = caveat("pairs", draws=found["draws"], seed=found["seed"])
    return {**found, "year": year, "folded": fold, "pairs": rows, "caveats": [said, caveat("practice")]}


def _named(corpus: Corpus, pair: tuple[str, str]) -> dict[str, Any]:
    kept = ("iri", "abbr", "label_bg", "label_en")
    return {
        side: {k: getattr(corpus.actors[iri], k) for k in kept}
        for side, iri in zip(("one", "other"), pair, strict=True)
    }
