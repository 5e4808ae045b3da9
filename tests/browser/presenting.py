"""Present: the figure of a page alone, larger, on a page that a test has open already."""

import re

from playwright.sync_api import Page, expect

from tests.browser.helpers import settled

CONTROLS = {
    "pool_an_image": ("slider", "Window", "24 × 24"),
    "one_number_a_map": ("radio", "Max", "the largest of 144 cells"),
    "what_pooling_does_to_a_model": ("radio", "Global average", "last is no pooling"),
    "compare": ("radio", "Average", "Compared with TensorFlow"),
    "translation_invariance": ("button", "New draw", "Seed 8"),
}
"""Of each page that presents its figure: the role and name of a control, and what it brings."""


def figure_is_presented(page: Page, name: str) -> None:
    """Open and close it: the rest is hidden, a control keeps working, Escape and the button lead back."""
    role, control, shown = CONTROLS[name]
    block = page.get_by_test_id("stMainBlockContainer")
    page.get_by_role("button", name="Present", exact=True).click()
    page.wait_for_function("() => document.fullscreenElement")
    for gone in (page.get_by_test_id("stSidebar"), page.get_by_role("heading", level=1)):
        expect(gone).to_be_hidden()
    assert block.evaluate("block => Number(getComputedStyle(block).zoom)") >= 1.28
    used = page.get_by_role(role, name=re.compile(control)).first
    used.press("ArrowRight") if role == "slider" else used.click()
    settled(page)
    expect(block.get_by_text(shown).first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1280
    if name == "one_number_a_map":
        clicker_goes_from_map_to_map(page)
    if name == "translation_invariance":
        clicker_draws_and_all_rows_fit_the_screen(page)
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    page.wait_for_function("() => !document.fullscreenElement")


def clicker_draws_and_all_rows_fit_the_screen(page: Page) -> None:
    """The figure's keys work without a focus; pictures, results and numbers are in sight together."""
    for key, shown in (("PageDown", "Seed 9"), ("PageUp", "Seed 8"), ("ArrowLeft", "By hand")):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        expect(page.locator(".draw .shift")).to_contain_text(shown)
    for part in ("tr.changes canvas >> nth=0", "tr.unlike td >> nth=0", ".equivariant"):
        box = page.locator(f".board {part}").bounding_box()
        assert box["y"] + box["height"] <= 720, part


def clicker_goes_from_map_to_map(page: Page) -> None:
    """All of the figure is on the screen; nothing has the focus, so the keys are the figure's."""
    count = page.locator(".count")
    for key, at in (("PageDown", 10), ("PageUp", 9), ("ArrowRight", 10)):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        expect(count).to_have_text(f"Map {at} of 28")
    for part in (".map", ".maps", ".bar"):
        box = page.locator(f".head {part}").bounding_box()
        assert box["y"] + box["height"] <= 720, part
