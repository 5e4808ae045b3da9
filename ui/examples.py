"""Worked examples, as data: `assets/examples/*.toml`."""

import tomllib
from dataclasses import dataclass
from typing import Any

from ui import assets
from ui.settings import INPUT_SETTINGS, POOL_SETTINGS


@dataclass(frozen=True)
class Example:
    """A matrix with the settings that make its point; what the file leaves out is the default."""

    title: str
    settings: dict[str, Any]


DEFAULTS = {key: setting.default for key, setting in POOL_SETTINGS.items()} | {
    "matrix": INPUT_SETTINGS["matrix"].default
}


def _read(name: str) -> dict[str, Example]:
    entries = tomllib.loads(assets.read(f"examples/{name}.toml"))
    return {key: Example(entry["title"], DEFAULTS | entry["settings"]) for key, entry in entries.items()}


EXAMPLES = _read("examples")
DISAGREEMENTS = _read("disagreements")
"""Where TensorFlow answers otherwise than we do, only in part, or not at all."""
