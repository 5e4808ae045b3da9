"""Log-sum-exp, generalized mean, median, mixed, p = ∞ and a set divisor, against NumPy and decimals."""

from dataclasses import replace
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import (
    PoolingError,
    PoolSpec,
    adaptive_pool,
    avg_pool,
    gem_pool,
    global_pool,
    lp_pool,
    lse_pool,
    max_pool,
    median_pool,
    mixed_pool,
    plan_windows,
    pool,
    pool_backward,
    steps,
)
from pooling.reductions.power_formulas import EPSILON
from tests.core.strategies import SPECIAL_VALUES, VALUES, cases
from tests.each import each
from tests.profiles import examples

INF, NAN = np.inf, np.nan


def windows_of(x, spec):
    """The real cells of every window of one plane, cut without our fast code."""
    plan = plan_windows(spec, x.shape)
    for index in np.ndindex(plan.output_shape):
        yield index, np.array([x[cell] for cell in plan.cells(index)])


@examples(200)
@given(cases(VALUES | SPECIAL_VALUES, reductions=("median",), leading=((),)))
def test_median_is_numpys(case):
    x, spec = case
    result = pool(x, spec)
    for index, cells in windows_of(x, spec):
        middle = np.sort(cells)[[(len(cells) - 1) // 2, len(cells) // 2]]
        with np.errstate(all="ignore"):
            expected = np.median(cells)
            if np.isfinite(middle).all() and not np.isnan(cells).any() and not np.isfinite(middle.sum()):
                expected = (middle / 2).sum()  # the sum of two overflows in NumPy
        np.testing.assert_array_equal(result[index], expected)


@pytest.mark.parametrize(
    "dtype", ["uint8", "int8", "int16", "uint16", "int64", "uint64", "float16", "float32"]
)
@pytest.mark.parametrize(("shape", "window"), [((30, 31), 3), ((24, 20), 9), ((40,), 40), ((7, 8, 6), 3)])
def test_median_goes_the_same_way_for_every_size_and_dtype(dtype, shape, window):
    """By the network, by counting and by sorting, with and without padding."""
    x = (np.random.default_rng(1).random(shape) * 250 - 100 * ("u" not in dtype)).astype(dtype)
    for padding in ("valid", "same"):
        spec = PoolSpec.of("median", (window,) * len(shape), strides=1, padding=padding)
        result = pool(x, spec)
        assert result.dtype == (dtype if dtype.startswith("float") else "float64")
        some = [each for n, each in enumerate(windows_of(x, spec)) if n % 17 == 0]
        expected = [np.median(cells.astype(float)) for _, cells in some]
        np.testing.assert_allclose([result[index] for index, _ in some], expected, rtol=1e-3)


def test_median_of_large_integers_is_rounded_once():
    assert median_pool(np.array([2**62 + 1, 2**62 + 3]), (2,)).tolist() == [(2 * 2**62 + 4) / 2]
    assert median_pool(np.array([2**64 - 1, 2**64 - 3], np.uint64), (2,)).tolist() == [(2**65 - 4) / 2]
    assert median_pool(np.array([2**53 + 1, 0, 2**60]), (3,)).tolist() == [float(2**53 + 1)]


@each(
    ("values", "weights", "winners"),
    [
        ([3.0, 1.0, 2.0], [0, 0, 1], [2]),
        ([3.0, 1.0, 2.0, 9.0], [0.5, 0, 0.5, 0], [0, 2]),
        ([5.0, 5.0, 5.0, 1.0], [0.5, 0.5, 0, 0], [0, 1]),
        ([5.0, 5.0, 5.0], [1, 0, 0], [0]),
        ([1.0, NAN, NAN, 2.0], [0, 1, 0, 0], [1]),
    ],
)
def test_gradient_of_a_median_goes_to_the_first_cells_in_the_middle(values, weights, winners):
    x, spec = np.array(values), PoolSpec.of("median", (len(values),))
    np.testing.assert_array_equal(pool_backward(x, spec, [1.0]), weights)
    (step,) = steps(x, spec)
    assert step.weights == weights
    assert step.winners == [(place,) for place in winners]


def decimals(values):
    return [Decimal(float(value)) for value in values]


@examples(200)
@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=6), st.sampled_from([1e-12, 0.01, 1, 30]))
def test_lse_pool_equals_the_formula_in_decimals(values, beta):
    with localcontext(prec=60, Emin=-(10**9), Emax=10**9):
        scaled = [(Decimal(beta) * value).exp() for value in decimals(values)]
        expected = float((sum(scaled) / len(values)).ln() / Decimal(beta))
    result = lse_pool(np.array(values), (len(values),), beta=beta)
    np.testing.assert_allclose(result, [expected], rtol=1e-13, atol=1e-12 * np.abs(values).max() + 1e-30)


@examples(200)
@given(st.lists(st.floats(-5, 1e4), min_size=1, max_size=6), st.sampled_from([1, 1.5, 3, 40]))
def test_gem_pool_equals_the_formula_in_decimals(values, p):
    with localcontext(prec=60, Emin=-(10**9), Emax=10**9):
        powers = [max(value, Decimal(EPSILON)) ** Decimal(p) for value in decimals(values)]
        expected = float((sum(powers) / len(values)) ** (1 / Decimal(p)))
    np.testing.assert_allclose(gem_pool(np.array(values), (len(values),), p=p), [expected], rtol=1e-13)


@given(cases(reductions=("avg",)))
def test_means_between_begin_at_the_average_and_end_at_the_maximum(case):
    x, spec = case
    plain = replace(spec, count_include_pad=False, divisor_override=None)
    average, highest = pool(x, plain), pool(x, replace(plain, reduction="max"))
    above = np.abs(x) + 1
    for reduction, name, first, last in (("lse", "beta", 0.0, 1e9), ("mixed", "alpha", 0.0, 1.0)):
        low, high = (pool(x, replace(plain, **{"reduction": reduction, name: at})) for at in (first, last))
        np.testing.assert_allclose(low, average, rtol=1e-12, atol=1e-12)
        np.testing.assert_allclose(high, highest, rtol=1e-6, atol=1e-6)
    mean, most = (pool(above, replace(plain, reduction="gem", p=p)) for p in (1.0, INF))
    np.testing.assert_allclose(mean, pool(above, plain), rtol=1e-12)
    np.testing.assert_array_equal(most, pool(above, replace(plain, reduction="max")))


def test_negative_cells_count_as_epsilon_in_gem_and_get_no_gradient():
    x = np.array([-3.0, 2.0])
    assert gem_pool(x, (2,), p=1)[0] == pytest.approx((1e-6 + 2) / 2)
    np.testing.assert_allclose(pool_backward(x, PoolSpec.of("gem", (2,), p=1), [1.0]), [0, 0.5])


def test_p_infinite_is_numpys_norm_and_the_first_magnitude_has_the_gradient():
    x = np.random.default_rng(0).normal(size=(3, 24))
    np.testing.assert_array_equal(lp_pool(x, (24,), p=INF)[:, 0], np.linalg.norm(x, INF, axis=1))
    spec = PoolSpec.of("lp", (3,), p=INF)
    np.testing.assert_array_equal(pool_backward([1.0, -4.0, 4.0], spec, [2.0]), [0, -2, 0])
    np.testing.assert_array_equal(pool_backward([0.0, 0.0, 0.0], spec, [2.0]), [0, 0, 0])
    assert lp_pool(np.array([-128, 5], np.int8), (2,), p=INF).tolist() == [128]


@given(cases(VALUES | SPECIAL_VALUES, reductions=("mixed",)))
def test_mixed_is_the_two_layers_it_is_made_of(case):
    x, spec = case
    highest, average = (pool(x, replace(spec, reduction=name)) for name in ("max", "avg"))
    with np.errstate(all="ignore"):
        expected = spec.alpha * highest + (1 - spec.alpha) * average
    expected = {0: average, 1: highest}.get(spec.alpha, expected)
    result = pool(x, spec)
    same = np.isfinite(highest) & np.isfinite(average)
    np.testing.assert_allclose(result[same], expected[same], rtol=1e-12)
    np.testing.assert_array_equal(np.isnan(result), np.isnan(expected))


def test_divisor_override_divides_every_average():
    x = np.arange(16.0).reshape(4, 4)
    for settings in ({"padding": "same"}, {"padding": 1, "count_include_pad": True, "ceil_mode": True}):
        total = pool(x, PoolSpec.of("sum", 3, **{**settings, "count_include_pad": False}))
        np.testing.assert_array_equal(avg_pool(x, 3, **settings, divisor_override=-2), total / -2)
    assert avg_pool(np.array([1, 2]), (2,), divisor_override=2**62).tolist() == [3 / 2**62]
    spec = PoolSpec.of("avg", 2, divisor_override=5)
    np.testing.assert_array_equal(pool_backward(x, spec, np.ones((2, 2))), np.full((4, 4), 0.2))


@each(
    ("value", "sentence"),
    [
        (
            0,
            "divisor_override is 0; nothing can be divided by 0, and at most 9",
        ),
        (2**63, "divisor_override is 9223372036854775808; nothing can be divided by 0"),
        (2.5, "divisor_override is 2.5; give a whole number, or None for the cells."),
        (True, "divisor_override is True; give a whole number"),
    ],
)
def test_divisor_is_checked_as_pytorch_does(value, sentence):
    """PyTorch: "divisor must be not zero", and a TypeError for what is not an int."""
    with pytest.raises(PoolingError) as error:
        avg_pool(np.ones((4, 4)), 2, divisor_override=value)
    assert str(error.value).startswith(sentence)


def test_alpha_is_a_share():
    for alpha in (-0.1, 1.1, NAN, "half"):
        with pytest.raises(PoolingError, match=r"give a number from 0 to 1, such as 0\.5"):
            mixed_pool([[1.0]], 1, alpha=alpha)


@each("reduction", ["lse", "gem", "median", "mixed"])
def test_nan_wins_and_global_and_adaptive_pooling_are_the_same_as_one_window(reduction):
    x = np.abs(np.random.default_rng(2).normal(size=(2, 4, 6)))
    whole = pool(x, PoolSpec.of(reduction, (4, 6)))
    np.testing.assert_allclose(global_pool(x, reduction), whole[:, 0, 0])
    np.testing.assert_allclose(adaptive_pool(x, 1, reduction), whole)
    x[0, 1, 1] = NAN
    assert np.isnan(pool(x, PoolSpec.of(reduction, 2))).sum() == 1
    assert np.isinf(pool([INF, 1.0, 1.0], PoolSpec.of(reduction, (3,)))[0]) == (reduction != "median")


def test_the_layers_by_name_keep_their_promises():
    x = np.array([[1.0, 2.0], [3.0, 6.0]])
    assert max_pool(x, 2).tolist() == [[6]]
    assert median_pool(x, 2).tolist() == [[2.5]]
    assert mixed_pool(x, 2, alpha=0.5).tolist() == [[4.5]]


@given(st.lists(st.booleans(), min_size=4, max_size=12))
def test_max_of_truths_as_bytes_is_any_and_min_is_all(truths):
    x = np.array(truths)
    high, low = (pool(x.astype("uint8"), PoolSpec.of(name, (3,), strides=1)) for name in ("max", "min"))
    threes = np.lib.stride_tricks.sliding_window_view(x, 3)
    np.testing.assert_array_equal(high, threes.any(1))
    np.testing.assert_array_equal(low, threes.all(1))
