"""A question that takes its time: asked once in a thread for all who ask, so that no page waits."""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, wait
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

from ui.asking.line import Line, LineIsFullError, Waiting
from ui.asking.newest import Newest

Value = TypeVar("Value")


class Answering(Future[Value]):
    """The future of an answer, and its place in the line if there is one."""

    place: Waiting | None = None


class AskedOnce(Generic[Value]):
    """The answers to the last `most` questions, for all sessions.

    With a `line`, one question is asked at a time, also of others who stand in it. One for which nobody
    looks any more is dropped: its future is cancelled.
    """

    def __init__(self, most: int, line: Line | None = None) -> None:
        """Know nothing yet."""
        self._futures: Newest[Answering[Value]] = Newest(most)
        self._line = line

    def look(self, key: Hashable, work: Callable[[], Value], patience: float = 0) -> Answering[Value]:
        """Return the future of an answer; the first who asks starts the work.

        It waits `patience` seconds at most: the future may not be done. If the line is full, it has the
        error `LineIsFullError`.
        """
        future = self._futures.get(key)
        if future is None or future.cancelled():
            future = self._start(key, work)
        place = future.place
        if place is not None:
            place.seen = monotonic()
        wait([future], patience)
        return future

    def result(
        self, key: Hashable, future: Answering[Value], is_final: Callable[[Value], bool]
    ) -> Value | None:
        """Return the answer of a future that is done, None if there was an error, or it was dropped.

        If that is not final, it is forgotten: the next time, the question is asked again.
        """
        failed = future.cancelled() or future.exception()
        found = None if failed else future.result()
        if found is None or not is_final(found):
            self._futures.drop(key, future)
        return found

    def ahead(self, future: Answering[Value]) -> int:
        """Count the questions that are asked before."""
        place = future.place
        return 0 if self._line is None or place is None else self._line.ahead(place)

    def __iter__(self) -> Iterator[Answering[Value]]:
        """Go through the futures."""
        return iter(self._futures)

    def clear(self) -> None:
        """Forget all answers."""
        self._futures.clear()

    def _start(self, key: Hashable, work: Callable[[], Value]) -> Answering[Value]:
        future: Answering[Value] = Answering()

        def run() -> None:
            try:
                future.set_result(work())
            except Exception as error:  # noqa: BLE001  # the page says that there is no answer
                future.set_exception(error)
            future.place = None  # it holds the question

        def drop() -> None:
            future.cancel()
            future.set_running_or_notify_cancel()
            self._futures.drop(key, future)

        held = self._futures.put(key, future)
        if held is not future:
            return held
        if self._line is None:
            Thread(target=run, name=f"asked once: {work.__qualname__}", daemon=True).start()
            return future
        try:
            place = self._line.join(run, drop)
            future.place = None if future.done() else place
        except LineIsFullError as error:
            future.set_exception(error)
        return future
