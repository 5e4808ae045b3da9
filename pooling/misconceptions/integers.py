"""The averages that integer arithmetic leads to: sums that wrap, fractions that are cut off."""

from collections.abc import Iterator
from dataclasses import replace
from math import prod

import numpy as np

from pooling import PoolSpec
from pooling.kinds.dispatch import pool
from pooling.misconceptions.mistake import Array, Mistake


def wrong_integers(x: Array, spec: PoolSpec) -> Iterator[Mistake]:
    """Yield what averages of integers become in their own type, each in the output's shape.

    Some of them may be right. Padding counts as a cell that holds 0.

    >>> x = np.array([[200, 100], [250, 50]], np.uint8)
    >>> {mistake.name: mistake.results.item() for mistake in wrong_integers(x, PoolSpec.of("avg", 2))}
    {'wrapped': 22.0, 'saturated': 63.75, 'truncated': 150.0, 'floored': 150.0, 'divided_first': 149}
    """
    cells, limits, adding = prod(spec.window_shape), np.iinfo(x.dtype), replace(spec, reduction="sum")
    sums = pool(x, adding)
    yield Mistake("wrapped", sums.astype(x.dtype) / cells)
    yield Mistake("saturated", np.clip(sums, limits.min, limits.max) / cells)
    yield Mistake("truncated", np.trunc(sums / cells))
    yield Mistake("floored", np.floor(sums / cells))
    yield Mistake("divided_first", pool(np.trunc(x / cells).astype(x.dtype), adding))
