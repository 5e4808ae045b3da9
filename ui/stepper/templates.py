"""The texts of the stepper. Python fills the braces for alt texts, JavaScript fills them on the screen.

A place has a word for each axis, so a template that names places has a version for every rank.
"""

from collections.abc import Mapping
from functools import cache

AXES = {1: ("col",), 2: ("row", "col"), 3: ("slice", "row", "col")}
"""The names of a place's parts, by rank."""

SPANS = {1: "{in_cols}", 2: "{in_rows}, {in_cols}", 3: "{in_slices}, {in_rows}, {in_cols}"}
PLACES = {
    1: "column {col}",
    2: "row {row}, column {col}",
    3: "slice {slice}, row {row}, column {col}",
}

_WORDS = {
    "step": "Step {n} of {total}",
    "sentence": "{step}: SPAN: {body} = {result}{at}{tie}{pads}.",
    "col": "column {places}",
    "cols": "columns {places}",
    "range": "{a}–{b}",
    "at": ", at PLACE",
    "tie": " ({k} cells tie)",
    "pads_one": "; 1 cell is padding",
    "pads": "; {k} cells are padding",
    "more": "… ({k} more)",
    "output_cell": "Output PLACE: {value}",
    "pad_cell": "Padding: {text}",
    "whole_pass": "in {s} s",
    "unread_cell": "(no window reads it)",
    "window_alt": "Cells of the window: {values}",
    "edit_hint": "Click a cell (or press F2) to edit it.",
    "edit_touch": "Tap a cell twice to edit it.",
    "edit_keys": "Enter: next row · Tab: next column · Esc: done",
    "edit_paint": "Drag over cells to set them to {number} · Esc: done",
    "edit_paint_touch": "Drag over cells to set them to {number}.",
    "edit_cell": "Number at PLACE",
}


DEMO_WORDS = {
    "edit_hint": "Drag the window, or click a number to change it.",
    "edit_touch": "Drag the window, or tap a number twice to change it.",
}
"""What the figure of the home page says instead."""
_ROW_WORDS = {"row": "row {places}", "rows": "rows {places}"}
_SLICE_WORDS = {
    "slice": "slice {places}",
    "slices": "slices {places}",
    "slice_name": "slice {n}",
    "pad_slice": "padding",
    "add_slice": "Add a slice",
    "drop_slice": "Remove a slice",
}
_CHANNEL_WORDS = {
    "sentence_channels": "{step}: SPAN: {channels}{pads}.",
    "channel": "{name} {body} = {result}",
    "slice_name": "channel {n}",
    "add_slice": "Add a channel",
    "drop_slice": "Remove a channel",
}


@cache
def words_for(rank: int, channels: int = 1) -> dict[str, str]:
    """Return the templates for places with `rank` axes; with several channels, each cell names its channel.

    >>> words_for(1)["cell"], words_for(2)["edit_cell"]
    ('Column {col}: {value}', 'Number at row {row}, column {col}')
    """
    cell = f"channel {{slice}}, {PLACES[rank]}" if channels > 1 else PLACES[rank]
    templates = _WORDS | {"cell": f"{_capital(cell)}: {{value}}"}
    for needed, words in ((rank > 1, _ROW_WORDS), (rank > 2, _SLICE_WORDS), (channels > 1, _CHANNEL_WORDS)):
        templates |= words if needed else {}
    return {
        name: text.replace("SPAN", SPANS[rank]).replace("PLACE", cell) for name, text in templates.items()
    }


def placed(words: Mapping[str, str], rank: int, channels: int = 1) -> dict[str, str]:
    """Rewrite templates that name a row and a column for another rank, or for channels.

    >>> placed({"cell": "Row {row}, column {col}: {value}"}, 1)
    {'cell': 'Column {col}: {value}'}
    """
    here, there = PLACES[2], f"channel {{slice}}, {PLACES[rank]}" if channels > 1 else PLACES[rank]
    return {
        name: text.replace(here, there).replace(_capital(here), _capital(there))
        for name, text in words.items()
    }


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def photo_words(channels: int) -> dict[str, str]:
    """Return the templates for a photo; its channels are colours with names, at the same places."""
    return words_for(2, channels) | {name: words_for(2)[name] for name in ("cell", "output_cell", "at")}
