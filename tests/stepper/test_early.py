"""The output after an edit is there before Python has answered the message, and the message still comes."""

import json

import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.stepper.answers import MAX_2
from tests.stepper.locators import STEPPERS, TEXTBOOK, cell, expect_grid, expect_output, grid, type_wrong
from tests.stepper.plain_page import answered

SLOWLY = 700  # ms, in which a test looks at what is drawn early


@pytest.fixture
def early(mount):
    """A stepper whose edits are answered early; messages take long."""
    page = mount(MAX_2, TEXTBOOK_TEXT, early="secret")
    mount.answer_after(SLOWLY)
    return page


TEXTBOOK_TEXT = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


def typed(page, row, col, text, key="Enter"):
    cell(page, row, col).click()
    page.keyboard.type(text)
    page.keyboard.press(key)


def watch(page):
    """From now on note every output that is drawn."""
    page.evaluate(
        f"""() => {{
          window.outputs = [];
          const grid = {STEPPERS}[0].querySelector('.output-grid');
          const note = () => {{
            const numbers = grid.ariaLabel.split(': ')[1].replaceAll(';', '');
            if (outputs.at(-1) !== numbers) outputs.push(numbers);
          }};
          new MutationObserver(note).observe(grid, {{ attributes: true }});
        }}"""
    )


def outputs(page):
    """The outputs that were drawn, each once."""
    return page.evaluate("window.outputs")


def document(mount):
    return mount.answers.document.now.text


def test_output_is_drawn_before_the_message_is_answered(early, mount):
    typed(early, 0, 0, "70")
    expect_output(early, "70 4 7 9")
    assert document(mount) == TEXTBOOK_TEXT
    expect(early.locator(".waiting .number")).to_have_count(0)
    answered(early)
    assert document(mount).startswith("70,3")
    expect_output(early, "70 4 7 9")


def test_edit_after_edit_is_drawn_and_no_older_answer_takes_it_back(early, mount):
    typed(early, 0, 0, "70")
    expect_output(early, "70 4 7 9")
    watch(early)
    typed(early, 0, 1, "80")  # while the message of the first is on its way
    expect_output(early, "80 4 7 9")
    answered(early)
    assert document(mount).startswith("70,80")
    assert outputs(early) == ["80 4 7 9"]


def test_undo_and_wrong_text_are_drawn_early_too(early, mount):
    type_wrong(early, 0, 0)
    expect(early.locator(".wrong-cell")).to_have_count(1)
    assert not mount.answers.document.pending
    early.keyboard.press("Escape")
    early.keyboard.press("Control+z")
    expect(early.locator(".wrong-cell")).to_have_count(0)
    answered(early)
    assert document(mount) == TEXTBOOK_TEXT


def test_without_an_early_answer_the_message_is_answered(early, mount):
    early.route("**/early_answer", lambda route: route.fulfill(status=204))
    typed(early, 0, 0, "70")
    expect(early.locator(".waiting .number")).to_have_text("70")
    expect_output(early, "70 4 7 9")
    early.unroute("**/early_answer")


def test_early_answer_with_settings_of_before_is_not_drawn(early, mount):
    def change_before_it_is_here(route):
        stale = mount.answers.soon(json.loads(route.request.post_data)["message"])
        mount.change(PoolSpec.of("avg", 2))
        route.fulfill(body=stale, content_type="application/json")

    mount.answer_after(0)
    early.route("**/early_answer", change_before_it_is_here)
    watch(early)
    typed(early, 0, 0, "70")
    expect_output(early, "21 2.25 4.5 5")
    assert outputs(early) == ["3.75 2.25 4.5 5", "21 2.25 4.5 5"]
    early.unroute("**/early_answer")


def test_who_leaves_the_field_with_the_pointer_sends_at_once(early, mount):
    mount.answer_after(0)
    early.route("**/early_answer", lambda _: None)
    cell(early, 0, 0).click()
    early.keyboard.type("70")
    early.mouse.click(5, 5)
    answered(early)
    assert document(mount).startswith("70,3")
    assert grid(early, "input").startswith("70 3")
    early.unroute("**/early_answer")


def test_page_that_is_left_draws_nothing_any_more(early, mount):
    early.route("**/early_answer", lambda route: route.fulfill(status=204))
    typed(early, 0, 0, "70")
    early = mount(MAX_2, TEXTBOOK_TEXT)
    answered(early)
    expect_grid(early, "input", TEXTBOOK)
    early.unroute("**/early_answer")
