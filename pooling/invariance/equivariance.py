"""How well a result moves along with its input: invariant does not change, equivariant moves along."""

from collections import defaultdict
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.invariance.shifts import shift

Array = NDArray[Any]
Move = tuple[int, int]


def equivariance_errors(results: Array, steps: Move, border: str) -> NDArray[np.float64]:
    """Return, for every shift, how far the map of the shifted picture is from the shifted map.

    Parameters
    ----------
    results : ndarray, shape (2J + 1, 2J + 1, ..., H, W)
        The maps of all shifts of at most J cells, as `all_shifts` orders them.
    steps : tuple of int
        How many cells of the picture one row and one column of the map stand for.
    border : str
        What comes in at the edge when a map is shifted: one of `BORDERS`.

    Returns
    -------
    ndarray, shape (2J + 1, 2J + 1)
        ‖shifted map − map of the shifted picture‖ / ‖map − its mean‖, 0 where they are equal. A shift by part
        of a step has no place of its own in the map, and where a map begins is the way's own choice: of the
        moves less than two cells away, the best one counts. A map of one number alone is measured by its own
        size; NaN gives NaN.

    Notes
    -----
    "Best alignment" of Zhang, "Making convolutional networks shift-invariant again" (2019), section 3.1.
    """
    amount = len(results) // 2
    wide = results.astype(np.float64)
    still = wide[amount, amount]
    least = np.full(results.shape[:2], np.inf)
    with np.errstate(invalid="ignore", over="ignore"):
        for move, places in _whole_moves(amount, steps).items():
            rows, columns = np.array(places).T
            away = np.linalg.norm(
                (wide[rows, columns] - shift(still, *move, border)).reshape(len(rows), -1), axis=1
            )
            least[rows, columns] = np.fmin(least[rows, columns], away)
        return np.where(least == 0, 0.0, least / _size(still))


def _whole_moves(amount: int, steps: Move) -> dict[Move, list[tuple[int, int]]]:
    """Return for each move of the map the shifts that it stands for, as places in all shifts."""
    found: dict[Move, list[tuple[int, int]]] = defaultdict(list)
    by = range(-amount, amount + 1)
    for down, right in product(by, by):
        for move in product(_around(down, steps[0]), _around(right, steps[1])):
            found[move].append((amount + down, amount + right))
    return found


def _around(cells: int, step: int) -> range:
    """Return the whole steps that are less than two from a number of cells; at step 1 only itself.

    >>> list(_around(-3, 2)), list(_around(4, 2)), list(_around(4, 1))
    ([-3, -2, -1, 0], [1, 2, 3], [4])
    """
    if step == 1:
        return range(cells, cells + 1)
    return range(cells // step - 1, -(-cells // step) + 2)


def _size(still: Array) -> float:
    spread = float(np.linalg.norm(still - still.mean()))
    return spread or float(np.linalg.norm(still)) or 1.0
