"""A maximum from ReLUs: max(a, b) = b + relu(a − b), one cell after the other."""

from functools import cache, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.experiments.facts import Facts, Table, plain
from pooling.network.layers import relu
from pooling.number_text import format_number

WINDOW = (8, 3, 9, 0)
"""The last window of the deep dive's 4 × 4."""
WINDOWS = 10_000


def larger(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    """Return the larger of two numbers, by a subtraction, a ReLU and an addition.

    >>> larger(np.array(3), np.array(5)).item(), larger(np.array(5), np.array(3)).item()
    (5, 5)
    """
    return np.asarray(b + relu(a - b))


def chained_max(windows: NDArray[Any]) -> NDArray[Any]:
    """Return the maximum of each row of (n, cells), one cell after the other."""
    return reduce(larger, windows.T)


@cache
def relu_chain() -> Facts:
    """Compare the chain with the maximum, on whole numbers and on float32."""
    rng, (a, _, b, _) = np.random.default_rng(1), WINDOW
    whole = rng.integers(-100, 101, (WINDOWS, len(WINDOW)))
    floats = rng.normal(size=(WINDOWS, len(WINDOW))).astype(np.float32)
    gaps = np.abs(chained_max(floats).astype(np.float64) - floats.max(axis=1))
    return {
        "a": a,
        "b": b,
        "difference": a - b,
        "cut": plain(relu(np.array(a - b))),
        "result": plain(larger(np.array(a), np.array(b))),
        "without_relu": b + a - b,
        "without_addition": a - b,
        "relus": len(WINDOW) - 1,
        "windows": WINDOWS,
        "wrong_whole": int(np.count_nonzero(chained_max(whole) != whole.max(axis=1))),
        "rounded": int(np.count_nonzero(gaps)),
        "largest_gap": float(gaps.max()),
    }


@cache
def relu_chain_table() -> Table:
    """Follow the chain through the last window of the deep dive's 4 × 4."""
    rows, best = [], WINDOW[0]
    for cell in WINDOW[1:]:
        step = plain(larger(np.array(best), np.array(cell)))
        text = f"{cell} + relu({best} − {cell}) = {cell} + {format_number(max(0, best - cell))}"
        rows.append((f"largest so far {best}, next {cell}", text, step))
        best = int(step)
    return Table(("The chain", "b + relu(a − b)", "Largest"), tuple(rows))
