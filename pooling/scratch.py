"""Buffers that one block after another uses again: memory that the processor has at hand already."""

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

KEPT_BYTES = 2**19
"""Buffers up to this size outlive the call, one set per thread: a small image takes less time than new memory."""

_kept = threading.local()


class Scratch:
    """Named buffers of numbers of one dtype; a thread may use one at a time."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self._dtype = dtype
        self._kept: dict[str, NDArray[np.uint8]] = _kept.__dict__
        self._large: dict[str, NDArray[np.uint8]] = {}

    def take(self, name: str, count: int) -> NDArray[Any]:
        """Return `count` numbers; they hold whatever was there before."""
        size = count * self._dtype.itemsize
        buffers = self._kept if size <= KEPT_BYTES else self._large
        buffer = buffers.get(name)
        if buffer is None or buffer.size < size:
            buffer = buffers[name] = np.empty(size, np.uint8)
        return buffer[:size].view(self._dtype)
