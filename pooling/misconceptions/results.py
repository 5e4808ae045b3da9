"""The results that mistakes about a window's numbers lead to: another reduction, another divisor, zeros."""

from collections.abc import Iterator
from dataclasses import replace
from math import prod

import numpy as np

from pooling import PoolSpec
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows
from pooling.misconceptions.formulas import formula_mistakes
from pooling.misconceptions.layers import layer_mistakes
from pooling.misconceptions.mistake import Array, Mistake, acted
from pooling.misconceptions.reductions import confused_with
from pooling.misconceptions.windows import misplaced


def wrong_results(x: Array, spec: PoolSpec) -> Iterator[Mistake]:
    """Yield what common mistakes lead to, the likeliest first, each in the output's shape.

    They are worked out one by one, as they are asked for. Some cells of theirs, or all, may be right.

    >>> x = np.array([[1.0, 3], [5, 6]])
    >>> {mistake.name: mistake.results.item() for mistake in wrong_results(x, PoolSpec.of("max", 2))}
    {'avg': 3.75, 'min': 1.0, 'sum': 15.0}
    """
    return layer_mistakes(x, spec) if isinstance(spec, Layer) else _plain_mistakes(x, spec)


def moved_by_one(x: Array, spec: PoolSpec) -> Iterator[Mistake]:
    """Yield what comes of windows that move by one cell and not by the stride, if there are enough of them.

    >>> x = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2]])
    >>> [mistake.results.tolist() for mistake in moved_by_one(x, PoolSpec.of("max", 2))]
    [[[6.0, 6.0]]]
    """
    shape = plan_windows(spec, x.shape).output_shape
    for name, other in misplaced(spec, x.shape):
        there = plan_windows(other, x.shape).output_shape
        if name == "one" and all(size >= wanted for size, wanted in zip(there, shape, strict=True)):
            yield acted(name, x, other, shape)


def _plain_mistakes(x: Array, spec: PoolSpec) -> Iterator[Mistake]:
    shape = plan_windows(spec, x.shape).output_shape
    for name, given, instead in _other_padding(x, spec):
        yield acted(name, given, instead, shape)
    yield from formula_mistakes(x, spec)
    for name in confused_with(spec.reduction):
        yield acted(name, x, replace(spec, reduction=name), shape)


def _other_padding(x: Array, spec: PoolSpec) -> Iterator[tuple[str, Array, PoolSpec]]:
    """Yield the layers that count padding, or divide, in another way."""
    plan, size = plan_windows(spec, x.shape), prod(spec.window_shape)
    if spec.reduction == "avg" and not (plan.divisors == size).all():
        yield "window", x, replace(spec, divisor_override=size)
    if spec.reduction == "avg" and spec.divisor_override is not None:
        yield "real", x, replace(spec, divisor_override=None)
    elif spec.reduction == "avg" and spec.count_include_pad:
        yield "divisor", x, replace(spec, count_include_pad=False)
    elif any(pad for axis in plan.pads for pad in axis):
        yield "zero", np.pad(x, plan.pads), replace(spec, padding="valid")
