"""Text that was typed into a cell and is no number: it stays there until it is corrected or taken back.

The matrix below it keeps its last good number. The session holds the texts by the place of their cells, for
numbers of one shape: other numbers of another shape have other cells.
"""

from collections.abc import Callable, Iterable
from math import prod
from typing import Any, TypeAlias

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling.number_text import exact_number

Place: TypeAlias = tuple[int, ...]
"""Slice, row and column."""

_KEY = "wrong_cells"


def keep_wrong(numbers: NDArray[Any], place: Place, text: str, **said: Any) -> None:
    """Keep `text` over the number at `place`, with what else the stepper is to know of it."""
    if all(0 <= at < size for at, size in zip(place, numbers.shape, strict=True)):
        cells = _cells(numbers.shape)
        cells.pop(place, None)  # the newest comes last
        cells[place] = {"text": text, "over": exact_number(numbers[place])} | said


def forget_wrong(places: Iterable[Place]) -> None:
    """The cells at these places were corrected, or their text was taken back."""
    for place in places:
        st.session_state.get(_KEY, {}).get("cells", {}).pop(place, None)


def move_wrong(shape: tuple[int, ...], change: Callable[[NDArray[Any]], NDArray[Any]]) -> None:
    """Let the texts move with their cells: `change` adds a line of zeros to such numbers, or drops one."""
    names = np.arange(1, prod(shape) + 1).reshape(shape)
    moved = change(names)
    places = {place: np.argwhere(moved == names[place]).tolist() for place in _cells(shape)}
    cells = {tuple(there[0]): _cells(shape)[place] for place, there in places.items() if there}
    st.session_state[_KEY] = {"shape": moved.shape, "cells": cells}


def wrong_cells(numbers: NDArray[Any]) -> list[dict[str, Any]]:
    """Return the texts over (slices, rows, columns), oldest first; a new number sends a text away."""
    cells = _cells(numbers.shape)
    forget_wrong([place for place, wrong in cells.items() if exact_number(numbers[place]) != wrong["over"]])
    return [dict(zip(("slice", "row", "col"), place, strict=True)) | wrong for place, wrong in cells.items()]


def _cells(shape: tuple[int, ...]) -> dict[Place, dict[str, Any]]:
    """Return the texts for numbers of `shape`; those for another shape are gone."""
    if st.session_state.get(_KEY, {}).get("shape") != shape:
        st.session_state[_KEY] = {"shape": shape, "cells": {}}
    cells: dict[Place, dict[str, Any]] = st.session_state[_KEY]["cells"]
    return cells
