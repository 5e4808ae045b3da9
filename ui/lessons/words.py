"""The lesson's own words, in the language of its chapters: assets/lessons/<language>/words.toml."""

import tomllib
from functools import cache

from ui.app import assets
from ui.app.pages import page_of

LANGUAGE = "en"


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the words, by what they are for."""
    return tomllib.loads(assets.read(f"lessons/{LANGUAGE}/words.toml"))


def open_in(path: str) -> str:
    """Say that a link opens the page with the file `path`."""
    return words()["lesson"]["open"].format(page=page_of(path).title)
