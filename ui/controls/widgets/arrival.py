"""What the browser sent with this run: the settings of its address, and whether it went Back or Forward.

On a change of page Streamlit removes from the address every setting that the page before had too. After
Back or Forward it takes what is missing there for the default. So what the browser sent is taken up here
before the first widget, and each setting is put back into the address just before its widget is made.

Not public in Streamlit: `get_script_run_ctx` and what is read of it. tests/browser/test_history.py holds it.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.controls.settings import SETTINGS

_PAGE, _SENT = "page_shown", "settings_sent"


def arrive(path: str) -> bool:
    """Take up the settings for the page `path`, before its first widget; is this Back or Forward?"""
    ctx = get_script_run_ctx()
    if ctx is None:
        return False
    sent: dict[str, str] = {}
    if st.session_state.get(_PAGE) != path:
        sent = dict(parse_qsl(ctx.query_string))
        with ctx.session_state.query_params() as params:
            params.set_initial_query_params(ctx.query_string)  # as Streamlit does where the page stays
        if not ctx.is_history_navigation:
            sent |= _handed_on(sent)
        st.session_state[_PAGE] = path
    st.session_state[_SENT] = sent
    return bool(ctx.is_history_navigation)


def _handed_on(sent: dict[str, str]) -> dict[str, str]:
    """Hand the session's settings on to the widgets of the next page; return those that are not the default.

    The browser sends only what it shows: a setting in a closed menu is missing there.
    """
    kept = {}
    for key, setting in SETTINGS.items():
        if key in st.session_state and key not in sent:
            st.session_state[key] = value = st.session_state[key]
            if value != setting.default:
                kept[key] = setting.text(value)
    return kept


def bring(key: str) -> None:
    """Put a setting into the address of a page that has it; call this just before its widget is made."""
    sent = st.session_state.get(_SENT, {})
    if key in sent and key not in st.query_params:
        st.query_params[key] = sent[key]


def in_address(key: str) -> str | None:
    """Return a setting's text in the address that the browser sent, if it is there."""
    came: str | None = st.query_params.get(key, st.session_state.get(_SENT, {}).get(key))
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
    st.session_state.get(_SENT, {}).pop(key, None)


def went_back() -> bool:
    """Whether this run is Back or Forward: the address alone says what is set."""
    ctx = get_script_run_ctx()
    return ctx is not None and bool(ctx.is_history_navigation)


def only_the_body() -> bool:
    """Whether this run draws the body of a page alone, without its frame."""
    ctx = get_script_run_ctx()
    return ctx is not None and bool(ctx.fragment_ids_this_run)


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
        params.set_initial_query_params(urlencode(st.session_state.get(_SENT, {}) | params.to_dict()))
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
