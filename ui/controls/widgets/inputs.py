"""The input of *Step through* and *Compare*: numbers typed in several shapes, or a photo made small."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError
from ui.app.widgets.notices import warn
from ui.controls.settings import INPUT_SETTINGS, UPLOAD
from ui.controls.widgets.controls import choose, flag, pick, row, set_values
from ui.controls.widgets.held import assign
from ui.matrix.examples import EXAMPLES, PLAIN_EXAMPLES, Example
from ui.matrix.shapes import SHAPES, read_one_matrix, suits
from ui.matrix.widgets.edits import remember_matrix
from ui.matrix.widgets.fill import fill_controls, fill_menu, history_buttons
from ui.photos.widgets.photos import choose_photo, current_photo, sized

WHOLE_SIDE = 224  # px: the size of a photo in most articles about pooling

EDITOR_WIDTH = 420  # px: a 16 × 16 matrix of short numbers on 16 lines


def input_controls(
    place: Any = None, *, whole_photo: bool = False, colours: bool = False, ranks: bool = False
) -> NDArray[Any] | None:
    """Draw the controls and return what to pool, (H, W), or None while there is none.

    With `ranks` it may also be one row (W,), slices (D, H, W), or a matrix of several channels (C, H, W).

    They stand in `place`, a row that the page may add to, or in one of their own. With `whole_photo` a photo
    may also be taken at 224 × 224, more cells than anyone steps through. What cannot be read is answered in a
    sentence below the controls; the last good matrix stays.
    """
    with place or row("input_row"):
        sources = () if ranks else ("matrix", "photo")
        source = choose("source", sources, labelled=False, on_change=_fit_text_to_source)
        if source in SHAPES:
            _begin(source)
            menu = _matrix_controls(SHAPES[source].meaning, EXAMPLES if ranks else PLAIN_EXAMPLES)
        else:
            photo = choose_photo(labelled=False)
            whole = whole_photo and flag("whole")
            cells = pick("cells", 130, labelled=False, disabled=whole)
            colour = choose("colour", labelled=False) if colours else "grey"
    if source in SHAPES:
        x = _matrix(source, SHAPES[source].read if ranks else read_one_matrix)
        fill_controls(menu, x)
        return x
    return _reduced_photo(photo, WHOLE_SIDE if whole else int(cells), colour)


def _begin(source: str) -> None:
    """Without numbers in the link, begin with some that the kind of input can be pooled from."""
    if "matrix" not in st.session_state and "matrix" not in st.query_params and source != "matrix":
        st.session_state["matrix"] = st.session_state["brought_text"] = SHAPES[source].default


def _matrix_controls(meaning: str, examples: Mapping[str, Example]) -> Any:
    """Draw them; returns the menu of patterns, which waits for the numbers."""
    st.menu_button(
        "Example",
        list(examples),
        key="example",
        icon=":material/auto_stories:",
        on_click=_use_example,
        format_func=lambda name: EXAMPLES[name].title,
    )
    with st.popover("Edit matrix", icon=":material/edit:"):
        setting = INPUT_SETTINGS["matrix"]
        st.text_area(
            setting.label,
            setting.default,
            key="matrix",
            bind="query-params",
            on_change=remember_matrix,
            height=160,
            width=EDITOR_WIDTH,
        )
        st.caption(meaning, width=EDITOR_WIDTH)
    menu = fill_menu()
    history_buttons()
    return menu


def _use_example() -> None:
    name = st.session_state["example"]
    if name:
        remember_matrix()
        set_values(**EXAMPLES[name].settings)()


def _matrix(source: str, read: Callable[[str], NDArray[Any]]) -> NDArray[Any]:
    """Read the numbers; while their text is wrong, say so and go on with the last ones that were right."""
    text = st.session_state["matrix"]
    kept: dict[str, str] = st.session_state.setdefault("kept_texts", {})
    st.session_state["good_source"] = source
    try:
        matrix = read(text)
    except PoolingError as error:
        last = "matrix that could be read is" if source == "matrix" else "numbers that could be read are"
        warn(f"{error} The last {last} used.", ":material/edit_off:")
        st.session_state["good_matrix"] = kept.get(source, SHAPES[source].default)
        return read(st.session_state["good_matrix"])
    st.session_state["good_matrix"] = kept[source] = text
    return matrix


def _fit_text_to_source() -> None:
    """Another kind of input gets the numbers it had last, unless the learner's own suit it too."""
    source, text = st.session_state["source"], st.session_state.get("matrix")
    if source not in SHAPES or text is None:
        return
    untouched = text == st.session_state.get("brought_text")
    if untouched or not suits(source, text):
        remember_matrix()
        kept = st.session_state.get("kept_texts", {}).get(source, SHAPES[source].default)
        assign(matrix=kept)
        st.session_state["brought_text"] = kept


def typed_numbers() -> bool:
    """Whether numbers are pooled that can be typed, and not a photo."""
    return st.session_state["source"] in SHAPES


def input_rank() -> int:
    """Return how many axes the window has for the chosen input."""
    shape = SHAPES.get(st.session_state["source"])
    return shape.rank if shape else 2


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
