"""All engines side by side on the same registries: `make bench`, or `python benchmarks/bench.py 1e4 1e5 --seed 1`.

Writes docs/benchmarks.md, a table a size, and docs/img/benchmarks.svg. Each engine runs in a process of its own, which
is ended after some minutes. Registries and stores are made in a folder that is thrown away.
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench_page import page, plot
from engines import ENGINES
from made import registry
from questions import SPARQL

# Statements beyond which an engine is left out, so that the whole takes minutes.
MOST = {"rdflib": 2e5, "owlready2": 2e5, "Virtuoso": 2e5, "oxigraph server": 2e5}
MINUTES = 2  # of the clock for one engine at one size
_DOCS = Path(__file__).parents[1] / "docs"


def main() -> None:
    """Run everything and write the page."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("sizes", nargs="*", type=lambda text: int(float(text)), default=[10_000, 100_000, 1_000_000])
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    found = {}
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory(prefix="mrezha-bench-") as folder:
            found[size] = measure(size, chosen.seed, Path(folder))
    plot(found, _DOCS / "img" / "benchmarks.svg")
    (_DOCS / "benchmarks.md").write_text(page(found, chosen.seed, MOST, MINUTES), encoding="utf-8")


def measure(size: int, seed: int, folder: Path) -> dict[str, Any]:
    """The number of statements, and the results of all engines that take a registry of this size."""
    file = folder / "registry.nq"
    with file.open("w", encoding="utf-8") as quads:
        quads.writelines(registry(size, seed))
    with file.open("rb") as quads:
        statements = sum(1 for _ in quads)
    engines = [engine for engine in ENGINES if size <= MOST.get(engine, size)]
    return {"statements": statements, "engines": {engine: run(engine, file, folder) for engine in engines}}


def run(
    engine: str, file: Path, folder: Path, asked: Sequence[str] = tuple(SPARQL), minutes: float = MINUTES
) -> dict[str, Any]:
    """What one engine did until it was done or its time was over: load, peak, and each question's result."""
    command = [sys.executable, str(Path(__file__).with_name("engines.py")), engine, str(file), str(folder), *asked]
    lines = folder / "lines"
    with lines.open("w") as said:
        process = subprocess.Popen(command, stdout=said, start_new_session=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=minutes * 60)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # its server as well
    process.wait()
    found = [json.loads(line) for line in lines.read_text().splitlines() if line.startswith("{")]
    print(f"{file.stat().st_size:,} bytes, {engine}: {found}", file=sys.stderr)
    answered = {one["question"]: one for one in found if "question" in one}
    return {
        "load": found[0]["load"] if found else None,
        "peak": max((one["peak"] for one in found), default=None),
        "questions": {name: answered.get(name, {"failed": "not done"}) for name in asked},
    }


if __name__ == "__main__":
    main()
