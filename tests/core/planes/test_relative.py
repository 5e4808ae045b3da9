"""Softmax and log-sum-exp of numbers that are too far apart for one scale: each window has its own."""

from dataclasses import replace
from unittest.mock import patch

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from pooling import PoolSpec, pool, pool_backward, reference, steps
from pooling.gradient import composite as gradients
from pooling.planes import exponentials, parts
from tests.core.strategies import cases
from tests.each import each
from tests.profiles import examples

FAR_APART = st.sampled_from([300.0, 5000.0])


@examples(60)
@given(cases(reductions=("softmax", "lse")), FAR_APART)
def test_numbers_far_apart_are_pooled_as_by_the_loops(case, beta):
    x, spec = case[0], replace(case[1], beta=beta)
    np.testing.assert_allclose(pool(x, spec), reference.pool(x, spec), rtol=1e-12, atol=1e-12)


@examples(40)
@given(cases(reductions=("softmax", "lse"), leading=((),)), FAR_APART)
def test_gradients_of_numbers_far_apart_are_the_weights_of_the_steps(case, beta):
    x, spec = case[0], replace(case[1], beta=beta)
    expected = np.zeros(x.shape)
    for step in steps(x, spec):
        for cell, weight in zip(step.cells, step.weights, strict=True):
            expected[cell] += weight
    given_back = pool_backward(x, spec, np.ones(pool(x, spec).shape))
    np.testing.assert_allclose(given_back, expected, rtol=1e-9, atol=1e-9)


@each("reduction", ["softmax", "lse"])
@each("settings", [{"strides": 2}, {"strides": 1, "padding": "same"}])
def test_small_windows_of_finite_numbers_are_not_merged_from_blocks(reduction, settings):
    x = np.random.default_rng(0).uniform(-100, 100, (2, 12, 12))
    spec = PoolSpec.of(reduction, 2, **settings, beta=50)
    with (
        patch.object(exponentials, "merge_windows", side_effect=AssertionError),
        patch.object(gradients, "spread", side_effect=AssertionError),
    ):
        result = pool(x, spec)
        assert np.isfinite(pool_backward(x, spec, np.ones(result.shape))).all()


def test_far_cell_counts_nothing_even_where_the_result_is_zero():
    spec = PoolSpec.of("softmax", (1, 2), beta=1)
    assert pool([[0.0, -5000.0], [-9000.0, -9000.0]], spec).tolist() == [[0], [-9000]]
    assert pool_backward([[0.0, -5000.0]], spec, [[1.0]]).tolist() == [[1, 0]]


DROPPED = PoolSpec.of("lp", 1, padding=((0, 0), (0, 1)), ceil_mode=True)
"""The window that would lie on padding alone is not there."""


@examples(20)
@given(cases(reductions=("lp", "gem", "softmax", "lse")), st.sampled_from([1.0, 300.0]), st.integers(1, 30))
@example((np.zeros((2, 1)), DROPPED), 1.0, 1)
def test_parts_make_no_difference(case, beta, at_once):
    x, spec = case[0], replace(case[1], beta=beta, p=3.0)
    whole = pool(x, spec)
    grad = np.linspace(1, 2, whole.size).reshape(whole.shape)
    with patch.object(parts, "AT_ONCE", at_once), patch.object(parts, "LEAST_EXTENTS", 1):
        in_parts, back = pool(x, spec), pool_backward(x, spec, grad)
    np.testing.assert_allclose(in_parts, whole, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(back, pool_backward(x, spec, grad), rtol=1e-10, atol=1e-10)


def test_mean_of_the_greatest_floats_is_not_infinite_for_beta_zero():
    assert pool([[1e308, 1e308]], PoolSpec.of("lse", (1, 2), beta=0)).tolist() == [[1e308]]
