"""Every setting: its key in the URL, its default, its valid values and its meaning.

The state is the URL: a widget made from a setting has `key=` and `bind="query-params"`, so this file is also
the format of every shared link. Streamlit writes a choice into the URL as its word on the screen
(`reduction=Average`), so changing such a word breaks existing links.
"""

from pooling.images.samples import SAMPLES
from ui.controls.setting_types import Choice, Flag, Number, Setting
from ui.controls.settings.compare import COMPARE_SETTINGS
from ui.controls.settings.layers import LAYER_SETTINGS
from ui.controls.settings.model import MODEL_SETTINGS
from ui.controls.settings.network import HEAD_SETTINGS, NETWORK_SETTINGS
from ui.controls.text_types import Matrix
from ui.invariance.names import FIGURES, WAYS
from ui.matrix.shapes import SHAPES
from ui.stepper.labels import PADDING_MEANING, PADDING_WORDS
from ui.stepper.reduction_words import REDUCTION_WORDS

UPLOAD, CAMERA = "upload", "webcam"  # a sample photo is called "camera"
SOURCES = {"matrix": "Matrix", "row": "1-D", "volume": "3-D", "photo": "Photo"}


def _side(what: str, of: str, default: int, low: int, high: int, meaning: str) -> Number:
    return Number(f"{what} {of}", default, low, high, meaning)


POOL_SETTINGS: dict[str, Setting] = {
    "reduction": Choice(
        "Reduction",
        {name: words.label for name, words in REDUCTION_WORDS.items()},
        "How each window becomes one number.",
        "max",
    ),
    "p": Number("p", 2, 1, 16, "Of Lp and GeM: a large p is close to the maximum."),
    "p_infinite": Flag("p = ∞", "What Lp and GeM come to as p grows: the largest magnitude or cell."),
    "beta": Choice(
        "Sharpness β",
        {beta: beta for beta in ("0", "0.1", "0.5", "1", "2", "5", "10")},
        "How strongly softmax and log-sum-exp favour large cells: 0 is the average; a large β is close to "
        "the maximum.",
        "1",
    ),
    "alpha": Choice(
        "Share of the max α",
        {alpha: alpha for alpha in ("0", "0.1", "0.25", "0.5", "0.75", "0.9", "1")},
        "α × max + (1 − α) × average: 0 is the average, 1 is the max.",
        "0.5",
    ),
    "window_depth": _side("Window", "slices", 2, 1, 6, "Slices in the window (3-D input)."),
    "window_rows": _side("Window", "rows", 2, 1, 32, "Rows in the window."),
    "window_cols": _side("Window", "columns", 2, 1, 32, "Columns in the window."),
    "stride_depth": _side("Stride", "slices", 2, 1, 6, "Slices from one window to the next."),
    "stride_rows": _side("Stride", "rows", 2, 1, 32, "Rows from one window to the next."),
    "stride_cols": _side("Stride", "columns", 2, 1, 32, "Columns from one window to the next."),
    "padding": Choice(
        "Padding",
        PADDING_WORDS,
        PADDING_MEANING,
        "valid",
    ),
    "pad_front": Number("Pad front", 1, 0, 6, "Padding slices before the first slice."),
    "pad_back": Number("Pad back", 1, 0, 6, "Padding slices after the last slice."),
    "pad_top": Number("Pad top", 1, 0, 16, "Padding rows above."),
    "pad_bottom": Number("Pad bottom", 1, 0, 16, "Padding rows below."),
    "pad_left": Number("Pad left", 1, 0, 16, "Padding columns on the left."),
    "pad_right": Number("Pad right", 1, 0, 16, "Padding columns on the right."),
    "dilation_depth": _side("Dilation", "slices", 1, 1, 6, "Slices from one cell of a window to the next."),
    "dilation_rows": _side("Dilation", "rows", 1, 1, 8, "Rows from one cell of a window to the next."),
    "dilation_cols": _side("Dilation", "columns", 1, 1, 8, "Columns from one cell of a window to the next."),
    "ceil_mode": Flag(
        "Ceil mode",
        "Allow a last window that extends past the end, unless it would start in the padding (PyTorch).",
    ),
    "count_include_pad": Flag("Count padding", "Count padding cells in the average (PyTorch's default)."),
    "divisor_override": Number(
        "Divisor",
        0,
        0,
        1024,
        "Divide every average by this number instead of its cells (PyTorch's divisor_override). "
        "0: by its cells.",
    ),
}

INPUT_SETTINGS: dict[str, Setting] = {
    "source": Choice(
        "Kind of input",
        SOURCES,
        "What to pool: a matrix (or several as channels), one row of numbers, slices, or a photo.",
        "matrix",
    ),
    "matrix": Matrix("Matrix", SHAPES["matrix"].default, SHAPES["matrix"].meaning),
    "photo": Choice(
        "Photo",
        {**{name: sample.title for name, sample in SAMPLES.items()}, UPLOAD: "Your own", CAMERA: "Camera"},
        "A sample photo, your own file or the camera.",
        next(iter(SAMPLES), UPLOAD),
    ),
    "cells": Choice(
        "Reduced to",
        {str(n): f"{n} × {n}" for n in (8, 12, 16, 24, 32, 64, 128, 256)},
        "The photo is averaged down to this many cells, so you can step through them.",
        "64",
    ),
    "whole": Flag("Whole, 224 × 224", "Pool the photo at 224 × 224 instead of reducing it to a few cells."),
    "size": Choice(
        "Resize to",
        {str(n): f"{n} px" for n in (32, 64, 128, 224, 512, 1024)},
        "Length of the longer side before pooling.",
        "224",
    ),
    "fit": Choice(
        "Shape",
        {"crop": "Square crop", "stretch": "Square, stretched", "keep": "Keep shape"},
        "How the photo is fitted to that size.",
        "crop",
    ),
    "colour": Choice(
        "Colour", {"grey": "Grey", "rgb": "RGB"}, "One channel, or three that are pooled separately.", "grey"
    ),
}

INVARIANCE_SETTINGS: dict[str, Setting] = {
    "figure": Choice("Figure", FIGURES, "What is moved and pooled.", "circle"),
    "shrink": Number(
        "Shrink", 4, 0, 24, "Cells between the figure and the edge; a circle has the radius 32 − shrink."
    ),
    "digit": Number("Digit", 3, 0, 9, "Which handwritten digit is moved."),
    "jitter": Number("Jitter", 3, 0, 16, "The largest shift along each axis, in cells."),
    "pools": Number("Pools", 4, 1, 6, "How many times the map is pooled (2 × 2, stride 2)."),
    "border": Choice(
        "Border",
        {"replicate": "Replicate", "reflect": "Reflect", "zero": "Zero", "circular": "Circular"},
        "How the empty edge is filled.",
        "replicate",
    ),
    "kind": Choice("Pool by", WAYS, "What makes the map smaller at every level.", "max"),
    "beside": Choice("Beside it", {"none": "None"} | WAYS, "A second way, to compare.", "none"),
    "even": Flag(
        "Even draws",
        "Draw every shift with the same chance. Kaggle draws between whole cells and rounds, so the largest "
        "shifts are half as likely.",
    ),
    "shift_map": Flag("Charts", "Every shift as a heat map, and what is left of the shifts level by level."),
}

LINKED = {
    "window": ("Window", "How many cells the window spans along each axis."),
    "stride": ("Stride", "How far the window moves at each step. It follows the window until you change it."),
}
"""Label and meaning of a control that sets the sizes of all axes at once."""

IMAGE_START = {"colour": "rgb", "window_rows": 8, "window_cols": 8, "stride_rows": 8, "stride_cols": 8}
"""What Pool an image begins with: here the largest, the average and the smallest look different."""

SETTINGS: dict[str, Setting] = {
    **POOL_SETTINGS,
    **LAYER_SETTINGS,
    **INPUT_SETTINGS,
    **INVARIANCE_SETTINGS,
    **NETWORK_SETTINGS,
    **HEAD_SETTINGS,
    **MODEL_SETTINGS,
    **COMPARE_SETTINGS,
}
