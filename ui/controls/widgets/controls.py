"""Widgets made from `ui.controls.settings`, each bound to its key in the URL."""

from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

from pooling import PoolSpec
from ui.controls.kinds import Choice, Flag, Number
from ui.controls.settings import SETTINGS
from ui.controls.widgets.arrival import bring

Kind = TypeVar("Kind", Choice, Number, Flag)
NUMBER_WIDTH = 82  # px: the label on one line
AXIS_WIDTHS = {"depth": 90, "rows": NUMBER_WIDTH, "cols": NUMBER_WIDTH}
PAD_SIDES = {"depth": ("front", "back"), "rows": ("top", "bottom"), "cols": ("left", "right")}
PADDING_WIDTH = 112  # px: with it a layer's controls fill one row of a projector


def choose(key: str, values: Sequence[str] = (), *, labelled: bool = True, **options: Any) -> str:
    """Draw a few values side by side, all or only `values`; one is always chosen."""
    setting = _setting(key, Choice)
    chosen: str = st.segmented_control(
        setting.label,
        values or list(setting.labels),
        default=setting.default,
        format_func=setting.labels.__getitem__,
        key=key,
        bind="query-params",
        required=True,
        label_visibility="visible" if labelled else "collapsed",
        **options,
    )
    return chosen


def pick(key: str, width: int = 180, *, labelled: bool = True, disabled: bool = False) -> str:
    """Draw many values as a list."""
    setting = _setting(key, Choice)
    values = list(setting.labels)
    picked: str = st.selectbox(
        setting.label,
        values,
        index=values.index(setting.default),
        format_func=setting.labels.__getitem__,
        key=key,
        bind="query-params",
        label_visibility="visible" if labelled else "collapsed",
        width=width,
        disabled=disabled,
    )
    return picked


def number(key: str, width: int = NUMBER_WIDTH, **options: Any) -> int:
    """Ask for a whole number between the setting's bounds."""
    setting = _setting(key, Number)
    return int(
        st.number_input(
            setting.label,
            setting.low,
            setting.high,
            setting.default,
            key=key,
            bind="query-params",
            width=width,
            **options,
        )
    )


def flag(key: str) -> bool:
    """Ask for on or off."""
    setting = _setting(key, Flag)
    return st.toggle(setting.label, setting.default, key=key, bind="query-params", help=setting.meaning)


def row(key: str) -> Any:
    """Start a row of controls that wraps on narrow screens."""
    return st.container(key=key, horizontal=True, vertical_alignment="bottom", gap="xsmall")


def spec_controls(rank: int = 2, *, reduction: bool = True) -> PoolSpec:
    """Draw the controls of a pooling layer with `rank` axes into the current row; return its spec."""
    name = _reduction(rank) if reduction else "max"
    window, strides = _per_axis("window", rank), _per_axis("stride", rank)
    padding = pick("padding", PADDING_WIDTH)
    with st.popover("More", icon=":material/tune:"):
        p = number("p") if name == "lp" else 2
        beta = float(choose("beta")) if name == "softmax" else 1.0
        pads = _pads(rank) if padding == "custom" else padding
        with row("dilation_row"):
            dilations = _per_axis("dilation", rank)
        ceil_mode, count_include_pad = flag("ceil_mode"), flag("count_include_pad")
    return PoolSpec.of(
        name,
        window,
        strides=strides,
        padding=pads,
        dilations=dilations,
        ceil_mode=ceil_mode,
        count_include_pad=count_include_pad,
        p=p,
        beta=beta,
    )


def _reduction(rank: int) -> str:
    """Ask for the reduction: as a list if three axes need the room, else side by side.

    When the widget changes, the old choice is set again. Only then, because setting a value makes Streamlit
    write the address, and it does not know the step and panel that the stepper has written there.
    """
    state, listed = st.session_state, rank == len(AXIS_WIDTHS)
    if "reduction" in state and state.get("reduction_listed") != listed:
        state["reduction"] = state["reduction"]
    state["reduction_listed"] = listed
    return pick("reduction", PADDING_WIDTH) if listed else choose("reduction")


def _per_axis(what: str, rank: int) -> tuple[int, ...]:
    """Ask for one number an axis; the last axes are rows and columns."""
    return tuple(number(f"{what}_{axis}", AXIS_WIDTHS[axis]) for axis in list(AXIS_WIDTHS)[-rank:])


def _pads(rank: int) -> tuple[tuple[int, int], ...]:
    pads = []
    for axis, (before, after) in list(PAD_SIDES.items())[-rank:]:
        with row(f"pad_{axis}"):
            pads.append((number(f"pad_{before}"), number(f"pad_{after}")))
    return tuple(pads)


def _setting(key: str, kind: type[Kind]) -> Kind:
    setting = SETTINGS[key]
    if not isinstance(setting, kind):
        raise TypeError(f"{key} is a {type(setting).__name__}, not a {kind.__name__}")
    bring(key)
    return setting
