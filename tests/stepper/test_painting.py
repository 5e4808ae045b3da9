"""Painting by dragging, by mouse, keyboard and touch."""

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.browser.finger import Finger
from tests.browser.fixtures import PHONE, TOUCH
from tests.stepper.locators import (
    STEPPERS,
    TEXTBOOK,
    ask_for_picture,
    cell,
    drag,
    expect_grid,
    expect_output,
    grid,
    middle,
    paint_with,
    press,
    undo_depth,
)
from tests.stepper.plain_page import answered

IN_2_D, IN_3_D = (PoolSpec.of("max", (2,) * rank) for rank in (2, 3))


@pytest.fixture
def phone(mount):
    return mount(**TOUCH)


def waiting(page):
    """The numbers that are shown before they are answered, in the order they were passed."""
    return page.locator(".waiting .number").all_text_contents()


def test_drag_writes_the_brush_into_every_cell_passed_as_one_step_of_undo(opened):
    paint_with(opened, "-1,5")
    drag(opened, (0, 0), (0, 3), (2, 3))
    opened.mouse.up()
    expect_grid(opened, "input", "−1.5 −1.5 −1.5 −1.5 5 6 1 −1.5 7 2 8 −1.5 4 5 9 0")
    expect_output(opened, "6 1 7 9")
    assert undo_depth(opened) == 1
    assert grid(opened, "input") == TEXTBOOK
    opened.keyboard.press("Control+y")
    expect_output(opened, "6 1 7 9")


def test_picture_follows_the_drag_at_once_also_over_a_winner(opened):
    paint_with(opened, "8")
    drag(opened, (1, 0), (1, 1))
    assert waiting(opened) == ["8", "8"]
    over = opened.locator(".waiting").evaluate(
        "waiting => Boolean(waiting.compareDocumentPosition(waiting.parentNode.querySelector('.ring')) & 2)"
    )
    assert over  # drawn after the ring of the winner, and so over it
    assert grid(opened, "input") == TEXTBOOK
    opened.mouse.up()
    expect_output(opened, "8 4 7 9")
    assert waiting(opened) == []


def test_quick_drag_skips_no_cell(opened):
    paint_with(opened, "0")
    drag(opened, (0, 0), (3, 3), steps=1)
    opened.mouse.up()
    expect_grid(opened, "input", "0 3 2 4 5 0 1 2 7 2 0 3 4 5 9 0")


def test_escape_cancels_the_drag_and_then_ends_painting(opened):
    paint_with(opened, "8")
    drag(opened, (0, 0), (3, 0))
    assert len(waiting(opened)) == 4
    opened.keyboard.press("Escape")
    assert waiting(opened) == []
    opened.mouse.move(*middle(opened, 3, 3), steps=3)
    opened.mouse.up()
    answered(opened)
    assert grid(opened, "input") == TEXTBOOK
    assert waiting(opened) == []
    button = opened.get_by_role("button", name="Paint")
    expect(button).to_have_attribute("aria-pressed", "true")
    opened.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(opened.get_by_label("Number to paint with")).to_be_hidden()


def test_drag_may_leave_the_grid_and_come_back(opened):
    paint_with(opened, "0")
    press(opened, 0, 0)
    x, y = middle(opened, 0, 0)
    opened.mouse.move(x - 200, y, steps=3)
    opened.mouse.move(x - 200, middle(opened, 2, 0)[1], steps=3)
    opened.mouse.move(*middle(opened, 2, 0), steps=3)
    opened.mouse.up()
    expect_grid(opened, "input", "0 3 2 4 5 6 1 2 0 2 8 3 4 5 9 0")


def test_wrong_brush_is_named_and_nothing_is_painted(opened, mount):
    paint_with(opened, "1x")
    drag(opened, (0, 0), (0, 1))
    opened.mouse.up()
    assert "You typed “1x”, which is not a number" in mount.said()
    answered(opened)
    assert grid(opened, "input") == TEXTBOOK
    assert waiting(opened) == []


def test_brush_takes_the_number_of_the_selected_cell_and_every_key_of_a_number(opened):
    cell(opened, 3, 2).click()
    opened.keyboard.press("p")
    brush = opened.get_by_label("Number to paint with")
    expect(brush).to_have_value("9")
    opened.keyboard.type("inf")  # F and R are keys of the stepper and of Streamlit, but not in the brush
    expect(brush).to_have_value("9")  # a letter begins no number
    expect(opened.locator(".stepper.presenting")).to_be_visible()
    opened.keyboard.press("f")
    opened.keyboard.type("-inf")
    expect(brush).to_have_value("-inf")
    expect(opened.locator(".stepper.presenting")).to_have_count(0)
    opened.keyboard.press("Enter")
    expect(opened.locator(".stage")).to_be_focused()
    press(opened, 0, 0)
    opened.mouse.up()
    expect_grid(opened, "input", TEXTBOOK.replace("1", "−∞", 1))


def test_painting_takes_selecting_opening_and_pinning_away_and_gives_them_back(opened):
    paint_with(opened, "7")
    cell(opened, 1, 1).click()
    expect_grid(opened, "input", TEXTBOOK.replace("6", "7"))
    expect(opened.locator(".field")).to_be_hidden()
    expect(opened.locator(".selected.on")).to_have_count(0)
    expect(opened.locator(".pins")).to_have_count(0)
    cell(opened, 2, 2).hover()
    assert opened.locator(".output-cell.marked").count() == 1
    opened.get_by_role("button", name="Paint").click()
    cell(opened, 0, 0).click()
    expect(opened.locator(".selected.on")).to_have_count(1)
    expect(opened.locator(".pins")).to_have_count(1)
    cell(opened, 0, 0).click()
    expect(opened.locator(".field")).to_be_focused()
    press(opened, 2, 0)
    opened.mouse.move(*middle(opened, 3, 3), steps=4)
    opened.mouse.up()
    answered(opened)
    assert grid(opened, "input") == TEXTBOOK.replace("6", "7")


def scrolled(page):
    return page.get_by_test_id("stMain").evaluate("main => main.scrollTop")


def test_finger_paints_without_scrolling_and_scrolls_without_painting(phone):
    finger = Finger(phone)
    phone.get_by_role("button", name="Paint").tap()
    expect(phone.locator(".edit-note")).to_have_text("Drag over cells to set them to 9.")
    finger.drag(middle(phone, 3, 0), middle(phone, 0, 0))
    expect_grid(phone, "input", "9 3 2 4 9 6 1 2 9 2 8 3 9 5 9 0")
    assert scrolled(phone) == 0
    button = phone.get_by_role("button", name="Paint")
    button.click()  # a tap so soon after a drag is swallowed by the browser
    expect(button).to_have_attribute("aria-pressed", "false")
    finger.drag(middle(phone, 3, 1), middle(phone, 0, 1), steps=20)
    phone.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 40")
    answered(phone)
    assert grid(phone, "input") == "9 3 2 4 9 6 1 2 9 2 8 3 9 5 9 0"


def test_tools_are_large_enough_for_a_finger_and_nothing_is_wider_than_the_phone(phone):
    phone.get_by_role("button", name="Paint").tap()
    for name in ("Add a row", "Remove a row", "Add a column", "Remove a column", "Paint"):
        box = phone.get_by_role("button", name=name, exact=True).bounding_box()
        assert min(box["width"], box["height"]) >= 44, name
    assert phone.locator(".stepper").evaluate("root => root.scrollWidth - root.clientWidth") <= 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_tools_are_reached_and_used_by_keyboard_alone(opened):
    opened.locator(".stage").focus()
    names = []
    for _ in range(5):
        opened.keyboard.press("Tab")
        names.append(opened.evaluate(f"() => {STEPPERS}[0].getRootNode().activeElement.ariaLabel"))
    assert names == ["Add a column", "Remove a column", "Add a row", "Remove a row", "Paint"]
    opened.keyboard.press("Space")
    expect(opened.get_by_role("button", name="Paint")).to_have_attribute("aria-pressed", "true")
    opened.keyboard.press("Tab")
    expect(opened.get_by_label("Number to paint with")).to_be_focused()
    opened.keyboard.press("Shift+Tab")
    opened.keyboard.press("Shift+Tab")
    opened.keyboard.press("Enter")
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2 7 2 8 3")
    expect(opened.get_by_role("button", name="Remove a row")).to_be_focused()


def test_photo_and_presenter_show_no_tools(mount):
    page = mount(PoolSpec.of("max", 2), np.arange(64, dtype=np.uint8).reshape(8, 8), photo=True)
    expect(page.get_by_role("button", name="Paint")).to_have_count(0)
    page = mount()
    expect(page.get_by_role("button", name="Paint")).to_be_visible()
    page.locator(".stage").focus()
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Paint")).to_have_count(0)


def test_saved_picture_leaves_the_tools_out(opened):
    with opened.expect_download() as downloading:
        assert ask_for_picture(opened, "svg")
    assert "Paint" not in downloading.value.path().read_text("utf-8")


def test_slices_are_painted_where_they_are_and_all_get_the_new_column(mount):
    page = mount(IN_3_D, "1,2;3,4|5,6;7,8")
    paint_with(page, "0")
    for at, act in ((4, page.mouse.down), (6, page.mouse.up)):
        box = page.locator(".input-grid .cell").nth(at).bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
        act()
    expect_grid(page, "input", "1 2 3 4 0 6 0 8")
    page.get_by_role("button", name="Add a column").click()
    expect_grid(page, "input", "1 2 0 3 4 0 0 6 0 0 8 0")
