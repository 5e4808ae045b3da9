"""Pools after pools: how small a map gets, and what it no longer knows."""

from functools import cache

import numpy as np

from pooling.experiments.facts import Facts, Table
from pooling.fast import pool
from pooling.invariance import circle, levels
from pooling.spec import PoolSpec

Shape = tuple[int, ...]
HALVING = PoolSpec.of("max", 2)
SIDE, PHOTO, DIGIT = 64, 224, 8
POOLS, PHOTO_POOLS = 6, 5


def sides(start: int, pools: int) -> list[int]:
    """Return the side of a square map, and what it is after each pool of 2 × 2.

    >>> sides(32, 5)
    [32, 16, 8, 4, 2, 1]
    """
    return [level.shape[0] for level in levels(np.zeros((start, start)), HALVING, pools)]


def places(side: int, pools: int) -> list[int]:
    """Count the places of one bright cell that can still be told apart, after each pool.

    >>> places(4, 2)
    [16, 4, 1]
    """
    every = np.eye(side * side).reshape(side * side, side, side)
    return [len({each.tobytes() for each in level}) for level in levels(every, HALVING, pools)]


def overlap_after(picture: np.ndarray, pools: int) -> float:
    """Pool a mask, enlarge the result again, and return how much of both together is in both (IoU)."""
    small = levels(picture, HALVING, pools)[-1]
    large = np.kron(small, np.ones((2**pools, 2**pools))) > 0
    return float((large & (picture > 0)).sum() / (large | (picture > 0)).sum())


@cache
def chain() -> Facts:
    """Follow maps through a chain of pools."""
    small, photo = sides(SIDE, POOLS), sides(PHOTO, PHOTO_POOLS)
    return {
        "pools": POOLS,
        "photo_pools": PHOTO_POOLS,
        "side": SIDE,
        "sides": " → ".join(map(str, small)),
        "photo": PHOTO,
        "photo_sides": " → ".join(map(str, photo)),
        "last": small[-1],
        "photo_last": photo[-1],
        "digit": DIGIT,
        "digit_pools": len(sides(DIGIT, 3)) - 1,
        "digit_sides": " → ".join(map(str, sides(DIGIT, 3))),
        "places": SIDE * SIDE,
        "places_last": 1,
        "seen": (SIDE // small[-1]) ** 2,
    }


@cache
def chain_table() -> Table:
    """Return, after each pool, the side of the map and the places that it tells apart."""
    rows = zip(range(5), sides(16, 4), places(16, 4), strict=True)
    return Table(("Pools", "Side of the map", "Places told apart"), tuple((str(n), a, b) for n, a, b in rows))


@cache
def masks() -> Facts:
    """Segment with a thin ring and a disc: how well the mask comes back after pools."""
    rows, columns = np.mgrid[:64, :64] - 31.5
    disc = (rows**2 + columns**2 <= 20**2).astype(float)
    thin = circle(64, 4)
    return {
        **{f"ring_{pools}": _percent(overlap_after(thin, pools)) for pools in (1, 2, 3)},
        **{f"disc_{pools}": _percent(overlap_after(disc, pools)) for pools in (1, 2, 3, 4)},
    }


@cache
def stride_one() -> Facts:
    """Pool random numbers by 3 × 3 with stride 1 and by 2 × 2: how many cells and different numbers stay."""
    x = np.random.default_rng(0).permutation(64 * 64).reshape(64, 64)
    wide, usual = (pool(x, PoolSpec.of("max", k, strides=s)) for k, s in ((3, 1), (2, 2)))
    photo = pool(np.zeros((PHOTO, PHOTO)), PoolSpec.of("max", 3, strides=1))
    return {
        "photo": PHOTO,
        "photo_after": photo.shape[0],
        "photo_percent": _percent(photo.size / PHOTO**2),
        "cells": x.size,
        "left": wide.size,
        "left_usual": usual.size,
        "percent": _percent(wide.size / x.size),
        "percent_usual": _percent(usual.size / x.size),
        "different": len(set(wide.ravel().tolist())),
        "different_usual": len(set(usual.ravel().tolist())),
        "different_percent": _percent(len(set(wide.ravel().tolist())) / x.size),
        "copies": round(wide.size / len(set(wide.ravel().tolist())), 1),
    }


@cache
def stride_one_table() -> Table:
    """Return the cells and the different numbers that two layers leave."""
    facts = stride_one()
    return Table(
        ("Window and stride", "Cells left", "Different numbers"),
        (
            ("3 × 3, stride 1", facts["left"], facts["different"]),
            ("2 × 2, stride 2", facts["left_usual"], facts["different_usual"]),
        ),
    )


def _percent(share: float) -> float:
    return round(100 * share, 1)
