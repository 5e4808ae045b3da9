"""The same random matrix and settings for the app and for the test that looks at it."""

import numpy as np

from pooling import PoolingError, PoolSpec, plan_windows
from ui.equations import HEADS

STRANGE = [np.nan, np.inf, -np.inf, -0.0, 1e308, -1e308, 123456789012.0, 1 / 3, 2e-7]
PADDINGS = ["valid", "same", "same_lower", "custom"]


def random_case(number):
    """A matrix and a spec that fit together, by number; ties, negatives and one-wide matrices are common."""
    rng = np.random.default_rng(number)
    while True:
        x, spec = random_matrix(rng), random_spec(rng)
        try:
            plan_windows(spec, x.shape)
        except PoolingError:
            continue
        return x, spec


def random_matrix(rng):
    x = rng.integers(-8, 9, size=tuple(rng.integers(1, 7, size=2))) / rng.choice([1, 1, 4])
    strange = rng.random(x.shape) < rng.choice([0, 0.15])
    return np.where(strange, rng.choice(STRANGE, size=x.shape), x)


def random_spec(rng):
    padding = rng.choice(PADDINGS)
    return PoolSpec.of(
        str(rng.choice(list(HEADS))),
        two(rng, 1, 4),
        strides=two(rng, 1, 3),
        padding=str(padding) if padding != "custom" else (two(rng, 0, 2), two(rng, 0, 2)),
        dilations=two(rng, 1, 2),
        ceil_mode=bool(rng.integers(2)),
        count_include_pad=bool(rng.integers(2)),
    )


def two(rng, low, high):
    return tuple(int(n) for n in rng.integers(low, high + 1, size=2))
