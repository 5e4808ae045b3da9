"""What learners compute by a wrong rule, as nested loops; it shares no code with the core's mistakes."""

from dataclasses import replace
from math import prod

import numpy as np

from pooling import PoolingError, plan_windows, reference

INSTEAD = {
    "max": ("avg", "min", "sum"),
    "avg": ("max", "sum", "min"),
    "min": ("max", "avg", "sum"),
    "sum": ("avg", "max", "min"),
}
"""Which of four reductions are taken for another, the likeliest first."""
SIDES = [
    ("left", -1, -1),
    ("right_side", -1, 1),
    ("up", -2, -1),
    ("down", -2, 1),
    ("front", -3, -1),
    ("back", -3, 1),
]


def wrong_values(x, spec, index):
    """Yield (mistake, number) for an output cell, the likeliest first; some numbers are right."""
    plan = plan_windows(spec, x.shape)
    cells = [x[cell] for cell in plan.cells(index)]
    yield from _padding(x, spec, plan, index, cells)
    for name in INSTEAD[spec.reduction]:
        yield name, reference.pool(x, replace(spec, reduction=name))[index]
    moved = dict(_windows(x, spec, plan, index))
    if "one" in moved:
        yield "one", moved.pop("one")
    right = reference.pool(x, spec)
    if len(index) == 2 and index[0] != index[1] and index[1] < right.shape[0] and index[0] < right.shape[1]:
        yield "transposed", right[index[1], index[0]]
    for name, axis, by in SIDES:
        if -axis <= len(index) and 0 <= index[axis] + by < right.shape[axis]:
            place = list(index)
            place[axis] += by
            yield name, right[tuple(place)]
    yield from moved.items()
    yield from (("cell", cell) for cell in cells)


def _padding(x, spec, plan, index, cells):
    size = prod(spec.window_shape)
    if spec.reduction == "avg" and not (plan.divisors == size).all():
        yield "window", sum(cells) / size
    if spec.reduction == "avg" and spec.divisor_override is not None:
        yield "real", reference.pool(x, replace(spec, divisor_override=None))[index]
    elif spec.reduction == "avg" and spec.count_include_pad:
        yield "divisor", sum(cells) / len(cells)
    elif any(map(any, plan.pads)):
        with_zeros = [0.0 if value is None else value for value in _padded_window(x, plan, index)]
        reduce = {"max": max, "min": min, "sum": sum}.get(
            spec.reduction, lambda v: sum(v) / (spec.divisor_override or len(v))
        )
        yield "zero", reduce(with_zeros)


def _padded_window(x, plan, index):
    """Yield the numbers of a window; None for padding, nothing for what hangs over the padded input."""
    for place in np.ndindex(*plan.spec.window_shape):
        at = [
            i * axis.stride + k * axis.dilation - axis.before
            for i, k, axis in zip(index, place, plan.axes, strict=True)
        ]
        if any(a >= axis.size + axis.after for a, axis in zip(at, plan.axes, strict=True)):
            continue
        inside = all(0 <= a < axis.size for a, axis in zip(at, plan.axes, strict=True))
        yield x[tuple(at)] if inside else None


def _windows(x, spec, plan, index):
    moved = {
        "one": replace(spec, strides=(1,) * spec.rank, padding=plan.pads),
        "exchanged": replace(spec, window_shape=spec.strides, strides=spec.window_shape),
        "turned": replace(spec, window_shape=spec.window_shape[::-1], strides=spec.strides[::-1]),
    }
    for name, other in moved.items():
        if (other.window_shape, other.strides) == (spec.window_shape, spec.strides):
            continue
        try:
            results = reference.pool(x, other)
        except PoolingError:
            continue
        if all(at < size for at, size in zip(index, results.shape, strict=True)):
            yield name, results[index]


def wrong_gradients(x, spec, grad):
    """Yield (mistake, gradient of every cell), the likeliest first, by loops over windows."""
    plan = plan_windows(spec, x.shape)
    windows = [(plan.cells(index), grad[index], plan.divisor(index)) for index in plan.indices()]
    selects = spec.reduction in ("max", "min")
    if selects:
        best = max if spec.reduction == "max" else min
        tied = [[cell for cell in cells if x[cell] == best(x[c] for c in cells)] for cells, _, _ in windows]
        yield "shared", _spread(x, [(t, g / len(t)) for t, (_, g, _) in zip(tied, windows, strict=True)])
        yield "every_winner", _spread(x, [(t, g) for t, (_, g, _) in zip(tied, windows, strict=True)])
        yield "last_of_tie", _spread(x, [(t[-1:], g) for t, (_, g, _) in zip(tied, windows, strict=True)])
        yield "once", _overwritten(x, [(t[:1], g) for t, (_, g, _) in zip(tied, windows, strict=True)])
    else:
        divides = spec.reduction == "avg"
        yield "once", _overwritten(x, [(cells, g / d if divides else g) for cells, g, d in windows])
    if spec.reduction != "sum":
        yield "all", _spread(x, [(cells, g) for cells, g, _ in windows])
    if spec.reduction != "avg":
        yield "share", _spread(x, [(cells, g / d) for cells, g, d in windows])
    if spec.reduction == "avg":
        size = prod(spec.window_shape)
        yield "window", _spread(x, [(cells, g / size) for cells, g, _ in windows])
    if not selects:
        firsts = [([max(cells, key=lambda cell: x[cell])], g) for cells, g, _ in windows]
        yield "largest", _spread(x, firsts)
    if selects:
        results = np.zeros(x.shape)
        for t in tied:
            results[t[0]] = x[t[0]]
        yield "result", results
    yield "cell", x


def _spread(x, parts):
    total = np.zeros(x.shape)
    for cells, part in parts:
        for cell in cells:
            total[cell] += part
    return total


def _overwritten(x, parts):
    total = np.zeros(x.shape)
    for cells, part in parts:
        for cell in cells:
            total[cell] = part
    return total


def wrong_shapes(spec, sizes):
    """Return {mistake: shape}, by counting the places of a window along each axis one by one."""
    plan = plan_windows(spec, sizes)
    padded = [axis.before + axis.size + axis.after for axis in plan.axes]
    named = isinstance(spec.padding, str) and spec.padding != "valid"
    whole = [_fitting(p, axis.extent, axis.stride) for p, axis in zip(padded, plan.axes, strict=True)]
    rests = [
        p - axis.extent - (n - 1) * axis.stride for p, axis, n in zip(padded, plan.axes, whole, strict=True)
    ]
    count = _hanging_over if spec.ceil_mode else _fitting
    found = {
        "first": [axis.output_size - 1 for axis in plan.axes],
        "same": [size // stride for size, stride in zip(sizes, spec.strides, strict=True)] if named else (),
        "down": whole if spec.ceil_mode and not named else (),
        "up": []
        if spec.ceil_mode or named
        else [n + (rest > 0) for n, rest in zip(whole, rests, strict=True)],
        "padding": [
            count(size, axis.extent, axis.stride) for size, axis in zip(sizes, plan.axes, strict=True)
        ],
        "divided": [size // stride for size, stride in zip(sizes, spec.strides, strict=True)],
        "one": [_by_one(p, axis, spec.ceil_mode) for p, axis in zip(padded, plan.axes, strict=True)],
        "turned": [axis.output_size for axis in plan.axes][::-1],
        "input": sizes,
    }
    return {name: tuple(shape) for name, shape in found.items()}


def _fitting(size, extent, stride):
    return len([start for start in range(0, size, stride) if start + extent <= size])


def _hanging_over(size, extent, stride):
    """Count windows until one reaches the end."""
    return len([start for start in range(0, size, stride) if start == 0 or start - stride + extent < size])


def _by_one(padded, axis, ceil_mode):
    """Count windows one cell apart; in ceil mode, none starts in the padding behind."""
    count = _fitting(padded, axis.extent, 1)
    return count - (ceil_mode and count - 1 >= axis.before + axis.size)
