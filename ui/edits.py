"""Changing the matrix: what was typed or pasted into the stepper's input grid, undo and redo."""

from collections.abc import Callable
from time import monotonic
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices import format_matrix, parse_matrix
from ui.notices import mention
from ui.stepper import new_edits
from ui.words import by

UNDO_STEPS = 50
HELD_SECONDS = 5


def edit_matrix() -> None:
    """Do to the matrix what was done in the stepper's input grid; what cannot be read changes nothing."""
    actions: dict[str, Callable[[dict[str, Any]], None]] = {
        "type": _type,
        "paste": _paste,
        "undo": lambda _: undo_matrix(),
        "redo": lambda _: redo_matrix(),
    }
    for edit in new_edits("stepper"):
        try:
            actions[edit["do"]](edit)
        except PoolingError as error:
            mention(error, ":material/edit_off:")


def _type(edit: dict[str, Any]) -> None:
    _put(_typed_number(edit["text"]), edit["row"], edit["col"])


def _typed_number(text: str) -> NDArray[np.float64]:
    """Read the number typed into one cell, as a 1 × 1 matrix; a lone comma marks decimals."""
    try:
        number = parse_matrix(text.replace(",", ".") if text.count(",") == 1 else text)
    except PoolingError as error:
        sentence = str(error).replace("The cell in the 1st row, 1st column holds", "You typed")
        raise PoolingError(sentence) from error
    if number.size > 1:
        raise PoolingError(
            f"You typed {number.size} numbers, and a cell takes one; type one, or paste all of them."
        )
    return number


def _paste(edit: dict[str, Any]) -> None:
    try:
        block = parse_matrix(edit["text"])
    except PoolingError as error:
        raise PoolingError(f"{error} Nothing was pasted.") from error
    _put(block, edit["row"], edit["col"])


def _put(block: NDArray[Any], row: int, col: int) -> None:
    """Put `block` into the matrix at (row, col), cut where the matrix ends."""
    matrix = np.array(parse_matrix(_shown()))
    area = matrix[row : row + block.shape[0], col : col + block.shape[1]]
    area[...] = block[: area.shape[0], : area.shape[1]]
    if area.shape != block.shape:
        cut = f"The matrix ends there: of the pasted {by(block.shape)} numbers, {by(area.shape)} were used."
        mention(cut, ":material/content_cut:")
    remember_matrix()
    _show(format_matrix(matrix))


def _shown() -> str:
    """Return the matrix on the screen, as text; the text box may hold something that cannot be read."""
    return str(st.session_state.get("good_matrix", st.session_state["matrix"]))


def _show(text: str) -> None:
    st.session_state["matrix"] = st.session_state["good_matrix"] = text
    st.session_state["matrix_held"] = text, monotonic()


def hold_matrix() -> None:
    """Set the matrix again for a while after an edit; call it before the text box is made.

    What the browser sends before the edit has come back to it carries the address from before, and Streamlit
    would take the old matrix from there.
    """
    text, since = st.session_state.get("matrix_held", ("", -HELD_SECONDS))
    if st.session_state.get("matrix") == text and monotonic() - since < HELD_SECONDS:
        st.session_state["matrix"] = text


def remember_matrix() -> None:
    """Put the present matrix on the undo list; call it before changing the matrix."""
    history = st.session_state.setdefault("matrix_history", [])
    if history[-1:] != [_shown()]:
        history.append(_shown())
    del history[:-UNDO_STEPS]
    st.session_state["matrix_undone"] = []


def undo_matrix() -> None:
    """Take back the last change, if there is one."""
    _step_back("matrix_history", "matrix_undone")


def redo_matrix() -> None:
    """Make the change again that was taken back last, if there is one."""
    _step_back("matrix_undone", "matrix_history")


def _step_back(source: str, target: str) -> None:
    if st.session_state.get(source):
        st.session_state.setdefault(target, []).append(_shown())
        _show(st.session_state[source].pop())
