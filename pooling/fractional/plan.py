"""The windows of fractional pooling: 1 < α < 2 cells apart on average, at places that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import numpy as np

from pooling.errors import PoolingError
from pooling.fractional.sequences import SEQUENCES, fractional_edges, pytorch_starts
from pooling.validation.arguments import explains_arguments
from pooling.validation.seeds import Seed, read_generator
from pooling.validation.settings import (
    PerAxis,
    check_rank,
    integers,
    read_flag,
    read_number,
    read_per_axis,
    read_shape,
)
from pooling.validation.settings import sequence as sequence_of
from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan
from pooling.windows.axes import AXIS_NAMES, Integers
from pooling.windows.listed import plan_listed

Ratio = float | Sequence[float]


@explains_arguments
def plan_fractional(
    output_shape: PerAxis,
    input_shape: Sequence[int],
    seed: Seed,
    *,
    sequence: str = "random",
    overlapping: bool = False,
    window_shape: PerAxis = 2,
    reduction: str = "max",
) -> WindowPlan:
    """Draw the windows of fractional pooling.

    Parameters
    ----------
    output_shape : int or sequence of int
        Sizes of the output's spatial axes, each at most the input's. An int is a square.
    input_shape : sequence of int
        Sizes of the input's spatial axes.
    seed : int or numpy.random.Generator
        The same number gives the same windows. Rows are drawn first, then columns.
    sequence, overlapping, window_shape, reduction
        As for `fractional_pool`; the plan keeps the reduction.

    Returns
    -------
    WindowPlan
        Its `spec` holds the reduction and the largest window.

    Raises
    ------
    PoolingError
        If the ranks differ, the output is larger than the input, or a setting is not one of these.

    Notes
    -----
    `fractional_pool` has the rule and its source.

    Examples
    --------
    >>> plan = plan_fractional((5,), (7,), seed=1)
    >>> [plan.cells((i,)) for i in range(5)]
    [[(0,)], [(1,), (2,)], [(3,), (4,)], [(5,)], [(6,)]]
    """
    sizes, wanted = integers("input_shape", input_shape), read_shape("output_shape", output_shape, "(5, 5)")
    generator, overlaps = read_generator(seed), read_flag("overlapping", overlapping)
    if len(sizes) != len(wanted):
        raise PoolingError(
            f"The input has {len(sizes)} spatial {'axis' if len(sizes) == 1 else 'axes'} and output_shape "
            f"has {len(wanted)}; give both the same number of axes."
        )
    if sequence not in SEQUENCES:
        raise PoolingError(f"sequence is {sequence!r}; choose one of {', '.join(SEQUENCES)}.")
    _check_sizes(sizes, wanted)
    axes = list(zip(sizes, wanted, read_per_axis("window_shape", window_shape, len(sizes)), strict=True))
    if sequence == "pytorch":
        windows = [_fixed_windows(*axis, generator) for axis in axes]
    else:
        drawn = [(fractional_edges(size, count, generator, sequence), size) for size, count, _ in axes]
        windows = [region_windows(edges, size if overlaps else 0) for edges, size in drawn]
    return plan_listed(reduction, sizes, windows)


def region_windows(edges: Integers, overlap_up_to: int = 0) -> tuple[Integers, Integers]:
    """Return each region's first cell and length; with `overlap_up_to`, the axis' size, one cell more.

    >>> region_windows(np.array([0, 2, 3, 5]), overlap_up_to=5)
    (array([0, 2, 3]), array([3, 2, 2]))
    """
    stops = np.minimum(edges[1:] + 1, overlap_up_to) if overlap_up_to else edges[1:]
    return edges[:-1], stops - edges[:-1]


def fractional_rank(output_shape: PerAxis | None, ratio: Ratio | None) -> int:
    """Return how many axes are pooled; one number is for two."""
    if (output_shape is None) == (ratio is None):
        raise PoolingError("Give either output_shape, such as 5, or ratio, such as 1.4, and not both.")
    return (
        len(_ratios(ratio))
        if output_shape is None
        else len(read_shape("output_shape", output_shape, "(5, 5)"))
    )


def read_fractional_shape(
    output_shape: PerAxis | None, ratio: Ratio | None, shape: Sequence[int]
) -> tuple[int, ...]:
    """Return the output's shape as it is given, or ⌊size / ratio⌋ for each size of `shape`.

    >>> read_fractional_shape(None, 1.4, (7, 7))
    (5, 5)
    """
    rank = fractional_rank(output_shape, ratio)
    if output_shape is not None:
        return read_shape("output_shape", output_shape, "(5, 5)")
    if rank != len(shape):
        raise PoolingError(
            f"ratio is for {rank} axes and the input has {len(shape)}; give one for each axis."
        )
    return tuple(max(1, floor(size / each)) for size, each in zip(shape, _ratios(ratio), strict=True))


def _ratios(ratio: Ratio | None) -> tuple[float, ...]:
    alone = isinstance(ratio, int | float | np.integer | np.floating)
    numbers = sequence_of("ratio", (ratio, ratio) if alone else ratio)
    found = tuple(read_number("ratio", each, 1) for each in numbers)
    check_rank("ratio", len(found), "(1.4, 1.4)")
    if any(not 1 < each < 2 for each in found):
        raise PoolingError(
            f"ratio is {ratio!r}; fractional pooling shrinks each axis by a number between 1 and 2: "
            "give one, such as 1.4, or output_shape."
        )
    return found


def _check_sizes(sizes: Sequence[int], wanted: Sequence[int]) -> None:
    for name, size, count in zip(AXIS_NAMES[len(sizes)], sizes, wanted, strict=True):
        if size < 1:
            raise PoolingError(f"The input has no {name}; pooling needs at least one cell along every axis.")
        if count > size:
            raise PoolingError(
                f"The output is to have {count} {name} and the input has {size}; fractional pooling only "
                f"shrinks: give at most {size}."
            )
        check_size((count + 1,), name="The sequence of regions")


def _fixed_windows(
    size: int, count: int, window: int, generator: np.random.Generator
) -> tuple[Integers, Integers]:
    if count + window - 1 > size:
        raise PoolingError(
            f"{count} windows of {window} cells at different places need {count + window - 1} cells and the "
            f"input has {size}; make window_shape or output_shape smaller."
        )
    return pytorch_starts(size, count, window, generator.random()), np.full(count, window)
