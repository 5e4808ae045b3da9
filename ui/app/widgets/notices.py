"""Messages that something did not work: one sentence, which may quote the learner's input."""

import re

import streamlit as st

SECONDS_SHOWN = 10
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$:])")


def plain(text: str) -> str:
    r"""Escape Markdown, so that quoted input cannot become a link or a formula.

    >>> print(plain("[here](x) costs $2"))
    \[here\](x) costs \$2
    """
    return _MARKDOWN.sub(r"\\\1", text)


def warn(sentence: object, icon: str) -> None:
    """Show a sentence in place of the result."""
    st.warning(plain(str(sentence)), icon=icon)


def mention(sentence: object, icon: str) -> None:
    """Show a sentence as a toast: nothing on the page moves."""
    st.toast(plain(str(sentence)), icon=icon, duration=SECONDS_SHOWN)
