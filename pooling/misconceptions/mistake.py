"""One mistake: its name, the results it leads to, and the layer that acts it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.dispatch import pool

Array = NDArray[Any]


@dataclass(frozen=True)
class Mistake:
    """What a mistake leads to.

    Attributes
    ----------
    name : str
        Which mistake it is: `"avg"` is to take the average, `"zero"` to count padding as 0.
    results : array
        What it gives in place of every output cell.
    x, spec : array and PoolSpec, or None
        A layer that does what the mistake does; its output may have more cells than `results`, behind them.
        None where no layer does it.
    """

    name: str
    results: Array
    x: Array | None = None
    spec: PoolSpec | None = None


def acted(name: str, x: Array, spec: PoolSpec, shape: Sequence[int] = ()) -> Mistake:
    """Return the mistake that is to pool `x` by `spec`, as far as an output of that `shape` goes."""
    return Mistake(name, pool(x, spec)[tuple(slice(size) for size in shape)], x, spec)
