"""A part of a page that is drawn again and again while it waits for something.

Streamlit's own `run_every` cannot be ended by the part that it draws again.
"""

import streamlit as st

from ui.app import assets

_ask_again = st.components.v2.component("ask_again", js=assets.script("ask_again"))


def ask_again(seconds: float = 0.5) -> None:
    """Let the browser draw the fragment around this again soon, and then every so many seconds."""
    _ask_again(key="unseen_ask_again", data={"every": round(1000 * seconds)}, on_ask_change=_nothing)


def _nothing() -> None:
    """Do nothing: being asked draws the part again."""
