"""Messages that something did not work: one sentence, which may quote the learner's input."""

import streamlit as st

from ui.app.plain_text import plain

SECONDS_SHOWN = 10


def warn(sentence: object, icon: str) -> None:
    """Show a sentence in place of the result."""
    st.warning(plain(str(sentence)), icon=icon)


def mention(sentence: object, icon: str) -> None:
    """Show a sentence as a toast: nothing on the page moves."""
    st.toast(plain(str(sentence)), icon=icon, duration=SECONDS_SHOWN)
