"""A plain page that holds nothing but a component: the test itself serves it and answers it."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

import streamlit
from playwright.sync_api import Page

from ui.app import assets

ADDRESS = "http://localhost/"  # no server: `serve` answers; by this name the browser allows the clipboard
HERE = Path(__file__).parent
FONT = next(Path(streamlit.__file__).parent.glob("static/static/media/SourceSansVF-Upright*.woff2"))
CONFIG = tomllib.loads((HERE.parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
THEME = {  # the variables that the stepper reads, and the settings they come from
    "--st-background-color": "backgroundColor",
    "--st-secondary-background-color": "secondaryBackgroundColor",
    "--st-text-color": "textColor",
    "--st-primary-color": "primaryColor",
    "--st-border-color": "borderColor",
}
FONTS = {"--st-font": '"Source Sans", sans-serif', "--st-code-font": '"Source Code Pro", monospace'}


class Answering(Protocol):
    """The Python side of one component."""

    def text(self) -> str:
        """The data, as they travel."""

    def take(self, name: str, value: Any) -> str:
        """Answer a message by new data."""


@cache
def page_html(component: str = "stepper") -> str:
    """The page with a component's files, as `ui` gives them to Streamlit; a lesson brings its figures."""
    files = assets.component(component)
    codes = [] if component == "stepper" else [assets.code_alone("stepper", "poolingStepper")]
    heading = "<h1>The stepper alone</h1>" if component == "stepper" else ""
    themes = {look: theme(look) for look in ("light", "dark")}
    text = json.dumps({**files, "codes": codes, "themes": themes}).replace("</", "<\\/")
    page = (HERE / "page.html").read_text("utf-8").replace("CLASS", f"{component}-page")
    return page.replace("HEADING", heading).replace("FILES", text)


def theme(look: str) -> dict[str, str]:
    """The variables of the light or the dark theme."""
    return FONTS | {name: CONFIG["theme"][look][key] for name, key in THEME.items()}


class PlainPage:
    """A page of the browser that is used for one stepper, or another component, after the other."""

    def __init__(self, page: Page, component: str = "stepper"):
        self.page, self.component, self.answers = page, component, []
        page.route(ADDRESS + "**", self._serve)
        page.expose_function("answer", lambda n, name, value: self.answers[n].take(name, value))

    def _serve(self, route):
        path = route.request.url.removeprefix(ADDRESS).partition("?")[0]
        if path == "font.woff2":
            route.fulfill(path=FONT)
        elif path == "early_answer" and self.answers[0].screen.early:
            asked = json.loads(route.request.post_data)
            route.fulfill(body=self.answers[0].soon(asked["message"]), content_type="application/json")
        elif path == "":
            route.fulfill(body=page_html(self.component), content_type="text/html")
        else:
            route.fulfill(status=404)

    def show(self, *answers: Answering, **link) -> Page:
        """Mount a component for each of `answers` in place of the last ones, at an address with `link`."""
        self.answers = list(answers)
        self.page.mouse.move(0, 0)  # where it points at nothing of the next one
        if not self.page.url.startswith(ADDRESS):
            self.page.goto(ADDRESS, wait_until="domcontentloaded")
        address = ADDRESS + ("?" + urlencode(link) if link else "")
        texts = [one.text() for one in answers]
        self.page.evaluate("([texts, address]) => showAll(texts, address)", [texts, address])
        return self.page


def answered(page: Page) -> Page:
    """Wait until the stepper has an answer to everything it asked."""
    page.evaluate("answered()")
    return page
