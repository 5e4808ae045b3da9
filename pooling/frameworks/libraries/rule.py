"""What a library gives for a call, by its rules over our core: no library is asked."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.frameworks.libraries.arithmetic import arithmetic
from pooling.frameworks.libraries.around import around, padded_first
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import place_windows, starts_late, total_pads
from pooling.frameworks.libraries.library import Ruled, RuledShape
from pooling.frameworks.libraries.numbers import numbers_of, taken
from pooling.frameworks.libraries.refusals import find_refusal
from pooling.frameworks.libraries.sentences import sentence, taken_as
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.frameworks.libraries.unsure import unsure_cells
from pooling.frameworks.libraries.values import pooled
from pooling.validation.arrays import spatial_last

FLOAT32 = np.dtype(np.float32)


def rule(call: Call, x: ArrayLike) -> Ruled:
    """Return the numbers, shape and padding that a library gives for `x`, or what it refuses.

    Parameters
    ----------
    call : Call
        What is asked, in the library's own arguments.
    x : array_like, shape (..., spatial axes)
        The input, with as many spatial axes as the call's window.

    Returns
    -------
    Ruled
        Everything; a refusal is a sentence in it, and no error is raised.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> spec = PoolSpec.of("max", (3,), strides=2, padding="same")
    >>> rule(Call("tensorflow", spec), [-1, -2, -3, -4]).values
    array([-1, -3])
    >>> rule(Call("torch", PoolSpec.of("max", (3,), strides=2, padding=1)), [-1.0, -2.0, -3.0, -4.0]).values
    array([-1., -2.])
    """
    try:
        array = spatial_last(x, call.spec.rank, "channels_first")
        refusal = find_refusal(call, array.shape, array.dtype)
        if refusal is not None:
            return Ruled(call, refusal=refusal.sentence, ends_process=refusal.ends_process)
        with np.errstate(all="ignore"):  # infinities and NaN are answers here
            return _ruled(call, array)
    except PoolingError as error:
        return Ruled(call, refusal=str(error))


def _ruled(call: Call, x: NDArray[Any]) -> Ruled:
    rank = call.spec.rank
    plan = place_windows(call, x.shape[-rank:])
    numbers = numbers_of(call, taken(x, call.spec.reduction, LIBRARIES[call.library].numbers).dtype)
    cells = taken(x, call.spec.reduction, numbers)
    library = LIBRARIES[call.library]
    converted = taken_as(library, x.dtype, cells.dtype)
    values = around(call, cells, lambda array: pooled(array, plan, numbers))
    return Ruled(
        call,
        values,
        total_pads(call, plan),
        values.shape[x.ndim - rank :],
        " ".join(filter(None, (sentence(library, call, cells, plan, numbers), converted))),
        _all(values) if starts_late(call, plan) else unsure_cells(padded_first(call, cells), plan, numbers),
    )


def _all(values: NDArray[Any]) -> NDArray[np.bool_]:
    return np.ones(values.shape, bool)


def ruled_shape(call: Call, spatial_shape: Sequence[int]) -> RuledShape:
    """Return the shape that a library gives for an input of any size, of float32, and how it comes about.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> found = ruled_shape(Call("torch", PoolSpec.of("max", 3, strides=2, padding=1)), (112, 96))
    >>> found.output_shape, found.arithmetic[0]
    ((56, 48), '⌊(112 + 2 · 1 − 3) / 2⌋ + 1 = 56')
    """
    shape = tuple(spatial_shape)
    refusal = find_refusal(call, shape, FLOAT32)
    if refusal is not None:
        return RuledShape(refusal=refusal.sentence)
    plan = place_windows(call, shape)
    output = tuple(max(0, size) for size in plan.output_shape)
    return RuledShape(output, arithmetic(call, plan), total_pads(call, plan))
