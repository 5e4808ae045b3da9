"""The p-norm and the softmax-weighted mean where powers overflow or vanish, and on infinities and NaN."""

import numpy as np
from hypothesis import given

from pooling import PoolSpec, pool, pool_backward, reference, softmax_pool, steps
from tests.core.strategies import SPECIAL_VALUES, VALUES, cases
from tests.each import each

INF, NAN = np.inf, np.nan


def as_window(values):
    """Pool a list as one window of a 1-D input."""
    return np.array(values, float), {"window_shape": (len(values),)}


@each(
    ("values", "p", "expected"),
    [
        ([1e308, -1e308], 1, INF),
        ([1e308, 1e308], 50, 1e308 * 2 ** (1 / 50)),
        ([1e-320, -1e-320], 2, 2**0.5 * 1e-320),
        ([3.0, -INF], 2, INF),
        ([3.0, NAN], 2, NAN),
        ([NAN, INF], 2, NAN),
        ([0.0, -0.0], 3, 0),
        ([2.0, -1.0], 1e9, 2),
        ([1e-200, 1e200], 2, 1e200),
    ],
)
def test_lp_survives_the_limits_of_floats(values, p, expected):
    x, window = as_window(values)
    spec = PoolSpec.of("lp", **window, p=p)
    for result in (pool(x, spec), reference.pool(x, spec)):
        np.testing.assert_allclose(result, [expected], rtol=1e-3 if 0 < expected < 1e-300 else 1e-14)


@each(
    ("values", "beta", "expected"),
    [
        ([1.0, INF, -INF], 1, INF),
        ([1.0, -INF], 1, 1),
        ([-INF, -INF], 1, -INF),
        ([-INF, 3.0], 0, -INF),
        ([-INF, INF], 0, NAN),
        ([1.0, NAN], 1, NAN),
        ([0.0, NAN], 0, NAN),
        ([INF, NAN], 1, NAN),
        ([1e308, -1e308], 1, 1e308),
        ([1e308, 1e308], 1, 1e308),
        ([1e308, -1e308], 0, 0),
        ([1e308, 9e307], 1e300, 1e308),
        ([-800.0, -801.0], 1, -800 - 1 / (np.e + 1)),
        ([5e-324, 0.0], 1e308, 0),
    ],
)
def test_softmax_survives_the_limits_of_floats(values, beta, expected):
    x, window = as_window(values)
    spec = PoolSpec.of("softmax", **window, beta=beta)
    for result in (pool(x, spec), reference.pool(x, spec)):
        np.testing.assert_allclose(result, [expected], rtol=1e-14, atol=5e-324)


def test_softmax_of_small_values_beside_a_large_one_elsewhere_is_exact():
    """exp(−5000) is 0 in float64: the plane's maximum must not decide what the other windows weigh."""
    x = [[0.0, 1.0, 5000.0, 0.0]]
    expected = [[1 / (1 + np.exp(-1)), 5000.0]]
    np.testing.assert_allclose(softmax_pool(x, (1, 2)), expected, rtol=1e-15)


@given(cases(values=VALUES | SPECIAL_VALUES, reductions=("lp", "softmax", "lse", "gem", "mixed", "median")))
def test_composites_raise_no_floating_point_flags_and_leave_the_input_alone(case):
    x, spec = case
    x.flags.writeable = False
    with np.errstate(all="raise"):
        result = pool(x, spec)
        pool_backward(x, spec, np.ones(result.shape))


@each(
    ("values", "settings", "expected"),
    [
        ([3.0, -4.0], {"reduction": "lp", "p": 2}, [0.6, -0.8]),
        ([0.0, 0.0], {"reduction": "lp", "p": 2}, [0, 0]),
        ([0.0, -2.0], {"reduction": "lp", "p": 1}, [0, -1]),
        ([INF, -2.0], {"reduction": "lp", "p": 2}, [1, 0]),
        ([INF, -INF], {"reduction": "lp", "p": 2}, [0.5**0.5, -(0.5**0.5)]),
        ([1e308, 1e308], {"reduction": "lp", "p": 2}, [0.5**0.5] * 2),
        ([2.0, 2.0], {"reduction": "softmax"}, [0.5, 0.5]),
        ([INF, 2.0], {"reduction": "softmax"}, [1, 0]),
        ([-INF, 2.0], {"reduction": "softmax"}, [0, 1]),
        ([-INF, -INF], {"reduction": "softmax"}, [0.5, 0.5]),
        ([7.0, NAN], {"reduction": "softmax", "beta": 0}, [0.5, 0.5]),
    ],
)
def test_gradients_of_composites_at_the_limits(values, settings, expected):
    x, window = as_window(values)
    spec = PoolSpec.of(**settings, **window)
    np.testing.assert_allclose(pool_backward(x, spec, [1.0]), expected, rtol=1e-14)
    (step,) = steps(x, spec)
    np.testing.assert_allclose(step.weights, expected, rtol=1e-14)
