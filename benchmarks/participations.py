"""Aggregates and the edge list out of the table of participations, beside the same in SPARQL on the same store.

    python benchmarks/participations.py STORE [--runs R]

STORE is the folder of an Oxigraph store. CPU seconds, medians of runs that take turns; reading the file counts, making
it (once, with the graph) is told beside. Both ways must give the same rows.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyoxigraph as ox

from mrezha.graph.incidence import PART, incidence
from mrezha.graph.measures.ties import shared
from mrezha.graph.participations import counted, incidence_of, read, write
from mrezha.graph.store import Dataset

LED = "SELECT ?actor (COUNT(?activity) AS ?n) WHERE { ?activity mrz:ledBy ?actor } GROUP BY ?actor"
BY_YEAR = """SELECT ?actor ?year (COUNT(?activity) AS ?n)
WHERE { ?activity mrz:partneredBy ?actor ; mrz:year ?year } GROUP BY ?actor ?year"""
EDGES = """SELECT ?source ?target (COUNT(DISTINCT ?activity) AS ?weight)
WHERE { ?activity mrz:ledBy|mrz:partneredBy ?source, ?target FILTER(STR(?source) < STR(?target)) }
GROUP BY ?source ?target"""


def in_sparql(dataset: Dataset, query: str) -> int:
    """Rows of a query, read to the end and thrown away."""
    result = dataset.run(query)
    assert isinstance(result, ox.QuerySolutions)
    return (result.serialize(format=ox.QueryResultsFormat.TSV) or b"").count(b"\n") - 1


def in_table(path: Path, role: str, *by: str) -> int:
    """Rows of the same aggregate."""
    return len(counted(read(path, columns=["role", *by]), *by, role=role))


def edges(path: Path) -> int:
    """How many pairs of actors share activities."""
    part = incidence_of(read(path)).having(PART, collective=True)
    return len(
        shared(part.activity.codes.astype(np.int64), part.actor.codes.astype(np.int64), len(part.actor.values))[0]
    )


def timed(function: Callable[[], int]) -> tuple[float, int]:
    """CPU seconds and result."""
    start = time.process_time()
    found = function()
    return time.process_time() - start, found


def main() -> None:
    """Measure and print, a line of JSON each."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("store", type=Path)
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    dataset = Dataset.open(chosen.store)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "participations.parquet"
        making = timed(lambda: write(incidence(dataset), path) or 0)[0]
        said: dict[str, Any] = {"statements": len(dataset.store), "making the table": round(making, 2)}
        print(json.dumps({**said, "bytes": path.stat().st_size}), flush=True)
        for name, query, ours in (
            ("led by each actor", LED, lambda: in_table(path, "lead", "actor")),
            ("partner of each actor and year", BY_YEAR, lambda: in_table(path, "partner", "actor", "year")),
            ("edge list", EDGES, lambda: edges(path)),
        ):
            runs = [(timed(lambda q=query: in_sparql(dataset, q)), timed(ours)) for _ in range(chosen.runs)]
            assert len({found for pair in runs for _, found in pair}) == 1, f"{name}: other rows"
            sparql, table = (statistics.median(run[way][0] for run in runs) for way in (0, 1))
            line = {"question": name, "rows": runs[0][0][1], "SPARQL": round(sparql, 2), "table": round(table, 3)}
            print(json.dumps({**line, "share": round(table / sparql, 4), "runs": chosen.runs}), flush=True)


if __name__ == "__main__":
    main()
