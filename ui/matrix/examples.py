"""Worked examples, as data: `assets/examples/*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ui.app import assets
from ui.controls.settings import INPUT_SETTINGS, POOL_SETTINGS, SETTINGS
from ui.controls.settings.layers import LAYER_SETTINGS


@dataclass(frozen=True)
class Next:
    """The change that an example advises: other settings, with a note that confirms them, or an example."""

    label: str
    note: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    example: str = ""


@dataclass(frozen=True)
class Example:
    """A matrix with settings; settings that the file leaves out have their default."""

    title: str
    note: str
    settings: dict[str, Any]
    next: Next | None = None


DEFAULTS = {key: setting.default for key, setting in (POOL_SETTINGS | LAYER_SETTINGS).items()} | {
    key: INPUT_SETTINGS[key].default for key in ("source", "matrix")
}


VERDICT_DEFAULTS = DEFAULTS | {key: SETTINGS[key].default for key in ("function", "compared", "dtype")}


def _read(file: str, defaults: Mapping[str, Any]) -> dict[str, Example]:
    entries = tomllib.loads(assets.read(f"examples/{file}.toml"))
    return {name: _example(entry, defaults) for name, entry in entries.items()}


def _example(entry: Mapping[str, Any], defaults: Mapping[str, Any]) -> Example:
    advised = Next(**entry["next"]) if "next" in entry else None
    return Example(entry["title"], entry["note"], {**defaults, **entry["settings"]}, advised)


EXAMPLES = _read("examples", DEFAULTS)
POOLING_EXAMPLES = {
    name: example for name, example in EXAMPLES.items() if example.settings["layer"] == "pool"
}
"""Examples of plain pooling, for pages that accept no other layer."""
DISAGREEMENTS = _read("disagreements", VERDICT_DEFAULTS)
"""Inputs where TensorFlow returns something else, refuses, or can end its process."""


def shown_settings(state: Mapping[Any, Any], defaults: Mapping[str, Any] = DEFAULTS) -> dict[str, Any]:
    """Return what the widgets show of the settings that an example sets."""
    return {key: state.get(key, default) for key, default in defaults.items()}  # each key once: it is slow


def note_on(state: Mapping[Any, Any], examples: Mapping[str, Example] = EXAMPLES) -> str:
    """Return the note of the example that the widgets' state shows, or an empty text."""
    shown = shown_settings(state, VERDICT_DEFAULTS if examples is DISAGREEMENTS else DEFAULTS)
    return next((example.note for example in examples.values() if example.settings == shown), "")


def example_of(state: Mapping[Any, Any], last: str = "") -> str:
    """Return the name of the example whose numbers the widgets' state shows, whatever the settings are.

    If several have these numbers, it is the one whose settings are shown, or else the `last` one.
    """
    shown = shown_settings(state)
    names = [name for name, example in EXAMPLES.items() if _has_numbers(example, shown)]
    exact = [name for name in names if EXAMPLES[name].settings == shown]
    return next(iter([*exact, *(name for name in names if name == last), *names]), "")


def _has_numbers(example: Example, shown: Mapping[str, Any]) -> bool:
    return all(example.settings[key] == shown[key] for key in ("source", "matrix"))
