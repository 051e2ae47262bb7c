"""How hard to try: a size that fits CI, or with MREZHA_TORTURE=full all of it. MREZHA_SEED repeats a run."""

import os
import random
import subprocess
import sys
from pathlib import Path

FULL = os.environ.get("MREZHA_TORTURE") == "full"
SEED = int(os.environ.get("MREZHA_SEED", "9"))
MREZHA = [sys.executable, "-m", "mrezha"]
SMALL = (Path(__file__).parents[1] / "cli" / "small.txt").read_text(encoding="utf-8")


def size(ci: int, full: int) -> int:
    return full if FULL else ci


def dice(name: str) -> random.Random:
    """Random numbers of a test of its own, the same for the same seed."""
    return random.Random(f"{SEED} {name}")


def version(folder: Path, n: int) -> Path:
    """A programme that differs from other versions in words and not in counts."""
    file = folder / f"v{n}" / "programme-2026.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(SMALL.replace("Среща на местните", f"Среща {n} на местните"), encoding="utf-8")
    return file


def run(*args: object, cache: Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MREZHA, *map(str, args)], env={**os.environ, "MREZHA_CACHE": str(cache)}, capture_output=True,
        encoding="utf-8", check=False, timeout=120, **options,
    )  # fmt: skip


def graph_of(cache: Path, monkeypatch) -> bytes:
    """The graph as the next command finds it: whole, the same in both its forms, and not built by asking."""
    import pyoxigraph as ox

    from mrezha.graph import cache as built
    from mrezha.graph.build import canonical

    def never(*_: object) -> None:
        raise AssertionError("the graph was not there: it had to be built")

    with monkeypatch.context() as patch:
        patch.setenv("MREZHA_CACHE", str(cache))
        patch.setattr(built, "_build", never)
        folder = built.current_folder()
    quads = (folder / "dataset.nq").read_bytes()
    loaded = canonical(ox.Store.read_only(str(folder / "store")))
    assert loaded.count(b"\n") == quads.count(b"\n")
    assert _named(loaded) == _named(quads)
    return quads


def _named(quads: bytes) -> list[bytes]:
    """Statements without blank nodes, whose names are a store's own."""
    return [line for line in quads.splitlines() if b"_:" not in line]


def one_line(said: str) -> str:
    """The line on standard error, which is the only one and tells what to do."""
    lines = said.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("mrezha: "), said
    assert len(lines[0]) < 1000, said
    return lines[0]
