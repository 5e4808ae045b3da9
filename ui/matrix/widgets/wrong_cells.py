"""Text that was typed into a cell and is no number: it stays there until it is corrected or taken back.

The matrix below it keeps its last good number. The session holds the texts by shape and place, so that they
are there again when the numbers are, after another kind of input or undo.
"""

from collections.abc import Callable, Iterable
from math import prod
from typing import Any, TypeAlias

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling.number_text import exact_number

Place: TypeAlias = tuple[int, ...]
"""Slice, row and column; or how many there are."""

_KEY = "wrong_cells"


def keep_wrong(numbers: NDArray[Any], place: Place, text: str, **said: Any) -> None:
    """Keep `text` over the number at `place`, with what else the stepper is to know of it."""
    if all(0 <= at < size for at, size in zip(place, numbers.shape, strict=True)):
        cells = _cells(numbers.shape)
        cells.pop(place, None)  # the newest comes last
        cells[place] = {"text": text, "over": exact_number(numbers[place])} | said


def forget_wrong(shape: Place, places: Iterable[Place]) -> None:
    """The cells at these places of numbers of `shape` were corrected, or their text was taken back."""
    for place in places:
        _cells(shape).pop(place, None)


def move_wrong(shape: Place, change: Callable[[NDArray[Any]], NDArray[Any]]) -> None:
    """Let the texts move with their cells: `change` adds a line of zeros to such numbers, or drops one."""
    names = np.arange(1, prod(shape) + 1).reshape(shape)
    moved = change(names)
    places = {place: np.argwhere(moved == names[place]).tolist() for place in _cells(shape)}
    cells = {tuple(there[0]): _cells(shape)[place] for place, there in places.items() if there}
    st.session_state[_KEY][moved.shape] = cells


def wrong_cells(numbers: NDArray[Any]) -> list[dict[str, Any]]:
    """Return the texts over (slices, rows, columns), oldest first; a new number sends a text away."""
    cells = _cells(numbers.shape)
    gone = [place for place, wrong in cells.items() if exact_number(numbers[place]) != wrong["over"]]
    forget_wrong(numbers.shape, gone)
    return [dict(zip(("slice", "row", "col"), place, strict=True)) | wrong for place, wrong in cells.items()]


def _cells(shape: Place) -> dict[Place, dict[str, Any]]:
    cells: dict[Place, dict[str, Any]] = st.session_state.setdefault(_KEY, {}).setdefault(shape, {})
    return cells
