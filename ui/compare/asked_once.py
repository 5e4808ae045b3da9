"""A question that takes its time: asked once in a thread for all who ask, so that no page waits."""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, wait
from threading import Thread
from typing import Generic, TypeVar

from ui.compare.newest import Newest

Value = TypeVar("Value")


class AskedOnce(Generic[Value]):
    """The answers to the last `most` questions, for all sessions."""

    def __init__(self, most: int) -> None:
        """Know nothing yet."""
        self._futures: Newest[Future[Value]] = Newest(most)

    def look(self, key: Hashable, work: Callable[[], Value], patience: float = 0) -> Future[Value]:
        """Return the future of an answer; the first who asks starts the work.

        It waits `patience` seconds at most: the future may not be done.
        """
        future = self._futures.get(key) or self._start(key, work)
        wait([future], patience)
        return future

    def result(self, key: Hashable, future: Future[Value], is_final: Callable[[Value], bool]) -> Value | None:
        """Return the answer of a future that is done, None if there was an error.

        If that is not final, it is forgotten: the next time, the question is asked again.
        """
        found = None if future.exception() else future.result()
        if found is None or not is_final(found):
            self._futures.drop(key, future)
        return found

    def __iter__(self) -> Iterator[Future[Value]]:
        """Go through the futures."""
        return iter(self._futures)

    def clear(self) -> None:
        """Forget all answers."""
        self._futures.clear()

    def _start(self, key: Hashable, work: Callable[[], Value]) -> Future[Value]:
        future: Future[Value] = Future()

        def run() -> None:
            try:
                future.set_result(work())
            except Exception as error:  # noqa: BLE001  # the page says that there is no answer
                future.set_exception(error)

        held = self._futures.put(key, future)
        if held is future:
            Thread(target=run, name=f"asked once: {work.__qualname__}", daemon=True).start()
        return held
