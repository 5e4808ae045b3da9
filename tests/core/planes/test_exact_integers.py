"""Sums and averages of integers against Python's own integers and fractions: exact, in every function."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import (
    PoolingError,
    PoolSpec,
    adaptive_pool,
    adaptive_steps,
    avg_pool,
    global_avg_pool,
    global_pool,
    plan_windows,
    pool,
    reference,
    steps,
    sum_pool,
)
from tests.core.strategies import cases
from tests.each import each
from tests.profiles import examples

INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", ">i8", ">u2"]
BIG = 2**62


def window_totals(x, spec):
    """Every window's exact total and what an average divides it by, in Python's integers."""
    plan = plan_windows(spec, x.shape)
    for index in plan.indices():
        yield sum(int(x[cell]) for cell in plan.cells(index)), int(plan.divisors[index])


def all_ways(x, spec):
    """The same pooling by every function that can do it, as flat lists."""
    yield pool(x, spec).ravel().tolist()
    yield reference.pool(x, spec).ravel().tolist()
    yield [step.result for step in steps(x, spec)]
    channels_last = pool(np.stack([x, x], -1), spec, data_format="channels_last")
    yield channels_last[..., 1].ravel().tolist()


def one_window(x, reduction):
    """A whole matrix as one window, by every function that can do it."""
    yield from (each[0] for each in all_ways(x, PoolSpec.of(reduction, x.shape)))
    yield global_pool(x, reduction).item()
    yield adaptive_pool(x, 1, reduction).item()
    yield next(adaptive_steps(x, 1, reduction)).result


@each(
    ("rows", "total"),
    [
        ([[9007199254740993, -9007199254740992], [0, 0]], 1),
        ([[BIG, 1, -BIG, 1]], 2),
        ([[2**53, 1], [1, 1]], 2**53 + 3),
        ([[2**53, 1]], 2**53 + 1),
        ([[BIG, BIG - 1]], 2**63 - 1),
        ([[-BIG, -BIG]], -(2**63)),
        ([[-(2**63), 2**63 - 1, 5]], 4),
    ],
)
def test_total_of_large_integers_is_exact_everywhere(rows, total):
    x = np.array(rows)
    for way in one_window(x, "sum"):
        assert (way, type(way)) == (total, int)
    for way in one_window(x, "avg"):
        assert way == float(Fraction(total, x.size))


@examples(300)
@given(st.data(), st.sampled_from(INTEGERS), st.sampled_from(["sum", "avg"]))
def test_totals_and_averages_of_integers_are_those_of_python(data, dtype, reduction):
    limits = np.iinfo(dtype)
    numbers = st.integers(limits.min, limits.max) | st.integers(0, 3)
    x, spec = data.draw(cases(numbers, dtype, (reduction,), most=6, leading=((),)))
    totals = list(window_totals(x, spec))
    outside = [total for total, _ in totals if not fits(total, x.dtype)]
    if reduction == "avg":
        expected = [float(Fraction(total, divisor)) for total, divisor in totals]
    elif outside:
        for call in (pool, reference.pool, lambda *case: list(steps(*case))):
            with pytest.raises(PoolingError, match="The sum of a window is"):
                call(x, spec)
        return
    else:
        expected = [total for total, _ in totals]
    for way in all_ways(x, spec):
        assert way == expected


def fits(total, dtype):
    limits = np.iinfo(np.uint64 if dtype.kind == "u" else np.int64)
    return limits.min <= total <= limits.max


@given(
    hnp.arrays(np.int64, (5, 7), elements=st.integers(-(2**63), 2**63 - 1)),
    st.integers(1, 9),
    st.integers(1, 9),
)
def test_adaptive_averages_of_integers_are_those_of_python(x, rows, columns):
    expected = [
        float(Fraction(sum(step.values), len(step.values))) for step in adaptive_steps(x, (rows, columns))
    ]
    assert adaptive_pool(x, (rows, columns)).ravel().tolist() == expected
    assert [step.result for step in adaptive_steps(x, (rows, columns))] == expected


@pytest.mark.parametrize("dtype", INTEGERS)
def test_sum_of_integers_has_numpys_dtype_and_an_average_float64(dtype):
    x = np.arange(16).reshape(4, 4).astype(dtype)
    promised = np.sum(x[:1, :1].astype(dtype)).dtype
    assert promised in (np.int64, np.uint64)
    spec = PoolSpec.of("sum", 2)
    for made in (pool(x, spec), reference.pool(x, spec), sum_pool(x), adaptive_pool(x, 3, "sum")):
        assert made.dtype == promised
    for made in (avg_pool(x), global_avg_pool(x), adaptive_pool(x, 3)):
        assert made.dtype == np.float64


@pytest.mark.parametrize(
    ("x", "dtype", "sentence"),
    [
        (
            [[BIG, BIG]],
            "int64",
            "The sum of a window is 9223372036854775808, and int64 holds -9223372036854775808 to "
            "9223372036854775807; convert the input to float64 first, which rounds, or use a smaller window.",
        ),
        (
            [[2**63, 2**63]],
            "uint64",
            "The sum of a window is 18446744073709551616, and uint64 holds 0 to 18446744073709551615; "
            "convert the input to float64 first, which rounds, or use a smaller window.",
        ),
    ],
)
def test_a_sum_beyond_64_bits_is_rejected_everywhere(x, dtype, sentence):
    x = np.array(x, dtype)
    spec = PoolSpec.of("sum", (1, 2))
    for call in (
        lambda: pool(x, spec),
        lambda: reference.pool(x, spec),
        lambda: reference.pool_2d(x, spec),
        lambda: list(steps(x, spec)),
        lambda: global_pool(x, "sum"),
        lambda: adaptive_pool(x, 1, "sum"),
        lambda: list(adaptive_steps(x, 1, "sum")),
        lambda: sum_pool(x, (1, 2)),
    ):
        with pytest.raises(PoolingError) as error:
            call()
        assert str(error.value) == sentence


def test_a_sum_of_uint64_may_use_the_64th_bit():
    x = np.array([[2**63, 2**62], [1, 0]], np.uint64)
    assert list(one_window(x, "sum")) == [2**63 + 2**62 + 1] * 7


def test_average_of_many_int32_is_rounded_once():
    """Here the dtype alone does not say that totals stay below 2⁵³."""
    x = np.full((2048, 2052), 2**31 - 1, np.int32)
    x[0, :3] = 5, 7, 11
    total = (x.size - 3) * (2**31 - 1) + 23
    assert global_pool(x).item() == float(Fraction(total, x.size))


def test_integers_of_every_layout_are_summed_exactly():
    x = np.arange(24).reshape(2, 3, 4) + 2**60
    for layout, step in product((x, np.asfortranarray(x), x[:, ::-1]), (1, 2)):
        made = sum_pool(layout, 2, strides=step)
        for plane, pooled in zip(layout, made, strict=True):
            assert pooled.tolist() == reference.pool(plane, PoolSpec.of("sum", 2, strides=step)).tolist()


@each(("reduction", "numpys"), [("max", np.any), ("min", np.all), ("sum", np.sum), ("avg", np.mean)])
def test_booleans_are_pooled_as_0_and_1_max_is_any_and_min_is_all(reduction, numpys):
    x = np.random.default_rng(12).random((8, 8)) < 0.4
    expected = [numpys(x[row : row + 2, col : col + 2]) for row in (0, 2, 4, 6) for col in (0, 2, 4, 6)]
    assert len(set(map(float, expected))) > 1
    for way in all_ways(x, PoolSpec.of(reduction, 2)):
        assert way == expected
    assert adaptive_pool(x, 4, reduction).ravel().tolist() == expected
    assert global_pool(x, reduction) == numpys(x)
