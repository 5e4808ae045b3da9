"""The drawings of this session: one for each photo at a size, the last few."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ui.network.drawing import Drawing

_DRAWINGS, _SHOWN = "drawings", "drawing_shown"
MOST_DRAWINGS = 6


def drawing_on(photo: str, size: int) -> Drawing:
    """Return what was drawn on a photo of so many cells; it is the one that is edited from now on."""
    drawings: dict[str, Drawing] = st.session_state.setdefault(_DRAWINGS, {})
    drawing = drawings.pop(photo, None) or Drawing(size)
    drawings[photo] = drawing  # the latest last
    for oldest in list(drawings)[:-MOST_DRAWINGS]:
        del drawings[oldest]
    st.session_state[_SHOWN] = photo
    return drawing


def draw_on(edit: Mapping[str, Any]) -> None:
    """Apply an edit of the drawing that is shown, in a callback."""
    drawings, photo = st.session_state[_DRAWINGS], st.session_state[_SHOWN]
    drawings[photo] = drawings[photo].apply(edit)


def is_drawn() -> bool:
    """Whether there is a stroke that can be taken back."""
    return bool(st.session_state[_DRAWINGS][st.session_state[_SHOWN]].strokes)
