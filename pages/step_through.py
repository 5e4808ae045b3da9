"""Step through: the moving window, number by number."""

import streamlit as st

from ui.app.widgets import frame as nav
from ui.controls.widgets.inputs import Input
from ui.controls.widgets.layer import spec_controls
from ui.controls.widgets.workspace import workspace
from ui.export.widgets.menu import export_menu
from ui.matrix.examples import note_on
from ui.matrix.widgets.fill import history_buttons, pattern_note
from ui.matrix.widgets.session import edit_matrix, editing, matrix_document
from ui.stepper.widgets.stepper import results_are_covered, window_stepper


def body() -> None:
    """Draw the controls, the figure and what can be taken along."""
    place = workspace()
    source = Input(place.settings, colours=True, ranks=True)
    with place.row:
        spec = spec_controls(source.rank, place.settings)
        source.pick()
        place.settings.button()
    with place.notes:
        x = source.values()
    if x is None:
        return
    covered = results_are_covered("stepper")
    with place.row:
        export_menu(x, spec, photo=not source.typed, covered=covered)
        if source.typed:
            history_buttons(matrix_document(), edit_matrix)
    with place.stage:
        window_stepper(x, spec, key="stepper", photo=not source.typed, **(editing() if source.typed else {}))
        told = source.typed and not covered  # the notes give results away
        st.caption((note_on(st.session_state) or pattern_note(matrix_document())) if told else "")


nav.draw("pages/step_through.py", body)
