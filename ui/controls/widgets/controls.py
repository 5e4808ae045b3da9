"""Widgets made from `ui.controls.settings`, each bound to its key in the URL."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

import streamlit as st

from ui.controls.setting_types import Choice, Flag, Number
from ui.controls.settings import SETTINGS
from ui.controls.widgets.arrival import bring

Kind = TypeVar("Kind", Choice, Number, Flag)
NUMBER_WIDTH = 82  # px: the label on one line


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
        help=setting.meaning if labelled else None,
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
        help=setting.meaning if labelled else None,
    )
    return picked


def number(key: str, width: int = NUMBER_WIDTH, *, label: str = "", meaning: str = "", **options: Any) -> int:
    """Ask for a whole number between the setting's bounds."""
    setting = _setting(key, Number)
    return int(
        st.number_input(
            label or setting.label,
            setting.low,
            setting.high,
            setting.default,
            key=key,
            bind="query-params",
            width=width,
            help=meaning or setting.meaning,
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


def line(key: str, *, drawn: bool) -> AbstractContextManager[Any]:
    """Start a row of controls, if they are drawn."""
    return row(key) if drawn else nullcontext()


def _setting(key: str, kind: type[Kind]) -> Kind:
    setting = SETTINGS[key]
    if not isinstance(setting, kind):
        raise TypeError(f"{key} is a {type(setting).__name__}, not a {kind.__name__}")
    bring(key)
    return setting
