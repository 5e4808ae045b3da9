"""The counts that mistakes lead to: of windows, of cells that are read, of padding, of what is divided by."""

from collections.abc import Callable, Iterator, Mapping
from math import prod

from pooling import WindowPlan
from pooling.misconceptions.shapes import wrong_shapes

Counts = Iterator[tuple[str, int]]


def wrong_counts(plan: WindowPlan, fact: str) -> list[tuple[str, int]]:
    """Return the counts that mistakes lead to, the likeliest first: none is right, no two are alike.

    `fact` names what is counted: a key of `COUNTED`. Of any other there are none.

    >>> from pooling import PoolSpec, plan_windows
    >>> wrong_counts(plan_windows(PoolSpec.of("max", 2), (5, 5)), "unread")
    [('none', 0), ('one_line', 5), ('corner_twice', 10), ('other', 16)]
    """
    if fact not in COUNTED:
        return []
    right, mistakes = COUNTED[fact]
    found: dict[int, str] = {}
    for name, count in mistakes(plan):
        if count != right(plan):
            found.setdefault(count, name)
    return [(name, count) for count, name in found.items()]


def read_cells(plan: WindowPlan) -> int:
    """Count the cells that some window reads."""
    return int((plan.read_counts > 0).sum())


def unread_cells(plan: WindowPlan) -> int:
    """Count the cells that no window reads."""
    return prod(plan.input_shape) - read_cells(plan)


def padding_cells(plan: WindowPlan) -> int:
    """Count the cells of the padding."""
    return prod(axis.size + axis.before + axis.after for axis in plan.axes) - prod(plan.input_shape)


def _windows(plan: WindowPlan) -> Counts:
    for name, shape in wrong_shapes(plan).items():
        yield name, prod(shape)
    yield "side", sum(plan.output_shape)


def _unread(plan: WindowPlan) -> Counts:
    yield "none", 0
    lines = [size * _unread_lines(plan, axis) for axis, size in enumerate(_across(plan))]
    yield from (("one_line", count) for count in lines if count)
    yield "corner_twice", sum(lines)
    yield "other", read_cells(plan)


def _read(plan: WindowPlan) -> Counts:
    yield "all", prod(plan.input_shape)
    yield "windows", plan.window_count * plan.most_cells
    yield "other", unread_cells(plan)


def _padding(plan: WindowPlan) -> Counts:
    sides = [size * sum(pads) for size, pads in zip(_across(plan), plan.pads, strict=True)]
    yield "no_corners", sum(sides)
    yield "one_line", max(sides)
    yield "side", sum(map(sum, plan.pads))
    yield "none", 0


def _most_reads(plan: WindowPlan) -> Counts:
    yield "once", 1
    yield "window", prod(plan.spec.window_shape)
    yield "windows", plan.window_count


def _window_size(plan: WindowPlan) -> Counts:
    yield "side", plan.spec.window_shape[-1]
    yield "sum", sum(plan.spec.window_shape)


def _across(plan: WindowPlan) -> list[int]:
    """Return, per axis, how many cells a line across it has."""
    return [prod(plan.input_shape) // size for size in plan.input_shape]


def _unread_lines(plan: WindowPlan, axis: int) -> int:
    return int((plan.axes[axis].reads() == 0).sum())


COUNTED: Mapping[str, tuple[Callable[[WindowPlan], int], Callable[[WindowPlan], Counts]]] = {
    "windows": (lambda plan: plan.window_count, _windows),
    "output_size": (lambda plan: plan.window_count, _windows),
    "unread": (unread_cells, _unread),
    "read": (read_cells, _read),
    "padding_cells": (padding_cells, _padding),
    "most_reads": (lambda plan: int(plan.read_counts.max()), _most_reads),
    "window_size": (lambda plan: prod(plan.spec.window_shape), _window_size),
}
"""What is counted: the right count, and those of mistakes."""


def wrong_divisors(plan: WindowPlan, index: tuple[int, ...]) -> list[tuple[str, int]]:
    """Return the divisors that mistakes lead to for output cell `index`."""
    found = {
        "window": prod(plan.spec.window_shape),
        "real": len(plan.cells(index)),
        "sum": sum(plan.spec.window_shape),
    }
    right = plan.divisor(index)
    return [(name, count) for name, count in found.items() if count != right]
