"""Settings whose widgets are not on the screen: they keep their value and their place in the address.

Streamlit forgets a widget that a run does not draw and takes its setting out of the address. Whatever a page
asks for but does not draw goes through `Kept.keep`.
"""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from ui.controls.settings import SETTINGS
from ui.controls.widgets.address import drawn, in_address, release, went_back, write

_KEPT = "settings_kept"


def setting_now(key: str, default: Any = None) -> Any:
    """Return a setting's value before its widget is made, or without one.

    The session knows it, except at the first run and after Back and Forward: then the address does.
    """
    kept = None if went_back() else st.session_state.get(key)
    if kept is not None:
        return kept
    setting, text = SETTINGS[key], in_address(key)
    if text is None:
        return setting.default if default is None else default
    return setting.value(text)


class Kept:
    """The settings that one run of a page asks for without drawing them."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._texts: dict[str, str | None] = {}
        self._drawn_later: set[str] = set()

    def keep(self, key: str, default: Any = None) -> Any:
        """Return the value of a setting that this run does not draw, and keep it.

        With the `default`, which may depend on other settings, it needs no place in the address.
        """
        setting, value = SETTINGS[key], setting_now(key, default)
        if st.session_state.get(key) != value:
            st.session_state[key] = value
        release(key)
        is_default = value == (setting.default if default is None else default)
        self._texts[key] = None if is_default else setting.text(value)
        return value

    def leave(self, keys: Iterable[str]) -> None:
        """Leave settings in the address whose widgets this run draws after `write`.

        Kept by the run before, they would go; after Back or Forward their widgets begin with the address.
        """
        self._drawn_later.update(keys)

    def write(self) -> None:
        """Write into the address what is missing there; call this after the last `keep`.

        What the run before kept and this one has no use for goes.
        """
        before = set(st.session_state.get(_KEPT, ()))
        st.session_state[_KEPT] = tuple(self._texts)
        gone = before - drawn(before) - self._drawn_later
        write(dict.fromkeys(gone) | self._texts)
