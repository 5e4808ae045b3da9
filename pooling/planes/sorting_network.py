"""The middle of small windows by a sorting network: the same comparisons for all windows at once."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import prod

import numpy as np

from pooling.planes.arithmetic import Array
from pooling.vectorized.window_cells import Part
from pooling.windows import WindowPlan

ROW = 2**14
"""Windows at once, so that all their cells stay in the processor's cache."""
Exchange = tuple[int, int, bool, bool]
"""Two places, and whether the lesser and the greater number of both are wanted."""


@lru_cache(maxsize=64)
def median_network(count: int) -> tuple[Exchange, ...]:
    """List the comparisons that bring the middle numbers of `count` to their places.

    It is Batcher's merge exchange (Knuth, The Art of Computer Programming 3, algorithm 5.2.2M), without what
    does not lead to the middle.

    >>> median_network(3)
    ((0, 2, True, True), (0, 1, False, True), (1, 2, True, False))
    """
    wanted = {(count - 1) // 2, count // 2}
    kept: list[Exchange] = []
    for one, other in reversed(_merge_exchange(count)):
        if one in wanted or other in wanted:
            kept.append((one, other, one in wanted, other in wanted))
            wanted |= {one, other}
    return tuple(reversed(kept))


def _merge_exchange(count: int) -> list[tuple[int, int]]:
    pairs, top = [], 1 << (count - 1).bit_length() >> 1
    p = top
    while p:
        q, r, d = top, 0, p
        pairs += [(i, i + d) for i in range(count - d) if i & p == r]
        while q != p:
            d, q, r = q - p, q // 2, p
            pairs += [(i, i + d) for i in range(count - d) if i & p == r]
        p //= 2
    return pairs


def network_medians(planes: Array, plan: WindowPlan, inner: Part, result: tuple[Array, Array]) -> None:
    """Put the middle cells of the `inner` windows, which are alike, where they belong in `result`."""
    lines = planes.reshape(-1, *plan.input_shape)
    outs = [each.reshape(-1, *plan.output_shape) for each in result]
    count, line = prod(plan.spec.window_shape), prod(map(len, inner[1:]))
    rows, step = inner[0], max(1, ROW // line)
    together = max(1, ROW // (line * min(step, len(rows))))
    for first in range(0, len(lines), together):
        for start in range(rows.start, rows.stop, step):
            part = (range(start, min(start + step, rows.stop)), *inner[1:])
            some = lines[first : first + together]
            middle = _middle([some[(slice(None), *at)] for at in cell_slices(plan, part)], count)
            place = (slice(first, first + together), *(slice(each.start, each.stop) for each in part))
            for out, cells in zip(outs, middle, strict=True):
                out[place] = cells


def cell_slices(plan: WindowPlan, part: Part) -> list[tuple[slice, ...]]:
    """Return the first cells of all the windows as slices, then their second cells, and so on."""
    along = []
    for axis, some in zip(plan.axes, part, strict=True):
        starts = axis.positions(some.start)
        length = (len(some) - 1) * axis.stride + 1
        along.append([slice(start, start + length, axis.stride) for start in starts])
    return list(product(*along))


def _middle(cells: list[Array], count: int) -> tuple[Array, Array]:
    dtype = np.promote_types(cells[0].dtype, np.float32) if cells[0].dtype.kind == "f" else cells[0].dtype
    wires = list(np.stack(cells).astype(dtype, copy=False))  # comparing float16 is slow
    spare = np.empty_like(wires[0])
    for one, other, lesser, greater in median_network(count):
        low, high = wires[one], wires[other]
        if lesser and greater:
            np.minimum(low, high, out=spare)
            np.maximum(low, high, out=high)
            wires[one], spare = spare, low
        elif lesser:
            np.minimum(low, high, out=low)
        else:
            np.maximum(low, high, out=high)
    return wires[(count - 1) // 2], wires[count // 2]
