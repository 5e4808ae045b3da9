"""Step through: the moving window, number by number."""

import streamlit as st

from ui.app.widgets import frame as nav
from ui.controls.widgets.any_layer import layer_controls
from ui.controls.widgets.inputs import Input
from ui.controls.widgets.presented import presented
from ui.controls.widgets.workspace import workspace
from ui.export.widgets.menu import export_menu
from ui.matrix.examples import shown_settings
from ui.matrix.widgets.editing import editing
from ui.matrix.widgets.fill import history_buttons
from ui.matrix.widgets.lesson import with_lesson
from ui.matrix.widgets.session import edit_matrix, matrix_document
from ui.stepper.widgets.stepper import load_stepper, results_are_covered, window_stepper


def draw() -> None:
    """Draw the controls, the figure and what can be taken along."""
    place = workspace()
    source = Input(place.settings, colours=True, layers=True)
    with place.row:
        spec = layer_controls(source.rank, place.settings)
    buttons = source.pick(place)
    with buttons:
        place.settings.button()
    with place.notes:
        x = source.values()
    if x is None:
        return
    with buttons:
        export_menu(x, spec, photo=not source.typed, covered=results_are_covered("stepper"))
        if source.typed:
            history_buttons(matrix_document(), edit_matrix)
    with place.stage:
        shown = shown_settings(st.session_state)
        options = with_lesson(editing(), x, spec, shown) if source.typed else {}
        options = presented(options, shown)
        window_stepper(x, spec, key="stepper", photo=not source.typed, loaded=True, **options)


nav.frame("pages/step_through.py")
load_stepper()
nav.body("pages/step_through.py", draw)
