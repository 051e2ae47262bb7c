"""How loading, a look-up and the partner question grow: `python benchmarks/growth.py 1e6 1e7 5e7 --folder DISK`.

Prints the rows of the table in docs/scale.md as they come. A size needs some 450 bytes of disk a statement, and some
25 microseconds of CPU a statement.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import run
from made import registry

ASKED = ("look-up", "partners")
ENGINES = ("mrezha", "pyoxigraph")
MINUTES = 300


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("sizes", nargs="+", type=lambda text: int(float(text)))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", type=Path, help="where there is room; a temporary folder if not said")
    chosen = options.parse_args()
    print("| statements | engine | load, CPU s | µs a statement | peak, MB | look-up, ms | partners, ms (rows) |")
    print("|---|---|---|---|---|---|---|")
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory(prefix="mrezha-growth-", dir=chosen.folder) as folder:
            file = Path(folder) / "registry.nq"
            statements = written(file, size, chosen.seed)
            for engine in ENGINES:
                print(row(statements, engine, run(engine, file, Path(folder), ASKED, MINUTES)), flush=True)


def written(file: Path, size: int, seed: int) -> int:
    """Write a registry; the number of its statements."""
    statements = 0
    with file.open("w", encoding="utf-8") as quads:
        for piece in registry(size, seed):
            statements += piece.count("\n")
            quads.write(piece)
    return statements


def row(statements: int, engine: str, found: dict[str, Any]) -> str:
    """One row of the table."""
    if found["load"] is None:
        sys.exit(f"{engine} did not load {statements:,} statements in {MINUTES} minutes; see above")
    asked = [found["questions"][name] for name in ASKED]
    said = [f"{1000 * one['cpu']:.3g}" if "cpu" in one else one["failed"] for one in asked]
    return (
        f"| {statements:,} | {engine} | {found['load']:.1f} | {1e6 * found['load'] / statements:.2f} | {found['peak']} "
        f"| {said[0]} | {said[1]} ({asked[1].get('rows', '–')}) |"
    )


if __name__ == "__main__":
    main()
