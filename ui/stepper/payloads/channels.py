"""An input with or without channels, as channels."""

from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec


def split_channels(x: NDArray[Any], spec: PoolSpec) -> NDArray[Any]:
    """Return `x` with an axis of channels in front, added if it has none."""
    return x.reshape(-1, *x.shape[x.ndim - spec.rank :])
