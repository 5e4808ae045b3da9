"""Worked examples, as data: `assets/examples/*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.app import assets
from ui.controls.settings import INPUT_SETTINGS, POOL_SETTINGS


@dataclass(frozen=True)
class Example:
    """A matrix with settings; settings that the file leaves out have their default."""

    title: str
    note: str
    settings: dict[str, Any]


DEFAULTS = {key: setting.default for key, setting in POOL_SETTINGS.items()} | {
    key: INPUT_SETTINGS[key].default for key in ("source", "matrix")
}


def _read(file: str) -> dict[str, Example]:
    entries = tomllib.loads(assets.read(f"examples/{file}.toml"))
    return {
        name: Example(entry["title"], entry["note"], DEFAULTS | entry["settings"])
        for name, entry in entries.items()
    }


EXAMPLES = _read("examples")
PLAIN_EXAMPLES = {
    name: example
    for name, example in EXAMPLES.items()
    if example.settings["source"] == "matrix" and "|" not in example.settings["matrix"]
}
"""Examples with a single matrix, for pages that accept nothing else."""
DISAGREEMENTS = _read("disagreements")
"""Inputs where TensorFlow returns something else, pads differently, or raises an error."""


def note_on(state: Mapping[Any, Any], examples: Mapping[str, Example] = EXAMPLES) -> str:
    """Return the note of the example that the widgets' state shows, or an empty text."""
    name = example_on(state, examples)
    return examples[name].note if name else ""


def example_on(state: Mapping[Any, Any], examples: Mapping[str, Example] = EXAMPLES) -> str:
    """Return the name of the example that the widgets' state shows, or an empty text."""
    shown = {key: state.get(key, default) for key, default in DEFAULTS.items()}  # each key once: it is slow
    return next((name for name, example in examples.items() if example.settings == shown), "")


def example_of(state: Mapping[Any, Any], examples: Mapping[str, Example] = EXAMPLES) -> str:
    """Return the name of the example whose numbers the widgets' state shows, whatever its settings are."""
    return example_on(state, examples) or next(
        (
            name
            for name, example in examples.items()
            if all(state.get(key) == example.settings[key] for key in ("source", "matrix"))
        ),
        "",
    )
