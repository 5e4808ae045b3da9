"""axe-core finds nothing on any page and in any state of one: light and dark, on a projector and on a phone.

The states of the stepper alone are looked at in tests/stepper.
"""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_clean, violations
from tests.browser.helpers import all_settings, open_page
from tests.stepper.locators import present
from ui.app.widgets.frame import PAGES
from ui.app.widgets.links import link_to
from ui.matrix.examples import DISAGREEMENTS

SCREENS = {"projector": {"width": 1280, "height": 720}, "phone": {"width": 390, "height": 844}}
PADDED = link_to(reduction="avg", padding="same", window_rows=3, window_cols=3, stride_rows=1, stride_cols=1)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_axe_finds_nothing(new_page, server_url, entry, screen):
    name = "" if entry.path == "app.py" else Path(entry.path).stem
    assert_clean(open_page(new_page(viewport=SCREENS[screen]), f"{server_url}/{name}"))


STATES = {
    "compare-nan": ("compare", link_to(**DISAGREEMENTS["nan"].settings)),
    "compare-rounding": ("compare", link_to(**DISAGREEMENTS["rounding"].settings)),
    "compare-too-large": ("compare", link_to(**DISAGREEMENTS["too_large"].settings)),
    "compare-photo": ("compare", link_to(source="photo", whole=True, reduction="min")),
    "image-small": ("pool_an_image", link_to(window_rows=32, size="32", fit="keep")),
    "image-own": ("pool_an_image", link_to(photo="upload")),
    "shifts-map": (
        "translation_invariance",
        link_to(figure="far", kind="avg", jitter=4, shift_map=True),
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_a_state_of_a_page(page, server_url, state):
    name, link = STATES[state]
    open_page(page, f"{server_url}/{name}?{urlencode(link)}")
    if "shift_map" in link:
        page.locator(".js-plotly-plot .heatmaplayer").wait_for()
    assert_clean(page)


def test_axe_finds_nothing_in_menus_and_presenter(page, server_url):
    open_page(page, f"{server_url}/step_through?{urlencode(PADDED)}&panel=coverage")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("button", name="Create the GIF")).to_be_visible()
    assert_clean(page)
    page.keyboard.press("Escape")
    present(page)
    assert_clean(page)


def test_axe_finds_nothing_while_painting_and_filling(page, server_url):
    open_page(page, f"{server_url}/step_through?{urlencode(PADDED)}")
    page.get_by_role("button", name="Paint").click()
    assert_clean(page)
    assert_clean(all_settings(page))
    page.get_by_role("button", name="Fill").click()
    page.get_by_text("Random", exact=True).click()
    expect(page.get_by_role("spinbutton", name="Seed")).to_be_enabled()
    assert_clean(page)


def test_axe_finds_a_button_without_a_name(page, server_url):
    """The twin: the net has no hole."""
    open_page(page, server_url)
    page.evaluate("document.querySelector('h1').append(document.createElement('button'))")
    assert [rule["id"] for rule in violations(page)] == ["button-name"]
