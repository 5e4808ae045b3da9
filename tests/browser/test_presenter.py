"""The presenter's view over the page: nothing of the page lies over it, and no key of the page's acts."""

import re

from playwright.sync_api import expect

from tests.browser.helpers import open_page, settled
from tests.stepper.locators import expect_output, expect_step

BLOCKED = "() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('blocked')); }"


def test_change_in_the_presenter_is_the_pages_and_it_needs_no_full_screen(page, address):
    """Reduction and example travel to Python and come back; the address and the page's controls have them."""
    open_page(page, address)
    page.locator(".present").click()
    page.wait_for_function("() => document.fullscreenElement")
    presenter = page.locator(".stepper.presenting")
    presenter.get_by_role("button", name="Average", exact=True).click()
    expect_output(page, "3.75 2.25 4.5 5")
    expect(presenter.get_by_role("button", name="Average", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.wait_for_url(re.compile("reduction=Average"))
    presenter.get_by_role("button", name="Next example").click()
    expect_step(page, 1, 9)
    page.wait_for_url(re.compile("stride_rows=1"))
    presenter.get_by_role("button", name="Previous example").click()
    expect_output(page, "6 4 7 9")
    examples = presenter.get_by_label("Example", exact=True)
    for name in ("d2l_rectangle", "feature_here"):
        examples.select_option(name)
        page.wait_for_url(re.compile("pad_left=2" if name == "d2l_rectangle" else "matrix=0%2C0%2C0%2C0%3B4"))
        settled(page)
    panes = page.locator(".equation-grid, .output-grid")
    before = [pane.bounding_box() for pane in panes.all()]
    page.evaluate("dispatchEvent(new Event('resize'))")  # drawn again: its words are shorter than the last
    assert [pane.bounding_box() for pane in panes.all()] == before
    examples.select_option("textbook")
    expect_step(page, 1, 4)
    assert page.evaluate("() => Boolean(document.fullscreenElement)")
    page.keyboard.press("PageDown")  # the keys are the figure's again
    expect_step(page, 2, 4)
    page.keyboard.press("Escape")
    expect(presenter).to_have_count(0)
    blocked_full_screen_is_no_need(page)


def blocked_full_screen_is_no_need(page):
    expect(page.get_by_role("radio", name="Max", exact=True)).to_be_checked()
    page.evaluate(BLOCKED)
    page.get_by_role("button", name="Presenter view").click()
    box = page.locator(".stepper").bounding_box()
    assert (box["width"], box["height"]) == (1280, 720)
    assert page.evaluate("() => document.fullscreenElement") is None
    top = page.evaluate("() => Boolean(document.elementFromPoint(5, 5)?.shadowRoot)")
    assert top  # nothing of the page lies over it
    page.mouse.click(640, 20)  # beside the grids: the keys still arrive
    page.keyboard.press("PageDown")
    expect_step(page, 3, 4)
    page.keyboard.press("r")
    page.keyboard.press("c")
    expect_step(page, 3, 4)
    page.keyboard.press("Escape")
    expect(page.locator(".presenting")).to_have_count(0)
