"""The sums of `pooling.planes.relative` for whole windows, in long rows, for softmax and log-sum-exp.

Cells are merged by slices. Where windows are one cell apart, a slice is the flat array itself, from a later
cell on: no row begins anew, and pairs of neighbours are merged once for all windows that have both. Where
windows do not overlap, all their cells are merged at once. The greatest cell of a slice takes no exponential.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from itertools import product
from math import prod
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np

from pooling.planes.arithmetic import LEAST, Array
from pooling.planes.relative import falling_exp
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan

LOW = -1e300
"""Padding: so far below every number that nothing of it is left, and yet a number."""
LEAST_BETA = 1e-250
"""With less, padding is not far below."""
MOST_PADDING = 4
"""Cells of the padded input for each one of the input and of the output."""
FROM_PAIRS = 4
"""Cells along an axis from which on pairs are shared."""


class Sums(NamedTuple):
    """The greatest of some cells, Σ e with e = exp(β (cell − greatest)), and Σ e x if it is wanted.

    Of single cells there are no sums: the one is 1, the other the cell.
    """

    peaks: Array
    totals: Any = None
    weighted: Any = None

    def change(self, change: Callable[[Array], Array]) -> Sums:
        """Return each of them changed in the same way."""
        totals, weighted = (each if each is None else change(each) for each in self[1:])
        return Sums(change(self.peaks), totals, weighted)


class Merging(NamedTuple):
    """How sums are merged: what distances still have to be multiplied by, and whether Σ e x is wanted."""

    beta: float
    weighs: bool

    def merge(self, parts: Sequence[Sums]) -> Sums:
        """Return the sums of all parts together."""
        if len(parts) == 1:
            return parts[0]
        cells = [part.peaks for part in parts]
        if any(part.totals is not None for part in parts):
            return self._add_up(reduce(np.maximum, cells), parts, Sums(cells[0]))
        peaks, others = cells[0], []
        for each in cells[1:]:  # by exchanges, for the greatest has the weight 1
            others.append(Sums(np.minimum(peaks, each)))
            peaks = np.maximum(peaks, each)
        return self._add_up(peaks, others, Sums(peaks, 1.0, peaks))

    def _add_up(self, peaks: Array, parts: Sequence[Sums], first: Sums) -> Sums:
        """Add parts to the sums of what is `first`, if it has any, relative to the peaks."""
        totals, weighted = first.totals, first.weighted
        shares, terms = np.empty_like(peaks), np.empty_like(peaks)
        new = Sums(peaks, np.empty_like(peaks), np.empty_like(peaks))
        for part in parts:
            np.subtract(part.peaks, peaks, out=shares)
            if self.beta != 1:
                shares *= self.beta
            falling_exp(shares)
            if self.weighs:
                shares -= LEAST  # what is far away has no weight at all: Σ e x may be 0
                weights = part.peaks if part.weighted is None else part.weighted
                weighted = _plus_product(weighted, shares, weights, terms, new.weighted)
            totals = _plus_product(totals, shares, part.totals, shares, new.totals)
        return Sums(peaks, totals, weighted if self.weighs else None)


def _plus_product(so_far: Any, shares: Array, factor: Any, spare: Array, out: Array) -> Array:
    """Return so_far + shares · factor in `out`; there may be nothing so far, or no factor."""
    if factor is not None:
        shares = np.multiply(shares, factor, out=out if so_far is None else spare)
    if so_far is not None:
        np.add(so_far, shares, out=out)
    return out


def has_window_sums(plan: WindowPlan, beta: float) -> bool:
    """Whether padding may be cells, and lies far below."""
    padded = prod(axis.padded_size for axis in plan.axes)
    return beta >= LEAST_BETA and padded <= MOST_PADDING * (prod(plan.input_shape) + plan.window_count)


def scale_of(beta: float) -> float:
    """Return what numbers are multiplied by at first: β, unless it makes them smaller, which loses digits."""
    return max(1.0, beta)


def window_sums(x: Array, plan: WindowPlan, beta: float, *, weighs: bool) -> Sums:
    """Return the sums of every window, of numbers times `scale_of(beta)`, as long rows for `in_windows`."""
    merging = Merging(beta / scale_of(beta), weighs)
    sums = _merge_rows(merging, _merge_apart(merging, _padded(x, plan, scale_of(beta)), plan), plan)
    if sums.totals is None:  # windows of one cell
        return Sums(sums.peaks, np.ones_like(sums.peaks), sums.peaks if weighs else None)
    return sums


def in_windows(row: Array, leading: tuple[int, ...], plan: WindowPlan) -> Array:
    """Return what is computed of long rows as an array of windows."""
    shape = *leading, *(axis.output_size if axis.stride > 1 else axis.padded_size for axis in plan.axes)
    whole = np.empty(prod(shape), row.dtype)
    whole[: len(row)] = row
    inside: Any = (..., *(slice(axis.output_size) for axis in plan.axes))
    windows: Array = whole.reshape(shape)[inside]
    return windows


def _padded(x: Array, plan: WindowPlan, scale: float) -> Array:
    """Return the numbers times `scale` among their padding."""
    wide = np.promote_types(x.dtype, np.float64)
    shape = tuple(axis.padded_size for axis in plan.axes)
    if shape == plan.input_shape:
        return np.multiply(x, scale, dtype=wide)
    padded = np.full((*x.shape[: -len(plan.axes)], *shape), LOW, wide)
    inside: Any = (..., *(slice(axis.before, axis.before + axis.size) for axis in plan.axes))
    np.multiply(x, scale, out=padded[inside])
    return padded


def _merge_apart(merging: Merging, padded: Array, plan: WindowPlan) -> Sums:
    """Merge along the axes whose windows are more than one cell apart, all of their cells at once."""
    cuts = [_cuts(axis) if axis.stride > 1 else [slice(None)] for axis in plan.axes]
    places: list[Any] = [(..., *at) for at in product(*cuts)]
    return merging.merge([Sums(padded[at]) for at in places])


def _cuts(axis: AxisPlan) -> list[slice]:
    """Return the first cells of all windows of an axis as a slice, then their second cells, and so on."""
    reach = (axis.output_size - 1) * axis.stride + 1
    return [slice(start, start + reach, axis.stride) for start in range(0, axis.extent, axis.dilation)]


def _merge_rows(merging: Merging, sums: Sums, plan: WindowPlan) -> Sums:
    """Merge along the other axes, in one long row; windows that end in the next row are left out."""
    shape = sums.peaks.shape
    flat = sums.change(lambda each: each.reshape(-1))
    for place, axis in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        if axis.stride == 1 and axis.window > 1:
            flat = _merge_neighbours(merging, flat, axis.window, axis.dilation * prod(shape[place:][1:]))
    return flat


def _merge_neighbours(merging: Merging, flat: Sums, count: int, shift: int) -> Sums:
    """Merge `count` sums that are each `shift` after the one before."""
    length = len(flat.peaks) - (count - 1) * shift
    starts = range(0, count * shift, shift)

    def parts(of: Sums, some: Sequence[int], length: int = length) -> list[Sums]:
        return [of.change(itemgetter(slice(start, start + length))) for start in some]

    if count < FROM_PAIRS:
        return merging.merge(parts(flat, starts))
    pairs = merging.merge(parts(flat, (0, shift), len(flat.peaks) - shift))
    odd = parts(flat, starts[-1:]) if count % 2 else []
    return merging.merge([*parts(pairs, starts[: count // 2 * 2 : 2]), *odd])
