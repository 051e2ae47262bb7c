"""Processes that run visitors' queries, each ended and replaced when a query takes longer than allowed."""

import contextlib
import multiprocessing
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from mrezha.web.worker import Failure, Order, Result, serve

_SPAWN = multiprocessing.get_context("spawn")
_START = 30.0  # seconds for a process to open the store


@dataclass(frozen=True, slots=True)
class Limits:
    """What a visitor's query may take: seconds, rows, bytes of memory; and how many queries run at once."""

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 2 * 1024**3
    processes: int = 2


class Worker:
    """One process and the pipe to it."""

    def __init__(self, folder: Path, memory: int) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=serve, args=(theirs, folder, memory), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False

    def wait_ready(self) -> None:
        """Wait until the store is open.

        Raises:
            OSError: if the process does not start.
        """
        if not self.ready and not (self.pipe.poll(_START) and self.pipe.recv() == "ready"):
            raise OSError("the process for queries did not start")
        self.ready = True

    def end(self) -> None:
        """End the process at once."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Runs orders on a few processes; a call waits for a free one no longer than a query may take."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits
        self._free: list[Worker] = [Worker(folder, limits.memory) for _ in range(limits.processes)]
        self._all = set(self._free)
        self._gate = threading.BoundedSemaphore(limits.processes)
        self._lock = threading.Lock()

    def run(self, order: Order) -> Result | Failure:
        """Run a query; a Failure of kind busy, time or memory tells what was lacking."""
        if not self._gate.acquire(timeout=self.limits.seconds):
            return Failure("busy", "other queries are running")
        try:
            return self._run(order)
        finally:
            self._gate.release()

    def _run(self, order: Order) -> Result | Failure:
        with self._lock:
            worker = self._free.pop()
        try:
            worker.wait_ready()
            worker.pipe.send(order)
            deadline = time.monotonic() + self.limits.seconds
            answer = _received(worker.pipe, deadline)
        except (EOFError, OSError):
            answer = Failure("memory", "the query needed more memory than allowed")
        if isinstance(answer, Failure) and answer.kind in ("time", "memory"):
            worker = self._replaced(worker)
        with self._lock:
            self._free.append(worker)
        return answer

    def _replaced(self, worker: Worker) -> Worker:
        worker.end()
        fresh = Worker(self.folder, self.limits.memory)
        with self._lock:
            self._all.discard(worker)
            self._all.add(fresh)
        return fresh

    def close(self) -> None:
        """End all processes."""
        for worker in self._all:
            with contextlib.suppress(OSError):
                worker.end()


def _received(pipe: Connection, deadline: float) -> Result | Failure:
    if not pipe.poll(max(0.0, deadline - time.monotonic())):
        return Failure("time", "the query took too long")
    answer = pipe.recv()
    assert isinstance(answer, Result | Failure)  # noqa: S101 - for the type checker
    return answer
