"""The choice of the input's type, and the input in it."""

import streamlit as st

from ui.app.plain_text import plain
from ui.app.widgets.notices import warn
from ui.compare.tables import Values
from ui.compare.types import Given, as_type
from ui.controls.widgets.controls import pick

WIDTH = 108  # px: the label on one line
SETTING = "dtype"


def ask_type() -> str:
    """Draw the choice of a type, in a view's row."""
    return pick(SETTING, WIDTH)


def given_as(values: Values, name: str, rank: int) -> Given:
    """Return the input in the type; below the row, say what that type does not hold, or rounds."""
    given = as_type(values, name, rank)
    if given.refused:
        warn(given.refused, ":material/data_object:")
    elif given.rounded:
        st.caption(plain(given.rounded))
    return given
