"""What Compare shows: a view each, of the same input and the same layer."""

from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from ui.compare.widgets.comparison import show_comparison
from ui.compare.widgets.frameworks import show_frameworks
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
    "frameworks": ("reference", "own_defaults", "opset"),
}
"""The settings that a view asks for, beside the input and the layer; two views may ask for the same one."""


def choose_view() -> str:
    """Draw the choice of a view; return its name."""
    return choose("view", list(VIEWS), labelled=False)


def keep_other_views(shown: str, settings: Kept) -> None:
    """Keep the settings of the views that are not shown, for when one comes back, and for links."""
    for key in {key for keys in OWN.values() for key in keys}.difference(OWN.get(shown, ())):
        settings.keep(key)


def show_view(name: str, x: NDArray[Any], spec: PoolSpec, *, photo: bool) -> None:
    """Draw a view."""
    VIEWS[name](x, spec, photo=photo)
