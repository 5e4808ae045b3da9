"""Sums of exponentials in long rows: they are those that are made axis by axis."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolSpec, plan_windows, pool
from pooling.planes.relative import relative_sums
from pooling.planes.window_sums import has_window_sums, in_windows, scale_of, window_sums
from tests.core.strategies import cases
from tests.each import each
from tests.profiles import examples


def in_order(x, plan, beta, weighs=True):
    """The peaks and both sums of every window, in the unit of x."""
    sums, scale = window_sums(x, plan, beta, weighs=weighs), scale_of(beta)
    peaks, totals, *weighted = (in_windows(each, (2,), plan) for each in sums if each is not None)
    return [peaks / scale, totals, *(each / scale for each in weighted)]


@examples(100)
@given(cases(reductions=("softmax",), leading=((2,),)), st.sampled_from([0.01, 0.5, 1.0, 30.0, 4000.0]))
def test_sums_are_those_axis_by_axis(case, beta):
    x, spec = case
    plan = plan_windows(spec, x.shape[1:])
    peaks, totals, weighted = relative_sums((beta * x, x), plan)[-1]
    for found, expected in zip(in_order(x, plan, beta), (peaks / beta, totals, weighted), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)
    for found, expected in zip(in_order(x, plan, beta, weighs=False), (peaks / beta, totals), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


@each("dtype", [np.uint8, np.int64, np.float16, np.float32, bool])
@each("reduction", ["softmax", "lse"])
def test_numbers_of_every_dtype_are_pooled_as_floats(dtype, reduction):
    x = np.random.default_rng(0).integers(0, 2 if dtype is bool else 120, (2, 9, 9)).astype(dtype)
    for window, strides in ((2, 2), (3, 1), (5, 1)):
        spec = PoolSpec.of(reduction, window, strides=strides, padding="same", beta=50)
        found, exactly = pool(x, spec), pool(x.astype(np.float64), spec)
        np.testing.assert_allclose(found, exactly, rtol=1e-3 if found.dtype == np.float16 else 1e-6)


def test_log_mean_keeps_the_digits_of_a_window_of_small_numbers_beside_large_ones():
    x = np.array([[1e-9, 3e-9, 500.0, 0.0], [5e-9, 7e-9, -500.0, 0.0]])
    assert pool(x, PoolSpec.of("lse", 2, beta=0.1))[0, 0] == pytest.approx(4e-9, rel=1e-9)


def test_padding_that_is_larger_than_the_work_is_no_array():
    spec = PoolSpec.of("softmax", 2, strides=1, padding=((0, 2**20), (0, 2**20)), dilations=2**20, beta=50)
    x = np.arange(9.0).reshape(3, 3)
    assert not has_window_sums(plan_windows(spec, x.shape), spec.beta)
    assert not has_window_sums(plan_windows(PoolSpec.of("softmax", 2), (4, 4)), 1e-300)
    np.testing.assert_array_equal(pool(1000 * x, spec), 1000 * x)  # a window has one cell in the input


def test_log_mean_counts_a_cell_of_minus_infinity_beside_zeros():
    spec = PoolSpec.of("lse", (1, 2), beta=0.5)
    np.testing.assert_allclose(pool(np.array([[0.0, -np.inf]]), spec), [[2 * np.log(0.5)]])
