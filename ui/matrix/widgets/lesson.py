"""The caption of the figure for the settings of this session, and the change behind its button."""

from functools import partial
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.controls.widgets.held import assign
from ui.matrix.examples import shown_settings
from ui.matrix.lessons import Lesson, lesson
from ui.matrix.widgets.session import matrix_document, use_example

LAST_EXAMPLE = "last_example"
"""The key of the name of the example that the caption was about last."""


def with_lesson(options: dict[str, Any], x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Add the caption of the typed numbers to the arguments of the stepper."""
    document, state = matrix_document(), st.session_state
    pattern = document.pattern if document else ""
    shown = lesson(shown_settings(state), pattern, x, spec, state.get(LAST_EXAMPLE, ""))
    if shown is None:
        return options
    state[LAST_EXAMPLE] = shown.example
    return options | {"on_lesson": partial(_take, shown), "shown": options["shown"] | {"lesson": shown.data}}


def _take(shown: Lesson, pressed: str) -> None:
    """Make the change that the caption advises, unless the button that was pressed is no longer there."""
    if pressed != shown.label or shown.settings is None:
        return
    if "matrix" in shown.settings:
        use_example(shown.settings)
    else:
        assign(**shown.settings)
