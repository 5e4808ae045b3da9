"""Changing the matrix: what was done in the stepper's input grid, undo and redo."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices import parse_matrix
from pooling.volumes import LONGEST_ROW, format_volume, parse_volume
from ui.app.widgets.notices import mention
from ui.controls.widgets.held import assign
from ui.matrix import words as edit_words
from ui.matrix.lines import with_line, without_line
from ui.matrix.widgets.wrong_cells import forget_wrong, keep_wrong, move_wrong
from ui.stepper.labels import by
from ui.stepper.widgets.stepper import new_edits

Place: TypeAlias = Mapping[str, Any]

UNDO_STEPS = 50


def edit_matrix() -> None:
    """Do to the matrix what was done in the stepper's input grid; what cannot be read changes nothing."""
    for edit in new_edits("stepper"):
        try:
            _ACTIONS[edit["do"]](edit)
        except PoolingError as error:
            mention(error, ":material/edit_off:")


def _type(edit: dict[str, Any]) -> None:
    """Put the number into its cell; what is none stays there as a text, over the last good number."""
    try:
        number = _typed_number(edit["text"])
    except PoolingError as error:
        keep_wrong(shown_numbers(), _index(edit), edit["text"], says=str(error), n=edit["n"])
    else:
        _put(number, edit)


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
    _put(block, edit)


def _put(block: NDArray[Any], place: Place) -> None:
    """Put `block` into the numbers at a place, cut where they end; a slice that is gone by now has none."""
    numbers = shown_numbers()
    at, row, col = _index(place)
    if at >= len(numbers):
        return
    area = numbers[at, row : row + block.shape[0], col : col + block.shape[1]]
    area[...] = block[: area.shape[0], : area.shape[1]]
    forget_wrong(numbers.shape, ((at, row + down, col + right) for down, right in np.ndindex(area.shape)))
    if area.shape != block.shape:
        mention(edit_words.pasted_part(by(block.shape), by(area.shape)), ":material/content_cut:")
    change_numbers(numbers)


def _paint(edit: dict[str, Any]) -> None:
    """Write one number into every cell that was passed; cells that are gone by now are left out."""
    numbers = shown_numbers()
    number = _typed_number(edit["text"]).item()
    forget_wrong(numbers.shape, map(_index, edit["cells"]))
    for place in map(_index, edit["cells"]):
        if all(0 <= at < size for at, size in zip(place, numbers.shape, strict=True)):
            numbers[place] = number
    change_numbers(numbers)


def _index(place: Place) -> tuple[int, int, int]:
    """Return a cell's place as an index into the numbers; one matrix is slice 0."""
    return place.get("slice", 0), place["row"], place["col"]


def _add(edit: dict[str, Any]) -> None:
    _change_lines(lambda numbers: with_line(numbers, edit["axis"], edit["at"], _source()))


def _drop(edit: dict[str, Any]) -> None:
    _change_lines(lambda numbers: without_line(numbers, edit["axis"], edit["at"], _source()))


def _change_lines(change: Callable[[NDArray[Any]], NDArray[Any]]) -> None:
    numbers = shown_numbers()
    changed = change(numbers)
    move_wrong(numbers.shape, change)
    change_numbers(changed)


def _source() -> str:
    return str(st.session_state.get("source", "matrix"))


def shown_numbers() -> NDArray[np.float64]:
    """Return the numbers on the screen, (slices, rows, columns); to change the array changes nothing."""
    return np.array(parse_volume(_shown(), LONGEST_ROW))


def change_numbers(numbers: NDArray[Any]) -> None:
    """Show other numbers; those before go on the undo list. The same numbers again are no change."""
    text = format_volume(numbers)
    if text != _shown():
        remember_matrix()
        _show(text)


def _shown() -> str:
    """Return the matrix on the screen, as text; the text box may hold something that cannot be read."""
    return str(st.session_state.get("good_matrix", st.session_state["matrix"]))


def _show(text: str) -> None:
    assign(matrix=text)
    st.session_state["good_matrix"] = text


def remember_matrix() -> None:
    """Put the present matrix on the undo list; call it before changing the matrix."""
    history = st.session_state.setdefault("matrix_history", [])
    if history[-1:] != [_on_screen()]:
        history.append(_on_screen())
    del history[:-UNDO_STEPS]
    st.session_state["matrix_undone"] = []


def _on_screen() -> tuple[str, str]:
    """Return the kind of input that is drawn, though another may just have been chosen, and its text."""
    return str(st.session_state.get("good_source", _source())), _shown()


def undo_matrix() -> None:
    """Take back the last change, if there is one."""
    _step_back("matrix_history", "matrix_undone")


def redo_matrix() -> None:
    """Make the change again that was taken back last, if there is one."""
    _step_back("matrix_undone", "matrix_history")


def _step_back(source: str, target: str) -> None:
    if st.session_state.get(source):
        st.session_state.setdefault(target, []).append(_on_screen())
        kind, text = st.session_state[source].pop()
        _show(text)
        st.session_state["good_source"] = kind
        if kind != _source():  # an example, or a choice of the learner, had changed both
            assign(source=kind)


_ACTIONS: dict[str, Callable[[dict[str, Any]], None]] = {
    "type": _type,
    "paste": _paste,
    "paint": _paint,
    "add": _add,
    "drop": _drop,
    "restore": lambda edit: forget_wrong(shown_numbers().shape, [_index(edit)]),
    "undo": lambda _: undo_matrix(),
    "redo": lambda _: redo_matrix(),
}
