"""The settings of the stepper's presenter's view: they are the page's own."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ui.controls.widgets.box import take_box
from ui.controls.widgets.held import assign
from ui.layers.labels import WITHOUT_REDUCTION
from ui.matrix.examples import EXAMPLES, example_of
from ui.matrix.widgets.lesson import LAST_EXAMPLE
from ui.matrix.widgets.session import use_example
from ui.stepper.presented import presented_settings


def presented(options: dict[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    """Add the settings of the presenter's view to the arguments of the stepper; `shown` are those of now."""
    titles = {name: example.title for name, example in EXAMPLES.items()}
    example = example_of(shown, st.session_state.get(LAST_EXAMPLE, ""))
    reduction = "" if shown.get("layer") in WITHOUT_REDUCTION else shown["reduction"]
    settings = presented_settings(reduction, titles, example)
    return options | {"on_setting": _change, "shown": {**options.get("shown", {}), "presented": settings}}


def _change(setting: Mapping[str, str]) -> None:
    """Take over a setting that was changed in the presenter's view; called in a callback."""
    if setting["name"] == "reduction":
        assign(reduction=setting["value"])
    elif setting["name"] == "box":
        take_box(setting["value"])
    elif setting["value"] in EXAMPLES:
        use_example(EXAMPLES[setting["value"]].settings)
