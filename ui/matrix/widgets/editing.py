"""The document of this session in the grid of the stepper."""

from typing import Any

from ui.matrix.shown import editable
from ui.matrix.widgets.session import edit_matrix, matrix_document


def editing() -> dict[str, Any]:
    """Return the arguments with which the stepper lets the learner edit the document in its grid."""
    document = matrix_document()
    return {"on_edit": edit_matrix, "shown": {}} | (editable(document) if document else {})
