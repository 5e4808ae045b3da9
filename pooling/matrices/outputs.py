"""Outputs of a layer as text: larger than what a learner types, with channels or slices."""

import numpy as np
from numpy.typing import NDArray

from pooling.matrices.volumes import parse_volume

MOST_SIDE, MOST_PARTS, MOST_CELLS = 32, 32, 1024
"""Cells a side, matrices, and cells of several matrices together: an address has room for them."""


def parse_output(text: str) -> NDArray[np.float64]:
    """Read one to 32 matrices of up to 32 × 32 numbers, (N, H, W), by the rules of `parse_volume`.

    Raises
    ------
    PoolingError
        As `parse_volume`.

    Examples
    --------
    >>> parse_output("6.,8.;14.,16.").tolist()
    [[[6.0, 8.0], [14.0, 16.0]]]
    """
    return parse_volume(text, MOST_SIDE, slices=MOST_PARTS, cells=MOST_CELLS)
