"""The input of *Step through* and *Compare*: a matrix, or a photo made small."""

from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices import parse_matrix
from ui.controls import choose, flag, pick, row, set_values
from ui.edits import hold_matrix, remember_matrix, undo_matrix
from ui.examples import EXAMPLES
from ui.notices import warn
from ui.photos import choose_photo, current_photo, sized
from ui.settings import INPUT_SETTINGS, UPLOAD

WHOLE_SIDE = 224  # px: the size of a photo in most articles about pooling

EDITOR_WIDTH = 420  # px: a 16 × 16 matrix of short numbers on 16 lines


def input_controls(
    place: Any = None, *, whole_photo: bool = False, colours: bool = False
) -> NDArray[Any] | None:
    """Draw the controls and return what to pool, (H, W), or None while there is none.

    They stand in `place`, a row that the page may add to, or in one of their own. With `whole_photo` a photo
    may also be taken at 224 × 224, more cells than anyone steps through. What cannot be read is answered in a
    sentence below the controls; the last good matrix stays.
    """
    with place or row("input_row"):
        source = choose("source", labelled=False)
        if source == "matrix":
            _matrix_controls()
        else:
            photo = choose_photo(labelled=False)
            whole = whole_photo and flag("whole")
            cells = pick("cells", 130, labelled=False, disabled=whole)
            colour = choose("colour", labelled=False) if colours else "grey"
    if source == "matrix":
        return _matrix()
    return _reduced_photo(photo, WHOLE_SIDE if whole else int(cells), colour)


def _matrix_controls() -> None:
    st.menu_button(
        "Example",
        list(EXAMPLES),
        key="example",
        icon=":material/auto_stories:",
        on_click=_use_example,
        format_func=lambda name: EXAMPLES[name].title,
    )
    with st.popover("Edit matrix", icon=":material/edit:"):
        setting = INPUT_SETTINGS["matrix"]
        hold_matrix()
        st.text_area(
            setting.label,
            setting.default,
            key="matrix",
            bind="query-params",
            on_change=remember_matrix,
            height=160,
            width=EDITOR_WIDTH,
        )
        st.caption(setting.meaning, width=EDITOR_WIDTH)
    st.button(
        "Undo",
        key="undo",
        icon=":material/undo:",
        on_click=undo_matrix,
        disabled=not st.session_state.get("matrix_history"),
        help="Take back the last change of the matrix.",
    )


def _use_example() -> None:
    name = st.session_state["example"]
    if name:
        remember_matrix()
        set_values(**EXAMPLES[name].settings)()


def _matrix() -> NDArray[Any] | None:
    """Read the matrix; while its text is wrong, say so and go on with the last one that was right."""
    text = st.session_state["matrix"]
    try:
        matrix = parse_matrix(text)
    except PoolingError as error:
        warn(f"{error} The last matrix that could be read is used.", ":material/edit_off:")
        return parse_matrix(st.session_state.get("good_matrix", INPUT_SETTINGS["matrix"].default))
    st.session_state["good_matrix"] = text
    return matrix


def _reduced_photo(key: str, cells: int, colour: str) -> NDArray[Any] | None:
    try:
        photo = current_photo(key)
    except PoolingError as error:
        warn(error, ":material/broken_image:")
        return None
    if photo is None:
        st.info(no_photo_yet(key), icon=":material/add_photo_alternate:")
        return None
    return sized(photo, cells, "crop", colour)


def no_photo_yet(key: str) -> str:
    """Say how to get a photo when none is there; a link cannot carry one."""
    how = "Choose a file above" if key == UPLOAD else "Take a photo above"
    return f"{how}, or pick a sample photo. A link does not carry a photo of yours; it stays with you."
