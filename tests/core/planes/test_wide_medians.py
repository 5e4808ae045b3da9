"""Medians of wide windows: those of the loops, at the border too, for every kind of number."""

import numpy as np
import pytest

from pooling import PoolSpec, plan_windows, pool, reference
from pooling.planes import wide_medians as wide

TRIES = 12


def drawn(rng, rank):
    """Settings and the shape of an input that no window is longer than."""
    window = tuple(int(n) for n in rng.integers(2, {1: 16, 2: 8, 3: 4}[rank] + 1, rank))
    dilations = tuple(int(n) for n in rng.integers(1, 3, rank))
    shape = [int((w - 1) * d + 1 + rng.integers(0, 6)) for w, d in zip(window, dilations, strict=True)]
    pads = tuple(tuple(int(n) for n in rng.integers(0, w // 2 + 1, 2)) for w in window)
    strides = (*(int(n) for n in rng.integers(1, 3, rank - 1)), 1)
    spec = PoolSpec.of("median", window, strides=strides, padding=pads, dilations=dilations)
    return spec, tuple(shape)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8])
@pytest.mark.parametrize("ranked", [0, 2**20])
def test_middle_cells_are_those_of_the_loops(dtype, ranked, monkeypatch):
    monkeypatch.setattr(wide, "RANKED_BYTES", ranked)
    rng = np.random.default_rng(ranked)
    for n in range(TRIES):
        spec, shape = drawn(rng, 1 + n % 3)
        plan = plan_windows(spec, shape)
        assert wide.is_wide(plan, 1)
        x = rng.integers(0, 9, (2, *shape)).astype(dtype)
        low, high = wide.wide_medians(x, plan)
        expected = [reference.pool(plane, spec) for plane in x]
        np.testing.assert_array_equal((low.astype(float) + high) / 2, expected, str(spec))


def test_parts_make_no_difference_and_ranks_none(monkeypatch):
    x = np.random.default_rng(0).normal(size=(2, 70, 40))
    spec = PoolSpec.of("median", 9, strides=1, padding="same")
    whole = pool(x, spec)
    monkeypatch.setattr(wide, "RANKS", np.iinfo(np.uint16))
    monkeypatch.setattr(wide, "LEAST_PART", 10)
    for most in (600, 10**6):  # cells: in parts that are too large for ranks, or in one
        monkeypatch.setattr(wide, "parts", lambda count, plan, _, most=most: PARTS(count, plan, most))
        np.testing.assert_array_equal(pool(x, spec), whole)


PARTS = wide.parts


def test_nan_and_infinity_are_in_order():
    x = np.random.default_rng(0).normal(size=(20, 20))
    x[3, 3], x[15, 15], x[16, 16] = np.nan, np.inf, -np.inf
    spec = PoolSpec.of("median", 9, strides=1, padding="same")
    found = pool(x, spec)
    assert np.isnan(found[:8, :8]).all()
    np.testing.assert_array_equal(found, reference.pool(x, spec))


def test_windows_that_are_longer_than_the_input_are_not_wide():
    spec = PoolSpec.of("median", 9, strides=1, padding=4)
    assert not wide.is_wide(plan_windows(spec, (8, 30)), 49)
    x = np.random.default_rng(0).normal(size=(8, 30))
    np.testing.assert_array_equal(pool(x, spec), reference.pool(x, spec))
