"""The words of worksheet and notebook, and which questions the worksheet has."""

import tomllib
from functools import cache
from typing import Any

from ui.app import assets
from ui.lessons.words import LANGUAGE


@cache
def words() -> dict[str, Any]:
    """Return assets/lessons/<language>/worksheet.toml."""
    return tomllib.loads(assets.read(f"lessons/{LANGUAGE}/worksheet.toml"))
