"""The windows of adaptive pooling: the output's shape is given, so they may differ in size and overlap."""

from __future__ import annotations

from collections.abc import Sequence

from pooling.errors import PoolingError
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.settings import check_rank, in_range, integers, is_integer, sequence
from pooling.windows import WindowPlan
from pooling.windows.axes import AXIS_NAMES, AxisPlan
from pooling.windows.uneven import UnevenAxis

OutputShape = int | None | Sequence[int | None]


@explains_arguments
def plan_adaptive(
    output_shape: OutputShape,
    input_shape: Sequence[int],
    reduction: str = "avg",
    *,
    p: float = 2.0,
    beta: float = 1.0,
    alpha: float = 0.5,
) -> WindowPlan:
    """Work out the windows that make an output of `output_shape` from an input of `input_shape`.

    Parameters
    ----------
    output_shape : int, None or sequence of int or None
        Sizes of the output's spatial axes. An int is a square; None keeps an axis as long as it is.
    input_shape : sequence of int
        Sizes of the input's spatial axes.
    reduction, p, beta, alpha
        As for `adaptive_pool`; the plan keeps them.

    Returns
    -------
    WindowPlan
        Its `spec` holds the reduction, its parameters and the largest window.

    Raises
    ------
    PoolingError
        If the ranks differ, a size is not a whole number of at least 1, or the input has no cells.

    Notes
    -----
    `adaptive_pool` has the rule and its source.

    Examples
    --------
    >>> plan = plan_adaptive((3,), (5,))
    >>> [plan.cells((i,)) for i in range(3)]
    [[(0,), (1,)], [(1,), (2,), (3,)], [(3,), (4,)]]
    """
    sizes, shape = read_output_shape(output_shape), integers("input_shape", input_shape)
    if len(sizes) != len(shape):
        raise PoolingError(
            f"The input has {len(shape)} spatial {'axis' if len(shape) == 1 else 'axes'} and output_shape "
            f"has {len(sizes)}; give both the same number of axes."
        )
    names = AXIS_NAMES[len(shape)]
    axes = tuple(_plan_axis(*axis) for axis in zip(names, shape, sizes, strict=True))
    window, strides = tuple(axis.window for axis in axes), tuple(axis.stride for axis in axes)
    return WindowPlan(
        PoolSpec.of(reduction, window, strides=strides, p=p, beta=beta, alpha=alpha), shape, axes
    )


def read_output_shape(output_shape: OutputShape) -> tuple[int | None, ...]:
    """Read the short form: one int (or None) is a square 2-D output.

    >>> read_output_shape(7)
    (7, 7)
    """
    alone = output_shape is None or is_integer(output_shape)
    sizes = sequence("output_shape", (output_shape, output_shape) if alone else output_shape)
    whole = tuple(int(size) if is_integer(size) else None for size in sizes)
    if any(size is not None and number is None for size, number in zip(sizes, whole, strict=True)):
        raise PoolingError(
            f"output_shape is {output_shape!r}; give a whole number per axis, or None to keep its size."
        )
    check_rank("output_shape", len(sizes), "(7, 7)")
    in_range("output_shape", tuple(size for size in whole if size is not None), 1)
    return whole


def _plan_axis(name: str, size: int, wanted: int | None) -> AxisPlan:
    if size < 1:
        raise PoolingError(f"The input has no {name}; pooling needs at least one cell along every axis.")
    output_size = size if wanted is None else wanted
    if size % output_size == 0:  # even windows side by side
        length = size // output_size
        return AxisPlan(name, size, length, length, 1, 0, 0, output_size)
    # A window covers ⌊n/m⌋ cells and a piece at one end, or at both if some starts and ends unevenly.
    longest = size // output_size + (2 if output_size % (size % output_size) else 1)
    return UnevenAxis(name, size, longest, max(1, size // output_size), 1, 0, 0, output_size)
