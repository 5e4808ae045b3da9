"""Translation invariance: move a picture a little, pool it repeatedly, and see what changes."""

import streamlit as st

from ui.app.widgets import frame as nav
from ui.invariance.widgets.invariance import draw_controls, experiment_controls, show_every_shift, show_strips


def draw() -> None:
    """Draw the settings, one draw, and every shift."""
    experiment = experiment_controls()
    with st.container(key="stage"):
        seed = draw_controls(experiment)
        show_strips(experiment, seed)
    show_every_shift(experiment, seed)


nav.frame("pages/translation_invariance.py", "strip.css")
nav.body("pages/translation_invariance.py", draw)
