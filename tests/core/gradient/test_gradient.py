"""Gradients against finite differences, and the rules that TensorFlow and PyTorch were measured to follow."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pooling import PoolingError, PoolSpec, pool, pool_backward, steps
from pooling.reductions import REDUCTIONS
from tests.core.strategies import REDUCTION_NAMES, SPECIAL_VALUES, VALUES, cases
from tests.each import each
from tests.profiles import examples


@examples(300)
@given(cases(most=5, leading=((),)), st.integers(0, 2**32 - 1))
def test_gradient_equals_finite_differences(case, seed):
    x, spec = case
    rng = np.random.default_rng(seed)
    x = (
        rng.permutation(x.size).reshape(x.shape) - x.size // 2 + 0.25
    )  # no ties, of magnitudes neither: a difference has no side to choose
    weights = rng.normal(size=pool(x, spec).shape)
    bent = REDUCTIONS[spec.reduction].parameter in ("p", "beta")
    step, margin = (2.0**-17, 1e-5) if bent else (0.25, 1e-9)
    expected = np.empty_like(x)
    for cell in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[cell] += step
        down[cell] -= step
        expected[cell] = ((pool(up, spec) - pool(down, spec)) * weights).sum() / (2 * step)
    np.testing.assert_allclose(pool_backward(x, spec, weights), expected, atol=margin)


@examples(300)
@given(cases(VALUES | SPECIAL_VALUES, most=6, leading=((),)))
@example((np.array([np.nan, np.nan]), PoolSpec.of("lp", (2,), p=np.inf)))  # the second NaN has no part in it
def test_gradient_is_the_sum_of_the_steps_weights(case):
    x, spec = case
    expected = np.zeros(x.shape)
    for step in steps(x, spec):
        for cell, weight in zip(step.cells, step.weights, strict=True):
            expected[cell] += weight
    ones = np.ones(pool(x, spec).shape)
    np.testing.assert_allclose(pool_backward(x, spec, ones), expected, rtol=1e-12, atol=1e-12)


def test_gradient_of_ties_goes_to_the_first_cell():
    ones = np.ones((3, 3))
    expected = [[1, 1, 0], [1, 1, 0], [0, 0, 0]]
    np.testing.assert_array_equal(
        pool_backward(ones, PoolSpec.of("max", 2, strides=1), np.ones((2, 2))), expected
    )


def test_gradient_of_an_average_over_same_padding():
    expected = [[0.25, 0.25, 0.5], [0.25, 0.25, 0.5], [0.5, 0.5, 1]]
    spec = PoolSpec.of("avg", 2, padding="same")
    np.testing.assert_array_equal(pool_backward(np.ones((3, 3)), spec, np.ones((2, 2))), expected)


def test_gradient_follows_nan_to_the_nan():
    x = [[1.0, np.nan], [np.nan, 4.0]]
    np.testing.assert_array_equal(pool_backward(x, PoolSpec.of("max", 2), [[1]]), [[0, 1], [0, 0]])


@each("reduction", ["max", "sum", "lp", "softmax"])
def test_gradient_of_float16_adds_up_in_more_digits(reduction):
    """3000 windows share the cell in the middle; float16 alone would stop counting at 2048."""
    x = np.full(5999, -100, np.float16)
    x[2999] = 1000
    grad = np.ones(3000, np.float16)
    result = pool_backward(x, PoolSpec.of(reduction, (3000,), strides=1, p=4000), grad)
    assert result.dtype == np.float16
    assert result[2999] == 3000


@each("dtype", ["float16", "float32", "float64"])
@each("reduction", REDUCTION_NAMES)
def test_gradient_has_the_dtype_of_what_comes_back(reduction, dtype):
    x = np.arange(16, dtype=np.uint8).reshape(4, 4)
    spec = PoolSpec.of(reduction, 2)
    assert pool_backward(x, spec, np.ones((2, 2), dtype)).dtype == dtype
    assert pool_backward(x, spec, np.ones((2, 2), np.int8)).dtype == np.float64


@given(cases(VALUES, leading=((2,),)))
def test_gradient_sees_the_numbers_not_the_memory(case):
    x, spec = case
    grad = np.random.default_rng(0).normal(size=pool(x, spec).shape)
    expected = pool_backward(x, spec, grad)
    frozen = np.asfortranarray(x)
    frozen.flags.writeable = False
    backwards = x[..., ::-1].copy()[..., ::-1]
    for same, same_grad in (
        (frozen, np.asfortranarray(grad)),
        (backwards, grad[..., ::-1].copy()[..., ::-1]),
    ):
        np.testing.assert_array_equal(pool_backward(same, spec, same_grad), expected)


def test_gradient_reads_channels_last():
    x = np.arange(16.0).reshape(2, 4, 2)
    grad = np.ones((1, 2, 2))
    result = pool_backward(x, PoolSpec.of("max", 2), grad, data_format="channels_last")
    assert result.shape == x.shape
    np.testing.assert_array_equal(np.argwhere(result), [[1, 1, 0], [1, 1, 1], [1, 3, 0], [1, 3, 1]])


def test_gradient_rejects_another_shape_than_the_output():
    with pytest.raises(PoolingError) as error:
        pool_backward(np.ones((4, 4)), PoolSpec.of("max", 2), np.ones((3, 3)))
    assert str(error.value) == (
        "grad_output has shape (3, 3); the output has shape (2, 2): give one gradient per output cell."
    )


@each(
    ("reduction", "expected"),
    [("sum", [2**53, 2**53 + 2, 2]), ("max", [0, 2**53 + 2, 0]), ("avg", [2**52, 2**52 + 1, 1])],
)
def test_gradient_of_large_integers_is_rounded_once(reduction, expected):
    """Step by step in float64, 2⁵³ + 1 would be 2⁵³, and another 1 would be lost as well."""
    spec = PoolSpec.of(reduction, (2,), strides=1)
    grad = np.array([2**53, 2])
    grad[1] = 2
    np.testing.assert_array_equal(pool_backward([1, 9, 1], spec, grad), expected)
    ones = np.array([2**53, 1, 1])
    same = PoolSpec.of("sum", (3,), strides=1)
    assert pool_backward([0, 1, 9, 1, 0], same, ones)[2] == 2**53 + 2
