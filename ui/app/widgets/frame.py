"""The frame of every page: title, menu, and messages about invalid links."""

from collections.abc import Callable

import streamlit as st

from ui.app import assets
from ui.app.pages import BACK, LEARN, PAGES, WRONG_ADDRESS, Page, page_of
from ui.app.parts import hiding_style
from ui.app.shell import ICON, STYLES
from ui.app.widgets.hidden import hidden
from ui.app.widgets.history import keep_history
from ui.app.widgets.links import take_link
from ui.app.widgets.present import present_button
from ui.app.widgets.server import SERVED
from ui.app.widgets.share import share_button
from ui.app.widgets.warm import collect_now_and_then
from ui.controls.widgets.address import BODY, in_address, only_the_body, write
from ui.controls.widgets.arrival import arrive
from ui.controls.widgets.held import forget, hold
from ui.controls.widgets.starts import change_page

WORDMARK = "**Pooling:orange[·]Lab**"
"""The app's name above the menu: the way Home."""
SIDEBAR_WIDTH = 244  # px: the longest title on one line


def frame(path: str, *sheets: str) -> None:
    """Start the page with the file `path` and its own style sheets; every page begins with this."""
    page = page_of(path)
    st.set_page_config(
        page_title=page.tab,
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    if sheets := (*(() if SERVED.is_set() else STYLES), *sheets):
        st.html(assets.style(*sheets))
    if style := hiding_style(hidden()):
        st.html(f"<style>{style}</style>")
    _begin(page)
    _menu(path)
    if path != PAGES[0].path:
        st.session_state.pop(WRONG_ADDRESS, None)
        if not page.speaks:
            _heading(page)


def body(path: str, draw: Callable[[], None]) -> None:
    """Draw the rest of the page: again whenever one of its controls changes, without the frame."""

    def part() -> None:
        if only_the_body():
            _begin(page_of(path))
        draw()

    part.__qualname__ = f"body of {path}"  # Streamlit knows a fragment by this name
    st.fragment(part, key=BODY)()


def _begin(page: Page) -> None:
    """Take up what the browser sent; before the first widget of every run."""
    collect_now_and_then()
    corrected = take_link()
    if arrive(page.path, change_page):
        forget()
    hold(page.path)
    write({key: in_address(key) for key in page.begins}, anyway=corrected)


def _menu(path: str) -> None:
    with st.sidebar:
        keep_history()
        with st.container(key="wordmark"):
            st.page_link(PAGES[0].path, label=WORDMARK)
        for page in PAGES[1:]:
            # Streamlit keeps the address of the page that is shown, and with it the chapter.
            anew = {"chapter": ""} if page.path == path == LEARN else None
            st.page_link(page.path, label=page.title, icon=page.icon, query_params=anew)


def _way_back() -> None:
    """Link to the line of the lesson that led here, if one did."""
    chapter, _, screen = st.query_params.get("lesson", "").partition("/")
    if not chapter:
        return
    place = {"chapter": chapter} | ({"at": screen} if screen else {})
    st.page_link(LEARN, label=BACK, icon=":material/arrow_back:", query_params=place)


def _heading(page: Page) -> None:
    with st.container(
        key="heading",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        wrap=False,
    ):
        with st.container(gap=None):
            _way_back()
            st.title(page.title, anchor=False)
            st.caption(page.question)
        with st.container(horizontal=True, width="content", gap="xsmall", wrap=False):
            present_button()
            share_button()
