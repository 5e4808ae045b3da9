"""The link of every page opens on a server that nobody has visited, and shows what it says."""

from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import open_page, settled
from ui.app.widgets.frame import PAGES
from ui.app.widgets.links import link_to

# A state other than the default, for each page that has one; what is then seen somewhere on the page.
STATES = {
    "step_through": (
        link_to(matrix="9,8;7,6", reduction="avg", padding="same", stride_rows=1),
        "padded: top 0, bottom 1",
    ),
    "pool_an_image": (link_to(size="32", reduction="avg", window_rows=4), "32 × 32"),
    "compare": (link_to(matrix="9,8;7,6", window_rows=1), ""),
    "translation_invariance": (link_to(figure="near", seed=12), "Seed 12"),
}


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_link_opens_on_a_fresh_server(page, server, entry):
    name = "" if entry.path == "app.py" else Path(entry.path).stem
    state, seen = STATES.get(name, ({}, ""))
    running = server()
    open_page(page, f"{running.url}/{name}?{urlencode(state)}")
    expect(page).to_have_title(f"{entry.title} · Pooling Lab")
    expect(page.get_by_test_id("stMain").get_by_text(seen).first).to_be_visible()
    for trouble in ("stException", "stToast"):
        expect(page.get_by_test_id(trouble)).to_have_count(0)
    assert "Traceback" not in running.output()


def test_every_page_with_settings_has_a_state_here():
    assert {Path(entry.path).stem for entry in PAGES[1:]} == set(STATES)


def test_link_keeps_the_step_and_the_panel_whatever_is_chosen(page, server):
    open_page(page, f"{server().url}/step_through?reduction=Average")
    page.locator(".stage").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**step=2**")
    page.get_by_role("tab", name="Coverage", exact=True).click()
    page.get_by_role("tabpanel").locator(":scope > *").first.wait_for()
    settled(page)
    assert parse_qs(urlsplit(page.url).query) == {
        "reduction": ["Average"],
        "step": ["2"],
        "panel": ["coverage"],
    }
