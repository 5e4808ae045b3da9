"""What a pooled map keeps of its input, measured: one row of numbers for any layer."""

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.measures.numbers import Numbers, describe, scale
from pooling.measures.upsampling import upsample
from pooling.windows import WindowPlan


@dataclass(frozen=True)
class Kept:
    """What a pooled map keeps of its input.

    Attributes
    ----------
    before, after : Numbers
        The input and the pooled map, each in a few numbers.
    difference : float
        The mean absolute difference between the input and the upsampled map, over the cells that are read.
    rms : float
        The root of the mean squared difference, over the same cells.
    never_read : int
        Cells of all channels that no window reads; no difference counts them.
    """

    before: Numbers
    after: Numbers
    difference: float
    rms: float
    never_read: int

    @property
    def total_share(self) -> float | None:
        """The output's total as a share of the input's, None if that is 0 or not finite."""
        total = self.before.total
        return self.after.total / total if total and isfinite(total) else None


def measure(x: ArrayLike, y: ArrayLike, plan: WindowPlan, above: float = 0.0) -> Kept:
    """Measure what the pooled map `y` keeps of `x`.

    Parameters
    ----------
    x : array_like, shape (..., *plan.input_shape)
        The input.
    y : array_like, shape (..., *plan.output_shape)
        The input, pooled.
    plan : WindowPlan
        The windows that it was pooled by.
    above : float, default 0
        A cell is active if it is greater.

    Returns
    -------
    Kept
        NaN in the input makes the differences NaN.

    Raises
    ------
    PoolingError
        If `y` does not end in the plan's output shape, or an array has no cell.

    Notes
    -----
    `upsample` says how the map is brought back to the input's size.

    Examples
    --------
    >>> from pooling import PoolSpec, plan_windows, pool
    >>> spec, x = PoolSpec.of("max", (2,)), [1, 3, 4, 4, 9]
    >>> kept = measure(x, pool(x, spec), plan_windows(spec, (5,)))
    >>> kept.difference, kept.rms, kept.never_read, kept.before.high, kept.after.high
    (0.5, 1.0, 1, 9.0, 4.0)
    """
    before = np.asarray(x, np.float64)
    read = np.broadcast_to(plan.read_counts > 0, before.shape)
    difference, rms = _sizes(upsample(y, plan)[read], before[read])
    never_read = int(read.size - np.count_nonzero(read))
    return Kept(describe(before, above), describe(y, above), difference, rms, never_read)


def _sizes(back: NDArray[np.float64], before: NDArray[np.float64]) -> tuple[float, float]:
    """Return the mean absolute difference and the root of the mean squared one."""
    both, exponent = scale(np.stack([back, before]))
    with np.errstate(invalid="ignore", over="ignore"):  # infinities differ by no number
        apart, more = scale(both[0] - both[1])
        means = np.abs(apart).mean(), np.sqrt(np.square(apart).mean())
        difference, rms = np.ldexp(means, exponent + more).tolist()
    return difference, rms
