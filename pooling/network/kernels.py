"""The kernels of the lessons by name, each with what it is for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Kernel:
    """A named kernel.

    Attributes
    ----------
    label : str
        Its name on the screen.
    meaning : str
        What a large result says about the photo.
    rows : tuple of tuple of float
        The weights.
    """

    label: str
    meaning: str
    rows: Rows

    @property
    def weights(self) -> NDArray[np.float64]:
        """The weights, of shape (kh, kw)."""
        return np.array(self.rows, np.float64)


KERNELS: dict[str, Kernel] = {
    "edge": Kernel(
        "Edge",
        "A cell is brighter than its eight neighbours. The weights sum to 0, so even areas give 0.",
        ((-1, -1, -1), (-1, 8, -1), (-1, -1, -1)),
    ),
    "bottom_sobel": Kernel(
        "Bottom Sobel",
        "It is brighter below than above: a horizontal edge.",
        ((-1, -2, -1), (0, 0, 0), (1, 2, 1)),
    ),
    "emboss": Kernel(
        "Emboss",
        "It is brighter to the lower right than to the upper left, as if light fell from one side.",
        ((-2, -1, 0), (-1, 1, 1), (0, 1, 2)),
    ),
    "sharpen": Kernel(
        "Sharpen",
        "The cell itself, and how far it differs from its four neighbours.",
        ((0, -1, 0), (-1, 5, -1), (0, -1, 0)),
    ),
    "blur": Kernel(
        "Blur",
        "A weighted mean of the neighbourhood. The weights sum to 1.",
        ((0.0625, 0.125, 0.0625), (0.125, 0.25, 0.125), (0.0625, 0.125, 0.0625)),
    ),
    "identity": Kernel(
        "Identity",
        "The cell itself: nothing changes.",
        ((0, 0, 0), (0, 1, 0), (0, 0, 0)),
    ),
}
"""The five kernels of Kaggle's lesson (visiontools) with its weights, and the identity."""
