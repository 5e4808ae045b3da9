"""What is made of photos, kept for a while: bounded in number or bytes, and in time."""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock, Timer
from time import monotonic
from typing import Generic, ParamSpec, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Arguments = ParamSpec("Arguments")

MINUTES = 10
"""What is made of a photo is forgotten so long after its last use."""
BETWEEN_SWEEPS = 60.0  # seconds


class Cache(Generic[Key, Value]):
    """Values by their keys; the longest unused are forgotten first. Any thread may use it.

    >>> cache = Cache(most=2)
    >>> [cache.get(key, lambda: key.upper()) for key in "abc"], cache.all_keys()
    (['A', 'B', 'C'], ['b', 'c'])
    """

    def __init__(
        self,
        most: int,
        seconds: float = MINUTES * 60,
        *,
        weigh: Callable[[Value], int] = lambda _: 1,
        clock: Callable[[], float] = monotonic,
        between_sweeps: float = BETWEEN_SWEEPS,
    ) -> None:
        """Begin empty; all values together `weigh` at most `most`; `clock` gives the time in seconds."""
        self._most, self._seconds, self._weigh, self._clock = most, seconds, weigh, clock
        self._values: dict[Key, tuple[float, Value]] = {}  # the longest unused first
        self._lock = Lock()
        self._between_sweeps = between_sweeps
        self._sweep: Timer | None = None

    def keep(self, key: Key, value: Value) -> None:
        """Keep a value, in place of the last of its key."""
        with self._lock:
            self._values.pop(key, None)
            self._values[key] = self._clock(), value
            self._forget()
            self._sweep_later()

    def find(self, key: Key) -> Value | None:
        """Return the value, if it is still there, and count this as use."""
        with self._lock:
            self._forget()
            found = self._values.pop(key, None)
            if found is None:
                return None
            self._values[key] = self._clock(), found[1]
            return found[1]

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """Return the value; `make` it and keep it if it is not there."""
        value = self.find(key)
        if value is None:
            value = make()
            self.keep(key, value)
        return value

    def all_keys(self) -> list[Key]:
        """Return the keys of what is still there, the longest unused first."""
        with self._lock:
            self._forget()
            return list(self._values)

    def _forget(self) -> None:
        oldest = self._clock() - self._seconds
        held = sum(self._weigh(value) for _, value in self._values.values())
        for key, (used, value) in list(self._values.items()):
            if used >= oldest and held <= self._most:
                return
            held -= self._weigh(value)
            del self._values[key]

    def _sweep_later(self) -> None:
        """Without this, the last visitor's values would stay until the next one comes."""
        if self._values and self._sweep is None:
            self._sweep = Timer(self._between_sweeps, self._sweep_now)
            self._sweep.daemon = True
            self._sweep.start()

    def _sweep_now(self) -> None:
        with self._lock:
            self._sweep = None
            self._forget()
            self._sweep_later()


def cached(most: int) -> Callable[[Callable[Arguments, Value]], Callable[Arguments, Value]]:
    """Keep the results of a function by its arguments; one with a name, such as a Picture, counts by that.

    >>> @cached(most=3)
    ... def double(text):
    ...     print("doubling")
    ...     return 2 * text
    >>> double("a"), double("a")
    doubling
    ('aa', 'aa')
    """

    def decorate(function: Callable[Arguments, Value]) -> Callable[Arguments, Value]:
        results: Cache[Hashable, Value] = Cache(most)

        @wraps(function)
        def remembering(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Value:
            named = (*args, *sorted(kwargs.items()))
            key = tuple(getattr(argument, "name", argument) for argument in named)
            return results.get(key, lambda: function(*args, **kwargs))

        return remembering

    return decorate
