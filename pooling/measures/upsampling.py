"""A pooled map back at the size of its input: each cell gets the mean of the results that it is part of."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan

Floats = NDArray[np.float64]


def upsample(y: ArrayLike, plan: WindowPlan) -> Floats:
    """Bring a pooled map back to the size of its input, without inventing anything.

    Parameters
    ----------
    y : array_like, shape (..., *plan.output_shape)
        The pooled map.
    plan : WindowPlan
        The windows that it was pooled by, of any layer.

    Returns
    -------
    ndarray of float64, shape (..., *plan.input_shape)
        For each input cell, the mean of the outputs whose windows read it; NaN where no window does.

    Raises
    ------
    PoolingError
        If `y` does not end in the plan's output shape.

    Notes
    -----
    Windows side by side without a gap make this nearest-neighbour upsampling. It is also defined where
    windows overlap, differ in size, or leave cells out.

    Examples
    --------
    >>> from pooling import PoolSpec, plan_windows
    >>> upsample([2, 4], plan_windows(PoolSpec.of("max", (2,)), (5,)))
    array([ 2.,  2.,  4.,  4., nan])
    >>> upsample([2, 4], plan_windows(PoolSpec.of("max", (2,), strides=1), (3,)))
    array([2., 3., 4.])
    """
    back = np.asarray(y, np.float64)
    rank = len(plan.axes)
    if back.shape[-rank:] != plan.output_shape:
        raise PoolingError(
            f"The pooled map has the shape {back.shape} and the windows make {plan.output_shape}; "
            "give the result of these windows, spatial axes last."
        )
    with np.errstate(invalid="ignore"):  # infinities of both signs have no mean
        for at, axis in enumerate(plan.axes):
            back = np.moveaxis(_spread(np.moveaxis(back, at - rank, 0), axis), 0, at - rank)
    return back


def _spread(values: Floats, axis: AxisPlan) -> Floats:
    """Return the mean of the outputs along the first axis that read each of its cells.

    Means of several axes may be taken one after the other: a window is a product of its axes.
    """
    scale = 2.0 ** axis.output_size.bit_length()  # a sum of the largest numbers has to stay finite
    total = np.zeros((axis.size, *values.shape[1:]))
    for i, value in enumerate(values / scale):
        cells = axis.real(i)
        total[cells.start : cells.stop : cells.step] += value
    reads = axis.reads().reshape(-1, *(1,) * (values.ndim - 1))
    mean: Floats = total / np.where(reads, reads, np.nan) * scale
    return mean
