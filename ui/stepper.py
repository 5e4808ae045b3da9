"""The window stepper: mounts the component of `assets/stepper` on one plane."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui import assets
from ui.payload import stepper_payload

_stepper = st.components.v2.component(
    "window_stepper",
    html=assets.read("stepper/stepper.html"),
    css=assets.read("stepper/stepper.css"),
    js=assets.bundle("stepper"),
)


def window_stepper(
    x: NDArray[Any],
    spec: PoolSpec,
    *,
    key: str,
    on_edit: Callable[[], None] | None = None,
    demo: bool = False,
) -> None:
    """Show every step of pooling the plane `x`, of shape (H, W); playing and scrubbing need no rerun.

    With `on_edit` the input's cells can be typed into; the callback finds `row`, `col` and `text` in
    ``st.session_state[key].edit``. With `demo` it plays by itself and takes no keys.

    Raises:
        PoolingError: as `plan_windows`.
    """
    data = stepper_payload(x, spec) | {"start": _first_step(), "editable": on_edit is not None, "demo": demo}
    options: dict[str, Any] = {"on_edit_change": on_edit} if on_edit else {}
    _stepper(key=key, data=data, **options)


def _first_step() -> int:
    """Read the step that a link asks for, 1-based in the URL; nonsense is the first step."""
    text = st.query_params.get("step", "1")
    return int(text) - 1 if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else 0
