"""How far pools forgive a move: a feature in its window, a ring, two dots, a bar that is turned."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import numpy as np

from pooling.experiments.facts import Facts
from pooling.fast import pool
from pooling.invariance import circle, distinct_results, dot_pair, levels, shift, survey, two_dots
from pooling.spec import PoolSpec

DIRECTIONS = tuple((down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0))
"""The eight shifts by one cell, diagonals included, as (down, right)."""


def kept_moves(window: int) -> list[int]:
    """Count for each place in a window the moves by one cell, of eight, that leave max pooling as it is.

    >>> kept_moves(2)
    [3, 3, 3, 3]
    """
    return [sum(_is_kept(window, place, move) for move in DIRECTIONS) for place in _places(window)]


def kept_share(window: int) -> Fraction:
    """Return the share of moves by one cell that a window forgives, over all places of the feature in it.

    >>> kept_share(2), kept_share(3)
    (Fraction(3, 8), Fraction(5, 9))
    """
    counts = kept_moves(window)
    return Fraction(sum(counts), len(DIRECTIONS) * len(counts))


def _places(window: int) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(window) for column in range(window))


def _is_kept(window: int, place: tuple[int, int], move: tuple[int, int]) -> bool:
    """Compare the pooled maps of one feature in the middle window of nine, before and after the move."""
    maps = np.zeros((2, 3 * window, 3 * window))
    row, column = window + place[0], window + place[1]
    maps[0, row, column] = maps[1, row + move[0], column + move[1]] = 1
    before, after = pool(maps, PoolSpec.of("max", window))
    return bool((before == after).all())


@cache
def moves() -> Facts:
    """Count the moves by one cell that max pooling forgives, for windows of two and of three cells a side."""
    two, three = kept_share(2), kept_share(3)
    counts = kept_moves(3)
    return {
        "directions": len(DIRECTIONS),
        "kept": kept_moves(2)[0],
        "share_two": f"{two.numerator}/{two.denominator}",
        "share_three": f"{three.numerator}/{three.denominator}",
        "corner": min(counts),
        "middle": max(counts),
        "side": sorted(set(counts))[1],
        "percent_two": round(100 * float(two), 1),
        "percent_three": round(100 * float(three), 1),
    }


@cache
def ring() -> Facts:
    """Count the results of Kaggle's ring after four pools: with its own shifts, and with one cell more."""
    picture, spec = circle(64, 4), PoolSpec.of("max", 2, padding="same")
    tighter = circle(64, 8)
    return {
        "pools": 4,
        "one": 1,
        "radius": 28,
        "radius_tighter": 24,
        "jitter": 3,
        "further": 4,
        "shifts": 7 * 7,
        "shifts_further": 9 * 9,
        "results": distinct_results(picture, spec, 4, 3),
        "results_further": distinct_results(picture, spec, 4, 4),
        "results_tighter": distinct_results(tighter, spec, 4, 1),
    }


@cache
def near_same() -> Facts:
    """Pool the ring's shifts by maximum and average: how many results, and how unlike they are."""
    facts: dict[str, float] = {}
    for name in ("max", "avg"):
        last = survey(circle(64, 4), PoolSpec.of(name, 2, padding="same"), 4, 3)
        facts[f"{name}_results"] = last[-1].distinct
        facts[f"{name}_distance"] = round(last[-1].mean_cosine, 3)
        facts[f"{name}_first"] = round(last[1].mean_cosine, 2)
        facts[f"{name}_first_results"] = last[1].distinct
    return facts


@cache
def dots() -> Facts:
    """Count the pools after which two dots share a cell: near each other, and in opposite corners."""
    return {name: _pools_to_meet(name) for name in ("near", "far")}


def _pools_to_meet(distance: str) -> int:
    pictures = levels(two_dots(64, *dot_pair(distance)), PoolSpec.of("max", 2), 6)
    return next(count for count, each in enumerate(pictures) if np.count_nonzero(each) == 1)


@cache
def turned() -> Facts:
    """Move and turn a bar, and count the cells of the twice pooled map that change."""
    bar = np.zeros((16, 16))
    bar[2:14, 6:8] = 1
    spec = PoolSpec.of("max", 2)
    pictures = {"moved": shift(bar, 0, -1, "zero"), "turned": np.rot90(bar)}
    still = levels(bar, spec, 2)[-1]
    changed = {name: int((levels(each, spec, 2)[-1] != still).sum()) for name, each in pictures.items()}
    upright = np.zeros((4, 4))
    upright[:, 1] = 9
    small = pool(np.stack([upright, np.rot90(upright)]), spec)
    return {
        "cells": still.size,
        **changed,
        "small_cells": small[0].size,
        "small": int((small[0] != small[1]).sum()),
        "none": 0,
    }


@cache
def direction() -> Facts:
    """Apply Z[i, j] = X[i, j + 1] to one bright column, and see where it goes."""
    x = np.zeros((4, 6), int)
    x[:, 3] = 9
    z = x[:, 1:]
    before, after = (int(np.flatnonzero(each[0])[0]) for each in (x, z))
    return {
        "before": before,
        "after": after,
        "right": before + 1,
        "way": "left" if after < before else "right",
    }
