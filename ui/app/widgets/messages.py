"""What the browser sends back from a component, for the callbacks of the pages.

Not public in Streamlit: `get_script_run_ctx`. tests/pages/test_messages.py holds it.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_TAKEN = "messages_taken"


def take(key: str, name: str, act: Callable[[object], None]) -> None:
    """Let `act` take the message `name` of the component `key`: once a run, however often it is sent.

    A forged message may hold thousands, and to look one up takes Streamlit as long as all of them.
    """
    run, taken = _this_run(), st.session_state.setdefault(_TAKEN, {})
    if run is None or taken.get((key, name)) is not run:
        taken[key, name] = run
        act(message_of(key, name))


def message_of(key: str, name: str) -> object:
    """Return what the component `key` holds as `name`, or None."""
    return (st.session_state.get(key) or {}).get(name)


def _this_run() -> object:
    """Return something that is another object in each run, or None outside of the app."""
    ctx = get_script_run_ctx()
    return None if ctx is None else ctx.cursors  # made anew for each run
