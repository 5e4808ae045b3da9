"""Every setting a page offers: its key in the URL, its default, what it allows and what it means.

State is the URL: a widget made from a setting carries `key=` and `bind="query-params"`, so this file is also
the format of every shared link. Streamlit writes a choice into the URL as the word on the screen
(`reduction=Average`): to change such a word is to break the links that have it.
"""

from pooling.samples import SAMPLES
from ui.controls.kinds import Choice, Flag, Matrix, Number, Setting
from ui.matrix.shapes import SHAPES

UPLOAD, CAMERA = "upload", "webcam"  # a sample photo is called "camera"
MOST_SEED = 99_999


def _side(what: str, of: str, default: int, low: int, high: int, meaning: str) -> Number:
    return Number(f"{what} {of}", default, low, high, meaning)


POOL_SETTINGS: dict[str, Setting] = {
    "reduction": Choice(
        "Reduction",
        {"max": "Max", "avg": "Average", "min": "Min", "sum": "Sum", "lp": "Lp", "softmax": "Softmax"},
        "What the window's numbers become.",
        "max",
    ),
    "p": Number(
        "p", 2, 1, 16, "The p of the p-norm: 1 adds the magnitudes, a large p comes near the maximum."
    ),
    "beta": Choice(
        "Sharpness β",
        {beta: beta for beta in ("0", "0.1", "0.5", "1", "2", "5", "10")},
        "How sharply softmax prefers large cells: 0 is the average, a large β comes near the maximum.",
        "1",
    ),
    "window_depth": _side("Window", "slices", 2, 1, 6, "Slices that the window covers, for 3-D input."),
    "window_rows": _side("Window", "rows", 2, 1, 32, "Rows that the window covers."),
    "window_cols": _side("Window", "cols", 2, 1, 32, "Columns that the window covers."),
    "stride_depth": _side("Stride", "slices", 2, 1, 6, "Slices between two windows."),
    "stride_rows": _side("Stride", "rows", 2, 1, 32, "Rows between two windows."),
    "stride_cols": _side("Stride", "cols", 2, 1, 32, "Columns between two windows."),
    "padding": Choice(
        "Padding",
        {"valid": "Valid", "same": "Same", "same_lower": "Same lower", "custom": "Custom"},
        "Valid: windows stay inside. Same: one window per stride, as TensorFlow pads (an odd cell goes "
        "after). Same lower: the odd cell goes before. Custom: your own numbers.",
        "valid",
    ),
    "pad_front": Number("Pad front", 1, 0, 6, "Padding slices before the first."),
    "pad_back": Number("Pad back", 1, 0, 6, "Padding slices after the last."),
    "pad_top": Number("Pad top", 1, 0, 16, "Padding rows above."),
    "pad_bottom": Number("Pad bottom", 1, 0, 16, "Padding rows below."),
    "pad_left": Number("Pad left", 1, 0, 16, "Padding columns on the left."),
    "pad_right": Number("Pad right", 1, 0, 16, "Padding columns on the right."),
    "dilation_depth": _side("Dilation", "slices", 1, 1, 6, "Slices from one cell of a window to the next."),
    "dilation_rows": _side("Dilation", "rows", 1, 1, 8, "Rows from one cell of a window to the next."),
    "dilation_cols": _side("Dilation", "cols", 1, 1, 8, "Columns from one cell of a window to the next."),
    "ceil_mode": Flag(
        "Ceil mode",
        "Allow a last window that overhangs the end, unless it would start in the padding (PyTorch).",
    ),
    "count_include_pad": Flag(
        "Count padding", "Let averages divide by padding cells too (PyTorch's default)."
    ),
}

INPUT_SETTINGS: dict[str, Setting] = {
    "source": Choice(
        "Input",
        {"matrix": "Matrix", "row": "1-D", "volume": "3-D", "photo": "Photo"},
        "What is pooled: a matrix or several as channels, one row of numbers, slices, or a photo.",
        "matrix",
    ),
    "matrix": Matrix("Matrix", SHAPES["matrix"].default, SHAPES["matrix"].meaning),
    "photo": Choice(
        "Photo",
        {**{name: sample.title for name, sample in SAMPLES.items()}, UPLOAD: "Your own", CAMERA: "Camera"},
        "A sample photo, a file of yours or the camera.",
        next(iter(SAMPLES), UPLOAD),
    ),
    "cells": Choice(
        "Reduced to",
        {str(n): f"{n} × {n}" for n in (8, 12, 16, 24, 32, 64, 128, 256)},
        "Cells that the photo is averaged down to, so that they can be stepped one by one.",
        "64",
    ),
    "whole": Flag("Whole, 224 × 224", "Pool the photo at 224 × 224, not reduced to a few cells."),
    "size": Choice(
        "Resize to",
        {str(n): f"{n} px" for n in (32, 64, 128, 224, 512, 1024)},
        "Length of the longer side before pooling.",
        "224",
    ),
    "fit": Choice(
        "Shape",
        {"crop": "Square crop", "stretch": "Square, stretched", "keep": "Keep shape"},
        "How the photo becomes that size.",
        "crop",
    ),
    "colour": Choice(
        "Colour", {"grey": "Grey", "rgb": "RGB"}, "One channel, or three that are pooled separately.", "grey"
    ),
}

INVARIANCE_SETTINGS: dict[str, Setting] = {
    "figure": Choice(
        "Figure",
        {"circle": "Circle", "near": "Two dots, near", "far": "Two dots, far"},
        "What is moved and pooled.",
        "circle",
    ),
    "shrink": Number("Shrink", 4, 0, 24, "Cells between the circle and the edge: radius = 32 − shrink."),
    "jitter": Number("Jitter", 3, 0, 16, "The largest random shift along each axis, in cells."),
    "seed": Number("Seed", 7, 0, MOST_SEED, "Names the draw: the same seed gives the same shift."),
    "pools": Number("Pools", 4, 1, 6, "How often the map is pooled, 2 × 2 with stride 2."),
    "border": Choice(
        "Border",
        {"replicate": "Replicate", "reflect": "Reflect", "zero": "Zero", "circular": "Circular"},
        "What comes in at the edge that the shift leaves empty.",
        "replicate",
    ),
    "kind": Choice("Pool by", {"max": "Max", "avg": "Average"}, "The reduction of every level.", "max"),
    "shift_map": Flag(
        "Map of every shift", "A heat map over (dy, dx): how far each shift moves the last level."
    ),
}

SETTINGS: dict[str, Setting] = {**POOL_SETTINGS, **INPUT_SETTINGS, **INVARIANCE_SETTINGS}
