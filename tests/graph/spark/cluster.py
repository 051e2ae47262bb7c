"""A Spark cluster on this machine: a master and two workers of one core each, on loopback."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
LIGHT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # processes that live for seconds need not be compiled well
_STARTS = 90  # seconds in which a process must say that it is up


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of the master."""
    started = [_daemon(folder, "master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")]
    try:
        address = _said(folder / "master.log", r"spark://127\.0\.0\.1:\d+", started[0])
        for n in (1, 2):
            options = ("-c", "1", "-m", "600m", "--host", "127.0.0.1", "--webui-port", "0", "--work-dir", str(folder))
            started.append(_daemon(folder, f"worker{n}", *options, address))
        for n in (1, 2):
            _said(folder / f"worker{n}.log", "Successfully registered with master", started[n])
        yield address
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(30)


def _daemon(folder: Path, name: str, *options: str) -> "subprocess.Popen[bytes]":
    kind = "master.Master" if name == "master" else "worker.Worker"
    environment = {
        **os.environ,
        "SPARK_HOME": str(HOME),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "JAVA_TOOL_OPTIONS": LIGHT,
        "SPARK_DAEMON_MEMORY": "256m",
    }
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [HOME / "bin/spark-class", f"org.apache.spark.deploy.{kind}", *options],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment,
        )


def _said(log: Path, pattern: str, process: "subprocess.Popen[bytes]") -> str:
    """What a process wrote that matches, once it does."""
    end = time.monotonic() + _STARTS
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(pattern, log.read_text(errors="replace")):
            return found[0]
        time.sleep(0.2)
    raise RuntimeError(f"{log.stem} of Spark did not start:\n{log.read_text(errors='replace')[-2000:]}")
