"""Home in a browser: the figure plays by itself, can be stopped, and leaves everything else alone."""

from playwright.sync_api import expect

from tests.browser.helpers import open_page
from tests.stepper.locators import expect_step


def test_figure_plays_by_itself_and_starts_again_without_a_word(page, server_url):
    open_page(page, server_url)
    spoken = page.locator(".spoken").inner_text()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    for step in (4, 1, 2):
        expect(page.locator(".count")).to_have_text(f"Step {step} of 4", timeout=10_000)
    assert page.locator(".spoken").inner_text() == spoken
    assert "step=" not in page.url
    assert page.evaluate("document.activeElement === document.body")


def test_pause_stops_the_figure_and_says_the_step(page, server_url):
    open_page(page, server_url)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    sentence = page.locator(".sentence").inner_text()
    expect(page.locator(".spoken")).to_have_text(sentence)
    page.wait_for_timeout(1500)  # longer than a step of the demo lasts
    assert page.locator(".sentence").inner_text() == sentence


def test_scrubbing_stops_the_figure_and_takes_keys(page, server_url):
    open_page(page, server_url)
    slider = page.get_by_role("slider", name="Step")
    slider.focus()
    page.keyboard.press("End")
    expect_step(page, 4, 4)
    page.keyboard.press("ArrowLeft")
    expect_step(page, 3, 4)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert "step=" not in page.url


def test_figure_rests_where_motion_is_unwanted(new_page, server_url):
    page = open_page(new_page(reduced_motion="reduce"), server_url)
    expect_step(page, 1, 4)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("button", name="Play").click()
    expect_step(page, 2, 4)


def test_figure_offers_only_what_a_demo_needs(page, server_url):
    open_page(page, server_url)
    figure = page.get_by_role("region", name="Window stepper")
    expect(figure.get_by_role("button")).to_have_count(1)
    expect(figure.get_by_role("slider")).to_have_count(1)
    expect(figure.get_by_role("combobox")).to_have_count(0)
    expect(figure.locator(".edit-note")).to_be_hidden()
    assert figure.locator(".stage").get_attribute("tabindex") is None


def test_cards_lead_to_the_pages(page, server_url):
    open_page(page, server_url)
    page.get_by_test_id("stMain").get_by_role("link", name="Step through").click()
    expect(page.get_by_role("heading", name="Step through")).to_be_visible()
    expect(page.locator(".stage")).to_have_attribute("tabindex", "0")
