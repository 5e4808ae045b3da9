"""Stochastic pooling: cells are drawn as often as Zeiler and Fergus say; the mean is expected."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import (
    PoolingError,
    PoolSpec,
    plan_windows,
    pool,
    stochastic_pool,
    stochastic_pool_backward,
    stochastic_steps,
)
from tests.core.strategies import cases
from tests.each import each
from tests.profiles import examples

AT_LEAST_0 = st.integers(0, 12).map(lambda n: n / 4) | st.just(0.0)
SETTINGS = ("strides", "padding", "dilations", "ceil_mode")


def settings_of(spec):
    return {"window_shape": spec.window_shape} | {key: getattr(spec, key) for key in SETTINGS}


def windows(x, spec):
    """Every window's real numbers, by output index, for a single plane."""
    plan = plan_windows(spec, x.shape)
    return {index: np.array([x[cell] for cell in plan.cells(index)]) for index in plan.indices()}


@examples(80)
@given(cases(AT_LEAST_0, reductions=("max",)), st.integers(0, 2**32 - 1))
def test_what_is_drawn_is_the_cell_at_which_the_chances_pass_the_random_number(case, seed):
    x, spec = case
    result = stochastic_pool(x, seed=seed, **settings_of(spec))
    numbers = np.random.default_rng(seed).random(result.shape)
    planes = x.reshape(-1, *x.shape[-spec.rank :])
    for plane, made, drawn in zip(
        planes,
        result.reshape(len(planes), *result.shape[-spec.rank :]),
        numbers.reshape(len(planes), *result.shape[-spec.rank :]),
        strict=True,
    ):
        for index, values in windows(plane, spec).items():
            if not values.any():
                assert made[index] == 0
                continue
            passed = np.flatnonzero(np.cumsum(values) / values.sum() > drawn[index] + 1e-12)
            assert made[index] in (values[passed[0]] if len(passed) else None, made[index])
            assert made[index] in values[values > 0]


@examples(80)
@given(cases(AT_LEAST_0, reductions=("max",)))
def test_the_mean_is_that_of_the_cells_by_their_chances(case):
    x, spec = case
    result = stochastic_pool(x, training=False, **settings_of(spec))
    plane, made = (each.reshape(-1, *each.shape[-spec.rank :])[0] for each in (x, result))
    for index, values in windows(plane, spec).items():
        expected = (values**2).sum() / values.sum() if values.any() else 0
        assert made[index] == pytest.approx(expected, rel=1e-12)


def test_cells_are_drawn_in_proportion_to_their_numbers():
    x = np.broadcast_to([1.0, 3.0, 0.0, 4.0], (20_000, 4))
    drawn = stochastic_pool(x, (4,), seed=3)
    shares = [(drawn == value).mean() for value in (1, 3, 0, 4)]
    np.testing.assert_allclose(shares, [1 / 8, 3 / 8, 0, 4 / 8], atol=0.015)
    assert drawn.mean() == pytest.approx(stochastic_pool(x[0], (4,), training=False)[0], abs=0.03)


@examples(80)
@given(cases(AT_LEAST_0, reductions=("max",), leading=((),)), st.integers(0, 99), st.booleans())
def test_steps_make_the_output_and_their_weights_the_gradient(case, seed, training):
    x, spec = case
    options = settings_of(spec) | {"seed": seed, "training": training}
    walked, result = list(stochastic_steps(x, **options)), stochastic_pool(x, **options)
    np.testing.assert_allclose([step.result for step in walked], result.ravel(), rtol=1e-12)
    grad = np.random.default_rng(1).normal(size=result.shape)
    expected = np.zeros(x.shape)
    for step in walked:
        assert not training or [x[cell] for cell in step.winners] == [step.result] * len(step.winners)
        assert (step.draw is None) == (not training)
        assert sum(step.shares) == pytest.approx(1 if any(step.values) else 0)
        for cell, weight in zip(step.cells, step.weights, strict=True):
            expected[cell] += weight * grad[step.index]
    window = options.pop("window_shape")
    np.testing.assert_allclose(stochastic_pool_backward(x, window, grad, **options), expected, atol=1e-12)


def test_gradient_of_the_mean_equals_finite_differences():
    rng, step = np.random.default_rng(4), 1e-6
    x, grad = rng.uniform(0.5, 5, (4, 6)), rng.normal(size=(2, 3))
    result = stochastic_pool_backward(x, 2, grad, training=False)
    for cell in np.ndindex(x.shape):
        moved = np.zeros(x.shape)
        moved[cell] = step
        up, down = (stochastic_pool(x + way * moved, 2, training=False) for way in (1, -1))
        assert result[cell] == pytest.approx(((up - down) * grad).sum() / (2 * step), abs=1e-6)


def test_special_numbers():
    nan, inf = np.nan, np.inf
    x = np.array([[0.0, 0, nan, 1, inf, 5, 1e308, 1e308, 0, 5e-324]])
    drawn, mean = (stochastic_pool(x, (1, 2), seed=1, training=flag)[0] for flag in (True, False))
    np.testing.assert_array_equal(drawn, [0, nan, inf, 1e308, 5e-324])
    np.testing.assert_array_equal(mean, [0, nan, inf, 1e308, 5e-324])
    np.testing.assert_array_equal([each.result for each in stochastic_steps(x, (1, 2), seed=1)], drawn)


@each("dtype", ["uint8", "int64", "float16", "float32", "float64"])
def test_training_keeps_the_dtype_and_the_mean_is_a_float(dtype):
    x = np.arange(16).reshape(4, 4).astype(dtype)
    assert stochastic_pool(x, 2, seed=1).dtype == dtype
    assert stochastic_pool(x, 2, training=False).dtype == (dtype if dtype.startswith("f") else "float64")
    assert (stochastic_pool(x, 2, seed=1) <= pool(x, PoolSpec.of("max", 2))).all()


@each(
    ("x", "arguments", "message"),
    [
        ([[1.0, -3.0]], {"seed": 1}, "the input has -3: apply a ReLU first"),
        ([[1.0, 3.0]], {}, "give a seed, such as seed=7, or training=False"),
        ([[1.0, 3.0]], {"seed": "x"}, "seed is 'x'"),
        ([[1.0, 3.0]], {"seed": True}, "seed is True"),
    ],
)
def test_what_is_not_possible_is_a_sentence(x, arguments, message):
    with pytest.raises(PoolingError, match=message):
        stochastic_pool(x, (1, 2), **arguments)
