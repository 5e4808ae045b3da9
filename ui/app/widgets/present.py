"""The button that shows a page's figure alone, as large as the screen."""

import streamlit as st

from ui.app import assets

WORDS = {"label": "Present", "close": "Close"}

_present = st.components.v2.component("present", **assets.component("present"))


def present_button() -> None:
    """Draw the button; what it does happens in the browser."""
    _present(key="present_page", data=WORDS, width="content")
