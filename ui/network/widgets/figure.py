"""The four pictures of Filter, Detect, Condense on a page."""

import streamlit as st

from ui.app import assets
from ui.network.figure import Made
from ui.network.kernel import KernelDocument, kernel_data
from ui.network.widgets.kernel import edit_kernel

KEY = "chain"
_chain = st.components.v2.component("network", **assets.component("network"))


def show_figure(made: Made, kernel: KernelDocument) -> None:
    """Draw the four pictures with the grid of weights."""
    data = made.data | {"kernel": kernel_data(kernel)}
    _chain(key=KEY, data=[data], on_edit_change=_edited)  # a list: Streamlit would look for tables


def _edited() -> None:
    edit = st.session_state[KEY].edit
    if isinstance(edit, dict):
        edit_kernel(edit)
