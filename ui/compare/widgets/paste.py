"""The menu "Paste a layer": what was read of a text, and the button that sets the page to it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pooling.frameworks.libraries.read import Layer, Reading, read_layers
from ui.app.plain_text import plain
from ui.app.widgets.notices import mention, warn
from ui.compare.paste.settings import fit
from ui.compare.paste.words import EXAMPLES, PASTE, layer_label, layer_sentence, unread_sentence
from ui.controls.widgets.controls import row
from ui.controls.widgets.held import assign
from ui.matrix.widgets.session import edit_matrix, matrix_document

WIDTH, HEIGHT = 420, 120  # px
_MENU, _TEXT, _BOX, _EXAMPLE, _CHOSEN = "paste", "pasted", "paste_box", "paste_example", "paste_layer"
_SAID = "paste_said"
MOST_UNREAD = 3


def paste_menu() -> Any:
    """Draw the menu's button; `paste_controls` fills the menu later."""
    return st.popover(
        PASTE["label"], icon=":material/content_paste:", help=PASTE["help"], key=_MENU, on_change="rerun"
    )


def paste_controls(menu: Any, shape: Sequence[int]) -> None:
    """Draw into the menu, if it is open, the text, what was read of it, and Apply.

    In a closed menu, the browser would keep sending the text that it saw last, as if it were new.
    """
    state = st.session_state
    if _SAID in state:
        mention(state.pop(_SAID), ":material/content_paste:")
    if not menu.open:
        return
    state[_BOX] = text = state.get(_TEXT, "")
    state[_EXAMPLE] = next((name for name, example in EXAMPLES.items() if example == text), None)
    with menu, st.container(width=WIDTH, gap="small"):
        st.text_area(
            PASTE["box"], key=_BOX, placeholder=PASTE["placeholder"], height=HEIGHT, on_change=_take_text
        )
        _buttons(shape)
        if text.strip():
            _draw_reading(read_layers(text), shape)
        else:
            st.caption(PASTE["caption"])


def _buttons(shape: Sequence[int]) -> None:
    """Draw Apply and the examples: right below the text, so that nothing moves them while it is read."""
    with row("paste_row"):
        st.button(
            PASTE["apply"],
            key="paste_apply",
            type="primary",
            help=PASTE["apply_help"],
            on_click=_apply,
            args=(shape,),
        )
        st.pills(
            PASTE["examples"],
            list(EXAMPLES),
            key=_EXAMPLE,
            on_change=_take_example,
            label_visibility="collapsed",
        )


def _draw_reading(reading: Reading, shape: Sequence[int]) -> None:
    """Draw what was read, and what cannot be."""
    if reading.layers:
        layer = _choose(reading.layers)
        found = fit(layer, shape)
        st.markdown(f"**{plain(layer_sentence(layer))}**")
        if found.why_not:
            warn(found.why_not, ":material/block:")
        for note in (*layer.notes, *found.notes):
            st.caption(plain(note))
    for unread in reading.unread[:MOST_UNREAD]:
        warn(unread_sentence(unread), ":material/edit_off:")


def _choose(layers: Sequence[Layer]) -> Layer:
    """Ask which layer of a snippet is meant, if there are several."""
    if len(layers) == 1:
        return layers[0]
    chosen: int = st.selectbox(
        PASTE["layer"], range(len(layers)), format_func=lambda place: layer_label(layers[place]), key=_CHOSEN
    )
    return layers[chosen]


def _take_text() -> None:
    _paste(st.session_state[_BOX])


def _take_example() -> None:
    """Paste an example; clearing the choice changes nothing."""
    name = st.session_state[_EXAMPLE]
    if name:
        _paste(EXAMPLES[name])


def _paste(text: str) -> None:
    """Take a text, of which no layer is chosen yet."""
    if text != st.session_state.get(_TEXT):
        st.session_state[_TEXT] = text
        st.session_state.pop(_CHOSEN, None)


def _apply(shape: Sequence[int]) -> None:
    """Set the page to the layer that is read of the text as it is now, and close the menu."""
    _take_text()
    layers = read_layers(st.session_state[_TEXT]).layers
    place = st.session_state.get(_CHOSEN, 0)
    if not layers:
        return  # the menu says why, here and below
    layer = layers[place if place < len(layers) else 0]
    found = fit(layer, shape)
    if found.why_not:
        return
    if found.source:
        _switch(found.source)
    assign(**found.values)
    st.session_state[_MENU] = False
    said = [f"{layer_sentence(layer)}.", *layer.notes, *found.notes]
    st.session_state[_SAID] = " ".join(said)  # a callback may draw nothing


def _switch(source: str) -> None:
    """Change the kind of input, with the numbers that this kind had before."""
    if matrix_document():
        edit_matrix({"do": "choose", "kind": source})
    assign(source=source)
