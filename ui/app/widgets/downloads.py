"""The export menu of every page, and the download buttons in those of the pages that have no stepper."""

import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from ui.export.words import EXPORT

WIDTH = 420  # px, of the menu


def export_popover() -> PopoverContainer:
    """Draw the button of the menu; what is in it is made once it is `open`."""
    return st.popover(EXPORT["label"], icon=":material/download:", key="export", on_change="rerun")


def download(label: str, data: bytes, name: str, kind: str = "image/png") -> None:
    """Draw a button that saves `data` as the file `name`."""
    icon = ":material/download:"
    st.download_button(label, data, name, kind, icon=icon, on_click="ignore", width="stretch", key=name)
