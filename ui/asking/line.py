"""A line before what can do one thing at a time, such as TensorFlow's process: in order, and not too long."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import monotonic
from typing import Any

MOST_WAITING = 64
FORGOTTEN = 15.0
"""Seconds without a look after which nobody waits for an answer any more: the page asks every half second."""


class LineIsFullError(Exception):
    """So many wait that one more is turned away."""


@dataclass(eq=False)
class Waiting:
    """One who waits: what to do, what to do if it is dropped, and when somebody last looked."""

    work: Callable[[], None]
    drop: Callable[[], None]
    seen: float = field(default_factory=monotonic)


class Line:
    """Does what it is given, one after another, in a thread of its own; at most `most` wait."""

    def __init__(self, most: int = MOST_WAITING, forgotten: float = FORGOTTEN) -> None:
        """Wait for the first."""
        self.most, self._forgotten = most, forgotten
        self._waiting: deque[Waiting] = deque()
        self._running: Waiting | None = None
        self._changed = Condition()
        self._thread: Thread | None = None

    def join(self, work: Callable[[], None], drop: Callable[[], None]) -> Waiting:
        """Stand in line.

        Raises
        ------
        LineIsFullError
            If `most` wait already.
        """
        one = Waiting(work, drop)
        with self._changed:
            if len(self._waiting) >= self.most:
                raise LineIsFullError
            self._waiting.append(one)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="a line", daemon=True)
                self._thread.start()
            self._changed.notify()
        return one

    def ahead(self, one: Any) -> int:
        """Count who comes before `one`, with what is done just now; 0 if it has had its turn."""
        with self._changed:
            if one not in self._waiting:
                return 0
            return self._waiting.index(one) + (self._running is not None)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._running = None
                self._changed.wait_for(lambda: bool(self._waiting))
                one = self._running = self._waiting.popleft()
            if monotonic() - one.seen > self._forgotten:
                one.drop()
            else:
                one.work()


TENSORFLOW = Line()
"""The line before TensorFlow's process: all pages and all visitors stand in it."""
