"""From one library's call to another's that gives the same numbers, or why there is none.

What fits is not guessed: each candidate is computed by its library's rules, on numbers that tell windows,
paddings and divisors apart, and compared with the original.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

import numpy as np

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.candidates import candidates, paddings_of
from pooling.frameworks.libraries.converted import how, why_none
from pooling.frameworks.libraries.library import Ruled
from pooling.frameworks.libraries.ours import name_of, rule_or_pool
from pooling.spec import PoolSpec
from pooling.windows.counting import window_extent

EVERY_SIZE, THIS_SIZE = "every size", "this size"
ITSELF = "This is the layer itself."
NOTHING = "{name} gives an empty array here, because no window fits; make the window smaller."
MOST_SIZES = 16
"""Sizes after this one on which a call is tried."""


@dataclass(frozen=True)
class Conversion:
    """What a call is in another library.

    Attributes
    ----------
    call : Call or None
        The call that gives the same numbers; None if there is none.
    exact_for : str
        ``"every size"``, or ``"this size"`` if the padding depends on the size; "" without a call.
    sentence : str
        What is different about it, or why there is none.
    nearest : Call or None
        Without a call, the one that comes nearest.
    """

    call: Call | None
    exact_for: str
    sentence: str
    nearest: Call | None = None


@lru_cache(maxsize=512)
def convert(call: Call, to: str, spatial_shape: tuple[int, ...]) -> Conversion:
    """Find the call of the library `to` that gives the numbers of `call` on inputs of a spatial shape.

    A call that holds for every size is preferred to one that holds for this size alone.

    Parameters
    ----------
    call : Call
        What is converted.
    to : str
        A key of `LIBRARIES`.
    spatial_shape : tuple of int
        Sizes of the axes that are pooled.

    Returns
    -------
    Conversion
        The call, for which sizes it holds, and what is different about it.
    """
    shape = smaller(call.spec, spatial_shape)
    asked = answer(call, shape)
    if asked.refusal:
        return Conversion(None, "", f"{name_of(call.library)} refuses the call itself: {asked.refusal}")
    if nothing(asked):
        return Conversion(None, "", NOTHING.format(name=name_of(call.library)))
    if call.library == to:
        return Conversion(call, EVERY_SIZE, ITSELF)
    tried = list(_tried(call, to, shape, asked))
    fitting = [found for found, given in tried if alike(asked, given)]
    for found in fitting:
        if _holds_elsewhere(call, found, shape):
            return Conversion(found, EVERY_SIZE, how(call, found))
    if fitting:
        return Conversion(fitting[0], THIS_SIZE, how(call, fitting[0]))
    return Conversion(None, "", *why_none(call, to, asked, tried))


def _tried(call: Call, to: str, shape: tuple[int, ...], asked: Ruled) -> Iterator[tuple[Call, Ruled]]:
    paddings = paddings_of(call.spec, shape, asked.pads, asked.output_shape or ())
    for each in candidates(call, to, paddings):
        yield each, answer(each, shape)


def _holds_elsewhere(call: Call, found: Call, shape: tuple[int, ...]) -> bool:
    """Whether it holds for the sizes after this one: what SAME pads repeats from stride to stride.

    A single window may hide which side is padded, so sizes of several windows are tried as well.
    """
    spec = call.spec
    extents = map(window_extent, spec.window_shape, spec.dilations)
    several = tuple(map(sum, zip(shape, extents, spec.strides, strict=True)))
    return all(
        _alike_at(call, found, tuple(size + more for size in sizes))
        for more in range(1, min(max(spec.strides), MOST_SIZES) + 1)
        for sizes in (shape, several)
    )


def _alike_at(call: Call, found: Call, shape: tuple[int, ...]) -> bool:
    asked = answer(call, shape)
    return bool(asked.refusal) or nothing(asked) or alike(asked, answer(found, shape))


def smaller(spec: PoolSpec, shape: Sequence[int]) -> tuple[int, ...]:
    """Return a smaller shape on which the same padding is put, and the last window ends the same way.

    >>> smaller(PoolSpec.of("max", 3, strides=2), (224, 7))
    (10, 7)
    """
    pads = spec.padding if isinstance(spec.padding, tuple) else ((0, 0),) * spec.rank
    extents = map(window_extent, spec.window_shape, spec.dilations)
    return tuple(
        size - max(0, (size - 2 * (extent + sum(pad)) - 2 * stride) // stride) * stride
        for size, extent, pad, stride in zip(shape, extents, pads, spec.strides, strict=True)
    )


@lru_cache(maxsize=1024)
def answer(call: Call, shape: tuple[int, ...]) -> Ruled:
    """Return what a library gives on numbers by which windows, paddings and divisors can be told apart.

    Three maps fall, so that a maximum is its window's first cell, rise, so that it is the last, and have no
    order. They are negative, so that a zero would be a maximum, and then positive, where it is a minimum.
    """
    cells = prod(shape)
    order = np.arange(1, cells + 1, dtype=np.float32)
    mixed = np.random.default_rng(cells).permutation(order)
    maps = [-order, order - cells - 1, -mixed]
    return rule_or_pool(call, np.stack([*maps, *(-each for each in maps)]).reshape(6, *shape))


def nothing(given: Ruled) -> bool:
    """Whether a library answers with an array without a number, because no window fits."""
    return given.output_shape is not None and not all(given.output_shape)


def alike(one: Ruled, other: Ruled) -> bool:
    """Whether both libraries answer with the same numbers, up to rounding; what no rule gives is none."""
    if one.unsure is not None or other.unsure is not None:
        return False
    if one.values is None or other.values is None or one.values.shape != other.values.shape:
        return False
    return bool(np.allclose(one.values, other.values, rtol=1e-5, atol=1e-6, equal_nan=True))
