"""Back and Forward: each change of a setting is one step of the browser's history."""

import streamlit as st

from ui.app import assets

_history = st.components.v2.component("history", js=assets.script("history"))


def keep_history() -> None:
    """Put what makes the steps into the browser; it draws nothing."""
    _history(key="unseen_history")
