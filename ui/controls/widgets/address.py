"""The page's address while it runs: which settings it holds, and how to write them without a widget.

Not public in Streamlit: `get_script_run_ctx` and what is read of it. tests/browser/test_history.py holds it.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

BODY = "body"
"""The key of the fragment that is a page's body."""
SENT = "settings_sent"
"""The session's key for what the browser sent along with a change of page."""


def in_address(key: str) -> str | None:
    """Return a setting's text in the address that the browser sent, if it is there."""
    came: str | None = st.query_params.get(key, st.session_state.get(SENT, {}).get(key))
    return came


def is_drawn(key: str) -> bool:
    """Whether a widget stands for the setting, in this run or the one before."""
    ctx = get_script_run_ctx()
    if ctx is None:
        return False
    with ctx.session_state.query_params() as params:
        return bool(params.is_bound(key))


def take_out(key: str) -> None:
    """Take a setting that is no widget out of the address, and out of what the browser sent."""
    st.query_params.pop(key, None)
    st.session_state.get(SENT, {}).pop(key, None)


def went_back() -> bool:
    """Whether this run is Back or Forward: the address alone says what is set."""
    ctx = get_script_run_ctx()
    return ctx is not None and bool(ctx.is_history_navigation)


def only_the_body() -> bool:
    """Whether this run draws the body of a page alone, without its frame."""
    ctx = get_script_run_ctx()
    return ctx is not None and bool(ctx.fragment_ids_this_run)


def redraw_body() -> None:
    """Draw the whole body of the page after a callback, not only the part of it that has the widget."""
    if only_the_body():
        st.rerun(BODY)


def write(texts: Mapping[str, str | None]) -> None:
    """Write settings into the address, drawn or not, in one message; None takes one out.

    A widget that is made for the first time begins with the value written here.
    """
    ctx = get_script_run_ctx()
    now = st.query_params.to_dict()
    if ctx is None or all(now.get(key) == text for key, text in texts.items()):
        return
    with ctx.session_state.query_params() as params:
        for key, text in texts.items():
            params.discard_param_no_forward_msg(key)
            if text is not None:
                params.set_with_no_forward_msg(key, text)
        params.set_initial_query_params(urlencode(st.session_state.get(SENT, {}) | params.to_dict()))
        params.update({})  # sends the message


def release(key: str) -> None:
    """Keep a setting in the address although its widget is not drawn: Streamlit would take it out."""
    ctx = get_script_run_ctx()
    if ctx is None:
        return
    with ctx.session_state.query_params() as params:
        binding = params.get_binding_for_param(key)
        if binding:
            params.unbind_widget(binding.widget_id)
