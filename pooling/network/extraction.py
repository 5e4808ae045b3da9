"""Filter → Detect → Condense: a convolution, a ReLU and a pooling layer, and what lies behind each result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.network.convolution import conv2d, plan_convolution
from pooling.network.convolution_steps import ConvolutionStep, convolution_step
from pooling.network.layers import relu
from pooling.spec import PoolSpec
from pooling.stepping import Cell, Step, step_at
from pooling.validation.arrays import as_real_array
from pooling.validation.settings import Padding, PerAxis
from pooling.windows import WindowPlan, plan_windows

Array = NDArray[Any]


@dataclass(frozen=True)
class Extraction:
    """Four pictures and the windows between them.

    Attributes
    ----------
    photo, filtered, detected, condensed : ndarray
        The input; after the convolution, the ReLU and the pooling layer.
    kernel : ndarray
        The weights.
    filter_plan, pool_plan : WindowPlan
        Where the windows of the convolution and of the pooling layer lie.
    """

    photo: Array
    kernel: Array
    filtered: Array
    detected: Array
    condensed: Array
    filter_plan: WindowPlan
    pool_plan: WindowPlan

    @property
    def rectified(self) -> bool:
        """Whether there is a ReLU between the convolution and the pooling layer."""
        return self.detected is not self.filtered


@dataclass(frozen=True)
class Trace:
    """What lies behind one cell of the condensed map.

    Attributes
    ----------
    pooled : Step
        The pooling window over the detected map.
    filtered : ConvolutionStep
        The convolution that made the window's winner, or its first cell where none wins.
    before_relu : list of float
        What the window's cells were before the ReLU.
    receptive_field : tuple of range
        The photo's rows and columns that the result depends on, cut off at the photo's edges.
    """

    pooled: Step
    filtered: ConvolutionStep
    before_relu: list[float]
    receptive_field: tuple[range, ...]


def extract(
    photo: ArrayLike,
    kernel: ArrayLike,
    spec: PoolSpec,
    *,
    strides: PerAxis = 1,
    padding: Padding = "same",
    dilations: PerAxis = 1,
    rectify: bool = True,
) -> Extraction:
    """Filter a photo of shape (H, W), rectify it, and pool it.

    Parameters
    ----------
    photo : array_like, shape (H, W)
        Real numbers.
    kernel : array_like, shape (kh, kw)
        The weights.
    spec : PoolSpec
        The pooling layer, with a window of two axes.
    strides, padding, dilations
        The convolution's, as `conv2d`.
    rectify : bool
        False leaves the ReLU out: the detected map is the filtered one.

    Raises
    ------
    PoolingError
        As `conv2d` and `pool`.

    Examples
    --------
    >>> made = extract([[0, 9, 0], [0, 9, 0]], [[0, 1]], PoolSpec.of("max", 2), padding="valid")
    >>> made.filtered, made.condensed
    (array([[9., 0.],
           [9., 0.]]), array([[9.]]))
    """
    plane, weights = as_real_array(photo, "The photo"), as_real_array(kernel, "The kernel")
    for name, array in (("The photo", plane), ("The kernel", weights)):
        if array.ndim != len("HW"):
            raise PoolingError(f"{name} has shape {array.shape}; give one plane of (rows, columns).")
    plan = plan_convolution(weights.shape, plane.shape, strides=strides, padding=padding, dilations=dilations)
    filtered = conv2d(plane, weights, strides=strides, padding=padding, dilations=dilations)
    detected = relu(filtered) if rectify else filtered
    return Extraction(
        photo=plane,
        kernel=weights,
        filtered=filtered,
        detected=detected,
        condensed=pool(detected, spec),
        filter_plan=plan,
        pool_plan=plan_windows(spec, detected.shape),
    )


def trace(extraction: Extraction, index: Cell) -> Trace:
    """Go back from one cell of the condensed map to the photo.

    Examples
    --------
    >>> made = extract([[0, 9, 0], [0, 9, 0]], [[0, 1]], PoolSpec.of("max", 2), padding="valid")
    >>> way = trace(made, (0, 0))
    >>> way.pooled.values, way.filtered.products, way.receptive_field
    ([9.0, 0.0, 9.0, 0.0], [0.0, 9.0], (range(0, 2), range(0, 3)))
    """
    pooled = step_at(extraction.detected, extraction.pool_plan, index)
    source = (pooled.winners or pooled.cells)[0]
    return Trace(
        pooled=pooled,
        filtered=convolution_step(extraction.photo, extraction.kernel, extraction.filter_plan, source),
        before_relu=[float(extraction.filtered[cell]) for cell in pooled.cells],
        receptive_field=_receptive_field(extraction.filter_plan, pooled.cells),
    )


def _receptive_field(plan: WindowPlan, cells: list[Cell]) -> tuple[range, ...]:
    first, last = plan.positions(cells[0]), plan.positions(cells[-1])
    return tuple(
        range(max(start.start, 0), min(end[-1] + 1, size))
        for start, end, size in zip(first, last, plan.input_shape, strict=True)
    )


def share_of_zeros(x: ArrayLike) -> float:
    """Return how much of an array is exactly 0, from 0 to 1.

    >>> share_of_zeros([0, 0, 0, 5])
    0.75
    """
    array = as_real_array(x)
    return float(np.mean(array == 0)) if array.size else 0.0
