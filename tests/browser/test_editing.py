"""Changing the matrix: each kind of edit reaches the page, its link and its undo, and the stepper again."""

from playwright.sync_api import expect

from tests.browser.helpers import all_settings, set_number, settled
from tests.stepper.locators import (
    TEXTBOOK,
    cell,
    drag,
    expect_grid,
    expect_output,
    grid,
    paint_with,
    type_wrong,
    wrong_texts,
)


def toast(page):
    return page.get_by_test_id("stToast")


def test_edits_of_every_kind_reach_the_link_and_its_undo(opened, subtests):
    with subtests.test("a block is pasted, undone by key and redone by the button of the page"):
        block_is_pasted(opened)
    undone(opened)
    with subtests.test("a number is typed, and a drag writes the brush as one step of undo"):
        number_is_typed_and_a_drag_writes_the_brush(opened)
    undone(opened)
    with subtests.test("an edit is kept where settings are changed before it is answered"):
        edit_is_kept_where_settings_are_changed_before_it_is_answered(opened)
    undone(opened)
    set_number(opened, "Stride", 2)
    expect_output(opened, "6 4 7 9")
    with subtests.test("wrong text waits while another kind of input is looked at"):
        wrong_text_waits_while_another_kind_is_looked_at(opened)
    opened.locator(".stage").focus()
    opened.keyboard.press("Control+z")  # the wrong text
    expect(opened.locator(".wrong-cell")).to_have_count(0)
    with subtests.test("the menu says the pattern's point, and rows stay dropped after it"):
        menu_fills_with_a_pattern_and_rows_stay_dropped_after_it(opened)


def undone(page):
    """Take back edits until the numbers are the first ones again."""
    while grid(page, "input") != TEXTBOOK:
        page.get_by_role("button", name="Undo").click()
        settled(page)


def block_is_pasted(page):
    page.evaluate("navigator.clipboard.writeText('9\\t8,5\\n7\\t-6')")
    cell(page, 2, 3).click()
    page.keyboard.press("Control+v")
    expect_grid(page, "input", "1 3 2 4 5 6 1 2 7 2 8 9 4 5 9 7")
    expect(toast(page)).to_contain_text("2 × 1")
    page.wait_for_url("**matrix=**9%3B4%2C5%2C9%2C7*")
    page.keyboard.press("Control+z")
    expect_grid(page, "input", TEXTBOOK)
    page.get_by_role("button", name="Redo").click()
    expect_grid(page, "input", "1 3 2 4 5 6 1 2 7 2 8 9 4 5 9 7")


def number_is_typed_and_a_drag_writes_the_brush(page):
    cell(page, 0, 1).click()
    page.keyboard.type("12")
    with page.expect_response("**/early_answer") as early:
        page.keyboard.press("Enter")
    assert early.value.json()["output"]["text"] == "12 4 7 9"  # before the page has run
    expect_output(page, "12 4 7 9")
    assert grid(page, "input").startswith("1 12 2 4 ")
    page.wait_for_url("**matrix=1%2C12%2C2%2C4*")
    page.keyboard.press("Escape")
    paint_with(page, "-1,5")
    drag(page, (0, 0), (0, 3), (2, 3))
    page.mouse.up()
    expect_grid(page, "input", "−1.5 −1.5 −1.5 −1.5 5 6 1 −1.5 7 2 8 −1.5 4 5 9 0")
    expect_output(page, "6 1 7 9")
    page.wait_for_url("**matrix=-1.5%2C-1.5*")
    page.keyboard.press("Control+z")
    expect_output(page, "12 4 7 9")
    page.keyboard.press("Control+y")
    expect_output(page, "6 1 7 9")
    page.get_by_role("button", name="Paint").click()


def edit_is_kept_where_settings_are_changed_before_it_is_answered(page):
    cell(page, 0, 0).click()
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    page.get_by_role("radiogroup", name="Reduction").get_by_text("Min", exact=True).click()
    set_number(page, "Stride", 1)
    expect_output(page, "3 1 1 2 1 1 2 2 0")
    page.get_by_role("radiogroup", name="Reduction").get_by_text("Max", exact=True).click()
    expect_output(page, "20 6 4 7 8 8 7 9 9")


def wrong_text_waits_while_another_kind_is_looked_at(page):
    type_wrong(page)
    page.keyboard.press("Escape")
    kinds = all_settings(page).get_by_role("radiogroup", name="Kind of input")
    kinds.get_by_text("1-D", exact=True).click()
    expect(page.locator(".wrong-cell")).to_have_count(0)
    kinds.get_by_text("Matrix", exact=True).click()
    expect_grid(page, "input", TEXTBOOK)
    assert wrong_texts(page) == ["1x"]


def menu_fills_with_a_pattern_and_rows_stay_dropped_after_it(page):
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_label("Rows", exact=True)).to_have_value("4")
    page.get_by_text("Ties", exact=True).click()
    expect_grid(page, "input", "1 1 3 3 1 1 3 3 4 4 6 6 4 4 6 6")
    expect_output(page, "1 3 4 6")
    points = page.get_by_text("the first in reading order gets all the gradient")
    expect(points).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.get_by_label("Rows", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect_grid(page, "input", TEXTBOOK)
    expect(points).to_have_count(0)
    for rows in (3, 2):
        page.get_by_role("button", name="Remove a row").click()
        settled(page)
        assert grid(page, "input") == " ".join(TEXTBOOK.split()[: 4 * rows])
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_label("Rows", exact=True)).to_have_value("2")
