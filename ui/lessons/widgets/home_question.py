"""The question of Home: a component beside its figure, which it covers until there is an answer."""

import streamlit as st

from ui.app import assets

_question = st.components.v2.component("home_question", **assets.component("home_question"))


def home_question(reduction: str | None) -> None:
    """Ask for the next number of the figure; without a reduction nothing is asked."""
    from ui.lessons import home  # here: the import takes longer than all of Home

    _question(key="home_question", data=[home.data(reduction)], width="stretch")
