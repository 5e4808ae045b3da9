"""What a pooling layer costs, counted: exercise 2 of Dive into Deep Learning's section on pooling."""

from functools import cache
from math import prod

from pooling.experiments.facts import Facts, Table
from pooling.spec import PoolSpec
from pooling.windows import plan_windows

CHANNELS, SIDE, KERNEL, WINDOW = 64, 224, 3, 2
"""The first maps of VGG16, the kernels before and after its first pooling layer, and that layer's window."""


def operations(channels: int, height: int, width: int, spec: PoolSpec) -> int:
    """Count the comparisons or additions of a pooling layer: a window of n cells takes n − 1.

    >>> operations(1, 4, 4, PoolSpec.of("max", 2))
    12
    """
    windows = prod(plan_windows(spec, (height, width)).output_shape)
    return channels * windows * (prod(spec.window_shape) - 1)


def multiplications(channels: int, height: int, width: int, kernel: int = KERNEL) -> int:
    """Count the multiplications of a convolution that keeps size and channels: c² · k² for each place.

    >>> multiplications(2, 4, 4)
    576
    """
    return channels**2 * kernel**2 * height * width


@cache
def cost() -> Facts:
    """Compare a pooling layer with the convolution before it and with the one after it."""
    pooled, cells = operations(CHANNELS, SIDE, SIDE, PoolSpec.of("max", WINDOW)), WINDOW**2
    before, after = (multiplications(CHANNELS, side, side) for side in (SIDE, SIDE // 2))
    return {
        "channels": CHANNELS,
        "side": SIDE,
        "half": SIDE // 2,
        "cells": CHANNELS * SIDE**2,
        "cells_after": CHANNELS * (SIDE // 2) ** 2,
        "windows": CHANNELS * (SIDE // 2) ** 2,
        "cells_of_window": cells,
        "each": operations(1, WINDOW, WINDOW, PoolSpec.of("max", WINDOW)),
        "pairs": cells * (cells - 1) // 2,
        "operations": pooled,
        "convolution": before,
        "convolution_after": after,
        "ratio": round(before / pooled),
        "saved": before // after,
    }


@cache
def saved_table() -> Table:
    """Return what the convolution after a pool multiplies, with the pool and without it."""
    facts = cost()
    return Table(
        ("The next convolution", "Multiplications"),
        (("Without pooling", facts["convolution"]), ("After pooling", facts["convolution_after"])),
    )


@cache
def cost_table() -> Table:
    """Count for windows of growing size, apart and overlapping, on the same maps."""
    cases = ((2, 2), (3, 2), (3, 1), (5, 1))
    return Table(
        ("Window, stride", "Operations"),
        tuple(
            (
                f"{window} × {window}, stride {stride}",
                operations(CHANNELS, SIDE, SIDE, PoolSpec.of("max", window, strides=stride)),
            )
            for window, stride in cases
        ),
    )
