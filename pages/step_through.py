"""Step through: the moving window, number by number."""

import streamlit as st

from ui.app.widgets import frame as nav
from ui.controls.widgets.controls import row, spec_controls
from ui.controls.widgets.inputs import input_controls, input_rank, typed_numbers
from ui.controls.widgets.presented import presented
from ui.export.widgets.menu import export_menu
from ui.matrix.widgets.lesson import with_lesson
from ui.matrix.widgets.session import editing
from ui.stepper.widgets.stepper import results_are_covered, window_stepper

nav.frame("pages/step_through.py")

pooling_row, inputs = row("pool_row"), row("input_row")
x = input_controls(inputs, colours=True, ranks=True)
with pooling_row:
    spec = spec_controls(input_rank())

with st.container(key="stage"):
    if x is not None:
        typed = typed_numbers()
        options = presented(with_lesson(editing(), x, spec) if typed else {})
        window_stepper(x, spec, key="stepper", photo=not typed, **options)
        with inputs:
            export_menu(x, spec, photo=not typed, covered=results_are_covered("stepper"))
