"""Ways to shrink a map or not, on one input: what each keeps and costs, and what a shift changes."""

from collections.abc import Callable
from functools import cache
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.blur.pool import blur_pool
from pooling.experiments.facts import Facts, Table
from pooling.fast import pool
from pooling.invariance import circle, shift
from pooling.layers.global_pooling import global_avg_pool
from pooling.network import KERNELS, attention_pool, conv2d, relu
from pooling.spec import PoolSpec

Array = NDArray[Any]
SIDE, KERNEL, TAPS, CHANNELS = 16, 3, 3, 64
DOT = (7, 9)
"""A single bright cell, at an odd row and column: between the steps of a stride of 2."""
EDGE = KERNELS["edge"].weights


class Way(NamedTuple):
    """How a picture becomes a map: a name on the screen, the map, and multiplications."""

    label: str
    make: Callable[[Array], Array]
    multiplications: int


def picture() -> Array:
    """Draw a ring with one bright cell in it, of shape (16, 16)."""
    drawn = circle(SIDE, 1)
    drawn[DOT] = 1
    return drawn


def detected(x: Array) -> Array:
    """Filter with the edge kernel and rectify, at full size."""
    return relu(conv2d(x, EDGE, padding="same"))


_FULL, _HALF = (KERNEL**2 * side**2 for side in (SIDE, SIDE // 2))

WAYS = {
    "max": Way("Max pooling", lambda x: pool(detected(x), PoolSpec.of("max", 2)), _FULL),
    "avg": Way("Average pooling", lambda x: pool(detected(x), PoolSpec.of("avg", 2)), _FULL),
    "blur": Way("Blur pooling", lambda x: blur_pool(detected(x)), _FULL + TAPS**2 * (SIDE // 2) ** 2),
    "strided": Way("Strided convolution", lambda x: relu(conv2d(x, EDGE, padding=1, strides=2)), _HALF),
    "dilated": Way(
        "Dilated convolution", lambda x: relu(conv2d(x, EDGE, padding="same", dilations=2)), _FULL
    ),
}
"""Each way after or in place of the same 3 × 3 edge filter with its ReLU."""


def kept_dot(way: Way) -> float:
    """Return the strongest response of a way to the single bright cell alone."""
    alone = np.zeros((SIDE, SIDE))
    alone[DOT] = 1
    return float(way.make(alone).max())


def change(way: Way) -> float:
    """Return how much of the map a shift of one cell to the right changes: |difference| / |map|."""
    still, moved = way.make(picture()), way.make(shift(picture(), 0, 1, "zero"))
    return float(np.linalg.norm(moved - still) / np.linalg.norm(still))


@cache
def instead() -> Facts:
    """Return for each way its rows, the dot's response, the change by a shift, multiplications."""
    facts: dict[str, int | float | str] = {
        "side": SIDE,
        "channels": CHANNELS,
        "dot_row": DOT[0],
        "dot_column": DOT[1],
    }
    for name, way in WAYS.items():
        facts[f"{name}_side"] = len(way.make(picture()))
        facts[f"{name}_dot"] = kept_dot(way)
        facts[f"{name}_change"] = round(100 * change(way))
        facts[f"{name}_products"] = way.multiplications
    facts["layer_parameters"] = CHANNELS * (CHANNELS * KERNEL**2 + 1)
    facts["pooling_parameters"] = 0
    facts["dilated_no_overlap"] = 2 * KERNEL
    facts["sees"], facts["dilated_sees"] = KERNEL, (KERNEL - 1) * 2 + 1
    return facts


@cache
def instead_table() -> Table:
    """Return what each way keeps and costs on the same picture."""
    return Table(
        ("Way", "Map", "Response to the dot", "Changed by a shift, %", "Multiplications"),
        tuple(
            (
                way.label,
                " × ".join(map(str, way.make(picture()).shape)),
                kept_dot(way),
                round(100 * change(way)),
                way.multiplications,
            )
            for way in WAYS.values()
        ),
    )


@cache
def attention() -> Facts:
    """Pool two feature maps by attention, with a query of zeros and with one that looks for the second."""
    maps = np.array([[[4.0, 0, 0], [0, 0, 0], [0, 0, 2]], [[0, 0, 0], [0, 0, 6], [0, 3, 0]]])
    nothing, wanted = np.zeros(2), np.array([0.0, 3.0])
    even, sharp = attention_pool(maps, nothing), attention_pool(maps, wanted)
    averages = global_avg_pool(maps)
    return {
        "maps": len(maps),
        "cells": prod(maps.shape[1:]),
        "even_weight": f"1/{round(1 / float(even.weights[0, 0]))}",
        "average_first": round(float(averages[0]), 2),
        "average_second": round(float(averages[1]), 2),
        "even_first": round(float(even.features[0]), 2),
        "even_second": round(float(even.features[1]), 2),
        "sharp_first": round(float(sharp.features[0]), 2),
        "sharp_second": round(float(sharp.features[1]), 2),
        "strongest_weight": round(100 * float(sharp.weights.max())),
        "parameters": len(wanted),
        "largest_second": float(maps[1].max()),
    }
