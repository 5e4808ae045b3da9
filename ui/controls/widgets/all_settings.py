"""All settings: what a page asks for less often, behind one button that says how many were changed.

Whether they are open goes along from page to page, and by a cookie over a reload (assets/history/opened.js).
A link has nothing of it: the button counts its settings that are not the default.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import streamlit as st

from ui.controls.settings import SETTINGS
from ui.controls.widgets.kept import Kept
from ui.controls.words import all_settings_label, in_words

_OPEN, _COOKIE = "all_settings_open", "all_settings"  # no widget's key: it stays from page to page


class AllSettings(Kept):
    """The panel of settings, in `place`; closed, it draws nothing and keeps what it would ask for."""

    def __init__(self, place: Any) -> None:
        """Make the panel if it is open."""
        super().__init__()
        self.open = _is_open()
        self._panel = place.container(key="all_settings", gap="small") if self.open else None
        self._changed: dict[str, str] = {}

    @contextmanager
    def group(self, title: str) -> Iterator[None]:
        """Draw what follows under a heading."""
        if self._panel is None:
            yield
            return
        with self._panel.container(gap="xsmall"):
            st.markdown(f"**{title}**")
            yield

    def ask(self, draw: Callable[..., Any], key: str, *arguments: Any, **options: Any) -> Any:
        """Draw the control of a setting, or keep the setting; return its value.

        The kind of input is seen anyway: it does not count as changed.
        """
        value = draw(key, *arguments, **options) if self.open else self.keep(key)
        setting = SETTINGS[key]
        if key != "source" and value != setting.default:
            self._changed[setting.label] = setting.text(value)
        return value

    def button(self) -> None:
        """Draw the button that opens and closes the panel; call this after the last setting."""
        self.write()
        if self._changed:
            st.html(f'<p class="only-printed">{escape(in_words(self._changed))}</p>')
        st.button(
            all_settings_label(len(self._changed)),
            icon=f":material/right_panel_{'close' if self.open else 'open'}:",
            key="all_settings_button",
            on_click=_open_or_close,
        )


def _is_open() -> bool:
    """Whether they are open; in a new session, whether they were before the reload."""
    if _OPEN not in st.session_state:
        st.session_state[_OPEN] = st.context.cookies.get(_COOKIE) == "open"
    return bool(st.session_state[_OPEN])


def _open_or_close() -> None:
    st.session_state[_OPEN] = not _is_open()
