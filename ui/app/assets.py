"""The files of `assets/`, read once; components are declared from them."""

import json
import re
from functools import cache
from typing import TypedDict

from ui.app import bundle
from ui.app.folder import ASSETS


@cache
def read(name: str) -> str:
    """Return the text of `assets/<name>`."""
    return (ASSETS / name).read_text("utf-8")


@cache
def style(*names: str) -> str:
    """Return sheets of `assets/` as a <style> element, without comments: it is sent with every run."""
    sheets = "".join(re.sub(r"/\*.*?\*/\s*", "", read(name), flags=re.DOTALL) for name in names)
    return f"<style>{sheets}</style>"


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


def code_alone(folder: str, name: str) -> str:
    """Return JavaScript that hands a component's code, styles and HTML to the page as `window.<name>`.

    Streamlit sends a component's files along with its data, every time the data are new. In a component of
    its own, without data, they are always the same message, which the browser already has.
    """
    return f"""{_code(folder)}
export default function handOver() {{
  if (window.{name}?.resolve) window.{name}.resolve(code); // somebody waits for it
  else window.{name} = {{ promise: Promise.resolve(code) }};
}}
"""


def code_on_page(folder: str, name: str) -> str:
    """Return the same as a script, for a page that Streamlit does not make."""
    return f"{_code(folder)}\nwindow.{name} = {{ promise: Promise.resolve(code) }};\n"


def _code(folder: str) -> str:
    parts = component(folder)
    mount = re.sub(r"(?m)^export default function", "const mount = function", parts["js"], count=1)
    texts = json.dumps({"html": parts["html"], "css": parts["css"]})
    return f"{mount}\nconst code = {{ mount, ...{texts} }};"
