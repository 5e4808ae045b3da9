"""What Compare shows: a view each, of the same input and the same layer."""

from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from ui.compare.widgets.comparison import show_comparison
from ui.compare.widgets.convert import show_convert
from ui.compare.widgets.frameworks import show_frameworks
from ui.compare.widgets.functions import FUNCTION_SETTINGS, keep_unneeded
from ui.compare.widgets.pitfalls import show_pitfalls
from ui.compare.widgets.reductions import OWN as REDUCTIONS
from ui.compare.widgets.reductions import ask_more, show_reductions
from ui.compare.widgets.shapes import show_shapes
from ui.compare.widgets.types import SETTING
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import choose

View = Callable[..., None]
"""Draws itself from the array, (..., spatial), and the layer; `photo` says that the array is one.

The layer's rank says which axes it pools: of (W,), of (H, W) or channels (C, H, W), of slices (D, H, W).
"""

VIEWS: dict[str, View] = {
    "tensorflow": show_comparison,
    "frameworks": show_frameworks,
    "convert": show_convert,
    "pitfalls": show_pitfalls,
    "reductions": show_reductions,
    "shapes": show_shapes,
}

SHEETS = (
    "show.css",
    "compare.css",
    "compare_verdicts.css",
    "compare_views.css",
    "compare_grids.css",
    "compare_frameworks.css",
    "compare_convert.css",
    "compare_pitfalls.css",
    "measures.css",
    "compare_reductions.css",
    "compare_shapes.css",
    "compare_paste.css",
)
"""Their style sheets."""

OWN: dict[str, tuple[str, ...]] = {
    "tensorflow": FUNCTION_SETTINGS,
    "frameworks": (SETTING, "reference", "own_defaults", "opset"),
    "convert": (SETTING, "convert_from", "convert_to", "own_defaults"),
    "reductions": REDUCTIONS,
    "shapes": (
        *("reference", "opset", "size_batch", "size_channels", "size_depth", "size_rows", "size_cols"),
        "size_order",
    ),
}
"""The settings that a view asks for, beside the input and the layer; two views may ask for the same one."""

OWN_INPUT = frozenset({"pitfalls"})
"""Views with an input and a layer of their own; their sheets hide the controls, which stay as they are."""

WITHOUT_INPUT = OWN_INPUT | {"shapes"}
"""Views that need no array of the page."""

IN_SETTINGS: dict[str, Callable[[AllSettings, PoolSpec], None]] = {
    "tensorflow": keep_unneeded,
    "reductions": ask_more,
}
"""What a view asks for in All settings, or keeps, before their button is drawn."""

WITHOUT_WIDGET = ("mine", "pitfall")
"""Settings that are kept in every view."""


def choose_view() -> str:
    """Draw the choice of a view; return its name."""
    return choose("view", list(VIEWS), labelled=False)


def ask_view(shown: str, spec: PoolSpec, settings: AllSettings) -> None:
    """Ask for what a view has in All settings; keep the settings of the others, for links."""
    own = OWN.get(shown, ())
    settings.leave(own)
    others = {key for keys in OWN.values() for key in keys}.difference(own)
    for key in (*others, *WITHOUT_WIDGET):
        settings.keep(key)
    if shown in IN_SETTINGS:
        IN_SETTINGS[shown](settings, spec)


def show_view(name: str, x: NDArray[Any] | None, spec: PoolSpec, *, photo: bool) -> None:
    """Draw a view; without an input, such as a photo that is still to come, only one that needs none."""
    if x is not None or name in WITHOUT_INPUT:
        VIEWS[name](x, spec, photo=photo)
