"""Buttons that copy in the browser: the page's link, and texts (`st.code` would load 1.5 MB for it)."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ui.app import assets
from ui.export.words import COPY_LINK, COPY_TEXT

_copy = st.components.v2.component("copy", **assets.component("copy"))


def share_button() -> None:
    """Draw the button that copies the address, which is the whole state of the page.

    The browser reads the address at the click, so it includes the step.
    """
    _copy(key="copy_link", data={"items": [COPY_LINK | {"icon": "link"}]}, width="content")


def copy_buttons(texts: Mapping[str, str | Sequence[str]], *, key: str) -> None:
    """Draw a button for each text, by label; from a list, it copies the text of the shown step."""
    _copy(key=key, data={"items": [_text_item(label, text) for label, text in texts.items()]})


def _text_item(label: str, text: str | Sequence[str]) -> dict[str, Any]:
    return COPY_TEXT | {"label": label, "icon": "copy", "text" if isinstance(text, str) else "steps": text}
