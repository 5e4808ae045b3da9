"""Changing the matrix: each kind of edit reaches the page, its link and its undo, and the stepper again."""

from playwright.sync_api import expect

from tests.browser.helpers import all_settings, open_page, set_number, settled
from tests.stepper.locators import (
    cell,
    drag,
    expect_grid,
    expect_output,
    grid,
    paint_with,
    type_wrong,
    wrong_texts,
)

TEXTBOOK = "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"


def toast(page):
    return page.get_by_test_id("stToast")


def test_block_is_pasted_undone_by_key_and_redone_by_the_button_of_the_page(opened):
    opened.evaluate("navigator.clipboard.writeText('9\\t8,5\\n7\\t-6')")
    cell(opened, 2, 3).click()
    opened.keyboard.press("Control+v")
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 7 2 8 9 4 5 9 7")
    expect(toast(opened)).to_contain_text("2 × 1")
    opened.wait_for_url("**matrix=**9%3B4%2C5%2C9%2C7*")
    opened.keyboard.press("Control+z")
    expect_grid(opened, "input", TEXTBOOK)
    opened.get_by_role("button", name="Redo").click()
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 7 2 8 9 4 5 9 7")


def test_number_is_typed_and_a_drag_writes_the_brush_as_one_step_of_undo(opened):
    cell(opened, 0, 1).click()
    opened.keyboard.type("12")
    opened.keyboard.press("Enter")
    expect_output(opened, "12 4 7 9")
    assert grid(opened, "input").startswith("1 12 2 4 ")
    assert "matrix=1%2C12%2C2%2C4" in opened.url
    opened.keyboard.press("Escape")
    paint_with(opened, "-1,5")
    drag(opened, (0, 0), (0, 3), (2, 3))
    opened.mouse.up()
    expect_grid(opened, "input", "−1.5 −1.5 −1.5 −1.5 5 6 1 −1.5 7 2 8 −1.5 4 5 9 0")
    expect_output(opened, "6 1 7 9")
    assert "matrix=-1.5%2C-1.5" in opened.url
    opened.keyboard.press("Control+z")
    expect_output(opened, "12 4 7 9")
    opened.keyboard.press("Control+y")
    expect_output(opened, "6 1 7 9")


def test_number_typed_into_a_slice_is_in_the_link(page, address):
    open_page(page, f"{address}?source=3-D&matrix=1,2;3,4|5,6;7,8")
    page.locator(".input-grid .cell").nth(4).click()
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    expect_grid(page, "input", "1 2 3 4 9 6 7 8")
    page.wait_for_url("**matrix=1%2C2%3B3%2C4%7C9%2C6%3B7%2C8*")


def test_one_dimension_stays_one_row(page, address):
    open_page(page, f"{address}?source=1-D&matrix=1,2,3,4")
    expect(page.get_by_role("button", name="Add a row")).to_have_count(0)
    page.locator(".stage").focus()
    page.keyboard.press("Shift+ArrowDown")
    expect(toast(page)).to_contain_text("1-D input has only one row; choose Matrix to add rows.")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url("**matrix=1%2C2%2C3%2C4%2C0*")


def test_menu_fills_with_a_pattern_says_its_point_and_rows_stay_dropped_after_it(opened):
    all_settings(opened)
    opened.get_by_role("button", name="Fill").click()
    expect(opened.get_by_label("Rows", exact=True)).to_have_value("4")
    opened.get_by_text("Ties", exact=True).click()
    expect_grid(opened, "input", "1 1 3 3 1 1 3 3 4 4 6 6 4 4 6 6")
    expect_output(opened, "1 3 4 6")
    points = opened.get_by_text("the first in reading order gets all the gradient")
    expect(points).to_have_count(2)
    opened.keyboard.press("Escape")
    expect(opened.get_by_label("Rows", exact=True)).to_be_hidden()
    opened.get_by_role("button", name="Undo").click()
    expect_grid(opened, "input", TEXTBOOK)
    expect(points).to_have_count(0)
    for rows in (3, 2):
        opened.get_by_role("button", name="Remove a row").click()
        settled(opened)
        assert grid(opened, "input") == " ".join(TEXTBOOK.split()[: 4 * rows])
    opened.get_by_role("button", name="Fill").click()
    expect(opened.get_by_label("Rows", exact=True)).to_have_value("2")


def test_edit_is_kept_where_settings_are_changed_before_it_is_answered(page, address):
    open_page(page, f"{address}?matrix=1,3,2,4;5,6,1,2")
    cell(page, 0, 0).click()
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    page.get_by_role("radiogroup", name="Reduction").get_by_text("Min", exact=True).click()
    set_number(page, "Stride", 1)
    expect_output(page, "3 1 1")
    page.get_by_role("radiogroup", name="Reduction").get_by_text("Max", exact=True).click()
    expect_output(page, "20 6 4")


def test_wrong_text_waits_while_another_kind_of_input_is_looked_at(opened):
    type_wrong(opened)
    opened.keyboard.press("Escape")
    kinds = all_settings(opened).get_by_role("radiogroup", name="Kind of input")
    kinds.get_by_text("1-D", exact=True).click()
    expect(opened.locator(".wrong-cell")).to_have_count(0)
    kinds.get_by_text("Matrix", exact=True).click()
    expect_grid(opened, "input", TEXTBOOK)
    assert wrong_texts(opened) == ["1x"]
