"""The four pictures of Filter, Detect, Condense on a page."""

from functools import partial

import streamlit as st

from ui.app import assets
from ui.app.widgets.messages import take
from ui.network.figure import Made
from ui.network.kernel import KernelDocument, kernel_data
from ui.network.messages import drawing_edit, edit_number, kernel_edit
from ui.network.widgets.drawing import draw_on, is_drawn
from ui.network.widgets.kernel import edit_kernel

KEY, _ANSWERED = "chain", "chain_answered"
_chain = st.components.v2.component("network", **assets.component("network"))


def show_figure(made: Made, kernel: KernelDocument) -> None:
    """Draw the four pictures with the grid of weights and what draws on the photo."""
    data = made.data | {
        "kernel": kernel_data(kernel),
        "drawn": is_drawn(),
        "answered": st.session_state.get(_ANSWERED, 0),
    }
    edited = partial(take, KEY, "edit", _edited)
    _chain(key=KEY, data=[data], on_edit_change=edited)  # a list: Streamlit would look for tables


def _edited(sent: object) -> None:
    st.session_state[_ANSWERED] = edit_number(sent)
    drawing, kernel = drawing_edit(sent), kernel_edit(sent)
    if drawing:
        draw_on(drawing)
    elif kernel:
        edit_kernel(kernel)
