"""Random inputs and settings for the core's property tests."""

import math

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolingError, PoolSpec, plan_windows
from pooling.reductions import REDUCTIONS

REDUCTION_NAMES = tuple(REDUCTIONS)
# Quarters keep sums exact in every order; few of them make ties common.
VALUES = st.integers(-12, 12).map(lambda n: n / 4)
SPECIAL_VALUES = st.sampled_from([0.0, -0.0, 1.0, -1.0, 1e308, -1e308, np.nan, np.inf, -np.inf])


def per_axis(rank: int, low: int, high: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*[st.integers(low, high)] * rank)


def paddings(rank: int) -> st.SearchStrategy:
    pair = st.tuples(st.integers(0, 3), st.integers(0, 3))
    return st.sampled_from(["valid", "same", "same_lower"]) | st.tuples(*[pair] * rank)


def any_specs(rank: int, reductions: tuple[str, ...] = REDUCTION_NAMES) -> st.SearchStrategy[PoolSpec]:
    return st.builds(
        PoolSpec.of,
        st.sampled_from(reductions),
        per_axis(rank, 1, 4),
        strides=per_axis(rank, 1, 4),
        padding=paddings(rank),
        dilations=per_axis(rank, 1, 3),
        ceil_mode=st.booleans(),
        count_include_pad=st.booleans(),
        p=st.sampled_from([1, 2, 3, 2.5, 40, math.inf]),
        beta=st.sampled_from([0, 0.5, 1, 8]),
        alpha=st.sampled_from([0, 0.25, 0.5, 1]),
        divisor_override=st.sampled_from([None, None, None, 1, 3, -2]),
    )


def fits(spec: PoolSpec, shape: tuple[int, ...]) -> bool:
    try:
        plan_windows(spec, shape)
    except PoolingError:
        return False
    return True


@st.composite
def cases(
    draw, values=VALUES, dtype=np.float64, reductions=REDUCTION_NAMES, most=8, leading=((), (2,), (2, 1))
):
    """Draw (x, spec) that fit together, with 0 to 2 leading axes; one-wide shapes included."""
    rank = draw(st.integers(1, 3))
    shape = draw(per_axis(rank, 1, most if rank < 3 else 5))
    spec = draw(any_specs(rank, reductions).filter(lambda spec: fits(spec, shape)))
    x = draw(hnp.arrays(dtype, draw(st.sampled_from(leading)) + shape, elements=values))
    return x, spec
