"""What Compare shows: a view each, of the same input and the same layer."""

from collections.abc import Callable, Collection
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from ui.compare.widgets.comparison import show_comparison
from ui.compare.widgets.frameworks import show_frameworks
from ui.compare.widgets.functions import FUNCTION_SETTINGS, undrawn_settings
from ui.controls.widgets.controls import choose
from ui.controls.widgets.kept import Kept

View = Callable[..., None]
"""Draws itself from the array, (..., spatial), and the layer; `photo` says that the array is one.

The layer's rank says which axes it pools: of (W,), of (H, W) or channels (C, H, W), of slices (D, H, W).
"""

VIEWS: dict[str, View] = {
    "tensorflow": show_comparison,
    "frameworks": show_frameworks,
}

OWN: dict[str, tuple[str, ...]] = {
    "tensorflow": FUNCTION_SETTINGS,
    "frameworks": ("reference", "own_defaults", "opset"),
}
"""The settings that a view asks for, beside the input and the layer; two views may ask for the same one."""


UNDRAWN: dict[str, Callable[[], Collection[str]]] = {"tensorflow": undrawn_settings}
"""Of its own settings, those that a view does not draw just now."""


def choose_view() -> str:
    """Draw the choice of a view; return its name."""
    return choose("view", list(VIEWS), labelled=False)


def keep_other_views(shown: str, settings: Kept) -> None:
    """Keep the settings that are not drawn, for when they come back, and for links."""
    undrawn = UNDRAWN.get(shown, tuple)()
    drawn = set(OWN.get(shown, ())).difference(undrawn)
    for key in {key for keys in OWN.values() for key in keys} - drawn:
        settings.keep(key)


def show_view(name: str, x: NDArray[Any], spec: PoolSpec, *, photo: bool) -> None:
    """Draw a view."""
    VIEWS[name](x, spec, photo=photo)
