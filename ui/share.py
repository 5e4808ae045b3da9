"""The share button: it copies the address bar, which is the whole state of the page."""

import streamlit as st

from ui import assets

_copy_link = st.components.v2.component(
    "copy_link",
    html=assets.read("copy_link/copy_link.html"),
    css=assets.read("copy_link/copy_link.css"),
    js=assets.read("copy_link/copy_link.js"),
)


def share_button() -> None:
    """Draw the button; what it copies is read in the browser at the click, so that the step comes along."""
    _copy_link(key="copy_link", width="content")
