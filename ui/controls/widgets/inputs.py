"""The input of *Step through* and *Compare*: numbers typed in several shapes, or a photo made small."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError
from ui.app.widgets.notices import warn
from ui.controls.settings import INPUT_SETTINGS, UPLOAD
from ui.controls.widgets.controls import choose, flag, pick, row
from ui.controls.widgets.held import current
from ui.matrix.examples import EXAMPLES, PLAIN_EXAMPLES, Example
from ui.matrix.shapes import SHAPES
from ui.matrix.widgets.fill import fill_controls, fill_menu, history_buttons
from ui.matrix.widgets.session import (
    begin_text,
    edit_matrix,
    matrix_document,
    shown_document,
    take_text,
    use_example,
)
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
        source = choose("source", sources, labelled=False, on_change=_choose_kind, args=(ranks,))
        if source in SHAPES:
            begin_text(source)
            menu = _matrix_controls(SHAPES[source].meaning, EXAMPLES if ranks else PLAIN_EXAMPLES)
        else:
            photo = choose_photo(labelled=False)
            whole = whole_photo and flag("whole")
            cells = pick("cells", 130, labelled=False, disabled=whole)
            colour = choose("colour", labelled=False) if colours else "grey"
    if source in SHAPES:
        return _numbers(_kind(source, ranks), menu)
    return _reduced_photo(photo, WHOLE_SIDE if whole else int(cells), colour)


def _kind(source: str, ranks: bool) -> str:
    """Return what the numbers are taken for: without `ranks` a matrix has no channels."""
    return source if ranks else "plane"


def _choose_kind(ranks: bool) -> None:
    source = current("source")
    if source in SHAPES:
        edit_matrix({"do": "choose", "kind": _kind(source, ranks)})


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
            on_change=take_text,
            height=160,
            width=EDITOR_WIDTH,
        )
        st.caption(meaning, width=EDITOR_WIDTH)
    menu = fill_menu()
    history_buttons(matrix_document(), edit_matrix)
    return menu


def _use_example() -> None:
    name = st.session_state["example"]
    if name:
        use_example(EXAMPLES[name].settings)


def _numbers(kind: str, menu: Any) -> NDArray[Any]:
    """Return the numbers; while their text is wrong, say so and go on with the last ones that were right."""
    document = shown_document(kind)
    if document.refusal:
        warn(document.refusal, ":material/edit_off:")
    fill_controls(menu, document, edit_matrix)
    return document.values


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
