"""The settings of the stepper's presenter's view: they are the page's own."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ui.controls.widgets.held import assign
from ui.matrix.examples import EXAMPLES, example_of
from ui.matrix.widgets.session import use_example
from ui.stepper.presented import presented_settings


def presenting() -> dict[str, Any]:
    """Return the arguments with which the stepper shows and changes settings in its presenter's view."""
    titles = {name: example.title for name, example in EXAMPLES.items()}
    settings = presented_settings(st.session_state["reduction"], titles, example_of(st.session_state))
    return {"presented": settings, "on_setting": _change}


def _change(setting: Mapping[str, str]) -> None:
    """Take over a setting that was changed in the presenter's view; called in a callback."""
    if setting["name"] == "reduction":
        assign(reduction=setting["value"])
    elif setting["value"] in EXAMPLES:
        use_example(EXAMPLES[setting["value"]].settings)
