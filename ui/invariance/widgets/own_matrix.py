"""The learner's own numbers as a picture to move: typed here, or cell by cell on Step through."""

import streamlit as st

from pooling import PoolingError
from ui.app.widgets.links import link_to
from ui.app.widgets.notices import mention
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.held import assign
from ui.invariance.pictures import DEFAULT_MATRIX, read_matrix
from ui.invariance.words import EDIT_CELLS, MATRIX_HELP, MATRIX_LABEL

_BOX = "moved_matrix"


def own_matrix(settings: AllSettings) -> str:
    """Ask for the numbers that are moved, and return them as text; they are those of Step through."""
    text: str = settings.keep("matrix", DEFAULT_MATRIX)
    if st.session_state.get(_BOX) != text:
        st.session_state[_BOX] = text
    st.text_input(MATRIX_LABEL, key=_BOX, on_change=_take, width=96, help=MATRIX_HELP)
    return text


def edit_link(text: str) -> None:
    """Lead to the page where the numbers are edited cell by cell."""
    link = link_to(source="matrix", matrix=text)
    st.page_link("pages/step_through.py", label=EDIT_CELLS, icon=":material/edit:", query_params=link)


def _take() -> None:
    text = st.session_state[_BOX]
    try:
        read_matrix(text)
    except PoolingError as error:
        mention(error, ":material/edit_off:")
    else:
        assign(matrix=text)
