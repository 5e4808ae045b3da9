"""The menu in which a framework's output is pasted. What cannot be read stays there, with a sentence.

The setting `mine` has what was read, as short text; the session has the text as it was typed.
"""

from typing import Any

import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from pooling import PoolingError
from ui.app.widgets.notices import warn
from ui.compare.my_output.read import Pasted, read_output
from ui.compare.my_output.words import NOTE
from ui.controls.text_types import Output
from ui.controls.widgets.held import assign, current

BOX, TYPED = "my_output_text", "my_output_typed"
LABEL = "My output"
WIDTH, HEIGHT = 420, 160  # px


def output_menu() -> PopoverContainer:
    """Draw the menu's button; `ask_output` fills the menu later."""
    return st.popover(LABEL, icon=":material/content_paste:", key="my_output", on_change="rerun")


def ask_output(menu: PopoverContainer, below: Any) -> Pasted | None:
    """Return what was pasted, if it can be read; else say why, in the menu or, if that is closed, `below`."""
    text = _text()
    pasted, wrong = _read(text)
    if not menu.open:
        if wrong:
            with below:
                warn(wrong, ":material/edit_off:")
        return pasted
    if st.session_state.get(BOX) != text:
        st.session_state[BOX] = text
    with menu, st.container(width=WIDTH):
        st.text_area("Numbers", key=BOX, on_change=_take, height=HEIGHT)
        if wrong:
            warn(wrong, ":material/edit_off:")
        st.caption(NOTE)
    return pasted


def _text() -> str:
    """Return the text as it was typed, unless the setting is another one by now, by a link or Back."""
    typed = st.session_state.get(TYPED, "")
    mine = st.session_state.get("mine", Output.NOTHING)
    return str(typed) if _setting(typed) == mine else "" if mine == Output.NOTHING else str(mine)


def _take() -> None:
    st.session_state[TYPED] = st.session_state[BOX]
    text = _setting(st.session_state[BOX])
    if current("mine") != text:
        assign(mine=text)


def _setting(text: str) -> str:
    """Return the setting that a typed text stands for."""
    pasted, _ = _read(text)
    return Output.NOTHING if pasted is None else pasted.text


def _read(text: str) -> tuple[Pasted | None, str]:
    """Return what was pasted, or what is wrong with it."""
    if not text.strip():
        return None, ""
    try:
        return read_output(text), ""
    except PoolingError as error:
        return None, str(error)
