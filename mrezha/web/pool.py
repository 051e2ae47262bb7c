"""Processes that run visitors' queries, each ended and replaced when a query takes longer than allowed."""

import contextlib
import multiprocessing
import threading
import time
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from mrezha.web.worker import Failure, Order, Result, serve

_SPAWN = multiprocessing.get_context("spawn")
_START = 30.0  # seconds for a process to open the store
_SHORT = 0.5  # seconds after which a query is a long one
_BUSY = Failure("busy", "other queries are running")
_TIME = Failure("time", "the query took too long")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a visitor's query may take: seconds, rows, bytes of memory; how many short and as many long run at once."""

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 1024**3
    processes: int = 2


class Worker:
    """One process and the pipe to it."""

    def __init__(self, place: Path | str, memory: int) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=serve, args=(theirs, place, memory), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.busy = False  # with an order whose answer has not come

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
    """Runs orders on a few processes; long queries have places of their own, so that short ones need not wait.

    A query that is not done after `_SHORT` seconds goes on in a place for long ones. Where none is free it is ended,
    waits for one no longer than a query may take, and begins again.
    """

    def __init__(self, place: Path | str, limits: Limits) -> None:
        self.place = place
        self.limits = limits
        self._free: list[Worker] = [Worker(place, limits.memory) for _ in range(2 * limits.processes)]
        self._all = set(self._free)
        self._short = threading.BoundedSemaphore(limits.processes)
        self._long = threading.BoundedSemaphore(limits.processes)
        self._lock = threading.Lock()

    def run(self, order: Order) -> Result | Failure:
        """Run a query; a Failure of kind busy, time or memory tells what was lacking."""
        if not self._short.acquire(timeout=self.limits.seconds):
            return _BUSY
        worker, place = self._taken(), self._short
        try:
            deadline = time.monotonic() + self.limits.seconds
            worker, answer = self._asked(worker, order, min(_SHORT, self.limits.seconds))
            if answer is None and self._long.acquire(blocking=False):
                self._short.release()
                place = self._long
                answer = _received(worker, deadline - time.monotonic()) or _TIME
            if answer is not None:
                return answer
        finally:
            self._given_back(worker)
            place.release()
        return self._run_long(order)

    def _run_long(self, order: Order) -> Result | Failure:
        if not self._long.acquire(timeout=self.limits.seconds):
            return _BUSY
        worker = self._taken()
        try:
            worker, answer = self._asked(worker, order, self.limits.seconds)
            return answer or _TIME
        finally:
            self._given_back(worker)
            self._long.release()

    def _asked(self, worker: Worker, order: Order, seconds: float) -> tuple[Worker, Result | Failure | None]:
        """Hand over an order; a process that has died since its last one is replaced."""
        for again in (True, False):
            try:
                worker.wait_ready()
                worker.pipe.send(order)
            except (EOFError, OSError):
                if not again:
                    return worker, Failure("busy", "the process for queries does not start")
                worker = self._replaced(worker)
            else:
                worker.busy = True
                break
        return worker, _received(worker, seconds)

    def _taken(self) -> Worker:
        with self._lock:
            return self._free.pop()

    def _given_back(self, worker: Worker) -> None:
        fresh = self._replaced(worker) if worker.busy else worker
        with self._lock:
            self._free.insert(0, fresh)  # the one that starts now is asked last

    def _replaced(self, worker: Worker) -> Worker:
        worker.end()
        fresh = Worker(self.place, self.limits.memory)
        with self._lock:
            self._all.discard(worker)
            self._all.add(fresh)
        return fresh

    def close(self) -> None:
        """End all processes."""
        for worker in self._all:
            with contextlib.suppress(OSError):
                worker.end()


def _received(worker: Worker, seconds: float) -> Result | Failure | None:
    """The answer of a process, None if it takes longer; one that died had no memory left."""
    try:
        if not worker.pipe.poll(max(0.0, seconds)):
            return None
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        return Failure("memory", "the query needed more memory than allowed")
    worker.busy = False
    assert isinstance(answer, Result | Failure)  # noqa: S101 - for the type checker
    return answer
