"""The page's address while it runs: which settings it holds, and how to write them without a widget.

Not public in Streamlit: `QueryParams`, `get_script_run_ctx` and what is read of it.
tests/browser/test_history.py holds it.
"""

from collections.abc import Iterable, Mapping
from time import monotonic
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.query_params import QueryParams

BODY = "body"
"""The key of the fragment that is a page's body."""
SENT = "settings_sent"
"""The session's key for what the browser sent along with a change of page."""
ON_ITS_WAY_SECONDS = 5
"""After this time no message between server and browser is on its way any more."""
_WRITTEN = "address_written"


def in_address(key: str) -> str | None:
    """Return a setting's text in the address that the browser sent, if it is there."""
    came: str | None = st.query_params.get(key, st.session_state.get(SENT, {}).get(key))
    return came


def drawn(keys: Iterable[str]) -> set[str]:
    """Return the settings that a widget stands for, in this run or the one before."""
    ctx = get_script_run_ctx()
    if ctx is None:
        return set()
    with ctx.session_state.query_params() as params:
        return {key for key in keys if params.is_bound(key)}


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


def just_written() -> bool:
    """Whether a message with an address may still be on its way to the browser."""
    written: float = st.session_state.get(_WRITTEN, -ON_ITS_WAY_SECONDS)
    return monotonic() - written < ON_ITS_WAY_SECONDS


def query_string() -> str:
    """Return the address behind the question mark, as the browser sent it with this run."""
    ctx = get_script_run_ctx()
    return "" if ctx is None else str(ctx.query_string)


def correct(query: str, texts: Mapping[str, str | None]) -> None:
    """Go on as if the browser had sent `query`: these `texts` are other ones, or None if they are gone.

    The browser does not know it before the next message.
    """
    ctx = get_script_run_ctx()
    if ctx is None:
        return
    with ctx.session_state.query_params() as params:
        _put(params, texts)
        params.set_initial_query_params(query)
    ctx.query_string = query


def write(texts: Mapping[str, str | None], *, anyway: bool = False) -> None:
    """Write settings into the address, drawn or not, in one message; None takes one out.

    If they are there, no message is sent, unless the browser has to hear of it `anyway`: it has not heard of
    it yet, or an older message may have arrived there since.

    A widget that is made for the first time begins with the value written here.
    """
    ctx = get_script_run_ctx()
    now = st.query_params.to_dict()
    if ctx is None or (not anyway and all(now.get(key) == text for key, text in texts.items())):
        return
    st.session_state[_WRITTEN] = monotonic()
    with ctx.session_state.query_params() as params:
        _put(params, texts)
        params.set_initial_query_params(urlencode(st.session_state.get(SENT, {}) | params.to_dict()))
        params.update({})  # sends the message


def _put(params: QueryParams, texts: Mapping[str, str | None]) -> None:
    for key, text in texts.items():
        params.discard_param_no_forward_msg(key)
        if text is not None:
            params.set_with_no_forward_msg(key, text)


def release(key: str) -> None:
    """Keep a setting in the address although its widget is not drawn: Streamlit would take it out."""
    ctx = get_script_run_ctx()
    if ctx is None:
        return
    with ctx.session_state.query_params() as params:
        binding = params.get_binding_for_param(key)
        if binding:
            params.unbind_widget(binding.widget_id)
