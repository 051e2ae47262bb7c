"""A workbench as a process of its own, asked over HTTP."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from sized import MREZHA

COUNT = "SELECT (COUNT(?a) AS ?n) { ?a a <https://w3id.org/mrezha/ontology#Activity> }"


class Served:
    """A running `mrezha serve`."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.host = urlsplit(address).netloc

    def get(self, path: str, *, timeout: float = 60, **query: str) -> tuple[int, bytes]:
        """Status and body; the connection is closed."""
        asking = http.client.HTTPConnection(self.host, timeout=timeout)
        with contextlib.closing(asking):
            asking.request("GET", path + (f"?{urlencode(query)}" if query else ""), headers={"Accept": "*/*"})
            answer = asking.getresponse()
            return answer.status, answer.read()

    def processes(self) -> list[int]:
        """The server and its processes for queries."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [self.process.pid, *map(int, listed.stdout.split())]


@contextmanager
def served(cache: Path, *options: str) -> Iterator[Served]:
    """Start a workbench; at the end it leaves without a word."""
    process = subprocess.Popen(
        [*MREZHA, "serve", "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "MREZHA_CACHE": str(cache), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        address = re.match(r"http://\S+", process.stdout.readline())
        assert address, process.communicate()
        yield Served(process, address.group())
    finally:
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert "Traceback" not in said, said
