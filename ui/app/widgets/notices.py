"""How the app says that something did not work: in one sentence, which may quote the learner."""

import re

import streamlit as st

SECONDS_SHOWN = 10
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$:])")


def plain(text: str) -> str:
    r"""Escape what Streamlit would take for Markdown, so that quoted input cannot become a link or a formula.

    >>> print(plain("[here](x) costs $2"))
    \[here\](x) costs \$2
    """
    return _MARKDOWN.sub(r"\\\1", text)


def warn(sentence: object, icon: str) -> None:
    """Put a sentence where the result would be."""
    st.warning(plain(str(sentence)), icon=icon)


def mention(sentence: object, icon: str) -> None:
    """Say a sentence in passing: nothing on the page moves."""
    st.toast(plain(str(sentence)), icon=icon, duration=SECONDS_SHOWN)
