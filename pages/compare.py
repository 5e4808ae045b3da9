"""Compare: what TensorFlow, Keras, PyTorch, ONNX and others do with the same input and layer."""

from ui.app.widgets import frame as nav
from ui.compare.widgets.layer_note import layer_note
from ui.compare.widgets.paste import paste_controls, paste_menu
from ui.compare.widgets.views import SHEETS, ask_view, choose_view, show_view
from ui.controls.widgets.inputs import Input
from ui.controls.widgets.layer import spec_controls
from ui.controls.widgets.workspace import workspace
from ui.matrix.widgets.fill import history_buttons
from ui.matrix.widgets.session import edit_matrix, matrix_document


def draw() -> None:
    """Draw the choice of a view, the controls, and the view."""
    view = choose_view()
    place = workspace()
    source = Input(place.settings, whole_photo=True, colours=True)
    with place.row:
        spec = spec_controls(source.rank, place.settings)
    ask_view(view, spec, place.settings)
    with source.pick(place):
        place.settings.button()
        pasted = paste_menu()
        if source.typed:
            history_buttons(matrix_document(), edit_matrix)
    with place.notes:
        layer_note()
        x = source.values()
    paste_controls(pasted, x.shape[-spec.rank :] if x is not None else (0,) * spec.rank)
    with place.stage:
        show_view(view, x, spec, photo=not source.typed)


nav.frame("pages/compare.py", *SHEETS)
nav.body("pages/compare.py", draw)
