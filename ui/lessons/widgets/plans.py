"""The plans for teachers, on the page of Learn."""

import streamlit as st

from ui.lessons.plans import NAME, plans
from ui.lessons.words import words


def link_to_plans() -> None:
    """Lead to the plans, below the list of chapters."""
    st.button(plans().title, type="tertiary", icon=":material/co_present:", on_click=_go, args=[NAME])


def show_plans() -> None:
    """Show the plans; their links open beside them, so that the plan stays in sight."""
    made = plans()
    contents = words()["lesson"]["contents"]
    st.button(contents, type="tertiary", icon=":material/arrow_back:", on_click=_go, args=[""])
    st.title(made.title, anchor=False)
    st.markdown(made.text)


def _go(chapter: str) -> None:
    if chapter:
        st.query_params["chapter"] = chapter
    else:
        st.query_params.pop("chapter", None)
