"""The numbers that mistakes about channels lead to: another channel's, or all channels pooled together."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from pooling import PoolSpec
from pooling.kinds.dispatch import pool
from pooling.misconceptions.mistake import Array
from pooling.misconceptions.windows import Index

TOGETHER: Mapping[str, Callable[..., Any]] = {"max": np.max, "min": np.min, "avg": np.mean, "sum": np.sum}


def wrong_channels(x: Array, spec: PoolSpec, channel: int, index: Index) -> list[tuple[str, float]]:
    """Return the numbers that mistakes lead to for output cell `index` of one channel of `x`, (C, …).

    >>> x = np.array([[[1.0, 3]], [[5, 2]], [[4, 4]]])
    >>> wrong_channels(x, PoolSpec.of("max", (1, 2)), 0, (0, 0))
    [('channel', 5.0), ('channel', 4.0)]
    """
    results = [float(each[index]) for each in pool(x, spec)]
    found: dict[float, str] = {}
    for other, result in enumerate(results):
        if other != channel:
            found.setdefault(result, "channel")
    if spec.reduction in TOGETHER:
        found.setdefault(float(TOGETHER[spec.reduction](results)), "together")
    return [(name, value) for value, name in found.items() if value != results[channel]]
