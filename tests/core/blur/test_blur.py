"""Blur pooling against SciPy's filters, its steps and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from pooling import PoolingError, PoolSpec, blur_pool, blur_pool_backward, blur_steps, pool
from pooling.blur.pool import binomial
from tests.each import each
from tests.profiles import examples

MODES = {"reflect": "mirror", "replicate": "nearest", "zero": "constant"}


@st.composite
def blur_cases(draw):
    rank = draw(st.integers(1, 3))
    shape = [draw(st.integers(3, 9 if rank < 3 else 5)) for _ in range(rank)]
    settings = {
        "window_shape": tuple(draw(st.integers(1, 3)) for _ in range(rank)),
        "strides": tuple(draw(st.integers(1, 3)) for _ in range(rank)),
        "taps": draw(st.integers(1, 7)),
        "border": draw(st.sampled_from([*MODES])),
        "padding": draw(st.sampled_from(["valid", "same"])),
    }
    seed = draw(st.integers(0, 2**20))
    return np.random.default_rng(seed).integers(-20, 21, shape) / 4, settings


@examples(80)
@given(blur_cases())
def test_blur_pool_is_the_maximum_at_stride_1_then_scipys_filter_at_every_stride(case):
    x, settings = case
    rank, taps = x.ndim, settings["taps"]
    pooled = pool(x, PoolSpec.of("max", settings["window_shape"], strides=1, padding=settings["padding"]))
    for axis in range(rank):
        weights = binomial(taps) / binomial(taps).sum()
        pooled = ndimage.correlate1d(
            pooled, weights, axis, mode=MODES[settings["border"]], origin=-1 if taps % 2 == 0 else 0
        )
    expected = pooled[tuple(slice(None, None, stride) for stride in settings["strides"])]
    np.testing.assert_allclose(blur_pool(x, **settings), expected, rtol=1e-12, atol=1e-12)


@examples(60)
@given(blur_cases())
def test_blur_steps_make_the_output_and_their_weights_the_gradient(case):
    x, settings = case
    walked, result = list(blur_steps(x, **settings)), blur_pool(x, **settings)
    np.testing.assert_allclose([step.result for step in walked], result.ravel(), rtol=1e-12, atol=1e-12)
    grad, expected = np.random.default_rng(1).normal(size=result.shape), np.zeros(x.shape)
    for step in walked:
        assert sum(part.weight for part in step.parts) == step.divisor
        for cell, weight in zip(step.cells, step.weights, strict=True):
            expected[cell] += weight * grad[step.index]
    window = settings.pop("window_shape")
    np.testing.assert_allclose(blur_pool_backward(x, window, grad, **settings), expected, atol=1e-12)


def test_blur_gradient_equals_finite_differences():
    rng, step = np.random.default_rng(4), 1e-6
    x, grad = rng.permutation(30).reshape(5, 6) / 2, rng.normal(size=(2, 3))
    result = blur_pool_backward(x, 2, grad)
    for cell in np.ndindex(x.shape):
        moved = np.zeros(x.shape)
        moved[cell] = step
        up, down = (blur_pool(x + way * moved, 2) for way in (1, -1))
        assert result[cell] == pytest.approx(((up - down) * grad).sum() / (2 * step), abs=1e-6)


def test_a_shift_by_one_cell_changes_blur_pooling_less_than_max_pooling():
    """What it is for: Zhang's figure 3, a row of ones and zeros in pairs."""
    x = np.tile([0.0, 0, 1, 1], 4)
    blurred, plain = (
        [layer(np.roll(x, n))[1:-1] for n in range(2)]
        for layer in (
            lambda row: blur_pool(row, (2,), strides=(2,)),
            lambda row: pool(row, PoolSpec.of("max", (2,))),
        )
    )
    change = [np.abs(one - other).max() for one, other in (blurred, plain)]
    assert change[0] < change[1]


@each(
    ("arguments", "message"),
    [
        ({"taps": 0}, "taps is 0"),
        ({"taps": 8}, "the filter has 1 to 7 weights"),
        ({"taps": 2.5}, "taps is 2.5"),
        ({"border": "wrap"}, "choose one of reflect, replicate, zero"),
        ({"strides": 0}, "strides is"),
        ({"window_shape": 9}, "make the window smaller"),
    ],
)
def test_what_is_not_possible_is_a_sentence(arguments, message):
    with pytest.raises(PoolingError, match=message):
        blur_pool(np.zeros((5, 5)), **arguments)


def test_integers_become_floats_and_channels_last_is_read():
    x = np.arange(2 * 5 * 6).reshape(2, 5, 6)
    result = blur_pool(x)
    assert result.dtype == np.float64
    moved = blur_pool(np.moveaxis(x, 0, -1), data_format="channels_last")
    np.testing.assert_array_equal(np.moveaxis(moved, -1, 0), result)
    assert blur_pool(x.astype("f4")).dtype == np.float32


def test_step_is_the_mean_also_where_the_total_is_too_large():
    x = np.full((3, 3), 1e308)
    assert {step.result for step in blur_steps(x, 2)} == {*blur_pool(x, 2).ravel()} == {1e308}
    [step] = list(blur_steps(np.array([[1e308, np.inf]]), (1, 1), strides=2, taps=3, border="replicate"))[:1]
    assert step.result == np.inf
