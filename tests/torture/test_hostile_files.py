"""Damaged and hostile files: one clear line and exit code 2, or read with a named warning; never anything worse."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import corpus
from sized import SEED, dice, graph_of, one_line, run, size, version

RUNNER = Path(__file__).with_name("hostile_run.py")
SEEDED = f"{SEED} files"
ALL = corpus(dice("files"))
GROUPS = 6
STEP = size(7, 1)  # in CI each seventh file, which ones the seed says
MEGABYTES = 1024
WARNINGS = ("worth a look", "not in the authority file", "is not read")


def _outcomes(first: int, step: int, cache: Path, folder: Path) -> dict[int, dict]:
    """What came of each file, by its number; a process that ends is started again behind the file it ended on."""
    found, at = {}, first
    while at < len(ALL):
        done = subprocess.run(
            [sys.executable, str(RUNNER), SEEDED, str(at), str(step), str(cache), str(folder / str(at))],
            env={**os.environ, "MREZHA_CACHE": str(cache)}, capture_output=True, text=True, check=False, timeout=3000,
        )  # fmt: skip
        last = at
        for line in map(json.loads, done.stdout.splitlines()):
            last = line.get("begun", last)
            if "n" in line:
                found[line["n"]] = line
        if done.returncode == 0:
            break
        found.setdefault(last, {"code": done.returncode, "out": "", "err": done.stderr, "trace": "the process ended"})
        at = last + step
    return found


def _fault(hostile, done) -> str | None:
    """What is wrong with an outcome."""
    if done["trace"]:
        return done["trace"][-600:]
    if done["code"] not in (0, 2, 3):
        return f"exit code {done['code']}"
    if done["code"] == 2 and hostile.args[0] == "build" and done["changed"]:
        return "refused, and yet the graph is another"
    if done["code"] == 2:
        try:
            one_line(done["err"])
        except AssertionError as error:
            return str(error)
    if hostile.expect == "refused" and done["code"] != 2:
        return f"not refused: {done['out'][:300]}"
    if hostile.expect in ("warned", "same") and done["code"] != 0:
        return f"refused: {done['err']}"
    if hostile.expect == "warned" and not any(w in done["out"] for w in WARNINGS):
        return f"read without a warning: {done['out'][:300]}"
    return None


@pytest.mark.parametrize("group", range(GROUPS))
def test_files_of_the_corpus(tmp_path, monkeypatch, group):
    cache, first, step = tmp_path / "cache", group * STEP + dice("pick").randrange(STEP), GROUPS * STEP
    assert run("build", "--only", version(tmp_path, 0), cache=cache).returncode == 0
    before = graph_of(cache, monkeypatch)
    outcomes = _outcomes(first, step, cache, tmp_path / "files")
    assert sorted(outcomes) == list(range(first, len(ALL), step))
    faults = {f"{n} {ALL[n].kind}": fault for n, done in outcomes.items() if (fault := _fault(ALL[n], done))}
    assert not faults, "\n".join(f"{kind}: {fault}" for kind, fault in faults.items())
    assert max(done["mb"] for done in outcomes.values()) < MEGABYTES
    assert graph_of(cache, monkeypatch) == before
    assert not Path("/tmp/mrezha-was-here").exists()


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 300
    assert len({hostile.kind for hostile in ALL}) >= 200
