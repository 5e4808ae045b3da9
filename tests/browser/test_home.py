"""Home in a browser: the figure plays by itself and, once touched, obeys; cards lead on."""

from playwright.sync_api import expect

from tests.browser.fixtures import PHONE
from tests.browser.helpers import MOST_JUMPS, jumps, note_jumps, open_page, settled
from tests.browser.targets import small_targets
from tests.stepper.locators import cell, expect_output
from ui.app.pages import PAGES


def test_figure_plays_obeys_and_goes_along_and_cards_lead_on(page, server_url, subtests):
    note_jumps(page)
    open_page(page, server_url)
    with subtests.test("nothing jumps while it loads"):
        assert jumps(page) <= MOST_JUMPS
    with subtests.test("the figure plays by itself up to what is asked, without a word"):
        figure_plays_up_to_the_question_without_a_word(page)
    with subtests.test("an answer uncovers it, and it plays on"):
        answer_uncovers_the_next_number(page)
    with subtests.test("it is a toy, whose numbers go along by its link"):
        figure_is_a_toy_whose_numbers_go_along(page, server_url)
    with subtests.test("the whole card is the link, not only its name"):
        page.get_by_test_id("stSidebar").get_by_role("link", name="Pooling·Lab").click()
        settled(page)
        page.get_by_text("by max, average and min").scroll_into_view_if_needed()
        box = page.get_by_text("by max, average and min").bounding_box()
        page.mouse.click(box["x"] + 20, box["y"] + 5)
        expect(page.get_by_role("heading", name="Pool an image")).to_be_visible()
    with subtests.test("on a phone, the menu is for a finger"):
        settled(page).set_viewport_size(PHONE)
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(page.get_by_test_id("stSidebar").get_by_role("link", name="Pooling·Lab")).to_be_visible()
        assert small_targets(page) == []
        page.get_by_test_id("stSidebar").get_by_role("link", name="Pooling·Lab").click()
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()  # it closes over the page
        settled(page).evaluate("localStorage.clear()")  # Streamlit keeps it as it is for the next test


def figure_plays_up_to_the_question_without_a_word(page):
    spoken = page.locator(".stepper .spoken").inner_text()
    expect(page.locator(".count")).to_have_text("Step 2 of 4", timeout=10_000)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page.locator(".result")).to_have_text("= ?")
    assert page.locator(".stepper .spoken").inner_text() == spoken
    assert "step=" not in page.url
    assert page.evaluate("document.activeElement === document.body")
    cards = page.locator("[class*=st-key-card_]")
    assert [card.get_by_role("link").count() for card in cards.all()] == [1] * (len(PAGES) - 1)


def answer_uncovers_the_next_number(page):
    expect(page.locator("div.question")).to_have_count(1)
    spoken = page.locator(".stepper .spoken").inner_text()
    for answer, verdict in (("2.25", "Average instead of max"), ("4", "Right, this time.")):
        field = page.get_by_role("textbox", name="Your number")
        field.fill(answer)
        field.press("Enter")
        expect(page.locator(".verdict")).to_have_text(verdict)
        page.keyboard.press("Enter")
    expect(page.locator(".result")).to_have_text("= 4")
    for step in (4, 1, 2):
        expect(page.locator(".count")).to_have_text(f"Step {step} of 4", timeout=10_000)
    assert page.locator(".stepper .spoken").inner_text() == spoken


def figure_is_a_toy_whose_numbers_go_along(page, home):
    for _ in range(2):  # to select it, and to open it
        cell(page, 0, 0).click()
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    expect_output(page, "99 4 7 9")
    expect(page.locator("div.question")).to_have_count(0)  # it is about the figure's own numbers
    page.get_by_text("Average", exact=True).click()
    expect_output(page, "28.25 2.25 4.5 5")
    assert page.url.rstrip("/") == home
    page.get_by_role("link", name="Open in Step through").click()
    expect(page.get_by_role("heading", name="Step through")).to_be_visible()
    expect_output(page, "28.25 2.25 4.5 5")
    expect(page.locator(".stage")).to_have_attribute("tabindex", "0")


def test_a_wrong_address_is_told_in_our_words_with_a_way_on(page, server_url):
    for name in ("nonsense", "step_through/7"):
        page.goto(f"{server_url}/{name}/", wait_until="domcontentloaded")
        expect(page.get_by_text(f"There is no page “{name}”.")).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator(".st-key-wrong_address").get_by_role("link", name="Step through").click()
    expect(page.get_by_role("heading", name="Step through")).to_be_visible()
    page.emulate_media(media="print")  # of a page, its figures and settings are printed, and no menu
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="Share")).to_be_hidden()
    expect(page.get_by_text("Window", exact=True).first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Pooling·Lab").click()
    expect(page.locator(".sentence")).not_to_be_empty()
    expect(page.get_by_text("There is no page")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".st-key-card_compare")).to_be_hidden()  # a card is a link: of no use on paper
