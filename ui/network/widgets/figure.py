"""The four pictures of Filter, Detect, Condense on a page."""

from functools import partial

import streamlit as st

from ui.app import assets
from ui.app.widgets.messages import take
from ui.network.figure import Made
from ui.network.kernel import KernelDocument, kernel_data
from ui.network.messages import kernel_edit
from ui.network.widgets.kernel import edit_kernel

KEY = "chain"
_chain = st.components.v2.component("network", **assets.component("network"))


def show_figure(made: Made, kernel: KernelDocument) -> None:
    """Draw the four pictures with the grid of weights."""
    data = made.data | {"kernel": kernel_data(kernel)}
    edited = partial(take, KEY, "edit", _edited)
    _chain(key=KEY, data=[data], on_edit_change=edited)  # a list: Streamlit would look for tables


def _edited(sent: object) -> None:
    edit = kernel_edit(sent)
    if edit:
        edit_kernel(edit)
