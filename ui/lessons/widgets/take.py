"""What a class takes away from Learn: a worksheet, and a chapter as a file of its own or as a notebook."""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from ui.app.widgets.share import page_button
from ui.lessons.paper import Open, chapter_notebook, words, worksheet
from ui.lessons.standalone import standalone_html

WORKSHEET = "pooling-worksheet.html"
Edited = tuple[int, ...]
"""When each chapter was edited last."""


def offer(shown: Mapping[str, Any], opened: Open, edited: Edited) -> None:
    """Draw what is offered below the list of chapters, or below one; `opened` opens a chapter."""
    if shown["view"] == "contents":
        _offer_worksheet(_worksheet(opened, edited))
    else:
        with st.container(horizontal=True):
            _offer_file(shown)
            _offer_notebook(shown, opened)


def _offer_worksheet(html: str) -> None:
    say = words()["take"]
    st.markdown(f"**{say['heading']}**")
    with st.container(horizontal=True, vertical_alignment="center"):
        _download(say["worksheet"], html, WORKSHEET, "text/html")
        page_button(html, key="print_worksheet")


def _offer_file(chapter: Mapping[str, Any]) -> None:
    """Offer a chapter for a disk; its links lead to the app that it comes from."""
    name, address = str(chapter["id"]), urljoin(st.context.url or "", ".")
    file = f"pooling-{name.replace('_', '-')}.html"
    _download(words()["take"]["file"], partial(standalone_html, chapter, address), file, "text/html")


def _offer_notebook(chapter: Mapping[str, Any], opened: Open) -> None:
    name = str(chapter["id"])
    file = f"pooling-{name.replace('_', '-')}.ipynb"

    def made() -> str:
        return chapter_notebook(chapter, opened(name)[1].figures)

    _download(words()["take"]["notebook"], made, file, "application/x-ipynb+json")


def _download(label: str, data: Any, file: str, kind: str) -> None:
    icon = ":material/download:"
    st.download_button(label, data, file, kind, icon=icon, key=f"take_{kind}", on_click="ignore")


@lru_cache(maxsize=1)
def _worksheet(opened: Open, _: Edited) -> str:
    return worksheet(opened)
