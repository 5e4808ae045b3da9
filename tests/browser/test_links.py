"""The link of every page opens on a server that nobody has visited, and shows what it says."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import each_axis, open_page, set_number, settled
from tests.browser.server import running_server
from tests.stepper.locators import cell, expect_grid, expect_output, expect_step, grid
from ui.app.pages import PAGES
from ui.app.widgets.links import link_to

TEXTBOOK = "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"
# A state other than the default, for each page that has one; what is then seen somewhere on the page.
STATES = {
    "step_through": (
        link_to(matrix="9,8;7,6", reduction="avg", padding="same", stride_rows=1),
        "padded: top 0, bottom 1",
    ),
    "pool_an_image": (
        link_to(photo="coffee", size="64", window_rows=3, window_cols=3, stride_rows=1, padding="same"),
        "Window 3 × 3, strides 1 × 2, padded: top 1, bottom 1, left 0, right 1",
    ),
    "filter_detect_condense": (
        link_to(kernel="own", weights="0,1;2,0", size="32", window_rows=3, window_cols=3, stride_rows=1),
        "max pooling 3 × 3, stride 1 × 2",
    ),
    "one_number_a_map": (link_to(maps="digits", example=13), "Digits"),
    "translation_invariance": (link_to(figure="near", seed=12), "Seed 12"),
}
ELSEWHERE = {"compare"}  # in test_compare.py, with TensorFlow


@pytest.fixture(scope="module")
def other_server():
    """A second server: no link has been made on it."""
    with running_server() as server:
        yield server


def test_links_open_on_a_server_that_nobody_has_visited(new_page, server, subtests):
    running = server()
    for entry in PAGES:
        name = "" if entry.path == "app.py" else Path(entry.path).stem
        if name not in ELSEWHERE:
            with subtests.test(entry.title):
                state, seen = STATES.get(name, ({}, ""))
                page = open_page(new_page(), f"{running.url}/{name}?{urlencode(state)}")
                expect(page).to_have_title(f"{entry.title} · Pooling Lab")
                expect(page.get_by_test_id("stMain").get_by_text(seen).first).to_be_visible()
                for trouble in ("stException", "stToast"):
                    expect(page.get_by_test_id(trouble)).to_have_count(0)
                assert "Traceback" not in running.output()


def test_every_page_with_settings_has_a_state_here():
    assert {Path(entry.path).stem for entry in PAGES[1:]} == {*STATES, *ELSEWHERE}


def test_shared_link_opens_on_another_server_as_it_was(opened, new_page, other_server):
    cell(opened, 0, 0).click()
    opened.keyboard.type("-2.5")
    opened.keyboard.press("Enter")
    opened.keyboard.press("Escape")
    expect_grid(opened, "input", TEXTBOOK.replace("1", "−2.5", 1))
    opened.get_by_role("radiogroup", name="Reduction").get_by_text("Average", exact=True).click()
    expect_output(opened, "2.875 2.25 4.5 5")
    set_number(each_axis(opened), "Stride columns", 1)
    expect_step(opened, 1, 6)
    opened.locator(".stage").focus()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowRight")
    opened.wait_for_url(re.compile(r"[?&]step=5"))
    settled(opened)
    opened.get_by_role("button", name="Share").click()
    expect(opened.get_by_role("button", name="Link copied")).to_be_visible()
    link = opened.evaluate("navigator.clipboard.readText()")
    assert link == opened.url
    other = open_page(new_page(), f"{other_server.url}/step_through?{link.split('?')[1]}")
    expect_step(other, 5, 6)
    assert grid(other, "input") == TEXTBOOK.replace("1", "−2.5", 1)
    for part in (".sentence", ".head", "p.line", ".result", ".shape"):
        assert other.locator(part).inner_text() == opened.locator(part).inner_text()


def test_drawn_shift_is_the_same_on_another_server(page, new_page, server_url, other_server):
    open_page(page, f"{server_url}/translation_invariance")
    page.get_by_role("button", name="New draw").click()
    page.locator(".st-key-figure").get_by_text("Two dots, near").click()
    expect(page.locator(".finding")).to_contain_text("two dots")
    page.get_by_role("button", name=re.compile("^New draw")).click()
    expect(page.locator(SHIFT)).to_contain_text("Seed 9:")
    settled(page)
    query = page.url.split("?")[1]
    other = open_page(new_page(), f"{other_server.url}/translation_invariance?{query}")
    assert other.locator(SHIFT).inner_text() == page.locator(SHIFT).inner_text()
    assert pictures(other) == pictures(page)


SHIFT = ".draw .shift"


def pictures(page):
    return page.locator(".strips tr.level img").evaluate_all("images => images.map(image => image.src)")


def test_link_keeps_the_step_and_the_panel_whatever_is_chosen(page, address):
    open_page(page, f"{address}?reduction=Average")
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
