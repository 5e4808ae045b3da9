"""The parts of the home page."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import streamlit as st
from numpy.typing import NDArray
from streamlit.delta_generator import DeltaGenerator

from pooling import PoolSpec
from ui.app.pages import WRONG_ADDRESS, Page
from ui.app.plain_text import plain, short
from ui.app.widgets.links import link_to
from ui.app.widgets.notices import mention
from ui.matrix.document import MatrixDocument
from ui.matrix.examples import Example
from ui.matrix.shown import editable
from ui.stepper.reduction_words import MAIN, REDUCTION_WORDS

WHAT_POOLING_IS = """
A **window** moves over a map of numbers. At each **step**, the numbers inside it are reduced to **one**: the
largest, the average, or the smallest. The result is a smaller map that still shows *what* was there, but less
precisely *where*.
"""
LOST = "There is no page “{name}”. Maybe the address has a typing error. These are the pages:"
CARDS_A_ROW, CARD_WIDTH = 3, 260  # px
_NUMBERS = "home_document"
"""The numbers of this page's figure: they are its own, and not in the address."""
_REDUCTION = "home_reduction_kept"


def wrong_address(pages: Sequence[Page]) -> None:
    """Say that there is no such page, with links to those there are; Streamlit opens Home for any address."""
    with st.container(key="wrong_address"):  # always there: what follows keeps its place
        name = st.session_state[WRONG_ADDRESS] = st.session_state.get(WRONG_ADDRESS) or page_asked_for(
            st.context.url
        )
        if not name:
            return
        st.warning(LOST.format(name=plain(name)), icon=":material/link_off:")
        with st.container(horizontal=True, gap="small"):
            for page in pages:
                st.page_link(page.path, label=page.title, icon=page.icon)


def page_asked_for(url: str | None) -> str:
    """Return the name of a page by an address, unless it is that of Home.

    >>> page_asked_for("https://lab.org/step_through/7?step=2"), page_asked_for("https://lab.org/")
    ('step_through/7', '')
    """
    try:
        name = unquote(urlsplit(url or "").path).strip("/")
    except ValueError:  # no browser sends such an address
        return ""
    name = name.removeprefix(str(st.get_option("server.baseUrlPath")).strip("/")).strip("/")
    return "" if name == "app" else short(name)


def introduction() -> None:
    """Say what pooling is, in three sentences."""
    st.title("See pooling, one number at a time", anchor=False)
    st.markdown(WHAT_POOLING_IS)


def toy(example: Example, page: Page) -> tuple[NDArray[Any], PoolSpec, dict[str, Any]]:
    """Ask for the reduction of the figure to play with, and link to its numbers on `page`.

    Returns
    -------
    tuple
        The numbers, the settings, and what else `window_stepper` takes for them to be edited.
    """
    document = st.session_state.setdefault(_NUMBERS, MatrixDocument.of(example.settings["matrix"]))
    # Streamlit forgets a widget when the learner goes to another page.
    st.session_state.setdefault("home_reduction", st.session_state.get(_REDUCTION, MAIN[0]))
    with st.container(key="toy_row", horizontal=True, vertical_alignment="center", gap="small"):
        reduction = st.segmented_control(
            "Reduction",
            MAIN,
            format_func=lambda name: REDUCTION_WORDS[name].label,
            key="home_reduction",
            required=True,
            label_visibility="collapsed",
        )
        st.session_state[_REDUCTION] = reduction = str(reduction)  # never None: required
        link = link_to(matrix=document.now.text, reduction=reduction)
        label = f"Open in {page.title}"
        st.page_link(page.path, label=label, icon=":material/open_in_full:", query_params=link)
    return document.values, PoolSpec.of(reduction, 2), {"on_edit": _edit, **editable(document)}


def _edit(*edits: Mapping[str, Any]) -> None:
    """Apply edits to this page's numbers, in a callback."""
    for edit in edits:
        document = st.session_state[_NUMBERS] = st.session_state[_NUMBERS].apply(edit)
        if document.said:
            mention(document.said.sentence, ":material/edit_off:")


def asked(example: Example) -> str | None:
    """Return the reduction whose next number is asked for: none once the numbers are the learner's own."""
    document = st.session_state[_NUMBERS]
    own = document.pending or document.text != MatrixDocument.of(example.settings["matrix"]).text
    return None if own else str(st.session_state[_REDUCTION])


def door() -> DeltaGenerator:
    """Return the place of the question below the figure, and of the way to Learn beside it."""
    return st.container(key="home_door", horizontal=True, gap="small")


def cards(pages: Sequence[Page]) -> None:
    """Draw one card per page."""
    with st.grid(CARDS_A_ROW, min_column_width=CARD_WIDTH, key="cards"):
        for page in pages:
            card(page)


def card(page: Page) -> None:
    """Draw the name of a page and the question it answers; the whole card is its link."""
    with st.container(border=True, height="stretch", key=f"card_{page.path.split('/')[-1][:-3]}"):
        st.page_link(page.path, label=f"**{page.title}**", icon=page.icon)
        st.caption(page.question)
