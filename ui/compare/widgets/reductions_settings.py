"""What the view *Reductions* asks for in All settings."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import streamlit as st

from pooling import PoolSpec
from pooling.reductions import REDUCTIONS
from ui.controls.setting_types import Threshold
from ui.controls.settings import SETTINGS
from ui.controls.short_forms import OUTPUTS
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import choose, line, number, pick
from ui.controls.widgets.held import assign
from ui.controls.words import GROUPS
from ui.stepper.reduction_words import SIDE_BY_SIDE

REDUCTIONS_SETTINGS = (
    *("side_by_side", "map_shown", "sorted_by", "histograms", "active_above", "taps", "blur_border"),
    *OUTPUTS,
)
_ABOVE = "active_above_box"


def ask_more(settings: AllSettings, spec: PoolSpec) -> None:
    """Ask in All settings for what is seldom changed, and keep what the layer above does not ask for."""
    parameter = REDUCTIONS[spec.reduction].parameter
    for key, whose in {"p": "p", "p_infinite": "p", "beta": "beta"}.items():
        if parameter != whose:
            settings.keep(key)
    names = str(settings.keep("side_by_side")).split(",")
    with settings.group(GROUPS["side_by_side"]):
        settings.ask(_ask_above, "active_above", settings)
    with _group(settings, "blur", names):
        _ask(settings, "taps", pick, 96, asked="blur" in names)
        _ask(settings, "blur_border", choose, asked="blur" in names)
    with _group(settings, "adaptive", names), line("out_row", drawn=settings.open):
        for key in OUTPUTS:
            _ask(settings, key, number, 112, asked="adaptive" in names and key in OUTPUTS[-spec.rank :])


def _group(settings: AllSettings, name: str, names: list[str]) -> AbstractContextManager[None]:
    """Draw a heading for what one of them asks for, if it is there."""
    return settings.group(SIDE_BY_SIDE[name]) if name in names else nullcontext()


def _ask(settings: AllSettings, key: str, draw: Callable[..., Any], *sizes: int, asked: bool) -> None:
    """Ask for a setting of what is side by side, or keep it for when it is again."""
    if asked:
        settings.ask(draw, key, *sizes)
    else:
        settings.keep(key)


def _ask_above(key: str, settings: AllSettings) -> str:
    """Ask for the number above which a cell is active; an empty field depends on the input."""
    text: str = settings.keep(key)
    value = None if text == Threshold.AUTO else float(text)
    if st.session_state.get(_ABOVE) != value:
        st.session_state[_ABOVE] = value
    st.number_input(
        SETTINGS[key].label,
        value=None,
        step=1.0,
        format="%.6g",
        placeholder="0, or a photo's mean",
        key=_ABOVE,
        on_change=_take_above,
        help=SETTINGS[key].meaning,
    )
    return text


def _take_above() -> None:
    value = st.session_state[_ABOVE]
    text = Threshold.AUTO if value is None else f"{value:.6f}"
    if SETTINGS["active_above"].validate(text) is None:
        assign(active_above=SETTINGS["active_above"].value(text))
