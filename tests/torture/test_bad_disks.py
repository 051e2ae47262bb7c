"""A full disk and a folder that may only be read: one line, exit code 2, and the graph is as it was."""

import contextlib
import ctypes
import os
import resource
import subprocess
import tempfile
from pathlib import Path

import pytest
from sized import MREZHA, dice, graph_of, one_line, run, size, version

_PR_CAPBSET_DROP = 24
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


def _bound():
    """Let permissions hold for root too, as they do for everybody else."""
    libc = ctypes.CDLL(None)
    for capability in _OVERRIDES:
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def _built(tmp_path, cache):
    assert run("build", "--only", version(tmp_path, 0), cache=cache).returncode == 0


@pytest.mark.parametrize("kilobytes", sorted(dice("sizes").sample(range(1, 1000), size(3, 30))))
def test_no_file_can_grow_beyond_a_size(tmp_path, monkeypatch, kilobytes):
    cache = tmp_path / "cache"
    _built(tmp_path, cache)
    old = graph_of(cache, monkeypatch)
    limit = kilobytes * 1024
    done = run(
        "build", "--only", version(tmp_path, 1), cache=cache,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "space" in one_line(done.stderr)
    assert graph_of(cache, monkeypatch) == old
    _built(tmp_path, cache)


@pytest.fixture
def small_disk():
    """A disk of 5 MB, where this computer lets one be made."""
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=5m", "mrezha-test", folder], capture_output=True, check=False
        )
        yield Path(folder) if made.returncode == 0 else None
        if made.returncode == 0:
            subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk(tmp_path, monkeypatch, small_disk):
    """Where no disk can be made, the limit above is the test."""
    if small_disk is None:
        return
    cache = small_disk / "cache"
    _built(tmp_path, cache)
    old, rng = graph_of(cache, monkeypatch), dice("disk")
    for n in range(1, 1 + size(3, 20)):
        free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
        with (small_disk / "filler").open("wb") as filler, contextlib.suppress(OSError):
            filler.write(bytes(max(0, free - rng.randrange(0, 1_000_000))))
        done = run("build", "--only", version(tmp_path, n), cache=cache)
        assert done.returncode == 2, done.stderr
        assert "space" in one_line(done.stderr)
        assert graph_of(cache, monkeypatch) == old
        assert run("ask", "Кой води дейност 1.1?", cache=cache).returncode == 0
        (small_disk / "filler").unlink()
    _built(tmp_path, cache)


def test_a_folder_that_may_only_be_read(tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    _built(tmp_path, cache)
    old = graph_of(cache, monkeypatch)
    folders = [cache, *(p for p in cache.rglob("*") if p.is_dir())]
    for path in folders:
        path.chmod(0o555)
    try:
        for args in (["build", "--only", version(tmp_path, 1)], ["build", "--again", "--only", version(tmp_path, 0)]):
            done = run(*args, cache=cache, preexec_fn=_bound)
            assert done.returncode == 2, done.stderr
            assert str(cache) in one_line(done.stderr)
        for args in (["ask", "Кой води дейност 1.1?"], ["show", "1.1"], ["export"], ["query", "leads"]):
            assert run(*args, cache=cache, preexec_fn=_bound).returncode == 0
        nowhere = run("build", cache=cache / "below" / "it", preexec_fn=_bound)
        assert nowhere.returncode == 2
        one_line(nowhere.stderr)
    finally:
        for path in folders:
            path.chmod(0o755)
    assert graph_of(cache, monkeypatch) == old


@pytest.mark.parametrize("args", [["export"], ["map"], ["gaps", "--format", "csv"], ["export", "--format", "nq"]])
def test_an_output_that_cannot_be_written_is_said_and_the_old_file_stays(tmp_path, args):
    cache, output = tmp_path / "cache", tmp_path / "out"
    _built(tmp_path, cache)
    output.write_text("what was there before", encoding="utf-8")
    done = run(
        *args, "--output", output, cache=cache,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    one_line(done.stderr)
    assert output.read_text(encoding="utf-8") == "what was there before"
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["out"]


def test_standard_output_on_a_full_disk(tmp_path):
    cache = tmp_path / "cache"
    _built(tmp_path, cache)
    for args in (["export"], ["export", "--format", "nq"], ["ask", "Кой води дейност 1.1?"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*MREZHA, *args], stdout=full, stderr=subprocess.PIPE,
                env={**os.environ, "MREZHA_CACHE": str(cache)}, encoding="utf-8", check=False,
            )  # fmt: skip
        assert done.returncode == 2, done.stderr
        one_line(done.stderr)
