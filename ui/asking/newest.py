"""A store for answers that all sessions share: the newest ones, for all threads."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Newest(Generic[Value]):
    """The last `most` values that were put in, for all threads."""

    def __init__(self, most: int) -> None:
        """Hold nothing yet."""
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable) -> Value | None:
        """Return the value of `key`, if it is still there."""
        return self._values.get(key)

    def put(self, key: Hashable, value: Value) -> Value:
        """Put in a value, unless another thread was faster; return the one that is there."""
        held = self._values.setdefault(key, value)
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return held

    def drop(self, key: Hashable, value: Value) -> None:
        """Forget a value, unless there is another one by now."""
        if self._values.get(key) is value:
            del self._values[key]

    def __iter__(self) -> Iterator[Value]:
        """Go through the values."""
        return iter(list(self._values.values()))

    def clear(self) -> None:
        """Forget all values."""
        self._values.clear()
