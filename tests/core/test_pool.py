"""The fast path equals the definition, whatever comes."""

import numpy as np
import pytest
from hypothesis import given

from pooling import PoolingError, PoolSpec, avg_pool, max_pool, pool, reference
from tests.core.strategies import SPECIAL_VALUES, cases
from tests.each import each
from tests.profiles import examples

FIRST_EXAMPLE = [[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]]
SECOND_EXAMPLE = [[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]


@examples(1500)
@given(cases())
def test_pool_equals_the_nested_loops(case):
    x, spec = case
    np.testing.assert_allclose(pool(x, spec), reference.pool(x, spec), rtol=1e-14, atol=1e-14, strict=True)


@examples(300)
@given(cases(values=SPECIAL_VALUES))
def test_pool_equals_the_nested_loops_on_nan_inf_and_huge_numbers(case):
    x, spec = case
    before = x.copy()
    ours, theirs = pool(x, spec), reference.pool(x, spec)
    huge = np.abs(x[np.isfinite(x)]).max(initial=0)  # beside 1e308, what is left of 1 depends on the order
    np.testing.assert_allclose(ours, theirs, atol=0 if spec.reduction in ("max", "min") else huge * 1e-12)
    np.testing.assert_array_equal(x, before)


@each("dtype", ["float16", "float32", "float64", "uint8", "int8", "int16", "int64", "uint64"])
@each("reduction", ["max", "min", "avg", "sum"])
def test_pool_gives_the_promised_dtype(dtype, reduction):
    x = np.arange(16).reshape(4, 4).astype(dtype)
    spec = PoolSpec.of(reduction, 3, padding="same")
    keeps = reduction in ("max", "min") or dtype.startswith("float")
    made = np.sum(x).dtype if reduction == "sum" else "float64"
    assert pool(x, spec).dtype == (dtype if keeps else made)
    np.testing.assert_array_equal(pool(x, spec), reference.pool(x, spec), strict=True)


@given(cases(leading=((2,), (2, 3))))
def test_pool_channels_last_is_channels_first_moved(case):
    x, spec = case
    channel_axis = -1 - spec.rank
    moved = np.moveaxis(x, channel_axis, -1)
    expected = np.moveaxis(pool(x, spec), channel_axis, -1)
    np.testing.assert_array_equal(pool(moved, spec, data_format="channels_last"), expected)


@given(cases(leading=((2,),)))
def test_pool_sees_the_numbers_not_the_memory(case):
    x, spec = case
    frozen = np.asfortranarray(x)
    frozen.flags.writeable = False
    doubled = np.repeat(x, 2, axis=-1)[..., ::2]
    backwards = x[..., ::-1].copy()[..., ::-1]
    for same_numbers in (frozen, doubled, backwards):
        np.testing.assert_array_equal(pool(same_numbers, spec), pool(x, spec))


def test_pool_of_an_empty_batch_is_an_empty_batch():
    assert pool(np.zeros((0, 3, 8, 8)), PoolSpec.of("avg", 2)).shape == (0, 3, 4, 4)


@each(
    ("x", "settings", "expected"),
    [
        (FIRST_EXAMPLE, {}, [[6, 4], [7, 9]]),
        (SECOND_EXAMPLE, {}, [[12, 9], [18, 7]]),
        (SECOND_EXAMPLE, {"strides": 1}, [[12, 12, 9], [18, 13, 9], [18, 15, 7]]),
        ([[0, 1, 2], [3, 4, 5], [6, 7, 8]], {"strides": 1}, [[4, 5], [7, 8]]),
        (np.arange(16).reshape(4, 4), {"window_shape": 3}, [[10]]),
        (np.arange(16).reshape(4, 4), {"window_shape": 3, "padding": 1, "strides": 2}, [[5, 7], [13, 15]]),
        (-np.ones((2, 2)), {"window_shape": 3, "strides": 1, "padding": "same"}, [[-1, -1], [-1, -1]]),
    ],
)
def test_max_pool_gives_the_numbers_of_our_sources(x, settings, expected):
    np.testing.assert_array_equal(max_pool(x, **settings), expected)


def test_max_pool_corrects_the_rectangular_example_of_dive_into_deep_learning():
    """Windows 2 × 3, pads (1, 2), strides (2, 3); the printed page shows the same numbers."""
    x = np.arange(16).reshape(1, 1, 4, 4)
    pooled = max_pool(x, (2, 3), padding=(1, 2), strides=(2, 3))
    np.testing.assert_array_equal(pooled, [[[[0, 3], [8, 11], [12, 15]]]])


def test_avg_pool_divides_by_real_cells_unless_told():
    x = np.arange(1, 17).reshape(4, 4)
    settings = {"strides": 2, "padding": 1}
    np.testing.assert_array_equal(avg_pool(x, 3, **settings), [[3.5, 5], [9.5, 11]])
    counted = avg_pool(x, 3, **settings, count_include_pad=True)
    np.testing.assert_allclose(counted, [[14 / 9, 30 / 9], [57 / 9, 11]])


def test_totals_are_infinite_only_where_the_answer_is():
    x = [[1e308, 1e308, -1e308, np.inf], [1e308, -np.inf, 3, 4]]
    with np.errstate(all="raise"):
        np.testing.assert_array_equal(
            avg_pool(x, (1, 3), strides=1), [[1e308 / 3, np.inf], [-np.inf, -np.inf]]
        )
        np.testing.assert_array_equal(pool(x, PoolSpec.of("sum", (1, 2), strides=1))[0], [np.inf, 0, np.inf])


def test_avg_pool_of_float16_does_not_lose_small_cells():
    x = np.full((64, 64), 0.1, np.float16)
    assert float(avg_pool(x, 64)[0, 0]) == float(np.float16(0.1))


@each(
    ("x", "sentence"),
    [
        ([[1, 2], [3]], "The input's rows differ in length; give every row the same number of cells."),
        (
            [["a", "b"]],
            "The input has dtype <U1; pooling takes real numbers: convert it to float32 first.",
        ),
        (
            [1.0, 2.0],
            "The input has 1 axis; a window of 2 axes in channels_first needs at least 2: "
            "add axes to the input, or give the window fewer.",
        ),
    ],
)
def test_pool_rejects_in_a_sentence(x, sentence):
    with pytest.raises(PoolingError) as error:
        pool(x, PoolSpec.of("max", 2))
    assert str(error.value) == sentence


def test_pool_rejects_an_unknown_data_format():
    with pytest.raises(PoolingError) as error:
        pool(np.zeros((2, 2, 2)), PoolSpec.of(), data_format="NHWC")
    assert str(error.value) == "data_format is 'NHWC'; choose channels_first or channels_last."
