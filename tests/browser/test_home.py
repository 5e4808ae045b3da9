"""Home in a browser: the figure plays by itself and leaves the page alone; cards lead on."""

from playwright.sync_api import expect

from tests.browser.helpers import open_page


def test_figure_plays_by_itself_without_a_word_and_cards_lead_on(page, server_url):
    open_page(page, server_url)
    spoken = page.locator(".spoken").inner_text()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    for step in (4, 1, 2):
        expect(page.locator(".count")).to_have_text(f"Step {step} of 4", timeout=10_000)
    assert page.locator(".spoken").inner_text() == spoken
    assert "step=" not in page.url
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_test_id("stMain").get_by_role("link", name="Step through").click()
    expect(page.get_by_role("heading", name="Step through")).to_be_visible()
    expect(page.locator(".stage")).to_have_attribute("tabindex", "0")
