"""Step through in a browser: the page's main job, on real input."""

import io
import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.helpers import open_page, settled
from tests.browser.stepper import cell, expect_grid, expect_output, expect_step, grid

PHONE = {"width": 390, "height": 844}
TEXTBOOK = "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
COUNT_RUNS = """() => { window.runs = 0; new MutationObserver(() => { window.runs += 1; }).observe(
  document.querySelector('[data-testid=stApp]'), { attributeFilter: ['data-test-script-state'] }); }"""
MOST_MILLISECONDS = 300  # from Enter to the new output


@pytest.fixture
def address(server_url):
    return f"{server_url}/step_through"


@pytest.fixture
def opened(page, address):
    return open_page(page, address)


@pytest.fixture
def pasting(new_page, address):
    """The page, in a browser that lets it read the clipboard."""
    return open_page(new_page(permissions=CLIPBOARD), address)


def copy(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def toast(page):
    return page.get_by_test_id("stToast")


def test_block_of_a_spreadsheet_pasted_into_the_text_box_becomes_the_matrix(pasting):
    copy(pasting, "1,5\t2\t-3\n4\t5\t6")
    pasting.get_by_role("button", name="Edit matrix").click()
    box = pasting.get_by_role("textbox", name="Matrix")
    box.press("Control+a")
    box.press("Control+v")
    box.press("Control+Enter")
    expect_grid(pasting, "input", "1.5 2 −3 4 5 6")
    expect_output(pasting, "5")
    pasting.keyboard.press("Escape")
    pasting.get_by_role("button", name="Undo").click()
    expect_grid(pasting, "input", TEXTBOOK)


def test_number_typed_into_the_grid_changes_the_output_within_300_ms(opened):
    cell(opened, 0, 1).click()
    opened.keyboard.type("12")
    took = opened.evaluate(
        """() => new Promise(resolve => {
          const find = (name) => [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
            .map(host => host.shadowRoot.querySelector(name)).find(Boolean);
          const start = performance.now();
          const watch = () => find('.output-grid').ariaLabel.includes('12 4; 7 9')
            ? resolve(performance.now() - start) : requestAnimationFrame(watch);
          find('.field').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
          watch();
        })"""
    )
    assert took < MOST_MILLISECONDS
    assert grid(opened, "input").startswith("1 12 2 4 ")
    assert "matrix=1%2C12%2C2%2C4" in opened.url


def test_enter_tab_and_arrows_go_on_and_escape_keeps_the_number(opened):
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


def test_tab_leaves_the_grid_after_the_last_cell(opened):
    cell(opened, 3, 3).dblclick()
    expect(opened.locator(".field")).to_be_focused()
    opened.keyboard.press("Tab")
    expect(opened.locator(".field")).to_be_hidden()
    expect(opened.locator("button.first")).to_be_focused()


def test_wrong_text_is_named_and_the_old_number_returns(opened):
    cell(opened, 1, 1).click()
    opened.keyboard.type("1x")
    opened.keyboard.press("Enter")
    expect(toast(opened)).to_contain_text("You typed “1x”, which is not a number")
    opened.keyboard.press("Escape")
    settled(opened)
    shown = opened.locator(".input-grid > .number").all_text_contents()
    assert " ".join(shown) == TEXTBOOK
    assert not opened.locator(".waiting").count()


def test_block_pasted_at_a_cell_fills_the_cells_from_there(pasting):
    copy(pasting, "9\t8,5\n7\t-6")
    cell(pasting, 1, 1).click()
    pasting.keyboard.press("Control+v")
    expect_grid(pasting, "input", "1 3 2 4 5 9 8.5 2 7 7 −6 3 4 5 9 0")
    pasting.keyboard.press("Enter")
    pasting.keyboard.press("Control+v")
    expect(pasting.locator(".field")).to_be_hidden()
    copy(pasting, "0.25")
    pasting.keyboard.press("F2")
    pasting.keyboard.press("Control+v")
    pasting.keyboard.press("Enter")
    expect_grid(pasting, "input", "1 3 2 4 5 0.25 8.5 2 7 7 −6 3 4 5 9 0")


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


def test_example_and_reduction_are_chosen_from_the_page(opened):
    opened.get_by_role("button", name="Example").click()
    opened.get_by_role("menuitem", name=re.compile("^Dive into Deep Learning: 0 … 8")).click()
    expect_output(opened, "4 5 7 8")
    opened.get_by_role("radiogroup", name="Reduction").get_by_text("Average").click()
    expect_output(opened, "2 3 5 6")
    expect(opened.locator(".sentence")).to_contain_text("(0 + 1 + 3 + 4) / 4 = 2")


def test_keys_buttons_and_scrub_move_the_window_without_a_rerun(opened):
    opened.evaluate(COUNT_RUNS)
    opened.locator(".stage").focus()
    for key, step in [
        ("ArrowRight", 2),
        ("ArrowDown", 4),
        ("ArrowLeft", 3),
        ("ArrowUp", 1),
        ("End", 4),
        ("Home", 1),
        ("PageDown", 2),
        ("r", 2),
        ("c", 2),
    ]:
        opened.keyboard.press(key)
        expect_step(opened, step, 4)
    opened.get_by_role("button", name="Next step").click()
    expect_step(opened, 3, 4)
    opened.get_by_role("slider", name="Step").fill("2")
    expect_step(opened, 2, 4)
    opened.locator(".output-cell").nth(3).click(force=True)
    expect_step(opened, 4, 4)
    settled(opened)
    assert opened.evaluate("window.runs") == 0


def test_r_outside_the_stepper_would_have_rerun_the_page(opened):
    """The twin: what the keys above are kept from."""
    opened.evaluate(COUNT_RUNS)
    opened.locator("h1").click()
    opened.keyboard.press("r")
    opened.wait_for_function("window.runs > 0")


def test_play_goes_to_the_last_step_and_pause_stops(opened):
    opened.locator(".speed").select_option("8")
    opened.get_by_role("button", name="Play").click()
    expect_step(opened, 4, 4)
    opened.locator(".speed").select_option("0.5")
    opened.get_by_role("button", name="Play").click()
    expect_step(opened, 1, 4)
    opened.get_by_role("button", name="Pause").click()
    expect(opened.get_by_role("button", name="Play")).to_be_visible()


def test_pointing_at_an_input_cell_marks_every_output_that_reads_it(page, address):
    open_page(page, f"{address}?stride_rows=1&stride_cols=1")
    cell(page, 1, 1).hover()
    assert page.locator(".output-cell.marked").count() == 4
    cell(page, 0, 0).hover()
    assert page.locator(".output-cell.marked").count() == 1


def test_uploaded_photo_is_stepped(opened):
    columns = np.repeat(np.arange(8, dtype=np.uint8) * 30, 40)
    file = io.BytesIO()
    Image.fromarray(np.tile(columns, (320, 1))).save(file, "PNG")
    opened.get_by_role("radiogroup", name="Input").get_by_text("Photo").click()
    settled(opened)
    opened.get_by_role("combobox", name="Photo").click()
    opened.get_by_role("option", name="Your own").click()
    opened.locator("input[type=file]").set_input_files(
        {"name": "stripes.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    expect(opened.locator(".input-pane .caption")).to_have_text("Input 12 × 12")
    opened.get_by_role("combobox", name="Reduced to").click()
    opened.get_by_role("option", name="8 × 8").click()
    expect_grid(opened, "input", " ".join(["0 30 60 90 120 150 180 210"] * 8))
    expect_output(opened, " ".join(["30 90 150 210"] * 4))
    expect(opened.locator(".edit-note")).to_be_hidden()
    opened.locator(".stage").focus()
    opened.keyboard.press("ArrowRight")
    expect(opened.locator(".sentence")).to_contain_text("max(60, 90, 60, 90) = 90; a tie of 2 cells")


def test_shared_link_opens_on_a_fresh_server_as_it_was(pasting, new_page, server):
    cell(pasting, 0, 0).click()
    pasting.keyboard.type("-2.5")
    pasting.keyboard.press("Enter")
    pasting.keyboard.press("Escape")
    pasting.get_by_role("radiogroup", name="Reduction").get_by_text("Average").click()
    pasting.get_by_role("spinbutton", name="Stride cols").fill("1")
    pasting.get_by_role("spinbutton", name="Stride cols").press("Enter")
    expect_step(pasting, 1, 6)
    pasting.locator(".stage").focus()
    pasting.keyboard.press("ArrowDown")
    pasting.keyboard.press("ArrowRight")
    pasting.wait_for_url(re.compile(r"[?&]step=5"))
    settled(pasting)
    pasting.get_by_role("button", name="Share").click()
    expect(pasting.get_by_role("button", name="Link copied")).to_be_visible()
    link = pasting.evaluate("navigator.clipboard.readText()")
    fresh = open_page(new_page(), f"{server().url}/step_through?{link.split('?')[1]}")
    expect_step(fresh, 5, 6)
    assert grid(fresh, "input") == TEXTBOOK.replace("1", "−2.5", 1)
    for part in (".sentence", ".head", "p.line", ".result", ".formula"):
        assert fresh.locator(part).inner_text() == pasting.locator(part).inner_text()


def test_nonsense_link_says_so_and_shows_the_default(page, address):
    open_page(page, f"{address}?matrix=1,x&window_rows=99&reduction=Best&step=-3&nothing=1")
    assert grid(page, "input") == TEXTBOOK
    expect_step(page, 1, 4)
    expect(toast(page).filter(has_text="Matrix = “1,x”")).to_be_visible()


def test_window_larger_than_the_input_is_a_sentence_and_goes_again(opened):
    field = opened.get_by_role("spinbutton", name="Window rows")
    field.fill("5")
    field.press("Enter")
    expect(opened.get_by_test_id("stAlert")).to_contain_text("The window spans 5 rows")
    field.fill("4")
    field.press("Enter")
    expect_output(opened, "7 9")


def test_touch_selects_a_cell_shows_its_readers_and_types_at_the_second_tap(new_page, address):
    page = open_page(new_page(viewport=PHONE, has_touch=True, is_mobile=True), address)
    expect(page.locator(".edit-note")).to_have_text("Tap a cell twice to change its number.")
    cell(page, 2, 2).tap()
    assert page.locator(".output-cell.marked").count() == 1
    expect(page.locator(".selected")).to_be_visible()
    expect(page.locator(".tip")).to_have_text("Row 2, column 2: 8")
    cell(page, 2, 2).tap()
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect_output(page, "6 4 7 40")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "projector"])
@pytest.mark.parametrize(
    "matrix",
    [
        "5",
        ",".join("0123456789012345"),
        ";".join("0123456789012345"),
        ";".join([",".join(["-6.1312"] * 16)] * 16),
        "nan,inf,-inf,1e308;-0,0,123456789012,-1e308;0.1,-0.00001234,99999.5,1",
    ],
    ids=["1x1", "1x16", "16x1", "16x16", "strange"],
)
def test_numbers_stay_in_their_cells_and_large_enough_to_read(new_page, address, matrix, viewport):
    page = open_page(
        new_page(viewport=viewport), f"{address}?matrix={matrix}&window_rows=1&window_cols=1&stride_cols=1"
    )
    small_or_outside = page.evaluate(
        """() => {
          const root = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
            .map(host => host.shadowRoot.querySelector('.stepper')).find(Boolean);
          const width = root.querySelector('.input-grid .cell').getBoundingClientRect().width;
          return [...root.querySelectorAll('.input-grid > .number')].filter(number =>
            parseFloat(number.style.fontSize) < 8 || number.getBoundingClientRect().width > width)
            .map(number => number.textContent);
        }"""
    )
    assert small_or_outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_numbers_are_coloured_by_their_place_between_least_and_greatest(page, address):
    open_page(page, f"{address}?matrix=-4,0.5;5,nan")
    shown = page.locator(".input-grid .cell").evaluate_all(
        "cells => cells.map(cell => [cell.style.getPropertyValue('--level'), cell.classList.contains('odd')])"
    )
    assert shown == [["0", False], ["0.5", False], ["1", False], ["0", True]]


def test_whole_range_of_floats_is_coloured(page, address):
    open_page(page, f"{address}?matrix=-1.7976931348623157e308,0,1.7976931348623157e308&window_rows=1")
    cells = page.locator(".input-grid .cell")
    assert [cells.nth(i).evaluate("c => c.style.getPropertyValue('--level')") for i in range(3)] == [
        "0",
        "0.5",
        "1",
    ]
