"""The work that a query takes, counted and not timed: the rows that all steps of Oxigraph's plan of it give."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

OXIGRAPH = Path(sys.executable).parent / "oxigraph"


def work(store: Path, sparql: str, folder: Path) -> int:
    """How many rows the steps of the plan gave, all together."""
    query, plan = folder / "query.rq", folder / "plan.json"
    query.write_text(sparql, encoding="utf-8")
    command = [
        OXIGRAPH, "query", "--location", store, "--query-file", query, "--union-default-graph", "--stats",
        "--explain-file", plan, "--results-file", folder / "rows.tsv",
    ]  # fmt: skip
    subprocess.run([str(c) for c in command], check=True, capture_output=True)
    return _rows(json.loads(plan.read_text(encoding="utf-8"))["plan"])


def _rows(step: dict[str, Any]) -> int:
    return int(step.get("number of results", 0)) + sum(map(_rows, step.get("children", ())))
