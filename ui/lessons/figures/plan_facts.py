"""Quantities of the windows of a layer: how many, where, what they read."""

from collections.abc import Callable, Mapping
from math import prod

import numpy as np

from pooling import WindowPlan
from ui.lessons.figures.base import Fact, count, shape
from ui.lessons.figures.places import place_in

Facts = Mapping[str, Fact | Callable[[str], Fact]]


def plan_facts(plan: WindowPlan) -> Facts:
    """Return what integers alone say of a layer on an input of one shape."""
    reads = plan.read_counts
    read, size = int((reads > 0).sum()), reads.size
    padded = prod(
        side + before + after for side, (before, after) in zip(plan.input_shape, plan.pads, strict=True)
    )
    return {
        "windows": count(plan.window_count),
        "input_shape": shape(plan.input_shape),
        "output_shape": shape(plan.output_shape),
        "input_size": count(size),
        "output_size": count(plan.window_count),
        "window_size": count(prod(plan.spec.window_shape)),
        "window_shape": shape(plan.spec.window_shape),
        "strides": shape(plan.spec.strides),
        "read": count(read),
        "unread": count(size - read),
        "most_reads": count(int(reads.max())),
        "padding_cells": count(padded - size),
        "pads": _pads(plan.pads),
        "reads": lambda place: count(int(reads[place_in(place, reads.shape)])),
    }


def cells_of(plan: WindowPlan, name: str) -> list[tuple[int, ...]] | None:
    """Return the input cells that no window reads, or that most windows read; None for another name."""
    reads = plan.read_counts
    chosen = {"unread": reads == 0, "most_read": reads == reads.max()}.get(name)
    return None if chosen is None else [tuple(map(int, cell)) for cell in np.argwhere(chosen)]


def _pads(pads: tuple[tuple[int, int], ...]) -> Fact:
    """Return the pads of each axis: one number if all are alike, else what is before and after.

    >>> _pads(((1, 1), (1, 1))).text, _pads(((0, 1), (0, 1))).text
    ('1', '0 before, 1 after')
    """
    alike = {pad for pair in pads for pad in pair}
    each = list(dict.fromkeys(f"{before} before, {after} after" for before, after in pads))
    return Fact(str(alike.pop()) if len(alike) == 1 else "; ".join(each), pads)
