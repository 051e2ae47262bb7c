"""Command lines typed in this process: what a process of its own would add is a second of start, not a check."""

import contextlib
import io
import os
import sys
import warnings
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

import pytest

from mrezha.cli import main


def typed(*args: str, stdin: str | None = None, cwd: Path | None = None, **env: str) -> CompletedProcess[str]:
    """What `mrezha ARGS` gives: code, output and errors as text, as of a process that was run and captured.

    Streams, environment, working folder and the form of warnings are as before afterwards. The few things that only
    a process shows (its exit, a reader that goes away, how much it imports) are tested with processes.
    """
    given = io.TextIOWrapper(io.BytesIO((stdin or "").encode()), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        contextlib.chdir(cwd or Path.cwd()),
        patch.dict(os.environ, {"LC_ALL": "C", "COLUMNS": "80", **env}),
        patch.multiple(sys, argv=["mrezha", *args], stdin=given, stdout=out, stderr=err),
        patch.object(warnings, "formatwarning"),
        pytest.raises(SystemExit) as done,
    ):
        main()
    printed = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    return CompletedProcess(["mrezha", *args], int(done.value.code or 0), *printed)
