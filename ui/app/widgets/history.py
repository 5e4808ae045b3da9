"""What a page does in the browser: a step of its history for each change, and a first Tab to the figure."""

import streamlit as st

from ui.app import assets

SKIP = "Skip to the figure"
_history = st.components.v2.component("history", js=assets.script("history"))


def keep_history() -> None:
    """Put what makes the steps into the browser; it draws nothing but the button for the Tab key."""
    _history(key="unseen_history", data={"skip": SKIP})
