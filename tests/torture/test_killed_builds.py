"""Kill -9 in the middle of a build: the old or the new graph is there, whole, and the next build needs no cleaning."""

import os
import signal
import subprocess
import sys
import time

import pytest
from sized import MREZHA, dice, graph_of, run, size, version

from mrezha.graph.build import build, canonical

# Ends the process without any farewell at the n-th thing it does to the file system in its cache folder.
_DIES = """
import os, signal, sys
left, folder = int(sys.argv.pop(1)), os.environ["MREZHA_CACHE"]
def told(event, args):
    global left
    touches = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "open", "tempfile.mkdtemp",
                        "tempfile.mkstemp", "shutil.rmtree")
    if touches and any(str(a).startswith(folder) for a in args):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(told)
from mrezha.cli import main
main()
"""


def _expected(file):
    return canonical(build([file])[0])


@pytest.fixture
def cache(tmp_path):
    assert run("build", "--only", version(tmp_path, 0), cache=tmp_path / "cache").returncode == 0
    return tmp_path / "cache"


def _whole_after(cache, tmp_path, monkeypatch, old, n):
    """After an attempt to replace the graph `old` by version n: the graph that is there."""
    there = graph_of(cache, monkeypatch)
    assert there in (old, _expected(version(tmp_path, n)))
    return there


def test_killed_at_random_moments(tmp_path, cache, monkeypatch):
    """Each kill strikes the next version; nothing is cleaned between them."""
    rng, kills, old = dice("moments"), 0, graph_of(cache, monkeypatch)
    began = time.monotonic()
    assert run("build", "--only", version(tmp_path, 1), cache=cache).returncode == 0
    took, old = time.monotonic() - began, _expected(version(tmp_path, 1))
    for n in range(2, 2 + size(4, 200)):
        asked = [*MREZHA, "build", "--only", str(version(tmp_path, n))]
        build_ = subprocess.Popen(
            asked, env={**os.environ, "MREZHA_CACHE": str(cache)}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        try:
            build_.wait(rng.uniform(0.1, 1.1) * took)
        except subprocess.TimeoutExpired:
            build_.kill()
            kills += 1
        _, said = build_.communicate()
        assert said == b""
        old = _whole_after(cache, tmp_path, monkeypatch, old, n)
    assert kills >= size(2, 120)
    last = version(tmp_path, 9999)
    assert run("build", "--only", last, cache=cache).returncode == 0
    assert graph_of(cache, monkeypatch) == _expected(last)


def test_killed_at_each_step_that_touches_the_disk(tmp_path, cache, monkeypatch):
    old, reached = graph_of(cache, monkeypatch), 0
    steps = range(1, 60) if size(0, 1) else sorted(dice("steps").sample(range(4, 17), 4))
    for step in steps:
        done = subprocess.run(
            [sys.executable, "-c", _DIES, str(step), "build", "--only", str(version(tmp_path, step))],
            env={**os.environ, "MREZHA_CACHE": str(cache)}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        reached += done.returncode != 0
        old = _whole_after(cache, tmp_path, monkeypatch, old, step)
    assert reached >= 4
    assert run("build", "--only", version(tmp_path, 0), cache=cache).returncode == 0
