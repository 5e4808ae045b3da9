"""The p-norm and the softmax-weighted mean against the formulas in decimals, and each other."""

from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pooling import PoolSpec, adaptive_pool, lp_pool, pool, pool_backward, reference, softmax_pool
from tests.core.strategies import VALUES, cases
from tests.each import each
from tests.profiles import examples

FINITE = st.floats(-1e308, 1e308) | st.floats(-300, 300)
EXPONENTS = st.sampled_from([1, 1.5, 2, 3, 7, 60, 5000])


def as_window(values):
    """Pool a list as one window of a 1-D input."""
    return np.array(values, float), {"window_shape": (len(values),)}


def decimal_norm(values, p):
    with localcontext(prec=60, Emin=-(10**9), Emax=10**9):
        total = sum(abs(Decimal(value)) ** Decimal(p) for value in values)
        return float(total ** (1 / Decimal(p))) if total else 0.0


def decimal_softmax_mean(values, beta):
    with localcontext(prec=60, Emin=-(10**9), Emax=10**9):
        shares = [(Decimal(beta) * (Decimal(value) - Decimal(max(values)))).exp() for value in values]
        mixed = sum(share * Decimal(value) for share, value in zip(shares, values, strict=True))
        return float(mixed / sum(shares))


@examples(300)
@given(st.lists(FINITE, min_size=1, max_size=5), EXPONENTS)
@example([0.5], 5000)
def test_lp_pool_equals_the_formula_in_decimals(values, p):
    x, window = as_window(values)
    np.testing.assert_allclose(lp_pool(x, **window, p=p), [decimal_norm(values, p)], rtol=1e-13)
    np.testing.assert_allclose(
        reference.pool(x, PoolSpec.of("lp", **window, p=p)), [decimal_norm(values, p)], rtol=1e-13
    )


@examples(300)
@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=5), st.sampled_from([0, 0.1, 1, 30]))
def test_softmax_pool_equals_the_formula_in_decimals(values, beta):
    x, window = as_window(values)
    expected = decimal_softmax_mean(values, beta)
    margin = 1e-12 * np.abs(x).max() + 1e-323  # a weight of 1/2 halves the least number to 0
    np.testing.assert_allclose(softmax_pool(x, **window, beta=beta), [expected], rtol=0, atol=margin)
    spec = PoolSpec.of("softmax", **window, beta=beta)
    np.testing.assert_allclose(reference.pool(x, spec), [expected], rtol=0, atol=margin)


@each("p", [1, 2, 3])
def test_lp_pool_of_the_whole_input_is_numpys_norm(p):
    x = np.random.default_rng(0).normal(size=(3, 24))
    np.testing.assert_allclose(lp_pool(x, (24,), p=p)[:, 0], np.linalg.norm(x, p, axis=1), rtol=1e-14)


def test_lp_pool_takes_absolute_values_for_odd_p():
    assert lp_pool([[-3.0, 1.0], [2.0, -1.0]], 2, p=1).tolist() == [[7]]
    assert lp_pool([[-2.0, 0.0], [0.0, 0.0]], 2, p=3).tolist() == [[2]]


@given(cases(reductions=("avg",)))
def test_softmax_with_beta_zero_is_the_average(case):
    x, spec = case
    average = pool(x, replace(spec, count_include_pad=False, divisor_override=None))
    softmax = pool(x, replace(spec, reduction="softmax", beta=0.0))
    np.testing.assert_allclose(softmax, average, rtol=1e-13, atol=1e-13)


@given(st.lists(VALUES, min_size=2, max_size=6, unique=True))
def test_softmax_rises_from_the_average_to_the_maximum(values):
    x, window = as_window(values)
    means = [softmax_pool(x, **window, beta=beta)[0] for beta in (0, 0.01, 0.1, 1, 10, 1e6)]
    assert all(less < more + 1e-12 for less, more in pairwise(means))
    assert means[0] == pytest.approx(np.mean(values), abs=1e-12)
    assert means[-1] == max(values)


@pytest.mark.parametrize("reduction", ["lp", "softmax"])
@given(data=st.data())
def test_padding_adds_nothing_to_lp_and_softmax(reduction, data):
    x, spec = data.draw(cases(reductions=(reduction,)))
    counted = replace(spec, count_include_pad=not spec.count_include_pad)
    np.testing.assert_array_equal(pool(x, spec), pool(x, counted))


@each("reduction", ["lp", "softmax"])
@each("dtype", ["float16", "float32", "float64", "uint8", "int8", "int16", "int64", "uint16", "uint64"])
def test_composites_keep_floats_and_give_float64_for_integers(reduction, dtype):
    x = np.arange(16).reshape(4, 4).astype(dtype)
    spec = PoolSpec.of(reduction, 3, padding="same", p=3, beta=0.5)
    result = pool(x, spec)
    assert result.dtype == (dtype if dtype.startswith("float") else "float64")
    np.testing.assert_allclose(result, reference.pool(x, spec), rtol=1e-3 if dtype == "float16" else 1e-6)
    assert adaptive_pool(x, 3, reduction).dtype == result.dtype


def test_lp_of_the_least_int8_does_not_wrap_around():
    assert lp_pool(np.array([[-128, 0]], np.int8), (1, 2)).tolist() == [[128]]


def test_lp_of_float16_is_summed_in_more_digits():
    x = np.full((64, 64), 40, np.float16)  # 64² · 40² is beyond the largest float16
    assert lp_pool(x, 64).tolist() == [[2560]]


@pytest.mark.parametrize("reduction", ["lp", "softmax"])
def test_composites_of_an_empty_batch_are_empty(reduction):
    spec = PoolSpec.of(reduction, 2)
    assert pool(np.zeros((0, 3, 8, 8)), spec).shape == (0, 3, 4, 4)
    assert pool_backward(np.zeros((0, 8, 8)), spec, np.zeros((0, 4, 4))).shape == (0, 8, 8)


@given(cases(reductions=("softmax",)))
def test_softmax_gradient_of_a_window_sums_to_one(case):
    """Raising every cell by one raises a weighted mean by one."""
    x, spec = case
    result = pool(x, spec)
    total = pool_backward(x, spec, np.ones(result.shape)).sum()
    assert total == pytest.approx(result.size, rel=1e-9)
