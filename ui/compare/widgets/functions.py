"""The controls of *With TensorFlow*: which function is asked, and about what."""

import streamlit as st

from pooling import PoolSpec
from ui.compare.verdict.questions import Asked
from ui.compare.widgets.types import SETTING, ask_type
from ui.controls.short_forms import OUTPUTS
from ui.controls.widgets.address import redraw_body
from ui.controls.widgets.controls import choose, flag, number, pick, row
from ui.controls.widgets.kept import Kept, setting_now
from ui.matrix.examples import DISAGREEMENTS
from ui.matrix.widgets.session import use_example

FUNCTION_SETTINGS = (SETTING, "function", "compared", "include_batch", *OUTPUTS)
WIDTH = 250  # px: the longest name
FIRST_WIDTHS, OTHER_WIDTH = {"out_depth": 92, "out_rows": 86, "out_cols": 110}, 74  # px: labels on one line
LABELS = {"out_rows": "Rows", "out_cols": "Columns"}


def keep_unneeded(settings: Kept, spec: PoolSpec) -> None:
    """Keep the settings that the function which is chosen does not ask for."""
    function = setting_now("function")
    needed = {"argmax": ("include_batch",), "adaptive": OUTPUTS[-spec.rank :]}.get(function, ())
    for key in {"include_batch", *OUTPUTS}.difference(needed):
        settings.keep(key)


def ask_function(rank: int) -> tuple[str, Asked]:
    """Draw the row: the input's type, the function, outputs or gradients, what it needs, the menu."""
    with row("asked_row"):
        kind = ask_type()
        function = pick("function", WIDTH)
        gradient = choose("compared") == "gradient"
        shape = _ask_shape(OUTPUTS[-rank:]) if function == "adaptive" else ()
        batch = function == "argmax" and flag("include_batch")
        _disagreements_menu()
    return kind, Asked(function, gradient, batch, shape)


def _ask_shape(keys: tuple[str, ...]) -> tuple[int, ...]:
    first, *others = keys
    asked = [number(first, FIRST_WIDTHS[first])]
    return (*asked, *(number(key, OTHER_WIDTH, label=LABELS[key]) for key in others))


def _disagreements_menu() -> None:
    """Draw the menu of inputs where TensorFlow gives something else, refuses, or could end its process."""
    st.menu_button(
        "Where TensorFlow differs",
        list(DISAGREEMENTS),
        key="disagreement",
        icon=":material/difference:",
        on_click=_use_disagreement,
        format_func=lambda name: DISAGREEMENTS[name].title,
    )


def _use_disagreement() -> None:
    name = st.session_state["disagreement"]
    if name:
        use_example(DISAGREEMENTS[name].settings)
        redraw_body()
