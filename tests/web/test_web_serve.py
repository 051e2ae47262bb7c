"""`mrezha serve` as a program: starts, answers, ends cleanly, says what is wrong in one line."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from mrezha.graph.cache import current_folder
from mrezha.web.pool import Limits, Pool
from mrezha.web.worker import Failure, Order


def children(pid):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def alive(pid):
    """A process that has ended and that nobody has asked about yet is not alive."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_starts_answers_and_leaves_nothing_behind(kg, number):
    asked = [sys.executable, "-u", "-m", "mrezha", "serve", "--port", "0"]
    program = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    address = re.match(r"(http://127\.0\.0\.1:\d+/)", program.stdout.readline())[1]
    for _ in range(50):
        try:
            assert urllib.request.urlopen(address).status == 200
            break
        except OSError:
            time.sleep(0.1)
    below = children(program.pid)
    assert len(below) >= 2
    program.send_signal(number)
    _, said = program.communicate(timeout=15)
    assert "Traceback" not in said
    for _ in range(30):
        left = [pid for pid in below if alive(pid)]
        if not left:
            break
        time.sleep(0.1)
    assert left == []


def test_a_taken_port_is_said_in_one_line(kg):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        asked = [sys.executable, "-m", "mrezha", "serve", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "--port" in done.stderr


def test_a_query_that_needs_too_much_memory_is_stopped_and_the_next_one_runs(kg):
    pool = Pool(current_folder() / "store", Limits(seconds=180, memory=400 * 1024**2, processes=1))
    huge = "SELECT (GROUP_CONCAT(?x) AS ?y) { ?s ?p ?o . ?a ?b ?c BIND(CONCAT(STR(?s), STR(?a), STR(?o)) AS ?x) }"
    done = pool.run(Order(huge, "json", "ttl", 10))
    after = pool.run(Order("ASK { ?s ?p ?o }", "json", "ttl", 10))
    pool.close()
    assert isinstance(done, Failure) and done.kind == "memory"
    assert not isinstance(after, Failure)
