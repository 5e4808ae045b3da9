"""Which cells are the middle ones, by every way to find them: those of a loop over each window's cells."""

from itertools import cycle, product

import numpy as np
import pytest

from pooling import PoolSpec, plan_windows
from pooling.gradient import first_equal, median
from pooling.planes import wide_medians
from pooling.planes.pool import pool_as


def looped(plane, plan):
    """The flat places of both middle cells of every window: of equal cells, the first ones."""
    found = np.empty((2, *plan.output_shape), np.int64)
    for window in np.ndindex(*plan.output_shape):
        axes = [
            [at for at in axis.positions(index) if 0 <= at < axis.size]
            for axis, index in zip(plan.axes, window, strict=True)
        ]
        places = [np.ravel_multi_index(at, plane.shape) for at in product(*axes)]
        cells = plane.reshape(-1)[places]
        ordered = np.sort(cells)
        low, high = ordered[(len(cells) - 1) // 2], ordered[len(cells) // 2]
        if np.isnan(cells.astype(float)).any():
            found[(slice(None), *window)] = places[int(np.isnan(cells).argmax())]
            continue
        first = int((cells == low).argmax())
        rest = [at for at in range(len(cells)) if cells[at] == high and at != first]
        found[(slice(None), *window)] = places[first], places[rest[0] if len(cells) % 2 == 0 else first]
    return found


CASES = {
    "wide, odd": ((9, 9), 1, "same", 1, (11, 10)),
    "wide, even": ((8, 10), 1, "same", 1, (9, 11)),
    "wide, dilated, strided": ((7, 8), (2, 1), ((3, 2), (1, 4)), (2, 1), (16, 11)),
    "few cells": ((2, 3), 1, "same", 1, (6, 5)),
    "few cells, strided": ((3, 2), 2, 1, 1, (9, 8)),
    "one axis": ((6,), 1, "same", 1, (15,)),
    "three axes": ((2, 3, 2), (1, 2, 1), 1, 1, (3, 4, 3)),
    "much padding": ((5, 5), 4, 4, 1, (5, 5)),
}
DTYPES = cycle(["float32", "float64", "uint8", "int64", "longdouble"])


@pytest.mark.parametrize("most", [9, 100, 10**6])
def test_places_are_those_of_the_loop(most, monkeypatch):
    monkeypatch.setattr(wide_medians, "RANKED_BYTES", 0)
    rng = np.random.default_rng(most)
    for (name, (window, strides, padding, dilations, shape)), dtype in zip(
        CASES.items(), DTYPES, strict=False
    ):
        spec = PoolSpec.of("median", window, strides=strides, padding=padding, dilations=dilations)
        plan = plan_windows(spec, shape)
        x = rng.integers(0, min(most, 200) if dtype == "uint8" else most, (2, *shape)).astype(dtype)
        if x.dtype.kind == "f" and most == 9:
            x[1].reshape(-1)[::13] = np.nan
            x[0][x[0] == 0] *= -1
        expected = np.stack([looped(plane, plan) for plane in x], axis=1)
        for few, at_once in ((1 / 64, 2**17), (1, 1)):
            monkeypatch.setattr(median, "FEW_UNKNOWN", few)
            monkeypatch.setattr(first_equal, "AT_ONCE", at_once)
            found = median.middle_places(x, plan, pool_as)
            np.testing.assert_array_equal(found, expected, f"{name} {dtype} {few}")


def test_wide_gradient_is_the_same_in_bands_and_with_few_equal_cells():
    """What ranks find in bands of rows, and what is searched, against the search alone."""
    spec = PoolSpec.of("median", 15, strides=1, padding="same")
    x = np.random.default_rng(0).normal(size=(2, 300, 240)).astype("float32")
    x[0, :, 100] = x[0, 0, 100]
    plan = plan_windows(spec, x.shape[1:])
    values = wide_medians.wide_medians(x, plan)
    searched = np.empty((2, *values[0].shape), np.int64)
    first_equal.find_by_slices(x, plan, values, tuple(searched))
    np.testing.assert_array_equal(median.middle_places(x, plan, pool_as), searched)
