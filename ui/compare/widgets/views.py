"""What Compare shows: a view each, of the same input and the same layer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from ui.compare.widgets.convert import show_convert
from ui.compare.widgets.frameworks import show_frameworks
from ui.compare.widgets.functions import FUNCTION_SETTINGS, keep_unneeded
from ui.compare.widgets.pitfalls import show_pitfalls
from ui.compare.widgets.reductions import show_reductions
from ui.compare.widgets.reductions_settings import REDUCTIONS_SETTINGS, ask_more
from ui.compare.widgets.shapes import SIZES, show_shapes
from ui.compare.widgets.tensorflow import show_tensorflow
from ui.compare.widgets.types import SETTING
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import choose


@dataclass(frozen=True)
class View:
    """A view of Compare.

    Attributes
    ----------
    show : callable
        Draws it from the array, (..., spatial), and the layer; `photo` says that the array is one. The rank
        of the layer says which axes it pools: of (W,), of (H, W) or channels (C, H, W), of slices (D, H, W).
    own : tuple of str
        The settings that it asks for, beside the input and the layer; two views may ask for the same one.
    in_settings : callable or None
        What it asks for in All settings, or keeps, before their button is drawn.
    needs_input : bool
        Whether it needs the array of the page.
    """

    show: Callable[..., None]
    own: tuple[str, ...] = ()
    in_settings: Callable[[AllSettings, PoolSpec], None] | None = None
    needs_input: bool = True


VIEWS = {
    "tensorflow": View(show_tensorflow, FUNCTION_SETTINGS, keep_unneeded),
    "frameworks": View(show_frameworks, (SETTING, "reference", "own_defaults", "opset")),
    "convert": View(show_convert, (SETTING, "convert_from", "convert_to", "own_defaults")),
    "pitfalls": View(show_pitfalls, needs_input=False),
    "reductions": View(show_reductions, REDUCTIONS_SETTINGS, ask_more),
    "shapes": View(show_shapes, ("reference", "opset", *SIZES), needs_input=False),
}
"""The views by the value of the setting *Compare*."""

SHEETS = (
    "show.css",
    "headline.css",
    "compare_views.css",
    "compare_cards.css",
    "compare_grids.css",
    "compare_frameworks.css",
    "compare_convert.css",
    "compare_pitfalls.css",
    "measures.css",
    "compare_reductions.css",
    "compare_shapes.css",
    "compare_paste.css",
)
"""The style sheets of all views; several have their cards and tables of the same ones."""

WITHOUT_WIDGET = ("mine", "pitfall")
"""Settings that are kept in every view."""


def choose_view() -> str:
    """Draw the choice of a view; return its name."""
    return choose("view", list(VIEWS), labelled=False)


def ask_view(shown: str, spec: PoolSpec, settings: AllSettings) -> None:
    """Ask for what a view has in All settings; keep the settings of the others, for links."""
    view = VIEWS[shown]
    settings.leave(view.own)
    others = {key for other in VIEWS.values() for key in other.own}.difference(view.own)
    for key in (*others, *WITHOUT_WIDGET):
        settings.keep(key)
    if view.in_settings:
        view.in_settings(settings, spec)


def show_view(name: str, x: NDArray[Any] | None, spec: PoolSpec, *, photo: bool) -> None:
    """Draw a view; without an input, such as a photo that is still to come, only one that needs none."""
    view = VIEWS[name]
    if x is not None or not view.needs_input:
        view.show(x, spec, photo=photo)
