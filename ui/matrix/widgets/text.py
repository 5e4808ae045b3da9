"""The text box of the numbers, in a menu, and the sentence about a text that cannot be read."""

from contextlib import nullcontext
from typing import Any

import streamlit as st

from ui.app.widgets.notices import warn
from ui.matrix.document import MatrixDocument
from ui.matrix.widgets.session import BOX, take_text
from ui.matrix.words import EDIT

WIDTH = 420  # px: a 16 × 16 matrix of short numbers on 16 lines
HEIGHT = 160  # px


def text_menu() -> Any:
    """Draw the menu's button; `text_controls` fills the menu later."""
    return st.popover(EDIT["label"], icon=":material/edit:", key="edit", on_change="rerun")


def text_controls(menu: Any, document: MatrixDocument, meaning: str, below: Any) -> None:
    """Draw the text box into the menu if there is one and it is open, with what is wrong with the text.

    In a closed menu, the browser would keep sending the text that it saw last, as if it were new. Then the
    sentence is `below` the menu's button, or where the page has its notes.
    """
    if not (menu and menu.open):
        if document.error:
            with below or nullcontext():
                warn(document.error, ":material/edit_off:")
        return
    if st.session_state.get(BOX) != document.text:
        st.session_state[BOX] = document.text
    with menu, st.container(width=WIDTH):
        st.text_area(EDIT["box"], key=BOX, on_change=take_text, height=HEIGHT)
        if document.error:
            warn(document.error, ":material/edit_off:")
        st.caption(meaning)
