"""What mistakes about the way back lead to for one input cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import prod

import numpy as np

from pooling import PoolSpec, Step
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import pool_backward, steps
from pooling.misconceptions.mistake import Array, Mistake
from pooling.reductions import REDUCTIONS


def wrong_gradients(x: Array, spec: PoolSpec, grad: Array) -> Iterator[Mistake]:
    """Yield the gradients that mistakes lead to, the likeliest first, each in the input's shape.

    `grad` is the gradient at the output. Some of their cells may be right.

    >>> x, ones = np.array([[6.0, 1], [6, 2]]), np.ones((1, 1))
    >>> for mistake in wrong_gradients(x, PoolSpec.of("max", 2), ones):
    ...     print(mistake.name, mistake.results.tolist())
    shared [[0.5, 0.0], [0.5, 0.0]]
    every_winner [[1.0, 0.0], [1.0, 0.0]]
    last_of_tie [[0.0, 0.0], [1.0, 0.0]]
    once [[1.0, 0.0], [0.0, 0.0]]
    all [[1.0, 1.0], [1.0, 1.0]]
    share [[0.25, 0.25], [0.25, 0.25]]
    result [[6.0, 0.0], [0.0, 0.0]]
    cell [[6.0, 1.0], [6.0, 2.0]]
    """
    if isinstance(spec, Layer):
        return
    walked = list(steps(x, spec))
    if REDUCTIONS[spec.reduction].selects:
        yield from _at_a_tie(x, walked, grad)
    yield _once(x, walked, grad)
    yield from _by_another_layer(x, spec, grad)
    if REDUCTIONS[spec.reduction].selects:
        yield _results(x, walked)
    yield Mistake("cell", np.asarray(x, np.float64))


def _at_a_tie(x: Array, walked: Sequence[Step], grad: Array) -> Iterator[Mistake]:
    shares: dict[str, Callable[[int], list[float]]] = {
        "shared": lambda count: [1 / count] * count,
        "every_winner": lambda count: [1.0] * count,
        "last_of_tie": lambda count: [0.0] * (count - 1) + [1.0],
    }
    for name, share in shares.items():
        result = np.zeros(x.shape)
        for step in walked:
            for cell, part in zip(step.winners, share(len(step.winners)), strict=True):
                result[cell] += part * grad[step.index]
        yield Mistake(name, result)


def _once(x: Array, walked: Sequence[Step], grad: Array) -> Mistake:
    """Return what comes of `=` in place of `+=`: of windows that overlap, the last alone counts."""
    result = np.zeros(x.shape)
    for step in walked:
        for cell, weight in zip(step.cells, step.weights, strict=True):
            if weight:
                result[cell] = weight * grad[step.index]
    return Mistake("once", result)


def _by_another_layer(x: Array, spec: PoolSpec, grad: Array) -> Iterator[Mistake]:
    for name, other in _other_layers(spec).items():
        if other != spec:
            yield Mistake(name, pool_backward(np.asarray(x, np.float64), other, grad), x, other)


def _other_layers(spec: PoolSpec) -> dict[str, PoolSpec]:
    others = {
        "all": replace(spec, reduction="sum"),
        "share": replace(spec, reduction="avg"),
    }
    if spec.reduction == "avg":
        others["window"] = replace(spec, divisor_override=prod(spec.window_shape))
    return (
        others if spec.reduction in ("max", "min") else others | {"largest": replace(spec, reduction="max")}
    )


def _results(x: Array, walked: Sequence[Step]) -> Mistake:
    """Return the results at their winners: numbers in place of gradients."""
    result = np.zeros(x.shape)
    for step in walked:
        for cell in step.winners[:1]:
            result[cell] = step.result
    return Mistake("result", result)
