"""What may stand in the place of max pooling after a convolution: average, stride or dilation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import prod
from typing import Any

from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.network.convolution import conv2d, plan_convolution
from pooling.network.extraction import Extraction
from pooling.network.layers import relu
from pooling.windows import WindowPlan, plan_windows

DILATION = 2


@dataclass(frozen=True)
class Alternative:
    """One way from the photo to a map.

    Attributes
    ----------
    name : {"max", "avg", "strided", "dilated"}
        Max or average pooling after the ReLU; a convolution whose stride is that of the pooling layer, or one
        with a dilation of 2, without pooling.
    values : ndarray or None
        The map, of shape (rows, columns); None where no window fits.
    receptive_field : tuple of int
        Rows and columns of the photo that a cell depends on, before they are cut off at its edges.
    multiplications : int
        Of the convolution, weights on padding included.
    why_not : str
        Why no window fits, as a sentence.
    """

    name: str
    values: NDArray[Any] | None
    receptive_field: tuple[int, int] = (0, 0)
    multiplications: int = 0
    why_not: str = ""


def alternatives(made: Extraction) -> list[Alternative]:
    """Make the four maps from the photo of an extraction, with its kernel and the geometry of its layers.

    Examples
    --------
    >>> import numpy as np
    >>> from pooling import PoolSpec
    >>> from pooling.network.extraction import extract
    >>> made = extract(np.eye(6), [[1, 0], [0, 1]], PoolSpec.of("max", 2), padding="valid")
    >>> [(each.name, each.values.shape) for each in alternatives(made)]
    [('max', (2, 2)), ('avg', (2, 2)), ('strided', (3, 3)), ('dilated', (4, 4))]
    """
    strides = made.pool_plan.spec.strides
    ways: dict[str, Callable[[], Alternative]] = {
        "max": lambda: _pooled(made, "max"),
        "avg": lambda: _pooled(made, "avg"),
        "strided": lambda: _convolved(made, "strided", strides=strides),
        "dilated": lambda: _convolved(made, "dilated", dilations=DILATION),
    }
    return [_tried(name, make) for name, make in ways.items()]


def _tried(name: str, make: Callable[[], Alternative]) -> Alternative:
    try:
        return make()
    except PoolingError as error:
        return Alternative(name, None, why_not=str(error))


def _pooled(made: Extraction, reduction: str) -> Alternative:
    spec = replace(made.pool_plan.spec, reduction=reduction)
    plan = plan_windows(spec, made.detected.shape)
    rows, columns = (
        first.extent + (second.extent - 1) * first.stride
        for first, second in zip(made.filter_plan.axes, plan.axes, strict=True)
    )
    return Alternative(reduction, pool(made.detected, spec), (rows, columns), _products(made.filter_plan))


def _convolved(made: Extraction, name: str, **options: Any) -> Alternative:
    options["padding"] = made.filter_plan.spec.padding
    plan = plan_convolution(made.kernel.shape, made.photo.shape, **options)
    filtered = conv2d(made.photo, made.kernel, **options)
    rows, columns = (axis.extent for axis in plan.axes)
    return Alternative(name, relu(filtered) if made.rectified else filtered, (rows, columns), _products(plan))


def _products(plan: WindowPlan) -> int:
    return plan.window_count * prod(plan.spec.window_shape)
