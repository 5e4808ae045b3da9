"""The parts of the home page."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling.matrices import parse_matrix
from ui.app.widgets.frame import Page
from ui.matrix.examples import Example

WHAT_POOLING_IS = """
A **window** moves over a map of numbers. At each **step**, the numbers inside it are reduced to **one**: the
largest, the average, or the smallest. The result is a smaller map that still shows *what* was there, but less
precisely *where*.
"""


def introduction() -> None:
    """Say what pooling is, in three sentences."""
    st.title("See pooling, one number at a time", anchor=False)
    st.markdown(WHAT_POOLING_IS)


def live_matrix(example: Example) -> NDArray[Any]:
    """Return an example's matrix, (H, W)."""
    return parse_matrix(example.settings["matrix"])


def cards(pages: Sequence[Page]) -> None:
    """Draw one card per page: its name and the question it answers."""
    for column, page in zip(st.columns(len(pages)), pages, strict=True):
        with column.container(border=True, height="stretch", key=f"card_{page.path.split('/')[-1][:-3]}"):
            st.page_link(page.path, label=f"**{page.title}**", icon=page.icon)
            st.caption(page.question)
