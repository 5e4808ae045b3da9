"""Our core as one more library: it pools as its settings say."""

from typing import Any

from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.frameworks.libraries.around import around
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import place_windows, total_pads
from pooling.frameworks.libraries.library import Ruled
from pooling.frameworks.libraries.rule import rule
from pooling.frameworks.libraries.table import LIBRARIES

OURS = "ours"
"""The key of our core, which is in no table of libraries."""


def name_of(library: str) -> str:
    """Return what people call a library."""
    return "Pooling Lab" if library == OURS else LIBRARIES[library].name


def rule_or_pool(call: Call, x: NDArray[Any]) -> Ruled:
    """Return what a library gives by its rules, or what our core gives.

    >>> import numpy as np
    >>> from pooling import PoolSpec
    >>> rule_or_pool(Call(OURS, PoolSpec.of("sum", (2,))), np.arange(4.0)).values
    array([1., 5.])
    """
    if call.library != OURS:
        return rule(call, x)
    try:
        values = around(call, x, lambda array: pool(array, call.spec))
        plan = place_windows(call, x.shape[-call.spec.rank :])
    except PoolingError as error:
        return Ruled(call, refusal=str(error))
    return Ruled(call, values, total_pads(call, plan), plan.output_shape)
