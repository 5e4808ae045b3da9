"""Settings with which no window fits: the input stays, to be edited, with the sentence that says why."""

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import open_page, settled
from tests.stepper.locators import cell, expect_grid, expect_output, expect_step, grid, present

REFUSAL = "The window spans 5 rows and the padded input has 4; make the window smaller or the padding larger."
TEXTBOOK = "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"


def set_window(page, rows):
    field = page.get_by_role("spinbutton", name="Window rows")
    field.fill(str(rows))
    field.press("Enter")


def expect_no_step(page, sentence=REFUSAL):
    expect(page.locator(".equation-pane .head")).to_have_text("No step to show")
    expect(page.locator(".equation-pane .line")).to_have_text(sentence)
    expect(page.locator(".equation-pane .line")).to_be_visible()
    expect(page.locator(".spoken")).to_have_text(sentence)
    for result in (".output-pane", ".equation-pane .result", ".panels", ".outline.window .line", ".ring"):
        expect(page.locator(result).filter(visible=True)).to_have_count(0)


def test_input_stays_where_it_was_and_the_step_comes_back(opened):
    opened.locator(".stage").focus()
    opened.keyboard.press("End")
    opened.wait_for_url("**step=4*")
    places = [opened.locator(name).bounding_box() for name in (".input-grid", ".controls", ".play")]
    set_window(opened, 5)
    expect_no_step(opened)
    settled(opened)
    assert grid(opened, "input") == TEXTBOOK
    assert [opened.locator(name).bounding_box() for name in (".input-grid", ".controls", ".play")] == places
    assert "step=4" in opened.url
    set_window(opened, 2)
    expect_output(opened, "6 4 7 9")
    expect_step(opened, 4, 4)


def test_rows_dropped_too_far_are_added_again_where_they_were_dropped(opened):
    drop, add = (opened.get_by_role("button", name=name, exact=True) for name in ("Drop a row", "Add a row"))
    for _ in range(3):
        drop.click()
        settled(opened)
    expect_no_step(opened, REFUSAL.replace("5 rows", "2 rows").replace("has 4", "has 1"))
    drop.click()
    expect(opened.get_by_test_id("stToast")).to_contain_text("This is the only row")
    add.click()
    expect_output(opened, "3 4")
    opened.locator(".stage").focus()
    for _ in range(2):
        opened.keyboard.press("Control+z")
        settled(opened)
    expect_grid(opened, "input", "1 3 2 4 5 6 1 2")
    opened.keyboard.press("Control+y")
    expect_grid(opened, "input", "1 3 2 4")


def test_every_way_to_edit_works_and_no_key_does_harm(page, address):
    open_page(page, f"{address}?window_rows=5")
    expect_no_step(page)
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


def test_open_panel_comes_back_with_the_windows(page, address):
    open_page(page, f"{address}?window_rows=5&panel=shape")
    expect_no_step(page)
    set_window(page, 2)
    expect(page.locator(".axis-formula")).to_have_count(2)
    set_window(page, 5)
    expect_no_step(page)
    set_window(page, 3)
    expect(page.locator(".axis-formula")).to_have_count(2)
    assert "panel=shape" in page.url


def test_presenter_and_saved_picture_say_it_too(page, address):
    open_page(page, f"{address}?window_rows=5")
    with page.expect_download() as downloading:
        page.get_by_label("Save the picture").click()
        page.get_by_role("button", name="Picture as SVG").click()
    picture = downloading.value.path().read_text("utf-8")
    assert "No step to show" in picture
    assert picture.count("<svg") == 2  # the file itself, and the input's grid: no output
    present(page)
    expect_no_step(page)


@pytest.mark.parametrize("query", ["cells=8+%C3%97+8", "cells=64+%C3%97+64", "colour=RGB"])
def test_photo_stays_too(page, address, query):
    open_page(page, f"{address}?source=Photo&{query}&window_rows=32&dilation_rows=3")
    expect(page.locator(".equation-pane .line")).to_contain_text("The window spans 94 rows")
    expect(page.locator(".equation-pane .line")).to_be_visible()
    set_window(page, 2)
    expect(page.locator(".equation-pane .result, .channel-result").first).to_contain_text("=")


def test_keep_says_that_there_is_nothing_to_keep(page, address):
    open_page(page, f"{address}?window_rows=5")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("There is nothing to keep yet.")).to_be_visible()


def test_channels_stay_too(page, address):
    open_page(page, f"{address}?matrix=1,2;3,4|5,6;7,8&window_rows=3")
    expect_no_step(page, REFUSAL.replace("5 rows", "3 rows").replace("has 4", "has 2"))
    assert grid(page, "input") == "1 2 3 4 5 6 7 8"
