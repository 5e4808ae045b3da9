"""Translation invariance: move a picture a little, pool it repeatedly, and see what changes."""

import streamlit as st

from ui.app.widgets import frame as nav
from ui.invariance.widgets.invariance import draw_controls, experiment_controls, show_every_shift, show_strips

nav.frame("pages/translation_invariance.py")

experiment = experiment_controls()
with st.container(key="stage"):
    drawn = draw_controls(experiment)
    show_strips(experiment, drawn)
show_every_shift(experiment, drawn)
