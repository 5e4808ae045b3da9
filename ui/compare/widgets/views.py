"""What Compare shows: a view each, of the same input and the same layer."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.compare.widgets.comparison import show_comparison
from ui.compare.widgets.frameworks import show_frameworks
from ui.compare.widgets.pitfalls import show_pitfalls
from ui.compare.widgets.reductions import OWN as REDUCTIONS
from ui.compare.widgets.reductions import ask_more, show_reductions
from ui.compare.widgets.shapes import show_shapes
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import choose

View = Callable[..., None]
"""Draws itself from the array, (..., spatial), and the layer; `photo` says that the array is one.

The layer's rank says which axes it pools: of (W,), of (H, W) or channels (C, H, W), of slices (D, H, W).
"""

VIEWS: dict[str, View] = {
    "tensorflow": show_comparison,
    "frameworks": show_frameworks,
    "pitfalls": show_pitfalls,
    "reductions": show_reductions,
    "shapes": show_shapes,
}

SHEETS = (
    "show.css",
    "compare.css",
    "compare_grids.css",
    "compare_frameworks.css",
    "compare_pitfalls.css",
    "measures.css",
    "compare_reductions.css",
    "compare_shapes.css",
    "compare_paste.css",
)
"""Their style sheets."""

OWN: dict[str, tuple[str, ...]] = {
    "frameworks": ("reference", "own_defaults", "opset"),
    "reductions": REDUCTIONS,
    "shapes": (
        *("reference", "opset", "size_batch", "size_channels", "size_depth", "size_rows", "size_cols"),
        "size_order",
    ),
}
"""The settings that a view asks for, beside the input and the layer; two views may ask for the same one."""

OWN_INPUT = frozenset({"pitfalls"})
"""Views with an input and a layer of their own: the page's controls have no say there."""

CONTROLS = {
    False: "<style>.st-key-pool_row { opacity: 1; }</style>",
    True: "<style>.st-key-pool_row, .st-key-notes, .st-key-all_settings { display: none; }</style>",
}
"""Whether a view has its own input, and the style of the page's controls: in both cases one is sent, because
Streamlit leaves the style of the run before in its place until it gets another.
"""

IN_SETTINGS: dict[str, Callable[[AllSettings, PoolSpec], None]] = {"reductions": ask_more}
"""What a view asks for in All settings, or keeps, before their button is drawn."""

WITHOUT_WIDGET = ("mine", "pitfall")
"""Settings that are kept in every view."""


def choose_view() -> str:
    """Draw the choice of a view; return its name. Controls that have no say in it are kept, out of sight."""
    view = choose("view", list(VIEWS), labelled=False)
    st.html(CONTROLS[view in OWN_INPUT])
    return view


def ask_view(shown: str, spec: PoolSpec, settings: AllSettings) -> None:
    """Ask for what a view has in All settings; keep the settings of the others, for links."""
    others = {key for keys in OWN.values() for key in keys}.difference(OWN.get(shown, ()))
    for key in (*others, *WITHOUT_WIDGET):
        settings.keep(key)
    if shown in IN_SETTINGS:
        IN_SETTINGS[shown](settings, spec)


def show_view(name: str, x: NDArray[Any] | None, spec: PoolSpec, *, photo: bool) -> None:
    """Draw a view; without an input, such as a photo that is still to come, only one that has its own."""
    if x is not None or name in OWN_INPUT:
        VIEWS[name](x, spec, photo=photo)
