"""The presenter's view of a chapter: one step a screen, by the keys of a clicker; axe-core in every view."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_clean
from tests.browser.fixtures import PHONE
from tests.lesson.asked import asking, value
from tests.lesson.chapters import chapter, contents, html_figure, screen, text
from tests.stepper.plain_page import answered


def slide(page):
    """What is seen of the chapter: headings, questions, results."""
    expect(page.locator(".lesson.presenting")).to_be_visible()
    return page.locator(".scene.on-slide")


def test_a_clicker_goes_from_text_to_question_to_answer_and_back_to_the_line(mount):
    page = mount()
    page.keyboard.press("f")
    expect(slide(page).get_by_role("heading")).to_have_text("One window, one number")
    expect(page.locator(".slide-count")).to_have_text("Step 1 of 9")
    expect(page.locator(".chapter-head")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(slide(page).get_by_role("heading")).to_have_text("Which number comes first?")
    hidden = page.locator('.figure[data-figure="hidden"]')
    expect(hidden.locator(".result")).to_have_text("= ?")
    expect(slide(page).locator(".reveal")).to_be_hidden()
    page.keyboard.press("Space")
    expect(hidden.locator(".result")).to_have_text("= 6")
    expect(slide(page).locator(".reveal")).to_contain_text("It is 6.")
    page.keyboard.press("PageUp")
    expect(hidden.locator(".result")).to_have_text("= ?")  # asked again, nothing of it is told
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(slide(page).get_by_role("heading")).to_have_text("What stays")
    expect(hidden).to_be_visible()
    page.keyboard.press("b")
    expect(hidden).to_be_hidden()
    page.keyboard.press("PageDown")  # only wakes the screen
    expect(slide(page).get_by_role("heading")).to_have_text("What stays")
    page.keyboard.press("Escape")
    expect(page.locator(".presenting")).to_have_count(0)
    expect(page.get_by_role("heading", name="What stays")).to_be_focused()
    expect(page.get_by_role("heading", name="What stays")).to_be_in_viewport()
    page.wait_for_url("**?at=and-then")
    kept = page.evaluate('localStorage["pooling-lab.lesson.en.first"] ?? ""')
    assert "first" not in kept, "a lesson in front of a class is no answer"
    expect(hidden.locator(".result")).to_have_text("= ?")


def test_keys_of_a_field_and_of_a_figure_stay_theirs(mount):
    page = mount()
    page.keyboard.press("f")
    page.locator('.figure[data-figure="toy"] .stage').focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator('.figure[data-figure="toy"] .count')).to_have_text("Step 2 of 4")
    expect(page.locator(".slide-count")).to_have_text("Step 1 of 9")
    page.keyboard.press("PageDown")
    expect(page.locator(".slide-count")).to_have_text("Step 2 of 9")
    field = slide(page).get_by_role("textbox")
    field.press("b")
    field.press("Space")
    expect(field).to_have_value("b ")
    expect(page.locator(".slide-count")).to_have_text("Step 2 of 9")
    field.press("PageUp")
    expect(page.locator(".slide-count")).to_have_text("Step 1 of 9")


def test_what_this_browser_has_answered_is_asked_anew_in_front_of_a_class(mount):
    page = mount(asking(value()))
    page.get_by_role("textbox").first.fill("4")
    page.get_by_role("textbox").first.press("Enter")
    expect(page.locator(".reveal")).to_be_visible()
    page.get_by_role("button", name="Presenter view").click()
    expect(slide(page).locator(".reveal")).to_be_hidden()
    expect(page.locator(".result")).to_have_text("= ?")
    page.keyboard.press("Escape")
    expect(page.locator(".reveal")).to_be_visible()
    expect(page.locator(".verdict").first).to_have_text("Right: it is 4. You saw it coming.")


def test_a_slide_fits_the_screen_or_is_scrolled_before_the_next_one(mount):
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(60))
    picture = '<svg viewBox="0 0 10 16" style="width: 100%"><rect width="10" height="16"/></svg>'
    screens = [
        screen("tall", "Tall", text("<p>As high as it is wide, and more.</p>"), html_figure("tall", picture)),
        screen(
            "long", "Long", text("<p>More rows than fit.</p>"), html_figure("rows", f"<table>{rows}</table>")
        ),
        screen("end", "End", text("<p>The end.</p>")),
    ]
    page = mount(chapter(screens=screens))
    page.keyboard.press("f")
    lesson = page.locator(".lesson.presenting")
    expect(lesson).to_be_visible()
    page.wait_for_function(
        "lesson => lesson.scrollHeight <= lesson.clientHeight + 24", arg=lesson.element_handle()
    )
    page.keyboard.press("PageDown")
    expect(slide(page).get_by_role("heading")).to_have_text("Long")
    page.keyboard.press("PageDown")
    expect(slide(page).get_by_role("heading")).to_have_text("Long")
    assert lesson.evaluate("lesson => lesson.scrollTop") > 0
    for _ in range(8):
        page.keyboard.press("PageDown")
    expect(slide(page).get_by_role("heading")).to_have_text("End")
    assert lesson.evaluate("lesson => lesson.scrollTop") == 0


VIEWS = {
    "chapter": (chapter(), {}),
    "phone": (chapter(), {"viewport": PHONE}),
    "contents": (contents(), {}),
}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_a_lesson(mount, view):
    lesson, options = VIEWS[view]
    page = mount(lesson, **options)
    assert_clean(page, answered)
    while (button := page.get_by_role("button", name="Show me")).count():
        button.first.click()
    assert_clean(page, answered)


def test_axe_finds_nothing_on_a_slide(mount):
    page = mount()
    page.keyboard.press("f")
    page.keyboard.press("PageDown")
    assert_clean(page, answered)
