"""Filter, detect, condense on a picture of 8 × 8 cells: what is zero, and what the order changes."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from pooling.experiments.facts import Facts, Table
from pooling.fast import pool
from pooling.network import KERNELS, Extraction, conv2d, effect_of, extract, relu
from pooling.number_text import format_number
from pooling.spec import PoolSpec

SIDE, HALVING = 8, PoolSpec.of("max", 2)
EDGE = KERNELS["edge"].weights


def bright_square() -> NDArray[np.float64]:
    """Draw a bright square of 3 × 3 cells on dark ground, of shape (8, 8)."""
    picture = np.zeros((SIDE, SIDE))
    picture[2:5, 2:5] = 1
    return picture


def extraction() -> Extraction:
    """Filter the square with the edge kernel, without padding, rectify it, and pool it by 2 × 2."""
    return extract(bright_square(), EDGE, HALVING, padding="valid")


def as_matrix(plane: NDArray[np.float64]) -> str:
    """Write a map as a link has it.

    >>> as_matrix(np.array([[1.0, -2.0], [0.5, 0.0]]))
    '1,-2;0.5,0'
    """
    return ";".join(",".join(f"{cell:g}" for cell in row) for row in plane)


@cache
def square() -> Facts:
    """Measure the map of the square before and after pooling."""
    made = extraction()
    before, after = effect_of(made).before, effect_of(made).after
    return {
        "side": SIDE,
        "each_axis": HALVING.strides[0],
        "even": float(conv2d(np.ones((3, 3)), EDGE)[0, 0]),
        "middle": float(EDGE[1, 1]),
        "cells": made.detected.size,
        "negative": int((made.filtered < 0).sum()),
        "zeros": int((made.detected == 0).sum()),
        "found": int((made.detected > 0).sum()),
        "zeros_percent": round(100 * before.zeros),
        "zeros_percent_after": round(100 * after.zeros),
        "strongest": before.strongest,
        "strongest_after": after.strongest,
        "mean": float(format_number(before.mean)),
        "mean_after": float(format_number(after.mean)),
        "times": round(after.mean / before.mean, 1),
    }


@cache
def square_table() -> Table:
    """Return what of the map of the square grows and what does not."""
    facts = square()
    return Table(
        ("The map", "Before pooling", "After"),
        (
            ("Strongest response", facts["strongest"], facts["strongest_after"]),
            ("Mean response", facts["mean"], facts["mean_after"]),
            ("Zeros, %", facts["zeros_percent"], facts["zeros_percent_after"]),
        ),
    )


@cache
def order() -> Facts:
    """Count, on random numbers, where ReLU then pooling differs from pooling then ReLU."""
    x = np.random.default_rng(0).normal(size=(64, 64))
    differing = {
        name: int((pool(relu(x), spec) != relu(pool(x, spec))).sum())
        for name, spec in (("max", HALVING), ("avg", PoolSpec.of("avg", 2)))
    }
    return {"results": 32 * 32, "none": 0, **differing}
