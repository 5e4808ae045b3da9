"""A chapter, or one of its figures, as a file of its own: it opens from a USB stick, and asks no server.

What the components are made of and what they show is packed into the page, which unpacks it: `assets/alone`.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from gzip import compress
from html import escape
from tomllib import loads
from typing import Any
from urllib.parse import urljoin

from ui.app import assets, bundle
from ui.app.folder import ASSETS
from ui.app.pages import APP

CONFIG = ASSETS.parent / ".streamlit" / "config.toml"
COLOURS = {
    "--st-background-color": "backgroundColor",
    "--st-secondary-background-color": "secondaryBackgroundColor",
    "--st-text-color": "textColor",
    "--st-primary-color": "primaryColor",
    "--st-link-color": "linkColor",
    "--st-border-color": "borderColor",
}
"""Streamlit's variables that components read, and the settings of the theme that they come from."""
FONTS = {
    "--st-font": '"Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
    "--st-code-font": "ui-monospace, monospace",
}
COMPONENTS = {"step": "stepper", "network": "network", "head": "head"}
LINK = re.compile(r'<a class="(?:page|chapter)" href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
APART = {"previous": None, "next": None, "hide": ["next"], "standalone": True}


def standalone_html(payload: Mapping[str, Any], address: str = "") -> str:
    """Return a chapter as one HTML file; its `payload` is what the browser is sent of it.

    `address` is where the app is, "https://example.org/": links lead there, and without it there are none.
    """
    return page_html(linked({**payload, **APART}, address), f"{payload['title']} · {APP}")


def figure_html(block: Mapping[str, Any], title: str, say: Mapping[str, Any], address: str = "") -> str:
    """Return a figure as one HTML file; its `block`, and the words to `say`, are a chapter's."""
    named = block["caption"] or say["lesson"]["figure"]
    screen = {"id": "figure", "title": named, "blocks": [dict(block) | {"caption": ""}]}
    about = {"id": "figure", "number": 0, "title": title, "minutes": 0, "goal": "", "page": None}
    hidden = ["progress", "present", "next", "about"]
    lesson = {"view": "chapter", "screens": [screen], "words": say} | about | APART
    return page_html(linked(lesson | {"hide": hidden}, address), f"{title} · {APP}")


def layer_html(data: Mapping[str, Any], title: str, say: Mapping[str, Any]) -> str:
    """Return a stepper as one HTML file, to step through without the app; `data` is what it shows."""
    block = {"kind": "figure", "name": "figure", "component": "step", "data": data}
    return figure_html(block | {"caption": "", "alt": title, "open": None, "small": False}, title, say)


def page_html(lesson: Mapping[str, Any], title: str) -> str:
    """Return the page that shows a lesson, with all that it takes."""
    packed = json.dumps({"codes": codes(lesson), "lesson": lesson}, allow_nan=False, separators=(",", ":"))
    parts = {
        "TITLE": escape(title),
        "STYLE": f"{theme()}\n{bundle.sheet(ASSETS / 'alone')}",
        "PACKED": b64encode(compress(packed.encode(), 9, mtime=0)).decode(),
        "SCRIPT": f"{assets.script('alone')}\nvoid openFile();",
    }
    page = assets.read("alone/page.html")
    return re.sub("|".join(parts), lambda found: parts[found[0]], page)


def codes(lesson: Mapping[str, Any]) -> list[str]:
    """Return the scripts that the figures of a lesson need, and its own last."""
    blocks = [block for screen in lesson["screens"] for block in screen["blocks"]]
    drawn = {block["component"] for block in blocks if block["kind"] == "figure"}
    folders = [folder for kind, folder in COMPONENTS.items() if kind in drawn] + ["lesson"]
    return [_code(folder) for folder in folders]


@cache
def _code(folder: str) -> str:
    return assets.code_on_page(folder, f"pooling{folder.title()}")


@cache
def theme() -> str:
    """Return the colours of the app's themes as CSS; the browser chooses between light and dark."""
    looks = loads(CONFIG.read_text("utf-8"))["theme"]
    light, dark = (
        "".join(f"{name}: {looks[look][key]}; " for name, key in COLOURS.items())
        for look in ("light", "dark")
    )
    fonts = "".join(f"{name}: {font}; " for name, font in FONTS.items())
    return f":root {{ {fonts}{light}}}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}"


def linked(lesson: Mapping[str, Any], address: str) -> dict[str, Any]:
    """Let all links of a lesson lead to the app at `address`; without an address there are none."""
    screens = [
        screen | {"blocks": [_linked_block(block, address) for block in screen["blocks"]]}
        for screen in lesson["screens"]
    ]
    return dict(lesson) | {"screens": screens, "page": _linked_page(lesson["page"], address)}


def _linked_block(block: Mapping[str, Any], address: str) -> dict[str, Any]:
    if block["kind"] == "figure":
        return dict(block) | {"open": _linked_page(block["open"], address)}
    return {key: _with_links(value, address) for key, value in block.items()}


def _with_links(value: Any, address: str) -> Any:
    """Replace the links in all texts of a block."""
    if isinstance(value, str):
        return LINK.sub(lambda found: _absolute(found, address), value)
    if isinstance(value, Mapping):
        return {key: _with_links(each, address) for key, each in value.items()}
    return [_with_links(each, address) for each in value] if isinstance(value, list) else value


def _linked_page(link: Mapping[str, str] | None, address: str) -> dict[str, str] | None:
    return {**link, "href": urljoin(address, link["href"])} if link and address else None


def _absolute(found: re.Match[str], address: str) -> str:
    """Return the link to the app, or its words alone."""
    href, text = found.groups()
    return f'<a href="{urljoin(address, href)}">{text}</a>' if address else text
