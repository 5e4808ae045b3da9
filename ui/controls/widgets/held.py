"""Settings that a callback sets, such as a new draw or an example: held until the browser has seen them.

Browser and server do not wait for each other. What the browser sends before it has seen what a callback set
still has the old value, and Streamlit would obey it: the setting would be undone, and the address with it.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any, NamedTuple

import streamlit as st

from ui.controls.settings import SETTINGS

HELD, ADDRESS = "settings_held", "address_before"
HELD_SECONDS = 5
"""Longer is no answer under way: somebody has edited the address."""


class Held(NamedTuple):
    """What a callback set a setting to, what the browser may still take it to be, and when."""

    value: Any
    old: tuple[Any, ...]
    since: float


def assign(**values: Any) -> None:
    """Set widgets by key, in a callback; one that has its value already is left alone.

    Raises:
        ValueError: a value is not one that its setting allows, which is a bug.
    """
    for key, value in values.items():
        refusal = SETTINGS[key].refuses(SETTINGS[key].text(value))
        if refusal:
            raise ValueError(f"{key}={value!r} is not {refusal}")
        if key in st.session_state and current(key) == value:
            continue
        before = _held().get(key)
        old = (*before.old, before.value) if before else (st.session_state.get(key),)
        _held()[key] = Held(value, old, monotonic())
        st.session_state[key] = value


def set_values(**values: Any) -> Callable[[], None]:
    """Make a callback that sets widgets by key."""
    return lambda: assign(**values)


def current(key: str) -> Any:
    """Return what a callback should take a setting to be: what was set last, arrived or not."""
    return _held()[key].value if _on_its_way(key) and not _chosen_otherwise(key) else st.session_state[key]


def hold(page: str) -> None:
    """Set again what has not arrived yet; every page does so before its first widget is made.

    Whoever chose otherwise meanwhile wins: then that is set, over what is still to arrive. And what a late
    message took out of the address of the page comes back into it.
    """
    for key in _lost(page):
        st.session_state[key] = st.session_state[key]
    for key in list(_held()):
        if _on_its_way(key):
            st.session_state[key] = current(key)
        if not _on_its_way(key) or _chosen_otherwise(key):
            del _held()[key]


def _lost(page: str) -> list[str]:
    """Name the settings that are as they were, while the address of the page does not say so any more."""
    before, now = st.session_state.get(ADDRESS, {}).get(page, {}), st.query_params.to_dict()
    st.session_state[ADDRESS] = {page: now}
    return [
        key
        for key, text in before.items()
        if now.get(key) != text and key in SETTINGS and key in st.session_state and _text(key) == text
    ]


def _text(key: str) -> str:
    return SETTINGS[key].text(st.session_state[key])


def _on_its_way(key: str) -> bool:
    """Whether a callback set this a moment ago and the browser's address does not show it yet."""
    held = _held().get(key)
    if held is None or monotonic() - held.since > HELD_SECONDS:
        return False
    setting = SETTINGS[key]
    in_address = None if held.value == setting.default else setting.text(held.value)
    return st.query_params.get(key) != in_address


def _chosen_otherwise(key: str) -> bool:
    """Whether the browser says neither what was set nor what was there before."""
    held = _held()[key]
    return st.session_state.get(key, held.value) not in (held.value, *held.old)


def _held() -> dict[str, Held]:
    held: dict[str, Held] = st.session_state.setdefault(HELD, {})
    return held
