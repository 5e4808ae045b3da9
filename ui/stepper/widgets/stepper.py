"""The window stepper: mounts the component of `assets/stepper`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.app import assets
from ui.app.widgets.links import reject_upstream
from ui.stepper.data import Screen, stepper_data

NOTHING: Mapping[str, Any] = MappingProxyType({})
_code = st.components.v2.component("stepper_code", js=assets.code_alone("stepper", "poolingStepper"))
_stepper = st.components.v2.component("window_stepper", html="<div></div>", js=assets.script("stepper_frame"))


def load_stepper() -> None:
    """Send the stepper's code to the browser: once a page, outside of what is drawn again and again."""
    _code(key="unseen_stepper_code")


def window_stepper(  # noqa: PLR0913  # each page names what it needs
    x: NDArray[Any],
    spec: PoolSpec,
    *,
    key: str,
    on_edit: Callable[..., None] | None = None,
    on_lesson: Callable[[str], None] | None = None,
    shown: Mapping[str, Any] = NOTHING,
    photo: bool = False,
    demo: bool = False,
    on_setting: Callable[[Mapping[str, str]], None] | None = None,
    loaded: bool = False,
) -> None:
    """Show every step of pooling `x`. Playing and scrubbing need no rerun.

    `x` has as many axes as the window, (W,), (H, W) or (D, H, W), or channels in front of them.

    A `photo` is uint8 and may have three channels, (3, H, W); a large one is drawn as a picture. With
    `on_edit`, the input can be edited: it is called with the edits, oldest first, as listed in
    `ui.matrix.document`. The stepper numbers them and sends those that are not answered again. `on_lesson` is
    called with the text of the button beside the caption. What is `shown` beside the numbers are fields of
    `Screen`; the caption is not sent while the results are covered. With `demo`, the stepper plays in a loop
    until it is touched, has few tools, and does not change the address.

    `on_setting` is called with the `name` and `value` of a setting that is changed in the presenter's view.

    With `loaded`, the page calls `load_stepper` itself. If no window of `spec` fits `x`, only the input is
    shown, with a sentence that says why.
    """
    screen = Screen(
        photo=photo, demo=demo, start=0 if demo else _first_step(), editable=on_edit is not None, **shown
    )
    if results_are_covered(key):
        screen = replace(screen, lesson=None)
    options: dict[str, Any] = {"on_edit_change": lambda: on_edit(*_sent(key))} if on_edit else {}
    if on_setting:
        options["on_setting_change"] = lambda: on_setting(st.session_state[key].setting)
    if on_lesson:
        options["on_lesson_change"] = lambda: on_lesson(str(st.session_state[key].lesson or ""))
    if demo:
        data = stepper_data(x, spec, screen)
    else:
        data = _with_panel(x, spec, screen, _chosen_panel(key))
        options["on_panel_change"] = _nothing
    if not loaded:
        load_stepper()
    _stepper(key=key, data=[data], **options)  # a list: Streamlit would look for tables in a dictionary


def _with_panel(x: NDArray[Any], spec: PoolSpec, screen: Screen, choice: dict[str, Any]) -> dict[str, Any]:
    """Return the data with the open panel; a gradient from a link that does not fit is left out."""
    screen = replace(screen, panel=choice["name"], upstream=choice.get("upstream", ""))
    data = stepper_data(x, spec, screen)
    error = (data["panel"] or {}).get("error")
    if error and choice.get("from_link"):
        reject_upstream(screen.upstream, error)
        data = stepper_data(x, spec, replace(screen, upstream=""))
    return data


def _sent(key: str) -> list[dict[str, Any]]:
    """Return the edits that the stepper `key` has sent, including those already answered."""
    return st.session_state[key].edit or []


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
    """Return the step of the address, which counts from 1."""
    return int(st.query_params.get("step", "1")) - 1
