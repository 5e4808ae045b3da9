"""Grey of 16 and 32 bits as 8 bits, in blocks: copies of all at once would take gigabytes."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.images.pixels import Pixels

BLOCKS = 32


def scale_grey(values: NDArray[Any]) -> Pixels:
    """Scale grey of 16 bits, of 32 bits or of decimals to 0..255, as `read_image` explains."""
    if values.dtype.kind == "u":
        return _in_blocks(values, _scale_16_bits)
    low, high = _limits(values)
    known = (1.0, 255.0) if values.dtype.kind == "f" else (65535.0,)
    low, high = next(((0.0, top) for top in known if low >= 0 and high <= top), (low, high))
    return _in_blocks(values, lambda block: _scale(block, low, high))


def _in_blocks(values: NDArray[Any], scale: Any) -> Pixels:
    return np.concatenate([scale(block) for block in np.array_split(values, BLOCKS)])


def _scale_16_bits(values: NDArray[Any]) -> Pixels:
    return ((values.astype(np.uint32) + 128) // 257).astype(np.uint8)  # 65535 = 255 * 257


def _limits(values: NDArray[Any]) -> tuple[float, float]:
    """Return the smallest and the largest finite value; 0 where there is none."""
    limits = list(_limits_of_blocks(values))
    return min((low for low, _ in limits), default=0.0), max((high for _, high in limits), default=0.0)


def _limits_of_blocks(values: NDArray[Any]) -> Iterator[tuple[float, float]]:
    for block in np.array_split(values, BLOCKS):
        finite = block[np.isfinite(block)]
        if finite.size:
            yield float(finite.min()), float(finite.max())


def _scale(values: NDArray[Any], low: float, high: float) -> Pixels:
    share = (np.clip(values.astype(np.float64), low, high) - low) / ((high - low) or 1.0)
    return np.asarray(np.rint(np.nan_to_num(share) * 255), dtype=np.uint8)
