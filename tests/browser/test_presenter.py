"""The presenter's view over the page: nothing of the page lies over it, and no key of the page's acts."""

from playwright.sync_api import expect

from tests.browser.helpers import open_page
from tests.stepper.locators import expect_step

BLOCKED = "() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('blocked')); }"


def test_presenter_works_where_the_full_screen_is_blocked(new_page, address):
    page = new_page()
    page.add_init_script(f"({BLOCKED})()")
    open_page(page, address)
    page.get_by_role("button", name="Presenter view").click()
    box = page.locator(".stepper").bounding_box()
    assert (box["width"], box["height"]) == (1280, 720)
    assert page.evaluate("() => document.fullscreenElement") is None
    top = page.evaluate("() => Boolean(document.elementFromPoint(5, 5)?.shadowRoot)")
    assert top  # nothing of the page lies over it
    page.mouse.click(640, 20)  # beside the grids: the keys still arrive
    page.keyboard.press("PageDown")
    expect_step(page, 2, 4)
    page.keyboard.press("r")
    page.keyboard.press("c")
    expect_step(page, 2, 4)
    page.keyboard.press("Escape")
    expect(page.locator(".presenting")).to_have_count(0)
