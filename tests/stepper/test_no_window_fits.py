"""Settings with which no window fits: the input stays, to be edited, with the sentence that says why."""

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.stepper.locators import (
    TEXTBOOK,
    ask_for_picture,
    cell,
    expect_grid,
    expect_no_step,
    expect_output,
    grid,
    present,
)
from tests.stepper.plain_page import answered

NO_WINDOW = (
    "The window spans 5 rows and the padded input has 4; make the window smaller or the padding larger."
)
FIVE_ROWS, TWO_ROWS = (PoolSpec.of("max", (rows, 2), strides=2) for rows in (5, 2))


def test_rows_dropped_too_far_are_added_again_where_they_were_dropped(opened, mount):
    drop, add = (
        opened.get_by_role("button", name=name, exact=True) for name in ("Remove a row", "Add a row")
    )
    for _ in range(3):
        drop.click()
        answered(opened)
    expect_no_step(opened, NO_WINDOW.replace("5 rows", "2 rows").replace("has 4", "has 1"))
    drop.click()
    assert "This is the only row" in mount.said()
    add.click()
    expect_output(opened, "3 4")
    opened.locator(".stage").focus()
    for _ in range(2):
        opened.keyboard.press("Control+z")
        answered(opened)
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2")
    opened.keyboard.press("Control+y")
    expect_grid(opened, "input", "1 3 2 4")


def test_every_way_to_edit_works_and_no_key_does_harm(mount):
    page = mount(FIVE_ROWS)
    expect_no_step(page, NO_WINDOW)
    page.locator(".stage").focus()
    for key in ("ArrowRight", "ArrowDown", "PageDown", "End", "Home", "Space", "e", "r", "c"):
        page.keyboard.press(key)
    page.keyboard.press("F2")
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect_grid(page, "input", TEXTBOOK.replace("1", "40", 1))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Paint").click()
    cell(page, 3, 3).click()
    expect_grid(page, "input", TEXTBOOK.replace("1", "40", 1)[:-1] + "5")
    page.get_by_role("button", name="Add a row", exact=True).click()
    expect_output(page, "40 9")


def test_open_panel_comes_back_with_the_windows(mount):
    page = mount(FIVE_ROWS, panel="shape")
    expect_no_step(page, NO_WINDOW)
    mount.change(TWO_ROWS)
    expect(page.locator(".axis-formula")).to_have_count(2)
    mount.change(FIVE_ROWS)
    expect_no_step(page, NO_WINDOW)
    mount.change(PoolSpec.of("max", (3, 2), strides=2))
    expect(page.locator(".axis-formula")).to_have_count(2)
    assert "panel=shape" in page.url


def test_presenter_and_saved_picture_say_it_too(mount):
    page = mount(FIVE_ROWS)
    with page.expect_download() as downloading:
        assert ask_for_picture(page, "svg")
    picture = downloading.value.path().read_text("utf-8")
    assert "No step to show" in picture
    assert picture.count("<svg") == 2  # the file itself, and the input's grid: no output
    present(page)
    expect_no_step(page, NO_WINDOW)


@pytest.mark.parametrize("shape", [(8, 8), (64, 64), (3, 64, 64)])
def test_photo_stays_too(mount, shape):
    photo = np.random.default_rng(7).integers(0, 256, shape, np.uint8)
    page = mount(PoolSpec.of("max", (32, 2), strides=2, dilations=(3, 1)), photo, photo=True)
    expect(page.locator(".equation-pane .line")).to_contain_text("The window spans 94 rows")
    expect(page.locator(".equation-pane .line")).to_be_visible()
    mount.change(TWO_ROWS)
    expect(page.locator(".equation-pane .result, .channel-result").first).to_contain_text("=")


def test_channels_stay_too(mount):
    page = mount(PoolSpec.of("max", (3, 2), strides=2), "1,2;3,4|5,6;7,8")
    expect_no_step(page, NO_WINDOW.replace("5 rows", "3 rows").replace("has 4", "has 2"))
    assert grid(page, "input") == "1 2 3 4 5 6 7 8"
