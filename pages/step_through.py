"""Step through: the moving window, number by number."""

import streamlit as st

from pooling import PoolingError
from ui import nav
from ui.controls import row, spec_controls
from ui.edits import edit_matrix
from ui.examples import note_on
from ui.inputs import input_controls
from ui.keep import keep_menu
from ui.notices import warn
from ui.stepper import window_stepper

nav.frame("pages/step_through.py")

with row("pool_row"):
    spec = spec_controls()
inputs = row("input_row")
x = input_controls(inputs, colours=True)

with st.container(key="stage"):
    try:
        if x is not None:
            typed = st.session_state["source"] == "matrix"
            window_stepper(x, spec, key="stepper", on_edit=edit_matrix if typed else None, photo=not typed)
            st.caption(note_on(st.session_state) if typed else "")
            with inputs:
                keep_menu(x, spec, photo=not typed)
    except PoolingError as error:
        warn(error, ":material/crop_free:")
