"""Results put into the graph: gaps and what was carried on, dated by whoever asked, each in a graph of its own.

They are no statements of the documents and are made only where asked for (`mrezha build --results DATE`): the clock has
no part in a build, so that the same sources and the same date give the same bytes.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pyoxigraph as ox

from mrezha.graph.changes import changes
from mrezha.graph.changes_judgements import Judgement
from mrezha.graph.changes_links import continuity_links
from mrezha.graph.gaps.register import register
from mrezha.graph.gaps.statements import statements
from mrezha.graph.store import Dataset


def add_results(store: ox.Store, dated: str, judgements: Sequence[Judgement] = ()) -> None:
    """Add the links between each programme and the next, then the gaps of all of them, which read the links.

    Judgements on other programmes than two neighbouring ones are left for when these are loaded.
    """
    dataset = Dataset(store)
    for earlier, later in pairwise(_years(dataset)):
        judged = [j for j in judgements if _between(j, earlier, later)]
        _add(store, continuity_links(changes(dataset, earlier, later, judged), dated))
    _add(store, statements(register(dataset, silent=True), dated))


def _between(judged: Judgement, earlier: int, later: int) -> bool:
    return judged.earlier.startswith(f"{earlier}/") and judged.later.startswith(f"{later}/")


def _years(dataset: Dataset) -> Iterable[int]:
    return sorted({int(row["year"]) for row in dataset.select("SELECT ?year { ?p a mrz:Programme ; mrz:year ?year }")})


def _add(store: ox.Store, nquads: bytes) -> None:
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
