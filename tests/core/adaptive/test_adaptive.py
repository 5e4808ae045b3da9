"""Adaptive pooling against loops over PyTorch's start and end, its known answers, and plain pooling."""

from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import (
    PoolSpec,
    adaptive_pool,
    adaptive_pool_backward,
    adaptive_steps,
    global_pool,
    plan_adaptive,
    pool,
)
from tests.core.strategies import REDUCTION_NAMES, SPECIAL_VALUES, VALUES, per_axis
from tests.each import each
from tests.profiles import examples

COUNTING = np.arange(1.0, 26.0).reshape(5, 5)
NUMPYS = {"max": np.max, "min": np.min, "avg": np.mean, "sum": np.sum}


@st.composite
def adaptive_cases(draw, values=VALUES):
    """Draw (x, output_shape), smaller and larger outputs, 0 to 2 leading axes."""
    rank = draw(st.integers(1, 3))
    shape = draw(per_axis(rank, 1, 9 if rank < 3 else 5))
    leading = draw(st.sampled_from([(), (2,), (2, 3)]))
    x = draw(hnp.arrays(np.float64, leading + shape, elements=values))
    return x, draw(per_axis(rank, 1, 9 if rank < 3 else 5))


def windows_of(shape, output_shape):
    """The rule with true fractions of floats, which is exact for such small numbers."""
    for index in np.ndindex(output_shape):
        yield (
            index,
            tuple(
                slice(floor(i * n / m), ceil((i + 1) * n / m))
                for i, n, m in zip(index, shape, output_shape, strict=True)
            ),
        )


@examples(400)
@given(adaptive_cases(), st.sampled_from(list(NUMPYS)))
def test_adaptive_pool_equals_numpy_window_by_window(case, reduction):
    x, output_shape = case
    rank = len(output_shape)
    result = adaptive_pool(x, output_shape, reduction)
    assert result.shape == x.shape[:-rank] + output_shape
    axes = tuple(range(-rank, 0))
    for index, window in windows_of(x.shape[-rank:], output_shape):
        expected = NUMPYS[reduction](x[(..., *window)], axis=axes)
        np.testing.assert_allclose(result[(..., *index)], expected, rtol=1e-13, atol=1e-13)


@examples(200)
@given(adaptive_cases(VALUES | SPECIAL_VALUES), st.sampled_from(REDUCTION_NAMES))
def test_adaptive_steps_make_the_adaptive_output(case, reduction):
    x, output_shape = case
    plane = x.reshape(-1, *x.shape[-len(output_shape) :])[0]
    results = [step.result for step in adaptive_steps(plane, output_shape, reduction)]
    huge = np.abs(plane[np.isfinite(plane)]).max(initial=0)
    np.testing.assert_allclose(
        adaptive_pool(plane, output_shape, reduction).ravel(), results, rtol=1e-12, atol=huge * 1e-12
    )


def test_adaptive_average_of_five_to_three_is_what_pytorch_was_measured_to_give():
    expected = [[4, 5.5, 7], [11.5, 13, 14.5], [19, 20.5, 22]]
    np.testing.assert_array_equal(adaptive_pool(COUNTING, 3), expected)
    np.testing.assert_array_equal(adaptive_pool(COUNTING - 1, 3)[0], [3, 4.5, 6])


def test_adaptive_max_of_five_to_three_reads_overlapping_windows():
    np.testing.assert_array_equal(adaptive_pool(COUNTING, 3, "max"), [[7, 9, 10], [17, 19, 20], [22, 24, 25]])


def test_plan_adaptive_shows_unequal_overlapping_windows():
    plan = plan_adaptive(3, (5, 5))
    assert [list(plan.positions((i, 0))[0]) for i in range(3)] == [[0, 1], [1, 2, 3], [3, 4]]
    np.testing.assert_array_equal(plan.divisors, [[4, 6, 4], [6, 9, 6], [4, 6, 4]])
    np.testing.assert_array_equal(plan.read_counts[0], [1, 2, 1, 2, 1])
    assert plan.pads == ((0, 0), (0, 0))
    assert (plan.spec.window_shape, plan.output_shape) == ((3, 3), (3, 3))


def test_plan_adaptive_larger_than_its_input_repeats_cells():
    plan = plan_adaptive((4,), (3,))
    assert [plan.cells((i,)) for i in range(4)] == [[(0,)], [(0,), (1,)], [(1,), (2,)], [(2,)]]
    np.testing.assert_array_equal(plan.read_counts, [2, 2, 2])


@given(per_axis(2, 1, 9), per_axis(2, 1, 9))
def test_adaptive_read_counts_and_divisors_count_the_cells_of_all_windows(shape, output_shape):
    plan = plan_adaptive(output_shape, shape)
    counts = np.zeros(shape, int)
    for index in plan.indices():
        assert plan.divisors[index] == len(plan.cells(index))
        for cell in plan.cells(index):
            counts[cell] += 1
    np.testing.assert_array_equal(plan.read_counts, counts)


@each("reduction", REDUCTION_NAMES)
def test_adaptive_pool_that_divides_evenly_is_plain_pooling(reduction):
    x = np.random.default_rng(1).normal(size=(2, 6, 8))
    plain = pool(x, PoolSpec.of(reduction, (2, 4)))
    np.testing.assert_allclose(adaptive_pool(x, (3, 2), reduction), plain, rtol=1e-13)


@each("reduction", REDUCTION_NAMES)
def test_adaptive_pool_to_one_cell_is_global_pooling(reduction):
    x = np.random.default_rng(2).normal(size=(2, 3, 5, 7))
    global_result = global_pool(x, reduction, keepdims=True)
    np.testing.assert_allclose(adaptive_pool(x, 1, reduction), global_result, rtol=1e-13)


@each(("output_shape", "same"), [((None, 2), (5, 2)), (None, (5, 5)), (5, (5, 5))])
def test_adaptive_pool_reads_none_as_the_size_it_finds(output_shape, same):
    np.testing.assert_array_equal(adaptive_pool(COUNTING, output_shape), adaptive_pool(COUNTING, same))


def test_adaptive_pool_reads_channels_last_and_any_memory():
    x = np.random.default_rng(3).normal(size=(2, 5, 7, 3))
    moved = np.moveaxis(adaptive_pool(np.moveaxis(x, -1, 1), (2, 3)), 1, -1)
    frozen = np.asfortranarray(x)
    frozen.flags.writeable = False
    np.testing.assert_array_equal(adaptive_pool(frozen, (2, 3), data_format="channels_last"), moved)
    grad = np.ones(moved.shape)
    assert adaptive_pool_backward(x, (2, 3), grad, data_format="channels_last").shape == x.shape


@each("reduction", REDUCTION_NAMES)
def test_adaptive_pool_of_an_empty_batch_is_empty(reduction):
    x = np.zeros((0, 3, 5, 5), np.float32)
    assert adaptive_pool(x, 2, reduction).shape == (0, 3, 2, 2)
    assert adaptive_pool_backward(x, 2, np.zeros((0, 3, 2, 2)), reduction).shape == x.shape


@each("dtype", ["float16", "float32", "uint8", "int8", "int64", "uint64"])
def test_adaptive_pool_gives_the_promised_dtype(dtype):
    x = np.arange(25).reshape(5, 5).astype(dtype)
    assert adaptive_pool(x, 3, "max").dtype == dtype
    average = adaptive_pool(x, 3)
    assert average.dtype == (dtype if dtype.startswith("float") else "float64")
    np.testing.assert_array_equal(average[0], [3, 4.5, 6])


def test_adaptive_averages_are_infinite_only_where_the_answer_is():
    x = [1e308, 1e308, 1e308, np.inf, -np.inf]
    np.testing.assert_array_equal(adaptive_pool(x, (3,)), [1e308, np.inf, np.nan])


@examples(200)
@given(adaptive_cases(), st.sampled_from(REDUCTION_NAMES), st.integers(0, 2**32 - 1))
def test_adaptive_gradient_is_the_sum_of_the_steps_weights(case, reduction, seed):
    x, output_shape = case
    plane = x.reshape(-1, *x.shape[-len(output_shape) :])[0]
    grad = np.random.default_rng(seed).normal(size=output_shape)
    expected = np.zeros(plane.shape)
    for step in adaptive_steps(plane, output_shape, reduction):
        for cell, weight in zip(step.cells, step.weights, strict=True):
            expected[cell] += weight * grad[step.index]
    result = adaptive_pool_backward(plane, output_shape, grad, reduction)
    np.testing.assert_allclose(result, expected, rtol=1e-12, atol=1e-12)


@given(adaptive_cases(), st.sampled_from(["avg", "max", "min"]))
def test_adaptive_gradient_keeps_its_sum(case, reduction):
    x, output_shape = case
    grad = np.random.default_rng(4).normal(size=x.shape[: -len(output_shape)] + output_shape)
    result = adaptive_pool_backward(x, output_shape, grad, reduction)
    assert result.sum() == pytest.approx(grad.sum(), abs=1e-9)


@given(st.integers(1, 8), st.integers(1, 8))
def test_adaptive_gradient_equals_finite_differences(size, output_size):
    rng = np.random.default_rng(size * 10 + output_size)
    x, grad = rng.permutation(size) * 1.0, rng.normal(size=output_size)
    for reduction in ("avg", "max", "min", "sum"):
        slopes = [
            (adaptive_pool(x + step, (output_size,), reduction) * grad).sum()
            - (adaptive_pool(x - step, (output_size,), reduction) * grad).sum()
            for step in np.eye(size) / 4
        ]
        result = adaptive_pool_backward(x, (output_size,), grad, reduction)
        np.testing.assert_allclose(result, np.array(slopes) * 2, atol=1e-12)
