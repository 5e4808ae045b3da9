"""One window of a convolution at a time: the cells, the weights, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.network.convolution import plan_convolution
from pooling.stepping import Cell
from pooling.validation.arrays import as_real_array
from pooling.validation.settings import Padding, PerAxis
from pooling.windows import WindowPlan


@dataclass(frozen=True)
class ConvolutionStep:
    """One placement of the kernel on one plane.

    Attributes
    ----------
    number : int
        0 for the first step.
    index : tuple of int
        The output cell being made.
    positions : tuple of range
        What the kernel covers per axis, counted in the input; outside it are zeros.
    cells : list of tuple of int
        The input cells that are read, in reading order.
    values, weights, products : list of float
        Their numbers, the kernel's weights over them, and weight × value.
    zeros : int
        How many cells of the kernel lie on padding: each adds nothing.
    result : float
        The sum of the products.
    """

    number: int
    index: Cell
    positions: tuple[range, ...]
    cells: list[Cell]
    values: list[float]
    weights: list[float]
    products: list[float]
    zeros: int
    result: float


def convolution_steps(
    x: ArrayLike,
    kernel: ArrayLike,
    *,
    strides: PerAxis = 1,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
) -> Iterator[ConvolutionStep]:
    """Move a kernel of shape (kh, kw) over a plane of shape (H, W), one step per output cell.

    Raises
    ------
    PoolingError
        As `conv2d`, before the first step.

    Examples
    --------
    >>> step = next(convolution_steps([[1, 2], [3, 4]], [[0, 1], [10, 100]]))
    >>> step.products, step.result
    ([0.0, 2.0, 30.0, 400.0], 432.0)
    """
    plane, weights = as_real_array(x), as_real_array(kernel, "The kernel")
    for name, array in (("The input", plane), ("The kernel", weights)):
        if array.ndim != len(("rows", "columns")):
            raise PoolingError(f"{name} has shape {array.shape}; give one plane of (rows, columns).")
    plan = plan_convolution(weights.shape, plane.shape, strides=strides, padding=padding, dilations=dilations)
    return (convolution_step(plane, weights, plan, index) for index in plan.indices())


def convolution_step(
    plane: NDArray[Any], kernel: NDArray[Any], plan: WindowPlan, index: Sequence[int]
) -> ConvolutionStep:
    """Return the step that makes output cell `index` of this plan."""
    places, cells = plan.positions(index), plan.cells(index)
    values = [float(plane[cell]) for cell in cells]
    weights = [float(kernel[_offset(places, cell)]) for cell in cells]
    products = [weight * value for weight, value in zip(weights, values, strict=True)]
    return ConvolutionStep(
        number=int(np.ravel_multi_index(tuple(index), plan.output_shape)),
        index=tuple(index),
        positions=places,
        cells=cells,
        values=values,
        weights=weights,
        products=products,
        zeros=prod(len(place) for place in places) - len(cells),
        result=float(sum(products)),
    )


def _offset(places: tuple[range, ...], cell: Cell) -> Cell:
    """Return which cell of the kernel lies on an input cell."""
    return tuple(place.index(at) for place, at in zip(places, cell, strict=True))
