"""The window stepper: mounts the component of `assets/stepper`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.app import assets
from ui.app.widgets.links import reject_upstream
from ui.matrix.widgets.wrong_cells import wrong_cells
from ui.stepper.data import Screen, stepper_data

_stepper = st.components.v2.component("window_stepper", **assets.component("stepper"))


def window_stepper(
    x: NDArray[Any],
    spec: PoolSpec,
    *,
    key: str,
    on_edit: Callable[[], None] | None = None,
    photo: bool = False,
    demo: bool = False,
) -> None:
    """Show every step of pooling `x`. Playing and scrubbing need no rerun.

    `x` has as many axes as the window, (W,), (H, W) or (D, H, W), or channels in front of them.

    A `photo` is uint8 and may have three channels, (3, H, W); a large one is drawn as a picture. With
    `on_edit`, the input can be edited; the callback calls `new_edits`. With `demo`, it plays in a loop,
    has no keyboard shortcuts and does not change the address.

    If no window of `spec` fits `x`, only the input is shown, with a sentence that says why.
    """
    screen = Screen(
        photo=photo,
        demo=demo,
        start=0 if demo else _first_step(),
        editable=on_edit is not None,
        answered=st.session_state.get(_edited(key), 0),
        pending=wrong_cells(x.reshape(-1, *(1, *x.shape)[-2:])) if on_edit else [],
    )
    options: dict[str, Any] = {"on_edit_change": on_edit} if on_edit else {}
    if demo:
        data = stepper_data(x, spec, screen)
    else:
        data = _with_panel(x, spec, screen, _chosen_panel(key))
        options["on_panel_change"] = _nothing
    _stepper(key=key, data=data, **options)


def _with_panel(x: NDArray[Any], spec: PoolSpec, screen: Screen, choice: dict[str, Any]) -> dict[str, Any]:
    """Return the data with the open panel; a gradient from a link that does not fit is left out."""
    screen = replace(screen, panel=choice["name"], upstream=choice.get("upstream", ""))
    data = stepper_data(x, spec, screen)
    error = (data["panel"] or {}).get("error")
    if error and choice.get("from_link"):
        reject_upstream(screen.upstream, error)
        data = stepper_data(x, spec, replace(screen, upstream=""))
    return data


def new_edits(key: str) -> list[dict[str, Any]]:
    """Return the edits in the input grid of the stepper `key` since the last call.

    The stepper numbers its edits and sends unanswered ones again. Each has `do`: "type" or "paste" with
    `row`, `col` and `text`; "restore" with `row` and `col`, to discard such a text; "paint" with `text` and
    `cells`, each with `row` and `col`; "add" or "drop" with `axis` ("slice", "row" or "col") and `at`, its
    place or None for the end; "undo" or "redo".
    """
    sent = st.session_state[key].edit or []
    edits = [edit for edit in sent if edit["n"] > st.session_state.get(_edited(key), 0)]
    if edits:
        st.session_state[_edited(key)] = edits[-1]["n"]
    return edits


def _edited(key: str) -> str:
    """Return the session key for the number of the last edit that was applied."""
    return f"{key}_edited"


def _chosen_panel(key: str) -> dict[str, Any]:
    state = st.session_state.get(key) or {}
    link = {name: st.query_params.get(name, "") for name in ("panel", "upstream")}
    return state.get("panel") or {"name": link["panel"], "upstream": link["upstream"], "from_link": True}


def results_are_covered(key: str) -> bool:
    """Whether the stepper `key` hides its results, because the learner predicts them."""
    return bool(_chosen_panel(key)["name"] == "predict")


def _nothing() -> None:
    """Do nothing; Streamlit keeps the chosen panel only if it has a callback."""


def _first_step() -> int:
    """Return the step from the link, which counts from 1; anything invalid means the first step."""
    text = st.query_params.get("step", "1")
    return int(text) - 1 if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else 0
