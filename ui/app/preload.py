"""What of Streamlit's code a page needs first, beyond what its index.html asks for.

Streamlit fetches the code of an element when it draws the first of them, each file after the one that names
it. A browser that is told beforehand has them by then: it waits for the server at that moment anyway.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FRAME = ("BidiComponent", "PageLink", "ButtonGroup", "Html")
CONTROLS = (*FRAME, "NumberInput", "Selectbox")
ELEMENTS = {"": FRAME, "what_pooling_does_to_a_model": FRAME, "pool_an_image": (*CONTROLS, "Slider")}
"""Address -> the files of the elements that are drawn first; pages that are not here have the controls."""
CODE = "static/js"
_NAMED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def preloads(address: str, folder: Path) -> tuple[str, ...]:
    """Return the files, as "static/js/…", for the page at `address`; of what is missing, none.

    `folder` is that of Streamlit's index.html.
    """
    found: dict[str, None] = {}
    for element in ELEMENTS.get(address, CONTROLS):
        _follow((each.name for each in (folder / CODE).glob(f"{element}.*.js")), folder, found)
    asked_for = set(re.findall(r"static/js/[\w.-]+\.js", (folder / "index.html").read_text("utf-8")))
    return tuple(name for name in (f"{CODE}/{each}" for each in found) if name not in asked_for)


def _follow(names: Iterable[str], folder: Path, found: dict[str, None]) -> None:
    """Put files into `found`, and behind each what it imports."""
    for name in names:
        if name not in found and (folder / CODE / name).is_file():
            found[name] = None
            _follow(_imports(folder / CODE / name), folder, found)


@cache
def _imports(file: Path) -> tuple[str, ...]:
    """Return what a file imports in any case; what it loads later it names in another way."""
    return tuple(_NAMED.findall(file.read_text("utf-8")))
