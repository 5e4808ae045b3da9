"""What of a document the stepper shows: the array to pool, and what is beside the numbers."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from numpy.typing import NDArray

from ui.matrix.document import MatrixDocument
from ui.matrix.edits import Edit


def beside(document: MatrixDocument) -> dict[str, Any]:
    """Return the number of the last edit that was applied, and the pending texts."""
    return {"answered": document.answered, "pending": document.pending}


def edited(document: MatrixDocument, edits: Sequence[Edit]) -> tuple[NDArray[Any], dict[str, Any]] | None:
    """Return the array after some edits and what is shown beside it, or None if its kind is another.

    >>> edited(MatrixDocument.of("1,2;3,4"), [{"do": "type", "row": 0, "col": 0, "text": "7", "n": 1}])
    (array([[7., 2.],
           [3., 4.]]), {'answered': 1, 'pending': []})
    """
    after = document
    for edit in edits:
        after = after.apply(edit)
    return (after.values, beside(after)) if after.kind == document.kind else None


def editable(document: MatrixDocument) -> dict[str, Any]:
    """Return the arguments of the stepper for a document that can be edited, but for who does it."""
    return {"shown": beside(document), "edited": partial(edited, document)}
