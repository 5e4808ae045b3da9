"""Compare: our results and TensorFlow's, cell by cell."""

import streamlit as st

from ui.app.widgets import frame as nav
from ui.compare.widgets.comparison import show_comparison
from ui.controls.widgets.controls import row, spec_controls
from ui.controls.widgets.inputs import input_controls

nav.frame("pages/compare.py")

with row("pool_row"):
    spec = spec_controls()
x = input_controls(whole_photo=True)

if x is not None:
    show_comparison(x, spec, photo=st.session_state["source"] == "photo")
