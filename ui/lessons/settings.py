"""The settings of a stepper's figure: the keys of a link, with short forms for all axes at once."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from pooling.images.samples import SAMPLES
from ui.controls.setting_types import Choice, Setting
from ui.controls.settings import INPUT_SETTINGS, POOL_SETTINGS
from ui.controls.settings.layers import LAYER_SETTINGS
from ui.controls.short_forms import AXES, SHORT, on_axes
from ui.lessons import LessonError
from ui.matrix.shapes import SHAPES

KEYS: dict[str, Setting] = {
    **POOL_SETTINGS,
    **LAYER_SETTINGS,
    **{key: INPUT_SETTINGS[key] for key in ("source", "matrix", "photo", "cells", "colour")},
}
"""The settings that a figure may have; as a setting, the text of a matrix has a default for each kind."""
DEFAULTS: dict[str, Any] = {key: setting.default for key, setting in KEYS.items()}


def figure_settings(body: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return all settings of a figure: those of its directive, over those `before`, or else the defaults.

    A stride that the directive does not name follows the window that it names.

    >>> made = figure_settings({"window": 3}, None)
    >>> made["window_rows"], made["stride_cols"], made["reduction"]
    (3, 3, 'max')

    Raises
    ------
    LessonError
        A value is not allowed, or no example has the name.
    """
    given = _read(body)
    base = {**DEFAULTS, **(before or {})}
    for axis in AXES:
        if f"window_{axis}" in given and f"stride_{axis}" not in given:
            given[f"stride_{axis}"] = given[f"window_{axis}"]
    if "source" in given and "matrix" not in given and given["source"] in SHAPES:
        given["matrix"] = SHAPES[given["source"]].default
    return base | given


def _read(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings among the keys of a directive, each checked."""
    given: dict[str, Any] = {}
    for key, value in body.items():
        if key in SHORT:
            given |= {name: read_value(name, each, KEYS[name]) for name, each in _on_axes(key, value).items()}
    return given | {key: read_value(key, value, KEYS[key]) for key, value in body.items() if key in KEYS}


def _on_axes(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, list) and not 1 <= len(value) <= len(AXES):
        raise LessonError(f"{key} = {value} has {len(value)} numbers; write one for each axis, as in [2, 3].")
    return on_axes(key, value)


def read_value(key: str, value: Any, setting: Setting) -> Any:
    """Return a valid value of a setting: its name, or its word in a link.

    >>> read_value("reduction", "Average", KEYS["reduction"])
    'avg'

    Raises
    ------
    LessonError
        It is not allowed.
    """
    if isinstance(setting, Choice):
        text = str(value)
        if text in setting.labels:
            return text
        if setting.validate(text) is None:
            return setting.value(text)
        raise LessonError(f"{key} = {value!r} is not allowed; write one of {', '.join(setting.labels)}.")
    text = setting.text(value)
    limited = key.startswith(("window_depth", "stride_depth", "out_depth"))
    if limited and isinstance(value, int) and value > getattr(setting, "high", value):
        return getattr(setting, "high", value)  # the short form sets it for a matrix too, which has no slices
    if allowed := setting.validate(text):
        raise LessonError(f"{key} = {value!r} is not allowed; it must be {allowed}.")
    return setting.value(text)


def page_settings(
    body: Mapping[str, Any], keys: Mapping[str, Setting], start: Mapping[str, Any]
) -> dict[str, Any]:
    """Return all settings of a page's figure: those of its directive over the `start` and the defaults.

    Raises
    ------
    LessonError
        A value is not allowed.
    """
    given = {key: read_value(key, value, keys[key]) for key, value in body.items() if key in keys}
    return {key: setting.default for key, setting in keys.items()} | dict(start) | given


def sample_of(body: Mapping[str, Any]) -> str:
    """Return the sample photo of a figure: its `photo`, or `sample`.

    Raises
    ------
    LessonError
        There is no such sample.
    """
    name = str(body.get("photo", body.get("sample", "cat")))
    if name not in SAMPLES:
        raise LessonError(f"There is no sample photo “{name}”; write one of {', '.join(SAMPLES)}.")
    return name


def page_address(page: str, settings: Mapping[str, Any], keys: Mapping[str, Setting]) -> str:
    """Return the address of a page with settings, without those that have their default.

    >>> page_address("compare", {"reduction": "avg"}, KEYS)
    'compare?reduction=Average'
    """
    changed = {key: keys[key].text(value) for key, value in settings.items() if value != keys[key].default}
    return f"{page}?{urlencode(changed, safe=',;|')}" if changed else page


def link_of(settings: Mapping[str, Any], **view: object) -> str:
    """Return the address of Step through with these settings; of the `view`, what is empty is left out.

    >>> link_of(figure_settings({"window": 3}, None), step=2, panel="")
    'step_through?window_rows=3&window_cols=3&stride_rows=3&stride_cols=3&step=2'
    """
    axes = AXES[-SHAPES[settings["source"]].rank :] if settings["source"] in SHAPES else AXES[1:]
    unused = {f"{what}_{axis}" for what in SHORT for axis in AXES if axis not in axes}
    if settings["source"] == "photo":
        unused.add("matrix")
    changed = {
        key: setting.text(settings[key])
        for key, setting in KEYS.items()
        if settings[key] != setting.default and key not in unused
    }
    shown = {key: str(value) for key, value in view.items() if value}
    query = urlencode(changed | shown, safe=",;|")
    return f"step_through?{query}" if query else "step_through"
