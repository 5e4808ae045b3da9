"""The download buttons in the export menus of the pages that have no stepper."""

import streamlit as st

WIDTH = 420  # px, of the menu


def download(label: str, data: bytes, name: str, kind: str = "image/png") -> None:
    """Draw a button that saves `data` as the file `name`."""
    icon = ":material/download:"
    st.download_button(label, data, name, kind, icon=icon, on_click="ignore", width="stretch", key=name)
