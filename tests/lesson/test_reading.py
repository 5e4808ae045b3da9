"""A chapter as it is read: the screen in the address, words that light up figures, the way to others."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import PHONE
from tests.lesson.chapters import chapter, contents, figure, html_figure, question, screen, show, text
from tests.stepper.plain_page import answered

SCROLLER = "[data-testid=stMain]"


def toy(page, name="toy"):
    """A figure of the chapter."""
    return page.locator(f'.figure[data-figure="{name}"]')


def scroll_to(page, heading):
    """Scroll as a reader does, until a heading is at the top."""
    page.get_by_role("heading", name=heading).evaluate("heading => heading.scrollIntoView()")


def current(page):
    """The screen that the progress line names."""
    return page.locator(".dot[aria-current]").get_attribute("title")


def test_the_address_follows_the_reader_and_opens_at_the_same_screen(mount):
    page = mount()
    assert current(page) == "One window, one number"
    scroll_to(page, "Words alone")
    page.wait_for_url("**?at=words")
    assert current(page) == "Words alone"
    kept = page.evaluate('JSON.parse(localStorage["pooling-lab.lesson.en.first"]).at')
    assert kept == "words"
    scroll_to(page, "One window, one number")
    page.wait_for_url(lambda url: "at=" not in url)

    page = mount(at="next-number")  # so short that the next one is in view too
    assert current(page) == "Which number comes first?"
    expect(page.get_by_role("heading", name="Which number comes first?")).to_be_in_viewport()
    page.wait_for_timeout(400)
    assert page.url.endswith("?at=next-number")
    assert page.evaluate("history.length") == 2, "no entry for a screen"
    page = mount(at="gone")
    assert current(page) == "One window, one number"


def test_a_reader_who_comes_back_is_offered_the_screen_that_was_read(mount):
    page = mount()
    scroll_to(page, "Two ways")
    page.wait_for_url("**?at=table")
    mount.page().show(mount.told)
    page.get_by_role("button", name="Continue at “Two ways”").click()
    expect(page.get_by_role("heading", name="Two ways")).to_be_in_viewport()
    assert current(page) == "Two ways"


def test_words_light_up_what_they_name_until_they_are_left(mount):
    page = mount()
    words = page.locator(".screen").first
    stepper = toy(page).locator(".stepper")
    expect(stepper.locator(".count")).to_have_text("Step 1 of 4")
    words.get_by_role("button", name="last window").hover()
    expect(stepper.locator(".count")).to_have_text("Step 4 of 4")
    expect(stepper.locator(".ring")).to_have_count(2)
    words.get_by_role("button", name="this six").hover()
    expect(stepper.locator(".count")).to_have_text("Step 1 of 4")
    expect(stepper.locator(".lit-rings > *")).to_have_count(1)
    words.get_by_role("button", name="the seven").focus()
    expect(stepper.locator(".equation-pane")).to_have_class("pane equation-pane previewing")
    expect(stepper.locator(".result")).to_have_text("= 7")
    page.mouse.move(0, 0)
    words.get_by_role("button", name="largest").click()
    expect(stepper).to_have_attribute("data-lit", "winners")
    page.mouse.move(0, 0)
    page.get_by_role("link", name="Padding").focus()
    expect(stepper).to_have_attribute("data-lit", "winners")  # a tap keeps it
    words.get_by_role("button", name="largest").press("Escape")
    expect(stepper).to_have_attribute("data-lit", "")
    assert "step=" not in page.url


def test_what_is_pointed_at_lights_up_its_words(mount):
    page = mount()
    grid = toy(page).locator(".input-grid")
    box = grid.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.375, box["y"] + box["height"] * 0.375)  # row 1, column 1
    named = page.locator("[data-show].named")
    expect(named).to_have_text(["window", "input", "largest", "this six"])
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.9)
    expect(named).to_have_text(["input"])
    page.mouse.move(0, 0)
    expect(named).to_have_count(0)


LEAKS = r"""name => {
  const lesson = document.querySelector("main > div").shadowRoot;
  const figure = lesson.querySelector(`.figure[data-figure=${name}]`);
  const stepper = figure.querySelector(".plate > div")?.shadowRoot.querySelector(".stepper");
  const names = ["aria-label", "title", "aria-description", "alt", "aria-valuetext"];
  const visible = (each) => each.checkVisibility({ visibilityProperty: true });
  const texts = (each) => [...each.childNodes].map((node) => (node.nodeType === 3 ? node.data : ""));
  const parts = [...figure.querySelectorAll("*"), ...(stepper?.querySelectorAll("*") ?? [])];
  const told = [figure, ...parts].filter(visible)
    .flatMap((each) => [...texts(each), ...names.map((name) => each.getAttribute(name))]);
  return told.filter((text) => text?.trim());
}"""
"""All that is seen and read aloud of a figure."""


@pytest.mark.parametrize("covers", ["results", "all"])
def test_a_covered_figure_gives_nothing_away(mount, covers):
    block = question("first", "odd", covers=covers)
    numbers = figure("odd", caption="", alt="The largest is 9, at the bottom.")
    page = mount(chapter(screens=[screen("a", "Predict", block, numbers)]))
    told = page.evaluate(LEAKS, "odd")
    assert told
    secrets = ["The largest is 9", "= 6", "at row 1"] + (
        ["Output 2", "of 4", "Step 1"] if covers == "all" else []
    )
    assert not [each for each in told if any(secret in each for secret in secrets)]
    spoken = page.locator(".stepper .spoken").text_content()
    assert "= 6" not in spoken
    stage = toy(page, "odd").locator(".stage")
    stage.focus()
    stage.press("End")
    assert not any("= 9" in each for each in page.evaluate(LEAKS, "odd"))
    box = toy(page, "odd").locator(".input-grid").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    assert page.locator(".tip").text_content() in ("Row 0, column 0: 1", "row 0, column 0: 1")
    assert page.locator(".output-cell.marked").count() == (0 if covers == "all" else 1)


def test_a_table_is_covered_by_a_sentence(mount):
    page = mount(at="table")
    table = toy(page, "short")
    expect(table.get_by_text("Answer first")).to_be_visible()
    expect(table.get_by_role("table")).to_have_count(0)
    page.get_by_role("button", name="Show me").last.click()
    expect(table.get_by_role("table")).to_be_visible()


def test_other_chapters_open_through_python_at_an_address_of_their_own(mount):
    link, here = (
        f'<a href="learn?chapter={name}&amp;at={at}" data-chapter="{name}" data-screen="{at}">{words}</a>'
        for name, at, words in (("padding", "odd", "here"), ("first", "b", "below"))
    )
    screens = [
        screen("a", "One", text(f"<p>See {link} and {here}.</p>")),
        screen("b", "Two", text("<p>Two.</p>")),
    ]
    page = mount(chapter(screens=screens))
    page.get_by_role("link", name="below").click()
    expect(page.get_by_role("heading", name="Two")).to_be_focused()
    page.get_by_role("link", name="here").click()
    assert mount.told.taken == [("open", {"chapter": "padding"})]
    assert page.url.endswith("?chapter=padding&at=odd")
    page.get_by_role("link", name="All chapters").click()
    assert mount.told.taken[1:] == [("open", {"chapter": ""})]
    assert page.url.endswith("/")


def test_contents_tell_what_this_browser_has_done(mount):
    page = mount(contents())
    first, second = page.locator(".entry").nth(0), page.locator(".entry").nth(1)
    assert "2 questions" in first.inner_text()
    rounds = {"first": ["6"], "last": ["6"], "answers": 1, "right": True, "open": True}
    one = {"at": "words", "questions": {"first": rounds}}
    both = {"at": "words", "questions": {"first": rounds, "second": rounds}}
    for name, kept in (("first", one), ("c2", both)):
        page.evaluate(
            "([name, text]) => { localStorage['pooling-lab.lesson.en.' + name] = text; }",
            [name, json.dumps(kept)],
        )
    mount.page().show(mount.told)
    assert "1 of 2 questions answered · Begun" in first.inner_text()
    assert "2 of 2 questions answered · Done" in second.inner_text()
    first.click()
    assert mount.told.taken == [("open", {"chapter": "first"})]


def test_on_a_phone_nothing_is_cut_and_the_question_stands_before_its_figure(mount):
    pair = [figure("left", small=True), figure("right", small=True)]
    told = text(f"<p>{show('winners', 'The tie', 'left')}</p>")
    screens = [screen("a", "One", told, *pair), screen("b", "Two", figure("odd"), question("q", "odd"))]
    page = mount(chapter(screens=screens), viewport=PHONE, has_touch=True, is_mobile=True)
    wide = page.evaluate("document.querySelector('main').scrollWidth")
    assert wide <= PHONE["width"]
    answered(page)
    asked, shown = page.locator(".question").bounding_box(), toy(page, "odd").bounding_box()
    assert asked["y"] + asked["height"] <= shown["y"]
    page.get_by_role("button", name="The tie").tap()
    expect(toy(page, "left").locator(".stepper")).to_have_attribute("data-lit", "winners")
    page.get_by_role("button", name="The tie").tap()
    expect(toy(page, "left").locator(".stepper")).to_have_attribute("data-lit", "")


def test_wide_html_scrolls_within_its_figure(mount):
    cells = "".join(f"<td>{n:06}</td>" for n in range(40))
    page = mount(
        chapter(screens=[screen("a", "One", html_figure("wide", f"<table><tr>{cells}</tr></table>"))]),
        viewport=PHONE,
    )
    assert page.evaluate("document.querySelector('main').scrollWidth") <= PHONE["width"]
