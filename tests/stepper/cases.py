"""Random numbers and settings that are hard to show."""

import numpy as np

from pooling import PoolingError, PoolSpec, plan_windows
from pooling.reductions import REDUCTIONS

SETTINGS = {
    "max-overlap": PoolSpec.of("max", 3, strides=1),
    "avg-same": PoolSpec.of("avg", 3, strides=2, padding="same"),
    "sum-gaps": PoolSpec.of("sum", 1, strides=2),
    "min-ceil": PoolSpec.of("min", 3, strides=2, ceil_mode=True),
}
STRANGE = [np.nan, np.inf, -np.inf, -0.0, 1e308, -1e308, 123456789012.0, 1 / 3, 2e-7]
KINDS = [(2, 1), (1, 1), (3, 1), (2, 3), (2, 1)]
"""Rank and channels, in turn."""
PADDINGS = ["valid", "same", "same_lower", "custom"]


def random_case(number):
    """Numbers and a spec that fit together, by number; ties, negatives and one-wide inputs are common.

    Every fifth is one row, every fifth slices with a window through them, every fifth channels.
    """
    rng = np.random.default_rng(number)
    rank, channels = KINDS[number % 5]
    while True:
        x, spec = random_numbers(rng, rank, channels), random_spec(rng, rank)
        try:
            plan_windows(spec, x.shape[-rank:])
        except PoolingError:
            continue
        return x, spec


def random_numbers(rng, rank, channels):
    leading = () if channels == 1 else (channels,)
    shape = leading + tuple(int(n) for n in rng.integers(1, 7 if rank < 3 else 5, size=rank))
    x = rng.integers(-8, 9, size=shape) / rng.choice([1, 1, 4])
    strange = rng.random(x.shape) < rng.choice([0, 0.15])
    return np.where(strange, rng.choice(STRANGE, size=x.shape), x)


def random_spec(rng, rank):
    padding = rng.choice(PADDINGS)
    return PoolSpec.of(
        str(rng.choice(list(REDUCTIONS))),
        each(rng, rank, 1, 4 if rank < 3 else 3),
        strides=each(rng, rank, 1, 3),
        padding=str(padding)
        if padding != "custom"
        else [each(rng, 2, 0, 2 if rank < 3 else 1) for _ in range(rank)],
        dilations=each(rng, rank, 1, 2),
        ceil_mode=bool(rng.integers(2)),
        count_include_pad=bool(rng.integers(2)),
    )


def each(rng, count, low, high):
    return tuple(int(n) for n in rng.integers(low, high + 1, size=count))
