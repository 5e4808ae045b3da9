"""Buttons that act in the browser: they copy the page's link and texts, and save the picture of the step.

`st.code` would load 1.5 MB to copy a text.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ui.app import assets
from ui.app.parts import builder
from ui.export.words import COPY_LINK, COPY_TEXT, OPEN_PAGE, PICTURES, SAVE_PICTURE

_copy = st.components.v2.component("copy", **assets.component("copy"))


def share_button() -> None:
    """Draw the button that copies the address, the whole state of the page, and the builder of links.

    The browser reads the address at the click, so it includes the step.
    """
    data = {"items": [COPY_LINK | {"icon": "link"}], "builder": builder()}
    _copy(key="copy_link", data=data, width="content")


def page_button(html: str, *, key: str) -> None:
    """Draw the button that opens a page in a tab of its own, to print it."""
    _copy(key=key, data={"items": [OPEN_PAGE | {"page": html}]}, width="content")


Texts = Mapping[str, str | Sequence[str]]


def take_buttons(groups: Mapping[str, Texts], *, key: str, pictures: bool = True) -> None:
    """Draw buttons for each text, by group and label, and before them for the picture of the step as a file.

    From a list, a button copies the text of the shown step.
    """
    kinds = PICTURES if pictures else {}
    items = [SAVE_PICTURE | {"label": label, "picture": ending} for label, ending in kinds.items()]
    for group, texts in groups.items():
        items += [_text_item(label, text) | {"group": group} for label, text in texts.items()]
    _copy(key=key, data={"items": items})


def _text_item(label: str, text: str | Sequence[str]) -> dict[str, Any]:
    return COPY_TEXT | {"label": label, "text" if isinstance(text, str) else "steps": text}
