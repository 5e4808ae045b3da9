"""The kernel of this session: the list of kernels, the address, and the grid in the figure."""

import streamlit as st

from pooling.matrices import format_matrix
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import pick
from ui.controls.widgets.held import assign
from ui.network.kernel import KernelDocument
from ui.network.weights import OWN, name_of, weights_of

_KEY = "kernel_document"
LIST_WIDTH = 124  # px


def kernel_controls(settings: AllSettings) -> KernelDocument:
    """Draw the list of kernels into the current row; return the kernel as it is edited."""
    name = pick("kernel", LIST_WIDTH)
    own = settings.keep("weights") if name == OWN else ""
    text = format_matrix(weights_of(name, own))
    known: KernelDocument | None = st.session_state.get(_KEY)
    document = known.arrived(text) if known else KernelDocument(text)
    st.session_state[_KEY] = document
    return document


def edit_kernel(edit: dict[str, object]) -> None:
    """Apply an edit of the grid, in a callback: to the document, then to the settings."""
    before: KernelDocument = st.session_state[_KEY]
    st.session_state[_KEY] = document = before.apply(edit)
    if document.text == before.text:
        return
    name = name_of(document.text)
    assign(kernel=name, **({"weights": document.text} if name == OWN else {}))
