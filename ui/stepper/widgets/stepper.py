"""The window stepper: mounts the component of `assets/stepper` on one plane."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.app import assets
from ui.app.widgets.links import refuse_upstream
from ui.stepper.data import Screen, stepper_data

_stepper = st.components.v2.component("window_stepper", **assets.component("stepper"))


def window_stepper(
    x: NDArray[Any],
    spec: PoolSpec,
    *,
    key: str,
    on_edit: Callable[..., None] | None = None,
    pending: Sequence[Mapping[str, Any]] = (),
    answered: int = 0,
    photo: bool = False,
    demo: bool = False,
) -> None:
    """Show every step of pooling `x`; playing and scrubbing need no rerun.

    `x` has as many axes as the window, (W,), (H, W) or (D, H, W), or channels in front of them.

    A `photo` is uint8 and may have three channels, (3, H, W); a large one is drawn as a picture. With
    `on_edit` the input's cells can be typed into: it is called with the edits, which `ui.matrix.document`
    lists, oldest first. The stepper numbers them, and sends again what is not `answered`; `pending` are texts
    in cells that are no numbers. With `demo` it plays by itself, over and over, takes no keys and leaves the
    address alone.

    Where `spec` lays no window on `x`, the input is shown alone, with the sentence that says why.
    """
    screen = Screen(
        photo=photo,
        demo=demo,
        start=0 if demo else _first_step(),
        editable=on_edit is not None,
        answered=answered,
        pending=pending,
    )
    options: dict[str, Any] = {"on_edit_change": lambda: on_edit(*_sent(key))} if on_edit else {}
    if demo:
        data = stepper_data(x, spec, screen)
    else:
        data = _with_panel(x, spec, screen, _chosen_panel(key))
        options["on_panel_change"] = _nothing
    _stepper(key=key, data=data, **options)


def _with_panel(x: NDArray[Any], spec: PoolSpec, screen: Screen, choice: dict[str, Any]) -> dict[str, Any]:
    """Describe the screen with the panel that is open; a gradient of a link that does not fit is left out."""
    screen = replace(screen, panel=choice["name"], upstream=choice.get("upstream", ""))
    data = stepper_data(x, spec, screen)
    error = (data["panel"] or {}).get("error")
    if error and choice.get("from_link"):
        refuse_upstream(screen.upstream, error)
        data = stepper_data(x, spec, replace(screen, upstream=""))
    return data


def _sent(key: str) -> list[dict[str, Any]]:
    """Return the edits that the stepper `key` has sent, also those that are answered by now."""
    return st.session_state[key].edit or []


def _chosen_panel(key: str) -> dict[str, Any]:
    state = st.session_state.get(key) or {}
    link = {name: st.query_params.get(name, "") for name in ("panel", "upstream")}
    return state.get("panel") or {"name": link["panel"], "upstream": link["upstream"], "from_link": True}


def results_are_covered(key: str) -> bool:
    """Whether the learner of the stepper `key` is to predict the results: then nothing may tell them."""
    return bool(_chosen_panel(key)["name"] == "predict")


def _nothing() -> None:
    """Let Streamlit keep the chosen panel: it keeps what has a callback."""


def _first_step() -> int:
    """Read the step that a link asks for, 1-based in the URL; nonsense is the first step."""
    text = st.query_params.get("step", "1")
    return int(text) - 1 if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else 0
