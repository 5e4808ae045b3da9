"""A part of a page that is drawn again and again while it waits for something.

Streamlit's own `run_every` cannot be ended by the part that it draws again.
"""

import streamlit as st

from ui.app import assets

_ask_again = st.components.v2.component("ask_again", js=assets.script("ask_again"))


def ask_again() -> None:
    """Let the browser draw the fragment around this again soon."""
    _ask_again(key="unseen_ask_again", on_ask_change=_nothing)


def _nothing() -> None:
    """Do nothing: being asked draws the part again."""
