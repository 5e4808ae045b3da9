"""Rows, columns, slices and channels that come and go, by buttons and keys."""

import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.stepper.locators import (
    TEXTBOOK,
    cell,
    expect_grid,
    expect_step,
    grid,
    undo_depth,
)
from tests.stepper.plain_page import answered

IN_2_D, IN_3_D = (PoolSpec.of("max", (2,) * rank) for rank in (2, 3))


def test_buttons_add_and_drop_at_the_end_while_nothing_is_selected(opened):
    press_button = lambda name: opened.get_by_role("button", name=name, exact=True).click()  # noqa: E731
    press_button("Add a column")
    expect_grid(opened, "input", "1 3 2 4 0 5 6 1 2 0 7 2 8 3 0 4 5 9 0 0")
    press_button("Remove a row")
    expect_grid(opened, "input", "1 3 2 4 0 5 6 1 2 0 7 2 8 3 0")
    press_button("Remove a column")
    press_button("Add a row")
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 7 2 8 3 0 0 0 0")
    assert undo_depth(opened) == 4
    assert grid(opened, "input") == TEXTBOOK


def test_buttons_work_at_the_selected_cell_and_the_keys_go_on_there(opened):
    cell(opened, 1, 1).click()
    opened.get_by_role("button", name="Add a row").click()
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 0 0 0 0 7 2 8 3 4 5 9 0")
    opened.keyboard.type("11")  # into the new row, right where it was added
    opened.keyboard.press("Enter")
    opened.keyboard.press("Escape")
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 0 11 0 0 7 2 8 3 4 5 9 0")
    opened.get_by_role("button", name="Remove a row").click()
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 0 11 0 0 4 5 9 0")
    opened.get_by_role("button", name="Remove a column").click()
    expect_grid(opened, "input", "1 2 4 5 1 2 0 0 0 4 9 0")


def test_shift_and_arrows_grow_and_shrink_the_matrix(opened, mount):
    mount.answer_after(300)
    opened.locator(".stage").focus()
    opened.keyboard.press("Shift+ArrowDown")
    opened.keyboard.press("Shift+ArrowDown")
    opened.keyboard.press("Shift+ArrowRight")
    expect_grid(opened, "input", "1 3 2 4 0 5 6 1 2 0 7 2 8 3 0 4 5 9 0 0 0 0 0 0 0 0 0 0 0 0")
    opened.keyboard.press("Shift+ArrowUp")
    opened.keyboard.press("Shift+ArrowLeft")
    opened.keyboard.press("Shift+ArrowUp")
    expect_grid(opened, "input", TEXTBOOK)
    expect_step(opened, 1, 4)
    cell(opened, 0, 0).click()
    opened.keyboard.press("Shift+ArrowRight")
    opened.keyboard.press("Shift+ArrowRight")  # after the new one: as if the first were answered
    expect_grid(opened, "input", "1 0 0 3 2 4 5 0 0 6 1 2 7 0 0 2 8 3 4 0 0 5 9 0")
    opened.keyboard.type("5")
    opened.keyboard.press("Enter")
    expect_grid(opened, "input", "1 0 5 3 2 4 5 0 0 6 1 2 7 0 0 2 8 3 4 0 0 5 9 0")


@pytest.mark.parametrize(
    ("matrix", "button", "sentence"),
    [
        (";".join(["1,2"] * 16), "Add a row", "There are 16 rows already, and no more are allowed here"),
        (",".join(["3"] * 16), "Add a column", "There are 16 columns already, and no more are allowed here"),
        ("1,2,3", "Remove a row", "This is the only row, and at least 1 is needed"),
    ],
)
def test_limits_are_answered_by_a_sentence_and_nothing_changes(mount, matrix, button, sentence):
    page = mount(PoolSpec.of("max", (1, 2)), matrix)
    before = grid(page, "input")
    page.get_by_role("button", name=button, exact=True).click()
    assert sentence in mount.said()
    answered(page)
    assert grid(page, "input") == before


@pytest.mark.parametrize(("spec", "name"), [(PoolSpec.of("max", (1, 2, 2)), "slice"), (IN_2_D, "channel")])
def test_slices_and_channels_come_and_go_by_buttons_at_the_selected_cell(mount, spec, name):
    page = mount(spec, "1,2;3,4|5,6;7,8")
    page.locator(".input-grid .cell").first.click()
    page.get_by_role("button", name=f"Add a {name}", exact=True).click()
    expect_grid(page, "input", "1 2 3 4 0 0 0 0 5 6 7 8")
    page.keyboard.type("9")  # into the new one, where it was added
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect_grid(page, "input", "1 2 3 4 9 0 0 0 5 6 7 8")
    page.get_by_role("button", name=f"Remove a {name}", exact=True).click()
    expect_grid(page, "input", "1 2 3 4 5 6 7 8")
    page.keyboard.press("Control+z")
    expect_grid(page, "input", "1 2 3 4 9 0 0 0 5 6 7 8")


def test_shift_and_page_keys_make_channels_of_a_matrix_and_a_matrix_of_channels(mount):
    page = mount(IN_2_D, "1,2;3,4")
    expect(page.get_by_role("button", name="Add a channel")).to_have_count(0)
    page.locator(".stage").focus()
    page.keyboard.press("Shift+PageUp")
    assert "This is the only channel, and at least 1 is needed" in mount.said()
    page.keyboard.press("Shift+PageDown")
    expect_grid(page, "input", "1 2 3 4 0 0 0 0")
    expect(page.get_by_role("button", name="Add a channel")).to_be_visible()
    page.keyboard.press("Shift+PageUp")
    expect_grid(page, "input", "1 2 3 4")


def test_one_dimension_stays_one_row(mount):
    page = mount(PoolSpec.of("max", (2,)), "1,2,3,4")
    expect(page.get_by_role("button", name="Add a row")).to_have_count(0)
    page.locator(".stage").focus()
    page.keyboard.press("Shift+ArrowDown")
    assert "1-D input has only one row; choose Matrix to add rows." in mount.said()
    page.keyboard.press("Shift+ArrowRight")
    expect_grid(page, "input", "1 2 3 4 0")
