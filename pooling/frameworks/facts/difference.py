"""The form of a row in `differences`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[Any]


@dataclass(frozen=True)
class Side:
    """One library's answer.

    Attributes
    ----------
    who : str
        The library.
    asked : str
        What to type there. `x` is the input, with a batch and a channel where the call needs them.
    here : callable
        What gives the same answer here, from the input of the row.
    """

    who: str
    asked: str
    here: Callable[[Array], ArrayLike]


@dataclass(frozen=True)
class Difference:
    """One input on which libraries disagree.

    Attributes
    ----------
    name : str
        The row's name.
    sentence : str
        What the libraries disagree about, for a learner.
    x : nested list of float
        The input.
    sides : tuple of Side
        Their answers, at least two of which differ.
    """

    name: str
    sentence: str
    x: ArrayLike
    sides: tuple[Side, ...]

    @property
    def given(self) -> Array:
        """The input as an array."""
        return np.array(self.x, float)

    def answer(self, side: Side) -> Array:
        """Return what a side gives, computed here, without axes of one cell."""
        with np.errstate(all="ignore"):
            return np.atleast_1d(np.squeeze(side.here(self.given)))
