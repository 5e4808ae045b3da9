"""Typing, pasting and taking back in the input grid itself, by mouse, keyboard and touch."""

import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.browser.fixtures import PHONE, TOUCH
from tests.stepper.locators import (
    TEXTBOOK,
    cell,
    expect_grid,
    expect_output,
    expect_step,
    grid,
    type_wrong,
    wrong_texts,
)
from tests.stepper.plain_page import answered


def copy(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def test_enter_tab_and_arrows_go_on_and_escape_keeps_the_number(opened, mount):
    mount.answer_after(300)  # so that the next number is typed before the last is answered
    cell(opened, 0, 0).click()
    for text, key in [
        ("7", "Enter"),
        ("8", "Tab"),
        ("1,5", "ArrowDown"),
        ("9", "Shift+Tab"),
        ("4", "Escape"),
    ]:
        opened.keyboard.type(text)
        opened.keyboard.press(key)
    expect_grid(opened, "input", "7 3 2 4 8 1.5 1 2 7 9 8 3 4 5 9 0")
    expect(opened.locator(".field")).to_be_hidden()
    expect(opened.locator(".selected")).to_be_visible()
    opened.keyboard.press("ArrowRight")
    expect_step(opened, 2, 4)


def test_undo_takes_back_what_enter_has_just_kept(opened, mount):
    mount.answer_after(100)
    opened.locator(".stage").focus()
    for key in ["F2", "7", "7", "Enter", "Control+z"]:
        opened.keyboard.press(key)
    answered(opened)
    expect_grid(opened, "input", TEXTBOOK)
    expect(opened.locator(".stage")).to_be_focused()


def test_keyboard_alone_edits_the_grid(opened):
    opened.locator(".stage").focus()
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("F2")
    expect(opened.get_by_role("textbox", name="Number at row 0, column 2")).to_be_focused()
    opened.keyboard.type("30")
    opened.keyboard.press("Enter")
    opened.keyboard.press("Escape")
    expect_output(opened, "6 30 7 9")
    opened.keyboard.press("Delete")
    expect_grid(opened, "input", "1 3 30 4 5 6 0 2 7 2 8 3 4 5 9 0")
    expect_step(opened, 2, 4)


def test_tab_leaves_the_cells_after_the_last_one(opened):
    cell(opened, 3, 3).dblclick()
    expect(opened.locator(".field")).to_be_focused()
    opened.keyboard.press("Tab")
    expect(opened.locator(".field")).to_be_hidden()
    expect(opened.get_by_role("button", name="Add a column")).to_be_focused()


WRONG = "You typed “1x”, which is not a number; write one there, such as 2, -1.5, 1e3, nan or inf."


def test_wrong_text_stays_in_its_cell_with_the_sentence_and_the_number_below_counts(opened, mount):
    before = opened.locator(".input-grid").bounding_box()
    type_wrong(opened)
    assert wrong_texts(opened) == ["1x"]
    expect(opened.locator(".wrong-mark")).to_have_text("!")  # not the colour alone
    expect(opened.locator(".edit-note")).to_have_text(WRONG)
    expect(opened.locator(".told")).to_have_text(WRONG)
    assert not mount.said()
    assert grid(opened, "input") == TEXTBOOK
    assert grid(opened, "output") == "6 4 7 9"
    assert opened.locator(".input-grid").bounding_box() == before
    opened.keyboard.type("3")  # the cell below is open, and its number is taken
    opened.keyboard.press("Enter")
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 7 3 8 3 4 5 9 0")
    assert wrong_texts(opened) == ["1x"]
    opened.keyboard.press("Escape")
    cell(opened, 1, 1).hover()
    expect(opened.locator(".tip")).to_have_text(WRONG)
    cell(opened, 1, 2).hover()
    expect(opened.locator(".tip")).to_have_text("Row 1, column 2: 1")


def test_wrong_text_is_corrected_in_its_cell(opened):
    type_wrong(opened)
    opened.keyboard.press("Shift+Enter")
    field = opened.locator(".field")
    expect(field).to_have_value("1x")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(WRONG)
    opened.keyboard.press("End")
    opened.keyboard.press("Backspace")
    opened.keyboard.press("Enter")
    expect_grid(opened, "input", "1 3 2 4 5 1 1 2 7 2 8 3 4 5 9 0")
    assert wrong_texts(opened) == []
    expect(opened.locator(".told")).to_have_text("")


@pytest.mark.parametrize("keys", [["Escape"], ["Control+a", "Delete", "Enter"]])
def test_wrong_text_is_taken_back_by_escape_or_by_emptying_its_cell(opened, keys):
    type_wrong(opened)
    opened.keyboard.press("Shift+Enter")
    for key in keys:
        opened.keyboard.press(key)
    expect(opened.locator(".wrong-cell")).to_have_count(0)
    answered(opened)
    assert wrong_texts(opened) == []
    assert grid(opened, "input") == TEXTBOOK


def test_escape_on_the_selected_cell_takes_its_text_back_before_it_lets_go(opened):
    type_wrong(opened)
    opened.keyboard.press("Escape")
    cell(opened, 1, 1).click()
    opened.keyboard.press("Escape")
    expect(opened.locator(".wrong-cell")).to_have_count(0)
    expect(opened.locator(".selected.on")).to_have_count(1)
    opened.keyboard.press("Escape")
    expect(opened.locator(".selected.on")).to_have_count(0)


def test_undo_takes_a_text_back_that_was_typed_last_and_else_a_number(opened):
    cell(opened, 0, 0).click()
    opened.keyboard.type("20")
    opened.keyboard.press("Enter")
    expect_output(opened, "20 4 7 9")
    opened.keyboard.press("Escape")
    for _ in range(2):
        type_wrong(opened, 3, 3)
        opened.keyboard.press("Control+z")
        expect(opened.locator(".wrong-cell")).to_have_count(0)
        expect_output(opened, "20 4 7 9")
    opened.keyboard.press("Control+z")
    expect_output(opened, "6 4 7 9")


def test_wrong_texts_move_with_their_cells_and_a_setting_leaves_them(opened, mount):
    type_wrong(opened)
    opened.keyboard.press("Escape")
    cell(opened, 0, 0).click()
    opened.keyboard.press("Shift+ArrowDown")
    expect_grid(opened, "input", "1 3 2 4 0 0 0 0 5 6 1 2 7 2 8 3 4 5 9 0")
    mount.change(PoolSpec.of("min", 2))
    expect_output(opened, "0 0 2 1")
    frame = opened.locator(".wrong-frame").bounding_box()
    under = cell(opened, 2, 1).bounding_box()
    assert abs(frame["y"] - under["y"]) < 3
    expect(opened.locator(".edit-note")).to_have_text(WRONG)
    cell(opened, 2, 1).click()
    opened.keyboard.press("Delete")
    expect_grid(opened, "input", "1 3 2 4 0 0 0 0 5 0 1 2 7 2 8 3 4 5 9 0")
    assert wrong_texts(opened) == []


def test_wrong_text_on_a_phone_moves_nothing_and_is_within_the_screen(mount):
    page = mount(**TOUCH)
    before = page.locator(".input-grid").bounding_box()
    cell(page, 1, 1).tap()
    cell(page, 1, 1).tap()
    page.keyboard.type("1x")
    page.keyboard.press("Enter")
    note = page.locator(".edit-note")
    expect(note).to_have_text(WRONG)
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert page.locator(".input-grid").bounding_box() == before
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_block_pasted_at_a_cell_fills_the_cells_from_there(opened):
    copy(opened, "9\t8,5\n7\t-6")
    cell(opened, 1, 1).click()
    opened.keyboard.press("Control+v")
    expect_grid(opened, "input", "1 3 2 4 5 9 8.5 2 7 7 −6 3 4 5 9 0")
    opened.keyboard.press("Enter")
    opened.keyboard.press("Control+v")
    expect(opened.locator(".field")).to_be_hidden()
    copy(opened, "0.25")
    opened.keyboard.press("F2")
    opened.keyboard.press("Control+v")
    opened.keyboard.press("Enter")
    expect_grid(opened, "input", "1 3 2 4 5 0.25 8.5 2 7 7 −6 3 4 5 9 0")


def test_undo_and_redo_by_keyboard(opened):
    cell(opened, 0, 0).click()
    for number in ("20", "30"):
        opened.keyboard.type(number)
        opened.keyboard.press("Enter")
    opened.keyboard.press("Escape")
    expect_output(opened, "30 4 7 9")
    opened.keyboard.press("Control+z")
    expect_output(opened, "20 4 7 9")
    opened.keyboard.press("Control+z")
    expect_output(opened, "6 4 7 9")
    opened.keyboard.press("Control+y")
    expect_output(opened, "20 4 7 9")


def test_touch_selects_a_cell_shows_its_readers_and_types_at_the_second_tap(mount):
    page = mount(**TOUCH)
    expect(page.locator(".edit-note")).to_have_text("Tap a cell twice to edit it.")
    cell(page, 2, 2).tap()
    assert page.locator(".output-cell.marked").count() == 1
    expect(page.locator(".selected")).to_be_visible()
    expect(page.locator(".tip")).to_have_text("Row 2, column 2: 8")
    cell(page, 2, 2).tap()
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect_output(page, "6 4 7 40")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
