"""Planes in parts that stay in the processor's cache: some of the planes, or a band of the rows of one.

Without, every step of a calculation writes memory that is new to the process, and the system's work for that
takes longer than the step.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import prod
from typing import NamedTuple

from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan
from pooling.windows.uneven import UnevenAxis

AT_ONCE = 2**16
"""Cells of a part, if it can be: an array of them, and some more, stay in the cache."""
LEAST_EXTENTS = 4
"""How many times as high as a window a band is at least, as neighbours read its first and last rows again."""


class Part(NamedTuple):
    """Some windows of some planes, as indices of arrays of shape (planes, spatial axes)."""

    cells: tuple[slice, slice]
    windows: tuple[slice, slice]
    plan: WindowPlan
    """Of these windows, in these cells."""


def parts(count: int, plan: WindowPlan, at_once: int = AT_ONCE) -> Iterator[Part]:
    """Yield the parts of `count` planes, of about so many cells."""
    together = max(1, at_once // max(1, prod(plan.input_shape)))
    for first in range(0, count, together):
        planes = slice(first, first + together)
        for cells, windows, band in _bands(plan, at_once):
            yield Part((planes, cells), (planes, windows), band)


def _bands(plan: WindowPlan, at_once: int) -> Iterator[tuple[slice, slice, WindowPlan]]:
    """Yield bands along the first axis: their cells, their windows, and their plan."""
    axis = plan.axes[0]
    line = max(1, prod(plan.input_shape[1:]))
    step = max(1, max(at_once // line, LEAST_EXTENTS * axis.extent) // axis.stride)
    if isinstance(axis, UnevenAxis) or step >= axis.output_size:
        yield slice(None), slice(None), plan
        return
    for start in range(0, axis.output_size, step):
        windows = slice(start, min(start + step, axis.output_size))
        cells, band = _cut(axis, windows)
        yield cells, windows, _plan_band(plan, band)


def _cut(axis: AxisPlan, windows: slice) -> tuple[slice, AxisPlan]:
    """Return the cells that some windows read, and these windows as if there were no others."""
    start = windows.start * axis.stride - axis.before
    stop = start + (windows.stop - windows.start - 1) * axis.stride + axis.extent
    cells = slice(max(start, 0), min(stop, axis.size))
    pads = {"before": max(-start, 0), "after": max(stop - axis.size, 0)}
    size, count = cells.stop - cells.start, windows.stop - windows.start
    return cells, replace(axis, size=size, output_size=count, **pads)


def _plan_band(plan: WindowPlan, band: AxisPlan) -> WindowPlan:
    axes = (band, *plan.axes[1:])
    pads = tuple((each.before, max(0, each.span - each.before - each.size)) for each in axes)
    spec = replace(plan.spec, padding=pads, ceil_mode=False)
    return WindowPlan(spec, tuple(each.size for each in axes), axes)
