"""Every ready query through our API beside the store used directly: `python benchmarks/ready.py STORE`.

STORE is the folder of an Oxigraph store of a registry made by `made.py`. CPU seconds, medians of runs that take turns.
Our API binds the values, declares the prefixes and gives rows of Python values; the other side reads the rows and
throws them away. What it costs to make a Python value of a term is told apart, in the last column.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from mrezha.graph.remote import declared
from mrezha.graph.store import Dataset
from mrezha.ontology.namespaces import CODE, ID
from mrezha.queries.catalogue import NamedQuery, bind, catalogue

VALUES = {
    "institution": [f"{ID}institution/made-0"],
    "other_institution": [f"{ID}institution/made-1"],
    "section": [f"{CODE}theme/prevention"],
    "year": ["2031"],
    "code": ["2.1.11"],
    "earlier_year": ["2031"],
}
LONG = 0.1  # CPU seconds; what is quicker is asked many times over


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("store", type=Path)
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    dataset = Dataset.open(chosen.store)
    print("| query | rows | store, ms | our API, ms | ratio | without values |\n|---|---|---|---|---|---|")
    for name, query in catalogue().items():
        direct, raw, ours = ways(dataset, query)
        rows = direct()
        times = measured([direct, raw, ours], chosen.runs)
        base, without, whole = (statistics.median(t) for t in times)
        print(
            f"| {name} | {rows} | {1000 * base:.3g} | {1000 * whole:.3g} | {whole / base:.2f} | {without / base:.2f} |",
            flush=True,
        )


def ways(dataset: Dataset, query: NamedQuery) -> tuple[Callable[[], int], Callable[[], int], Callable[[], int]]:
    """The store alone, our API without values made, our API; each gives the number of rows."""
    bound = {p.name: VALUES[p.name] for p in query.parameters if p.name in VALUES}
    text = declared(bind(query, bound))
    return (
        lambda: read(dataset.store.query(text, use_default_graph_as_union=True)),
        lambda: read(dataset.run(bind(query, bound))),
        lambda: len(dataset.select(bind(query, bound))),
    )


def read(result: object) -> int:
    """The number of rows, read to the end."""
    assert isinstance(result, ox.QuerySolutions)
    return sum(1 for _ in result)


def measured(asked: list[Callable[[], int]], runs: int) -> list[list[float]]:
    """CPU seconds of each, run after run."""
    times: list[list[float]] = [[] for _ in asked]
    often = 1 + int(LONG / max(spent(asked[0], 1), 1e-5))
    for _ in range(runs):
        for ask, found in zip(asked, times, strict=True):
            found.append(spent(ask, often))
    return times


def spent(ask: Callable[[], int], often: int) -> float:
    """CPU seconds of one call."""
    began = time.process_time()
    for _ in range(often):
        ask()
    return (time.process_time() - began) / often


if __name__ == "__main__":
    main()
