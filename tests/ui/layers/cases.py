"""A layer of every kind, and the numbers that they pool."""

import numpy as np

from pooling import PoolSpec
from pooling.kinds.base import Adaptive, Fractional
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic

SPEC = PoolSpec.of("max", 2)
GIVEN = {name: getattr(SPEC, name) for name in PoolSpec.__dataclass_fields__}
AVERAGED = GIVEN | {"reduction": "avg"}
BOX = (0.25, 0.5, 3.0, 3.25)
EVERY_LAYER = {
    "adaptive": Adaptive(**GIVEN, output_shape=(3, 2)),
    "fractional": Fractional(**GIVEN, output_shape=(3, 4), seed=5, sequence="random", overlapping=True),
    "fractional, pytorch": Fractional(
        **GIVEN, output_shape=(3, 4), seed=5, sequence="pytorch", overlapping=False
    ),
    "blur": Blur(**GIVEN, taps=3, border="reflect"),
    "stochastic": Stochastic(**GIVEN, seed=3, training=True),
    "stochastic, test": Stochastic(**GIVEN, seed=3, training=False),
    "roi_pool": RoiPool(**GIVEN, box=BOX, output_shape=(2, 3)),
    "roi_align": RoiAlign(**AVERAGED, box=BOX, output_shape=(2, 3), samples=2, aligned=True),
    "roi_align, one sample": RoiAlign(**AVERAGED, box=BOX, output_shape=(2, 3), samples=1, aligned=False),
}
PAST = {
    "roi_pool, past the map": RoiPool(**GIVEN, box=(3.0, 3.0, 9.0, 9.0), output_shape=(2, 2)),
    "roi_align, past the map": RoiAlign(
        **AVERAGED, box=(4.0, 20.0, 9.0, 30.0), output_shape=(2, 2), samples=2, aligned=True
    ),
}
"""Boxes with bins that have no cell."""
OTHER = GIVEN | {"reduction": "lp", "p": 3.0}
EVERY_LAYER |= {
    "fractional, p-norm": Fractional(
        **OTHER, output_shape=(4, 4), seed=1, sequence="pseudorandom", overlapping=False
    ),
    "blur, padded": Blur(
        **GIVEN | {"padding": ((1, 0), (1, 1)), "strides": (2, 1)}, taps=4, border="replicate"
    ),
    "blur, p-norm": Blur(**OTHER, taps=4, border="zero"),
}
X = np.array([[1.0, 3, 2, 4, 0], [5, 6, 1, 2, 7], [7, 2, 8, 3, 3], [4, 5, 9, 0, 1], [2, 2, 6, 1, 8]])
CHANNELS = np.stack([X, X.T, np.abs(X - 4)])
