"""Two real SPARQL servers on free ports of this computer: the `oxigraph` package's, and Debian's Virtuoso."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PASSWORD = "dba"  # Virtuoso's own for a fresh database
MOST_ROWS = 40_000

# What docs/servers.md tells to set: enough rows and time, and no refusal by an estimate of time.
_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 600
"""


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """An empty Oxigraph server; its address for queries."""
    program = Path(sys.executable).parent / "oxigraph"
    assert program.is_file(), "the `oxigraph` package is not installed; `make test` installs it"
    port = _free_port()
    command = [program, "serve", "--location", folder / "db", "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/query"


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """An empty Virtuoso; its address for queries. Only the user dba may change it."""
    program = shutil.which("virtuoso-t")
    assert program, "Virtuoso is not installed; .ci/system-packages installs it"
    port, sql = _free_port(), _free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_VIRTUOSO.format(folder=folder, port=port, sql=sql, rows=MOST_ROWS), encoding="utf-8")
    with _running([program, "+configfile", ini, "+foreground"], folder, f"http://127.0.0.1:{port}/sparql"):
        yield f"http://127.0.0.1:{port}/sparql"


@contextlib.contextmanager
def login(user: str, password: str) -> Iterator[None]:
    """Credentials in the environment."""
    said = {"MREZHA_ENDPOINT_USER": user, "MREZHA_ENDPOINT_PASSWORD": password}
    os.environ.update(said)
    try:
        yield
    finally:
        for name in said:
            del os.environ[name]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def _running(command: list[object], folder: Path, address: str) -> Iterator[None]:
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen([str(c) for c in command], stdout=said, stderr=said, cwd=folder)
    try:
        _wait(process, folder, address)
        yield
    finally:
        process.kill()  # the data is thrown away
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", folder: Path, address: str) -> None:
    """Until the server answers; it is given a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, (folder / "said").read_text(encoding="utf-8", errors="replace")[-500:]
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer within a minute")
