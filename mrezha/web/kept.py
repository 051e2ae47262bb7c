"""Answers kept for the next reader: the dataset does not change while the workbench runs."""

import threading
from collections import OrderedDict
from collections.abc import Hashable

from starlette.responses import Response


class Kept:
    """The answers used last, up to so many bytes in all.

    >>> kept = Kept(10)
    >>> kept.put("a", Response(b"123456")); kept.put("b", Response(b"123456"))
    >>> kept.get("a") is None, kept.get("b") is None
    (True, False)
    """

    def __init__(self, most: int = 32 * 1024**2) -> None:
        self.most = most
        self._size = 0
        self._answers: OrderedDict[Hashable, Response] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Response | None:
        """The answer under a key, if it is still there."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: Hashable, answer: Response) -> None:
        """Keep an answer; the ones used longest ago make room."""
        with self._lock:
            if key in self._answers:
                return
            self._answers[key] = answer
            self._size += len(answer.body)
            while self._size > self.most:
                _, old = self._answers.popitem(last=False)
                self._size -= len(old.body)
