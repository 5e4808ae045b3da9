"""The medians of small windows that are alike, by networks of comparisons, in parts that fit the cache."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, product
from math import prod

import numpy as np

from pooling.planes.arithmetic import Array
from pooling.planes.shared_medians import middle_of_columns
from pooling.planes.sorting_network import comparable, middle_ranks, ranks_of_wires
from pooling.vectorized.window_cells import Part, inner_part
from pooling.windows import WindowPlan

FEW_CELLS = 49
"""Cells of a window up to which the network is quicker than sorting."""
SHARED_CELLS = 256
"""The same for windows that share the order of their columns."""
SINGLE_ROW = 2**14
"""Windows at once, so that all their cells stay in the processor's cache."""
ROW = 2**16
"""Numbers of a row at once, where windows share the order of their columns."""
MOST_NUMBERS = 2**22
"""Numbers of all such rows, one for each cell of a window."""


def network_part(plan: WindowPlan) -> Part | None:
    """Return the windows that go through a network: they touch no padding, are alike and have few cells."""
    few = SHARED_CELLS if plan.axes[-1].stride == 1 else FEW_CELLS
    return inner_part(plan) if plan.most_cells <= few else None


def network_medians(planes: Array, plan: WindowPlan, inner: Part, result: tuple[Array, Array]) -> None:
    """Put the middle cells of the `inner` windows, which are alike, where they belong in `result`."""
    network_ranks(planes, plan, inner, middle_ranks(prod(plan.spec.window_shape)), result)


def network_ranks(
    planes: Array, plan: WindowPlan, inner: Part, ranks: range, result: Sequence[Array]
) -> None:
    """Put the cells of these ranks where they belong in `result`; one rank goes into all of its arrays."""
    lines = planes.reshape(-1, *plan.input_shape)
    outs = [each.reshape(-1, *plan.output_shape) for each in result]
    shared = plan.axes[-1].stride == 1
    find = _ranks_of_shared if shared else _ranks_of_single
    row = min(ROW, MOST_NUMBERS // prod(plan.spec.window_shape)) if shared else SINGLE_ROW
    line = prod(map(len, inner[1:-1])) * (plan.input_shape[-1] if shared else len(inner[-1]))
    rows, step = inner[0], max(1, row // line)
    together = max(1, row // (line * min(step, len(rows))))
    for first in range(0, len(lines), together):
        for start in range(rows.start, rows.stop, step):
            part = (range(start, min(start + step, rows.stop)), *inner[1:])
            place = (slice(first, first + together), *(slice(each.start, each.stop) for each in part))
            for out, cells in zip(outs, cycle(find(lines[first : first + together], plan, part, ranks))):
                out[place] = cells


def _ranks_of_single(lines: Array, plan: WindowPlan, part: Part, ranks: range) -> list[Array]:
    cells = [lines[(slice(None), *at)] for at in cell_slices(plan, part)]
    return ranks_of_wires(np.stack(cells), ranks)


def _ranks_of_shared(lines: Array, plan: WindowPlan, part: Part, ranks: range) -> list[Array]:
    """Put all columns in order, and merge them."""
    axis, windows = plan.axes[-1], part[-1]
    leading = cell_slices(plan, part)[:: axis.window]
    columns = [comparable(lines[(slice(None), *at[:-1])]) for at in leading]
    shape = columns[0].shape
    middle = middle_of_columns([each.reshape(-1) for each in columns], axis.window, axis.dilation, ranks)
    first = axis.positions(windows.start).start
    made = []
    for each in middle:
        whole = np.empty(shape, each.dtype)
        whole.reshape(-1)[: len(each)] = each
        made.append(whole[..., first : first + len(windows)])
    return made


def cell_slices(plan: WindowPlan, part: Part) -> list[tuple[slice, ...]]:
    """Return the first cells of all the windows as slices, then their second cells, and so on."""
    along = []
    for axis, some in zip(plan.axes, part, strict=True):
        starts = axis.positions(some.start)
        length = (len(some) - 1) * axis.stride + 1
        along.append([slice(start, start + length, axis.stride) for start in starts])
    return list(product(*along))
