"""The caption of the figure for the settings of this session, and the change behind its button."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.controls.widgets.held import assign
from ui.matrix.lessons import Lesson, lesson
from ui.matrix.widgets.session import matrix_document, use_example

LAST_EXAMPLE = "last_example"
"""The key of the name of the example that the caption was about last."""


def with_lesson(
    options: dict[str, Any], x: NDArray[Any], spec: PoolSpec, shown: Mapping[str, Any]
) -> dict[str, Any]:
    """Add the caption of the numbers to the arguments of the stepper; `shown` are the settings of now."""
    document, state = matrix_document(), st.session_state
    pattern = document.pattern if document else ""
    caption = lesson(shown, pattern, x, spec, state.get(LAST_EXAMPLE, ""))
    if caption is None:
        return options
    state[LAST_EXAMPLE] = caption.example
    more = options["shown"] | {"lesson": caption.data}
    return options | {"on_lesson": partial(_take, caption), "shown": more}


def _take(shown: Lesson, pressed: str) -> None:
    """Make the change that the caption advises, unless the button that was pressed is no longer there."""
    if pressed != shown.label or shown.settings is None:
        return
    if "matrix" in shown.settings:
        use_example(shown.settings)
    else:
        assign(**shown.settings)
