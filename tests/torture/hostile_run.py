"""Gives hostile files to the command line, many in one process; a line of JSON each on what came of it.

Run as a program: `python hostile_run.py SEED FIRST STEP CACHE FOLDER`.
"""

import io
import json
import re
import signal
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from hostile_files import Hostile, corpus

SECONDS = 10


class Slow(BaseException):
    """More processor time than any file may take."""


def _over(_signal: int, _frame: object) -> None:
    raise Slow


def given(hostile: Hostile, folder: Path) -> list[str]:
    """The file and what stands beside it, written; the arguments of the command that reads it."""
    folder.mkdir(parents=True)
    path = folder / hostile.name
    path.write_bytes(hostile.make())
    for name, content in hostile.beside.items():
        (folder / name).write_bytes(content)
    return [str(path) if a == "FILE" else a for a in hostile.args]


def peak() -> int:
    """Megabytes of memory at most so far; not `ru_maxrss`, which begins at what the parent had."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024


def tried(args: list[str]) -> dict[str, object]:
    """One command in this process: exit code, both outputs, seconds of the processor, peak of memory so far."""
    from mrezha.cli import main

    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    sys.argv, code, trace = ["mrezha", *args], None, ""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as done:
        code = done.code
    except BaseException:  # whatever it is, it is a defect to be told
        import traceback

        trace = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    said = [s.buffer.getvalue().decode() if not s.closed else "" for s in (out, err) if not s.flush()]
    return {
        "code": code, "out": said[0], "err": said[1], "trace": trace, "mb": peak(),
        "seconds": time.process_time() - began,
    }  # fmt: skip


def run(seed: str, first: int, step: int, cache: Path, folder: Path) -> None:
    import random

    signal.signal(signal.SIGPROF, _over)
    note = (cache / "sources.json").read_bytes()
    for n, hostile in list(enumerate(corpus(random.Random(seed))))[first::step]:
        print(json.dumps({"begun": n}), flush=True)
        done = tried(given(hostile, folder / str(n)))
        done["changed"] = (cache / "sources.json").read_bytes() != note
        (cache / "sources.json").write_bytes(note)
        print(json.dumps({"n": n, **done, "out": str(done["out"])[:4000], "err": str(done["err"])[:4000]}), flush=True)


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5]))
