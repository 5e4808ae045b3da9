"""Settings that a callback sets, such as a new draw or an example: held until the browser has them.

Browser and server do not wait for each other. A message that the browser sends before it has the new value
still carries the old one. Streamlit would use it, which would undo the setting and the address. The other
way round, a message of the server holds the whole address, also the settings that the browser has changed
since: for a while after each of them, the next run writes the address once more.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any, NamedTuple

import streamlit as st

from ui.controls.settings import SETTINGS
from ui.controls.widgets.address import ON_ITS_WAY_SECONDS, drawn, just_written, write

HELD, ADDRESS = "settings_held", "address_before"
HELD_SECONDS = ON_ITS_WAY_SECONDS
"""After this time the user has edited the address."""


class Held(NamedTuple):
    """The value that a callback set, the values the browser may still have, the time and the address then."""

    value: Any
    old: tuple[Any, ...]
    since: float
    shown: str | None


def assign(**values: Any) -> None:
    """Set widgets by key, in a callback; a widget that already has its value is left alone.

    Raises
    ------
    ValueError
        A value is not valid for its setting, which is a bug.
    """
    now = monotonic()
    for key, value in values.items():
        allowed = SETTINGS[key].validate(SETTINGS[key].text(value))
        if allowed:
            raise ValueError(f"{key}={value!r} is not {allowed}")
        if key in st.session_state and current(key) == value:
            continue
        before = _held().get(key)
        old = (*before.old, before.value) if before else (st.session_state.get(key),)
        _held()[key] = Held(value, old, now, st.query_params.get(key))
        st.session_state[key] = value


def set_values(**values: Any) -> Callable[[], None]:
    """Make a callback that sets widgets by key."""
    return lambda: assign(**values)


def current(key: str) -> Any:
    """Return a setting's value for a callback: the last one set, whether the browser has it or not."""
    return _held()[key].value if _on_its_way(key) and not _chosen_otherwise(key) else st.session_state[key]


def hold(page: str) -> None:
    """Set again what the browser does not have yet; every page calls this before its first widget.

    If the user has chosen another value meanwhile, that value wins. Settings that a late message has removed
    from the page's address are written back.
    """
    stays = page in st.session_state.get(ADDRESS, {})
    for key in _lost(page):
        st.session_state[key] = st.session_state[key]
    texts = _hold_again()
    if stays:
        write(_drawn_texts() | texts, anyway=just_written())


def _hold_again() -> dict[str, str | None]:
    """Set again what is still on its way to the browser; return it as it stands in a link."""
    texts, held = {}, _held()
    for key in [key for key in held if _on_its_way(key)]:
        st.session_state[key] = value = (
            held[key].value if not _chosen_otherwise(key) else st.session_state[key]
        )
        texts[key] = _in_link(key, value)
    for key in [key for key in held if key not in texts or _chosen_otherwise(key)]:
        del held[key]
    return texts


def _drawn_texts() -> dict[str, str | None]:
    """Return the settings of the page's widgets as they stand in a link."""
    state = st.session_state
    return {key: _in_link(key, state[key]) for key in drawn(SETTINGS) if key in state}  # few are drawn


def forget() -> None:
    """Hold nothing: after Back and Forward the address alone says what is set."""
    st.session_state.pop(HELD, None)
    st.session_state.pop(ADDRESS, None)


def _lost(page: str) -> list[str]:
    """Return the settings that are unchanged but missing in the page's address."""
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
    """Whether a callback has just set this and the browser's address does not show it yet."""
    held = _held().get(key)
    return held is not None and monotonic() - held.since <= HELD_SECONDS and not _has_arrived(key, held)


def _has_arrived(key: str, held: Held) -> bool:
    """Whether the address shows this value, or another of the same callback: they go in one message."""
    if st.query_params.get(key) == _in_link(key, held.value):
        return True
    together = {other: each for other, each in _held().items() if each.since == held.since}
    return any(
        st.query_params.get(other) == _in_link(other, each.value) != each.shown
        for other, each in together.items()
    )


def _in_link(key: str, value: Any) -> str | None:
    """Return a value as it stands in a link: a default does not."""
    setting = SETTINGS[key]
    return None if value == setting.default else setting.text(value)


def _chosen_otherwise(key: str) -> bool:
    """Whether the browser has neither the value that was set nor an earlier one."""
    held = _held()[key]
    return st.session_state.get(key, held.value) not in (held.value, *held.old)


def _held() -> dict[str, Held]:
    held: dict[str, Held] = st.session_state.setdefault(HELD, {})
    return held
