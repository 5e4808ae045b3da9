"""Buffers that one block after another uses again: memory that the processor has at hand already."""

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

KEPT_BYTES = 2**19
"""Buffers up to this size outlive the call, a set per thread: new memory takes longer than a small image."""

_kept = threading.local()


class Scratch:
    """Named buffers of numbers of one dtype; a thread may use one at a time."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self._dtype = dtype
        self._small: dict[str, NDArray[np.uint8]] = _kept.__dict__
        self._large: dict[str, NDArray[np.uint8]] = {}

    def take(self, name: str, count: int) -> NDArray[Any]:
        """Return `count` numbers; they hold whatever was there before."""
        size = count * self._dtype.itemsize
        buffers = self._small if size <= KEPT_BYTES and name not in self._large else self._large
        if name not in buffers or buffers[name].size < size:
            self._small.pop(name, None)  # first, so that there are never two
            self._large.pop(name, None)
            buffers[name] = np.empty(size, np.uint8)
        return buffers[name][:size].view(self._dtype)
