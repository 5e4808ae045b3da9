"""What a page does in the browser: a step of its history for each change, a first Tab to the figure.

And it notices when the server has lost the session of a page that is still open.
"""

from secrets import token_hex

import streamlit as st

from ui.app import assets
from ui.app.widgets.notices import mention

SKIP = "Skip to the figure"
ANEW = "The server lost this session: undo is gone; your numbers and settings are still here."
_SESSION = "session_name"
_history = st.components.v2.component("history", js=assets.script("history"))


def keep_history() -> None:
    """Put what makes the steps into the browser; it draws nothing but the button for the Tab key."""
    session = st.session_state.setdefault(_SESSION, token_hex(8))
    data = {"skip": SKIP, "session": session}
    told = _history(key="unseen_history", data=data, on_before_change=_nothing_more)
    if told.before not in (None, session):
        mention(ANEW, ":material/restart_alt:")


def _nothing_more() -> None:
    """What the browser tells is read where it is mounted: a new session calls no callbacks."""
