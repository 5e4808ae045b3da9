"""What the browser sent with this run: the settings of its address, and whether it went Back or Forward.

On a change of page Streamlit removes from the address every setting that the page before had too. After
Back or Forward it takes what is missing there for the default. So what the browser sent is taken up here
before the first widget, and each setting is put back into the address just before its widget is made.

Not public in Streamlit: `get_script_run_ctx` and what is read of it. tests/browser/test_history.py holds it.
"""

from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.controls.settings import SETTINGS
from ui.controls.widgets.address import SENT

ChangePage: TypeAlias = Callable[..., dict[str, str]]

_PAGE = "page_shown"


def arrive(path: str, change_page: ChangePage) -> bool:
    """Take up the settings for the page `path`, before its first widget; is this Back or Forward?

    On another page than before, `change_page` says what is taken up of what the browser sent.
    """
    ctx = get_script_run_ctx()
    if ctx is None:
        return False
    sent: dict[str, str] = {}
    before = st.session_state.get(_PAGE)
    if before != path:
        came = dict(parse_qsl(ctx.query_string))
        sent = change_page(before, path, came, went_back=bool(ctx.is_history_navigation))
        with ctx.session_state.query_params() as params:
            params.set_initial_query_params(urlencode(sent))  # as Streamlit does where the page stays
        if not ctx.is_history_navigation:
            sent |= _handed_on(sent)
        st.session_state[_PAGE] = path
    st.session_state[SENT] = sent
    return bool(ctx.is_history_navigation)


def _handed_on(sent: dict[str, str]) -> dict[str, str]:
    """Hand the session's settings on to the widgets of the next page; return those that are not the default.

    The browser sends only what it shows: a setting in a closed menu is missing there.
    """
    kept, state = {}, st.session_state
    for key, setting in SETTINGS.items():
        if key not in state:
            continue
        if key in sent:
            state[key] = setting.value(sent[key])
            continue
        state[key] = value = state[key]
        if value != setting.default:
            kept[key] = setting.text(value)
    return kept


def bring(key: str) -> None:
    """Put a setting into the address of a page that has it; call this just before its widget is made."""
    sent = st.session_state.get(SENT, {})
    if key in sent and key not in st.query_params:
        st.query_params[key] = sent[key]
