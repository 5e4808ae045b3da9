"""axe-core finds nothing on any page: light and dark, on a projector and on a phone."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.helpers import open_page
from ui.nav import PAGES

SCREENS = {"projector": {"width": 1280, "height": 720}, "phone": {"width": 390, "height": 844}}


def violations(page):
    """What axe-core objects to, but for one rule on markup that is Streamlit's own.

    The drop zone of `st.file_uploader` has the role "presentation" and a label at once.
    """
    return [
        rule
        for rule in Axe().run(page).response["violations"]
        if rule["id"] != "presentation-role-conflict"
        or not all("stFileUploaderDropzone" in node["html"] for node in rule["nodes"])
    ]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_axe_finds_nothing(new_page, server_url, entry, scheme, screen):
    name = "" if entry.path == "app.py" else Path(entry.path).stem
    page = open_page(new_page(color_scheme=scheme, viewport=SCREENS[screen]), f"{server_url}/{name}")
    found = violations(page)
    assert not found, json.dumps(found, indent=1)[:3000]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query",
    [
        "matrix=nan,inf,-inf;-0,1e308,2;3,3,3&padding=Custom&reduction=Average&window_rows=3",
        "source=Photo&cells=8+%C3%97+8",
        "matrix=1,2,3,4,5;6,7,8,9,10;1,2,3,4,5&step=2",
    ],
)
def test_axe_finds_nothing_on_hard_figures(new_page, server_url, scheme, query):
    page = open_page(new_page(color_scheme=scheme), f"{server_url}/step_through?{query}")
    page.locator(".stage").focus()
    page.keyboard.press("F2")
    found = violations(page)
    assert not found, json.dumps(found, indent=1)[:3000]


def test_axe_finds_a_button_without_a_name(page, server_url):
    """The twin: the net has no hole."""
    open_page(page, server_url)
    page.evaluate("document.querySelector('h1').append(document.createElement('button'))")
    assert [rule["id"] for rule in violations(page)] == ["button-name"]
