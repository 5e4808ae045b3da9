"""The border to the browser: edits of kernel and drawing come with the right types, whatever arrives."""

from typing import Any, TypeGuard

from ui.controls.text_types import Weights
from ui.network.drawing import LEVELS
from ui.network.weights import SIDES

MOST_TYPED = 200
"""Characters that may stay in a cell of the grid; no weight is written longer."""

MOST_EDITS = 2**53
"""JavaScript counts no further."""

MOST_CELLS = 1024 * 1024
"""Of the largest photo on offer."""


def kernel_edit(message: object) -> dict[str, Any] | None:
    """Return an edit of the grid of weights, as `KernelDocument.apply` takes it.

    >>> kernel_edit({"side": 3, "n": 1}), kernel_edit({"side": "3"}), kernel_edit([])
    ({'side': 3}, None, None)
    """
    if not isinstance(message, dict):
        return None
    for name in ("undo", "redo"):
        if name in message:
            return {name: True}
    side, text, cells = (message.get(name) for name in ("side", "text", "cells"))
    if type(side) is int and side in SIDES:
        return {"side": side}
    if isinstance(text, str):
        return {"text": text}
    return {"cells": [[text[:MOST_TYPED] for text in row] for row in cells]} if _is_grid(cells) else None


def edit_number(message: object) -> int:
    """Return the number of an edit, which the answer repeats; 0 if it has none.

    >>> edit_number({"side": 3, "n": 2}), edit_number({"n": "2"}), edit_number(None)
    (2, 0, 0)
    """
    number = message.get("n") if isinstance(message, dict) else None
    return number if type(number) is int and 0 < number <= MOST_EDITS else 0


def drawing_edit(message: object) -> dict[str, Any] | None:
    """Return an edit of the drawing on the photo, as `Drawing.apply` takes it.

    >>> drawing_edit({"stroke": {"cells": [1, "2", True], "value": 255}}), drawing_edit({"side": 3})
    ({'stroke': {'cells': [1], 'value': 255}}, None)
    """
    if not isinstance(message, dict):
        return None
    for name in ("blank", "unstroke"):
        if name in message:
            return {name: True}
    stroke = message.get("stroke")
    if not isinstance(stroke, dict) or type(stroke.get("value")) is not int or stroke["value"] not in LEVELS:
        return None
    sent = stroke.get("cells")
    cells = sent[:MOST_CELLS] if isinstance(sent, list) else []
    inside = [cell for cell in cells if type(cell) is int and 0 <= cell < MOST_CELLS]
    return {"stroke": {"cells": inside, "value": stroke["value"]}} if inside else None


def _is_grid(cells: object) -> TypeGuard[list[list[str]]]:
    """Whether it is up to 7 × 7 texts."""
    rows = cells if isinstance(cells, list) and 0 < len(cells) <= Weights.MOST else [None]
    return all(
        isinstance(row, list) and 0 < len(row) <= Weights.MOST and all(isinstance(text, str) for text in row)
        for row in rows
    )
