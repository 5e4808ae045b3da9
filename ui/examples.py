"""Worked examples, as data: `assets/examples/examples.toml`."""

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

EXAMPLES = {
    name: Example(entry["title"], DEFAULTS | entry["settings"])
    for name, entry in tomllib.loads(assets.read("examples/examples.toml")).items()
}
