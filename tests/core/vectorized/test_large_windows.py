"""Windows and pads far larger than the input: right step by step, at the cost of the real cells."""

import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import (
    PoolingError,
    PoolSpec,
    adaptive_pool,
    adaptive_pool_backward,
    adaptive_steps,
    plan_adaptive,
    plan_windows,
    pool,
    pool_backward,
    pool_with_indices,
    reference,
    steps,
)
from pooling.validation.settings import LARGEST
from pooling.validation.sizes import LARGEST_RESULT, check_size
from tests.core.strategies import REDUCTION_NAMES, SPECIAL_VALUES, VALUES, fits
from tests.each import each
from tests.profiles import examples

FAR_APART = st.sampled_from([0.0, 3e3, -3e3, 700.0, 1e5, -1e5])
"""Where exp(x) relative to the greatest number of the plane is lost."""


@st.composite
def wide_cases(draw, values=VALUES, dtype=np.float64, reductions=REDUCTION_NAMES):
    """Draw (x, spec) with windows that are wider than the input, padded until they fit."""
    rank = draw(st.integers(1, 2))
    shape = [draw(st.integers(1, 40 if rank == 1 else 9)) for _ in range(rank)]
    axes = []
    for _ in shape:
        window = draw(st.integers(1, 60))
        dilation = draw(st.sampled_from([1, 1, 1, 2, 5, 50]))
        reach = (window - 1) * dilation
        pads = [draw(st.sampled_from([reach // 2, reach // 3, reach, min(reach, 3)])) for _ in range(2)]
        axes.append((window, draw(st.sampled_from([1, 1, 2, 3, 17])), dilation, pads))
    window, strides, dilations, padding = zip(*axes, strict=True)
    spec = PoolSpec.of(
        draw(st.sampled_from(reductions)),
        window,
        strides=strides,
        dilations=dilations,
        padding=padding,
        ceil_mode=draw(st.booleans()),
        count_include_pad=draw(st.booleans()),
        p=draw(st.sampled_from([1, 2, 3, 40])),
        beta=draw(st.sampled_from([0, 0.5, 1, 8])),
    )
    leading = draw(st.sampled_from([(), (2,)]))
    x = draw(hnp.arrays(dtype, (*leading, *shape), elements=values))
    return x, spec


@examples(600)
@given(wide_cases(VALUES | SPECIAL_VALUES | FAR_APART))
def test_wide_windows_give_what_the_loops_give(case):
    x, spec = case
    if not fits(spec, x.shape[-spec.rank :]):
        return
    expected = reference.pool(x, spec)
    huge = np.abs(x[np.isfinite(x)]).max(initial=0)
    np.testing.assert_allclose(pool(x, spec), expected, rtol=1e-12, atol=huge * 1e-12)


@examples(400)
@given(wide_cases(VALUES | SPECIAL_VALUES | FAR_APART), st.integers(0, 2**32 - 1))
def test_gradient_of_wide_windows_is_the_sum_of_the_steps_weights(case, seed):
    x, spec = case
    x = x.reshape(-1, *x.shape[-spec.rank :])[0]
    if not fits(spec, x.shape):
        return
    grad = np.random.default_rng(seed).normal(size=plan_windows(spec, x.shape).output_shape)
    expected, size = np.zeros(x.shape), np.zeros(x.shape)
    for step in steps(x, spec):
        for cell, weight in zip(step.cells, step.weights, strict=True):
            expected[cell] += weight * grad[step.index]
            size[cell] += abs(weight * grad[step.index])
    margin = 1e-11 * np.nan_to_num(size, nan=0, posinf=0).max() + 1e-11
    np.testing.assert_allclose(pool_backward(x, spec, grad), expected, rtol=1e-11, atol=margin)


@examples(300)
@given(wide_cases(VALUES | SPECIAL_VALUES, reductions=("max", "min")))
def test_winners_of_wide_windows_are_the_first_of_the_steps(case):
    x, spec = case
    x = x.reshape(-1, *x.shape[-spec.rank :])[0]
    if not fits(spec, x.shape):
        return
    values, indices = pool_with_indices(x, spec)
    winners = [np.ravel_multi_index(step.winners[0], x.shape) for step in steps(x, spec)]
    assert indices.ravel().tolist() == winners
    np.testing.assert_array_equal(values, pool(x, spec))


@examples(200)
@given(wide_cases(st.integers(-(2**63), 2**63 - 1), np.int64, ("avg", "sum", "max", "min")))
def test_integers_in_wide_windows_are_exact(case):
    x, spec = case
    if not fits(spec, x.shape[-spec.rank :]):
        return
    try:
        expected = reference.pool(x, spec)
    except PoolingError:
        with pytest.raises(PoolingError, match="The sum of a window is"):
            pool(x, spec)
    else:
        np.testing.assert_array_equal(pool(x, spec), expected, strict=True)


@each("size", [17, 100])
@each("output_size", [1, 2, 3, 7, 16, 99])
@each("reduction", REDUCTION_NAMES)
def test_adaptive_windows_of_any_length_are_those_of_the_steps(size, output_size, reduction):
    x = np.random.default_rng(size).normal(size=size) * 400
    grad = np.random.default_rng(output_size).normal(size=output_size)
    made = list(adaptive_steps(x, (output_size,), reduction))
    np.testing.assert_allclose(
        adaptive_pool(x, (output_size,), reduction), [step.result for step in made], rtol=1e-11
    )
    expected = np.zeros(size)
    for step in made:
        for cell, weight in zip(step.cells, step.weights, strict=True):
            expected[cell] += weight * grad[step.index]
    result = adaptive_pool_backward(x, (output_size,), grad, reduction)
    np.testing.assert_allclose(result, expected, rtol=1e-9, atol=1e-9)


X4, X10 = np.arange(16.0).reshape(4, 4), np.arange(10.0)
WIDE = {"strides": 1, "padding": 10000}


def bytes_of(call):
    """The most memory that a call takes."""
    call()
    tracemalloc.start()
    call()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("reduction", REDUCTION_NAMES)
def test_padding_costs_nothing(reduction):
    line = PoolSpec.of(reduction, (LARGEST,), strides=1, padding=2**30)
    wide = PoolSpec.of(reduction, 20001, **WIDE)
    holes = PoolSpec.of(reduction, (3,), strides=1, dilations=2**30, padding=2**30)
    calls = [
        lambda: pool(X10, line),
        lambda: pool(X4, wide),
        lambda: pool(X10, holes),
        lambda: pool_backward(X4, wide, np.ones((4, 4))),
        lambda: pool_backward(X10, line, np.ones(12)),
        lambda: list(steps(X4, wide)),
        lambda: list(steps(X10, line)),
    ]
    if reduction in ("max", "min"):
        calls += [lambda: pool_with_indices(X4, wide), lambda: pool_with_indices(X10, line)]
    for call in calls:
        assert bytes_of(call) < 200_000


def test_windows_as_wide_as_the_numbers_allow_are_right():
    line = PoolSpec.of("avg", (LARGEST,), strides=1, padding=2**30)
    assert pool(X10, line).tolist() == [4.5] * 12
    assert pool(X4, PoolSpec.of("max", 20001, **WIDE)).tolist() == [[15.0] * 4] * 4
    assert pool_with_indices(X4, PoolSpec.of("min", 20001, **WIDE))[1].tolist() == [[0] * 4] * 4
    assert pool(X10, PoolSpec.of("sum", (3,), strides=1, dilations=2**30, padding=2**30)).tolist() == [*X10]


def test_a_divisor_beyond_floats_divides_integers_exactly():
    spec = PoolSpec.of("avg", LARGEST, strides=1, padding=2**30, count_include_pad=True)
    x = np.full((4, 4), 3)
    assert int(plan_windows(spec, (4, 4)).divisors[0, 0]) == LARGEST**2
    assert pool(x, spec)[0, 0] == reference.pool(x, spec)[0, 0] == 48 / LARGEST**2


def test_a_divisor_beyond_64_bits_is_rejected():
    spec = PoolSpec.of("avg", (LARGEST,) * 3, strides=1, padding=2**30, count_include_pad=True)
    with pytest.raises(PoolingError) as error:
        plan_windows(spec, (4, 4, 4))
    assert str(error.value) == (
        f"A window counts up to {LARGEST**3} cells with its padding; at most {2**63 - 1} can be counted: "
        "use a smaller window, or leave count_include_pad out."
    )


TOO_LARGE = (
    "The result has shape (100000, 100000) and takes 74.5 GiB; at most 2 GiB are allowed: make fewer "
    "windows, or pool a part of the input at a time."
)


@each("reduction", REDUCTION_NAMES)
def test_adaptive_results_above_the_limit_are_rejected_at_once(reduction):
    x = np.ones((3, 3))
    started = time.process_time()
    with pytest.raises(PoolingError) as error:
        adaptive_pool(x, 100_000, reduction)
    assert str(error.value) == TOO_LARGE
    for call in (
        lambda: adaptive_pool(x, LARGEST, reduction),
        lambda: adaptive_pool_backward(x, LARGEST, [[1.0]], reduction),
        lambda: plan_adaptive(LARGEST, (3, 3), reduction).divisors,
        lambda: plan_adaptive(3, (LARGEST, LARGEST), reduction).read_counts,
        lambda: plan_adaptive(1, (LARGEST, LARGEST), reduction).cells((0, 0)),
    ):
        with pytest.raises(PoolingError, match="at most 2 GiB are allowed"):
            call()
    assert next(adaptive_steps(x, LARGEST, reduction)).result == 1
    assert time.process_time() - started < 1


def test_every_result_above_the_limit_is_rejected_before_it_is_made():
    large = PoolSpec.of("max", LARGEST, strides=1, padding=LARGEST - 1)
    for call in (
        lambda: pool(X4, large),
        lambda: pool_with_indices(X4, large),
        lambda: pool(X4, PoolSpec.of("lp", LARGEST, strides=1, padding=LARGEST - 1)),
        lambda: pool_backward(np.broadcast_to(1.0, (2**15, 2**15)), PoolSpec.of("max", 2**15), [[1.0]]),
    ):
        with pytest.raises(PoolingError, match="at most 2 GiB are allowed"):
            call()


def test_the_limit_is_the_stated_one():
    check_size((LARGEST_RESULT,), np.uint8)
    check_size((LARGEST_RESULT // 8,), np.float64)
    for shape, dtype in (((LARGEST_RESULT + 1,), np.uint8), ((2, LARGEST_RESULT // 8), np.float64)):
        with pytest.raises(PoolingError, match="at most 2 GiB"):
            check_size(shape, dtype)


def test_a_million_adaptive_windows_take_time_for_a_million():
    """Before: 16 seconds. The bound is generous, because others use the machine too."""
    started = time.process_time()
    for reduction in ("avg", "max"):
        assert adaptive_pool(np.ones(3), (10**6,), reduction).shape == (10**6,)
        assert adaptive_pool(np.ones(10**6), (3,), reduction).tolist() == [1, 1, 1]
    assert time.process_time() - started < 4


def seconds(call, times=5):
    """The least processor time of some calls."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        call()
        taken.append(time.process_time() - started)
    return min(taken)


def both_ways(reduction, shape, window, pad):
    """Seconds of a pooling, and of its gradient."""
    x = np.random.default_rng(0).normal(size=shape)
    spec = PoolSpec.of(reduction, window, strides=1, padding=pad, beta=0.1)
    return seconds(lambda: pool(x, spec), 3), seconds(lambda: pool_backward(x, spec, np.ones(shape)), 3)


@pytest.mark.parametrize(("shape", "window", "pad"), [((4, 4), 401, 200), ((150, 150), 41, 20)])
def test_no_reduction_takes_twenty_times_as_long_as_the_average(shape, window, pad):
    """For 401 × 401 on 4 × 4, the gradient of softmax took 9.9 s, the average's 0.01 s.

    The median puts every window in order: the next test bounds it.
    """
    average = both_ways("avg", shape, window, pad)
    for reduction in set(REDUCTION_NAMES) - {"avg", "median"}:
        taken = both_ways(reduction, shape, window, pad)
        assert all(one < 20 * other for one, other in zip(taken, average, strict=True)), reduction


@pytest.mark.parametrize("dtype", ["float64", "uint8"])
def test_the_median_takes_time_for_the_cells_of_its_windows_or_less(dtype):
    """About 20 ns a cell; of bytes the time of 256 sums. The bound is generous, as others use the machine."""
    x = np.random.default_rng(0).integers(0, 256, (100, 100)).astype(dtype) + (dtype == "float64") * (
        np.arange(10_000).reshape(100, 100) / 7
    )
    spec = PoolSpec.of("median", 41, strides=1, padding=20)
    cells = int(plan_windows(spec, x.shape).cell_counts.sum())
    most = cells * (100e-9 if dtype == "float64" else 30e-9)
    assert seconds(lambda: pool(x.astype(dtype), spec), 2) < most


def test_a_median_that_would_take_minutes_is_rejected_at_once():
    started = time.process_time()
    x = np.random.default_rng(0).random((500, 500))
    with pytest.raises(PoolingError, match=r"cells together; at most 268,435,456 are allowed"):
        pool(x, PoolSpec.of("median", 250, strides=1))
    assert time.process_time() - started < 1
