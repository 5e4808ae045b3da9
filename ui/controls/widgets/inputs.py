"""The input of *Step through* and *Compare*: typed numbers of several kinds, or a reduced photo."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from ui.controls.widgets.controls import choose, flag, pick, row
from ui.controls.widgets.held import current
from ui.matrix.examples import EXAMPLES, PLAIN_EXAMPLES, Example
from ui.matrix.shapes import KINDS, SHAPES
from ui.matrix.widgets.fill import fill_controls, fill_menu, history_buttons
from ui.matrix.widgets.session import (
    begin_text,
    edit_matrix,
    matrix_document,
    shown_document,
    use_example,
)
from ui.matrix.widgets.text import text_controls, text_menu
from ui.photos.widgets.photos import choose_photo, current_photo, sized

WHOLE_SIDE = 224  # px: the size of a photo in most articles about pooling


def input_controls(
    place: Any = None, *, whole_photo: bool = False, colours: bool = False, ranks: bool = False
) -> NDArray[Any] | None:
    """Draw the controls and return the array to pool, (H, W), or None if there is none yet.

    With `ranks`, it may also be one row (W,), slices (D, H, W), or a matrix with channels (C, H, W).

    The controls are in `place`, a row that the page may add to, or in a new row. With `whole_photo`, a photo
    may also be used at 224 × 224, which is too large to step through. If a text is invalid, a sentence below
    the controls says so and the last valid matrix is used.
    """
    with place or row("input_row"):
        sources = () if ranks else ("matrix", "photo")
        source = choose("source", sources, labelled=False, on_change=_choose_kind, args=(ranks,))
        if source in SHAPES:
            begin_text(source)
            menus = _matrix_controls(EXAMPLES if ranks else PLAIN_EXAMPLES)
        else:
            photo = choose_photo(labelled=False)
            whole = whole_photo and flag("whole")
            cells = pick("cells", 130, labelled=False, disabled=whole)
            colour = choose("colour", labelled=False) if colours else "grey"
    if source in SHAPES:
        return _numbers(_kind(source, ranks), *menus)
    return _reduced_photo(photo, WHOLE_SIDE if whole else int(cells), colour)


def _kind(source: str, ranks: bool) -> str:
    """Return the kind of the numbers: without `ranks`, a matrix has no channels."""
    return source if ranks else "plane"


def _choose_kind(ranks: bool) -> None:
    source = current("source")
    if source in SHAPES:
        edit_matrix({"do": "choose", "kind": _kind(source, ranks)})


def _matrix_controls(examples: Mapping[str, Example]) -> tuple[Any, Any]:
    """Draw the controls of the matrix; return two menus to be filled later."""
    st.menu_button(
        "Example",
        list(examples),
        key="example",
        icon=":material/auto_stories:",
        on_click=_use_example,
        format_func=lambda name: EXAMPLES[name].title,
    )
    menus = text_menu(), fill_menu()
    history_buttons(matrix_document(), edit_matrix)
    return menus


def _use_example() -> None:
    name = st.session_state["example"]
    if name:
        use_example(EXAMPLES[name].settings)


def _numbers(kind: str, text: Any, fill: Any) -> NDArray[Any]:
    """Return the numbers; if their text is invalid, say so and return the last valid ones."""
    document = shown_document(kind)
    text_controls(text, document, KINDS[kind].meaning)
    fill_controls(fill, document, edit_matrix)
    return document.values


def typed_numbers() -> bool:
    """Whether the input is typed numbers, not a photo."""
    return st.session_state["source"] in SHAPES


def input_rank() -> int:
    """Return the number of the window's axes for the chosen input."""
    shape = SHAPES.get(st.session_state["source"])
    return shape.rank if shape else 2


def _reduced_photo(key: str, cells: int, colour: str) -> NDArray[Any] | None:
    photo = current_photo(key)
    return None if photo is None else sized(photo.values, cells, "crop", colour)
