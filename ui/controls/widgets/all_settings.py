"""All settings: what a page asks for less often, behind one button that says how many were changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import streamlit as st

from ui.controls.settings import SETTINGS
from ui.controls.widgets.controls import row
from ui.controls.widgets.kept import Kept
from ui.controls.words import all_settings_label

_OPEN = "all_settings_open"  # not a widget's key: it stays from page to page


class AllSettings(Kept):
    """The panel of settings, in `place`; closed, it draws nothing and keeps what it would ask for."""

    def __init__(self, place: Any) -> None:
        """Make the panel if it is open."""
        super().__init__()
        self.open = bool(st.session_state.get(_OPEN))
        self._panel = place.container(key="all_settings", gap="small") if self.open else None
        self._changed = 0

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
        self._changed += key != "source" and value != SETTINGS[key].default
        return value

    def button(self) -> None:
        """Draw the button that opens and closes the panel; call this after the last setting."""
        self.write()
        st.button(
            all_settings_label(self._changed),
            icon=f":material/right_panel_{'close' if self.open else 'open'}:",
            key="all_settings_button",
            on_click=_open_or_close,
        )


def _open_or_close() -> None:
    st.session_state[_OPEN] = not st.session_state.get(_OPEN)


def line(settings: AllSettings, key: str) -> Any:
    """Start a row of controls in the panel, if it is open."""
    return row(key) if settings.open else nullcontext()
