"""The window stepper: mounts the component of `assets/stepper`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.app import assets
from ui.app.widgets.early import leave_answer
from ui.app.widgets.hidden import hidden
from ui.app.widgets.links import reject_upstream
from ui.app.widgets.messages import message_of, take
from ui.stepper.data import Screen, stepper_data
from ui.stepper.messages import PanelChoice, panel_choice, passed_on

Edited: TypeAlias = Callable[[list[Any]], tuple[NDArray[Any], dict[str, Any]] | None]
"""Returns the input after edits, and fields of `Screen`; None if they change more than that."""
PREDICT = "predict"
"""The panel that covers the results, until the learner has predicted them."""
NOTHING: Mapping[str, Any] = MappingProxyType({})
_code = st.components.v2.component("stepper_code", js=assets.code_alone("stepper", "poolingStepper"))
_stepper = st.components.v2.component("window_stepper", **assets.component("stepper_frame"))


def load_stepper() -> None:
    """Send the stepper's code to the browser: once a page, outside of what is drawn again and again."""
    _code(key="unseen_stepper_code")


def window_stepper(  # noqa: PLR0913  # each page names what it needs
    x: NDArray[Any],
    spec: PoolSpec,
    *,
    key: str,
    on_edit: Callable[..., None] | None = None,
    edited: Edited | None = None,
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
    `ui.matrix.document`. The stepper numbers them and sends those that are not answered again. With `edited`,
    which must ask for nothing of the session, it draws their output before the page has run. `on_lesson` is
    called with the text of the button beside the caption. What is `shown` beside the numbers are fields of
    `Screen`; the caption is not sent while the results are covered. With `demo`, the stepper plays in a loop
    until it is touched, has few tools, and does not change the address.

    `on_setting` is called with the `name` and `value` of a setting that is changed in the presenter's view.

    With `loaded`, the page calls `load_stepper` itself. If no window of `spec` fits `x`, only the input is
    shown, with a sentence that says why.
    """
    on_edit, edited = (None, None) if "edit" in hidden() else (on_edit, edited)
    choice = PanelChoice() if demo else _chosen_panel(key)
    screen = Screen(
        photo=photo,
        demo=demo,
        start=0 if demo else _first_step(),
        editable=on_edit is not None,
        panel=choice.name,
        upstream=choice.upstream,
        tabs="panels" not in hidden(),
        **shown,
    )
    if choice.name == PREDICT:
        screen = replace(screen, lesson=None)
    if edited:
        screen = replace(screen, early=leave_answer(key, partial(_edited, edited, spec, screen)))
    data = _checked_data(x, spec, screen, from_link=choice.from_link)
    acts = {"edit": on_edit, "lesson": on_lesson, "setting": on_setting, "panel": None if demo else _nothing}
    callbacks: dict[str, Any] = {
        f"on_{name}_change": partial(take, key, name, partial(_pass_on, name, act))
        for name, act in acts.items()
        if act
    }
    if not loaded:
        load_stepper()
    _stepper(key=key, data=[data], **callbacks)  # a list: Streamlit would look for tables in a dictionary


def _pass_on(name: str, act: Callable[..., None], message: object) -> None:
    """Call `act` with what comes through of a message, if anything does."""
    passed = passed_on(name, message)
    if passed:
        act(*passed)


def _edited(edited: Edited, spec: PoolSpec, screen: Screen, message: object) -> dict[str, Any] | None:
    """Answer a message "edit" early: the caption and the presenter's settings stay those of the page."""
    after = edited(passed_on("edit", message))
    if after is None:
        return None
    x, shown = after
    return stepper_data(x, spec, replace(screen, **shown))


def _checked_data(x: NDArray[Any], spec: PoolSpec, screen: Screen, *, from_link: bool) -> dict[str, Any]:
    """Return the data; a gradient from a link that does not fit is left out."""
    data = stepper_data(x, spec, screen)
    error = (data.get("panel") or {}).get("error")
    if error and from_link:
        reject_upstream(screen.upstream, error)
        data = stepper_data(x, spec, replace(screen, upstream=""))
    return data


def _chosen_panel(key: str) -> PanelChoice:
    if "panels" in hidden():
        return PanelChoice()
    chosen = panel_choice(message_of(key, "panel"))
    name, upstream = (st.query_params.get(name, "") for name in ("panel", "upstream"))
    return chosen or PanelChoice(name, upstream, from_link=True)


def results_are_covered(key: str) -> bool:
    """Whether the stepper `key` hides its results, because the learner predicts them."""
    return _chosen_panel(key).name == PREDICT


def _nothing() -> None:
    """Do nothing; Streamlit keeps the chosen panel only if it has a callback."""


def _first_step() -> int:
    """Return the step of the address, which counts from 1."""
    return int(st.query_params.get("step", "1")) - 1
