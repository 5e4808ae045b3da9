"""The files of `assets/`, read once; components are declared from them."""

from functools import cache
from pathlib import Path
from typing import TypedDict

from ui.app import bundle

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@cache
def read(name: str) -> str:
    """Return the text of `assets/<name>`."""
    return (ASSETS / name).read_text("utf-8")


class Parts(TypedDict):
    """The arguments of `st.components.v2.component`."""

    html: str
    css: str
    js: str


def component(folder: str) -> Parts:
    """Return the HTML, CSS and JavaScript of the component in `assets/<folder>`."""
    sheet = bundle.sheet(ASSETS / folder)
    return Parts(html=read(f"{folder}/main.html"), css=sheet, js=script(folder))


def script(folder: str) -> str:
    """Return the JavaScript of `assets/<folder>`, for a component that draws nothing of its own."""
    return bundle.script(ASSETS / folder)
