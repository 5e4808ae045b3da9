"""Wrong counts that people reach by a wrong rule, as quantities, so that a lesson can answer each of them."""

from functools import cache
from math import prod

from pooling.experiments.facts import Facts
from pooling.spec import PoolSpec
from pooling.windows import plan_windows

ODD, SQUARE, WINDOW = (5, 5), (4, 4), 3


@cache
def default_stride() -> Facts:
    """Count the windows of 3 × 3 in a 4 × 4 if the stride were 1, and the cells of a window."""
    plan = plan_windows(PoolSpec.of("max", WINDOW, strides=1), SQUARE)
    return {"by_one": prod(plan.output_shape), "all": WINDOW**2}


@cache
def padding_words() -> Facts:
    """Pad a 5 × 5 by one on each side, as one of our sources says of VALID."""
    plan = plan_windows(PoolSpec.of("max", 2, padding=1), ODD)
    return {"padded_by_one": " × ".join(map(str, plan.output_shape))}
