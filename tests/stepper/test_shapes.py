"""One row, slices and channels on the screen: pointing, keys, editing, panels and the presenter's view."""

import re

import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.stepper.locators import expect_grid, expect_output, expect_step, panel, present

SLICES = "1,2,3,4;5,6,7,8|9,10,11,12;13,14,15,16|17,18,19,20;21,22,23,24"
CHANNELS = "1,3,2,4;5,6,1,2|8,0,1,1;2,1,0,7"
IN_1_D, IN_2_D, IN_3_D = (PoolSpec.of("max", (2,) * rank) for rank in (1, 2, 3))
ONE_SLICE_APART = PoolSpec.of("max", (2, 2, 2), strides=(1, 2, 2))


@pytest.fixture
def slices(mount):
    """Three slices of 2 × 4, read by 2 × 2 × 2 windows one slice apart: 2 × 1 × 2 outputs."""
    return mount(ONE_SLICE_APART, SLICES, reduced_motion="reduce")


def cell(page, slice_, row, col, *, rows=2, cols=4):
    """The rectangle of an input cell without padding around it."""
    return page.locator(".input-grid .cell:not(.pad, .outside)").nth((slice_ * rows + row) * cols + col)


def frames(page, selector):
    """Where the frames of an outline lie, as the centres of what they surround."""
    return page.locator(f"{selector} .around").evaluate_all(
        "frames => frames.map(frame => { const { x, y, width, height } = frame.getBoundingClientRect();"
        " return [Math.round(x + width / 2), Math.round(y + height / 2)]; })"
    )


def centre_of_window(page, slice_, col):
    """The middle of a 2 × 2 window of a slice."""
    first, last = (cell(page, slice_, row, col + row).bounding_box() for row in (0, 1))
    return [
        round((first["x"] + last["x"] + last["width"]) / 2),
        round((first["y"] + last["y"] + last["height"]) / 2),
    ]


def near(found, wanted):
    return len(found) == len(wanted) and all(
        abs(a - b) <= 2
        for one, other in zip(found, wanted, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def test_window_is_outlined_on_every_slice_it_covers_and_goes_on_through_them(slices):
    slices.locator(".stage").focus()
    for key, covered in [("Home", (0, 1)), ("PageDown", (1, 2)), ("PageUp", (0, 1))]:
        slices.keyboard.press(key)
        assert near(frames(slices, ".outline.window"), [centre_of_window(slices, at, 0) for at in covered]), (
            key
        )
    expect(slices.locator(".sentence")).to_have_text(
        "Step 1 of 4: slices 0–1, rows 0–1, columns 0–1: max(1, 2, 5, 6, 9, 10, 13, 14) = 14, at slice 1, "
        "row 1, column 1."
    )


def test_slice_of_padding_in_front_is_drawn_as_what_it_is(mount):
    padded = PoolSpec.of("max", (2, 2, 2), strides=(1, 2, 2), padding=((1, 0), (0, 0), (0, 0)))
    page = mount(padded, SLICES)
    expect(page.locator(".input-grid .slice-name")).to_have_text(["padding", "slice 0", "slice 1", "slice 2"])
    expect(page.locator(".input-grid .pad-text")).to_have_count(8)
    in_front, first = frames(page, ".outline.window")
    assert near([first], [centre_of_window(page, 0, 0)])
    page.mouse.move(*in_front)
    expect(page.locator(".tip")).to_have_text("Padding: −∞")
    expect(page.locator(".equation-grid .slice-name")).to_have_text(["padding", "slice 0"])
    expect(page.locator(".sentence")).to_have_text(
        "Step 1 of 6: slice 0, rows 0–1, columns 0–1: max(1, 2, 5, 6) = 6, at slice 0, row 1, column 1; 4 "
        "cells are padding."
    )


def test_keys_move_one_step_a_row_or_a_slice(mount):
    page = mount(IN_3_D)
    page.locator(".stage").focus()
    for key, step in [("PageDown", 5), ("ArrowDown", 7), ("PageDown", 7), ("ArrowRight", 8), ("PageUp", 4)]:
        page.keyboard.press(key)
        expect_step(page, step, 8)


def test_page_keys_move_one_step_where_there_is_one_slice(mount):
    for arguments in ((IN_1_D,), (IN_2_D, CHANNELS)):
        page = mount(*arguments)
        page.locator(".stage").focus()
        page.keyboard.press("PageDown")
        expect(page.locator(".count")).to_contain_text("Step 2 of ")


def test_clicker_moves_one_step_through_slices_in_the_presenter(slices):
    present(slices)
    slices.keyboard.press("PageDown")
    expect_step(slices, 2, 4)


def test_pointing_at_a_cell_of_a_slice_marks_the_outputs_that_read_it(slices):
    cell(slices, 1, 0, 3).hover()
    expect(slices.locator(".tip")).to_have_text("Slice 1, row 0, column 3: 12")
    marked = slices.locator(".output-cell").evaluate_all(
        "cells => cells.flatMap((cell, step) => cell.classList.contains('marked') ? [step] : [])"
    )
    assert marked == [1, 3]
    cell(slices, 1, 0, 3).click()
    assert near(
        sorted(frames(slices, ".pinned-window")),
        sorted([centre_of_window(slices, at, 2) for at in (0, 1, 1, 2)]),
    )


def test_pointing_at_an_output_cell_shows_its_window_on_its_slices(slices):
    slices.locator(".last").click()
    box = slices.locator(".output-grid .output-cell .cell").nth(2).bounding_box()
    slices.mouse.move(box["x"] + 5, box["y"] + 5)
    expect(slices.locator(".tip")).to_have_text("Output slice 1, row 0, column 0: 22")
    assert near(frames(slices, ".outline.ghost.on"), [centre_of_window(slices, at, 0) for at in (1, 2)])
    expect(slices.locator(".equation-grid .slice-name")).to_have_text(["slice 1", "slice 2"])
    slices.mouse.click(box["x"] + 5, box["y"] + 5)
    expect_step(slices, 3, 4)


def test_number_is_typed_into_its_slice_and_tab_goes_on_in_the_next(slices):
    cell(slices, 0, 1, 3).click()
    slices.keyboard.type("50")
    slices.keyboard.press("Tab")
    expect(slices.get_by_role("textbox", name="Number at slice 1, row 0, column 0")).to_be_focused()
    slices.keyboard.type("60")
    slices.keyboard.press("Enter")
    expect_output(slices, "60 50 60 24")
    slices.keyboard.press("Escape")
    slices.keyboard.press("Control+z")
    expect_output(slices, "14 50 22 24")


def test_block_is_pasted_into_its_slice(mount):
    page = mount(IN_2_D, CHANNELS)
    page.evaluate("navigator.clipboard.writeText('9\\t9\\n9\\t9')")
    cell(page, 1, 0, 2).click()
    page.keyboard.press("Control+v")
    expect_grid(page, "input", "1 3 2 4 5 6 1 2 8 0 9 9 2 1 9 9")
    expect_output(page, "6 4 8 9")


def test_channels_step_together_and_each_has_its_result(mount):
    page = mount(IN_2_D, CHANNELS, step=2)
    expect(page.locator(".sentence")).to_have_text(
        "Step 2 of 2: rows 0–1, columns 2–3: channel 0 max(2, 4, 1, 2) = 4; channel 1 max(1, 1, 0, 7) = 7."
    )
    expect(page.locator(".channel-result")).to_have_text(["= 4", "= 7"])
    expect(page.locator(".output-cell.now .number")).to_have_text(["4", "7"])
    cell(page, 1, 1, 3).hover()
    expect(page.locator(".tip")).to_have_text("Channel 1, row 1, column 3: 7")
    expect(page.locator(".output-cell.marked")).to_have_count(1)


def test_row_has_one_axis_in_every_word(mount):
    page = mount(PoolSpec.of("max", (3,), strides=1), "4,1,7,2,9")
    expect(page.locator(".sentence")).to_have_text("Step 1 of 3: columns 0–2: max(4, 1, 7) = 7, at column 2.")
    expect(page.locator(".shape li")).to_have_text(
        ["5 columns, a window of 3: it fits, and moves on by 1 twice more: 3 places. ⌊(5 − 3) / 1⌋ + 1 = 3"]
    )
    cell(page, 0, 0, 3, rows=1, cols=5).hover()
    expect(page.locator(".tip")).to_have_text("Column 3: 2")
    assert "row" not in (page.locator(".stepper").inner_text() or "").lower()


def running_line(page):
    return page.locator(".code-line.running .code-text").inner_text().strip()


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (
            {"spec": ONE_SLICE_APART, "numbers": SLICES, "step": 2},
            ["for h in", "for i in", "for j in", "window =", "y[h, i, j] ="],
        ),
        ({"spec": IN_1_D, "numbers": "4,1,7,2"}, ["for i in", "window =", "y[i] ="]),
    ],
)
def test_code_goes_line_by_line_into_the_next_step(mount, options, lines):
    page = mount(**options, panel="code")
    expect(page.locator(".code-line.running")).to_have_count(1)
    for start in lines:
        page.locator(".next-line").click()
        assert running_line(page).startswith(start)
    heads = page.locator(".code-line", has_text="for ").locator(".code-value").all_text_contents()
    assert heads == (["# h = 1", "# i = 0", "# j = 0"] if len(lines) == 5 else ["# i = 1"])


def test_code_keeps_the_outer_loop_within_a_slice(mount):
    page = mount(ONE_SLICE_APART, SLICES, panel="code")
    page.locator(".next-line").click()
    expect_step(page, 2, 4)
    assert running_line(page).startswith("for j in")
    expect(page.locator(".code-value").nth(1)).to_have_text("# h = 0")


def test_code_of_a_row_speaks_of_no_columns(mount):
    page = mount(IN_1_D, "4,1,7,2", panel="code")
    page.locator(".library > summary").click()
    expect(page.locator(".library")).to_contain_text("def pool_1d")
    assert not re.search("col", panel(page).inner_text())


def test_code_of_channels_follows_the_first(mount):
    page = mount(IN_2_D, CHANNELS, panel="code")
    expect(page.locator(".code-value").filter(has_text="y[0, 0, 0]")).to_have_count(1)
    expect(panel(page)).to_contain_text("Shown for channel 0")


def test_prediction_of_slices_and_channels_is_asked_covered_and_judged(mount):
    page = mount(ONE_SLICE_APART, SLICES, panel="predict")
    expect(page.locator(".ask")).to_have_text("What is the output at slice 0, row 0, column 0?")
    page.locator(".answer").fill("22")
    page.locator(".check").click()
    expect(page.locator(".verdict")).to_have_text(
        "22 is the result one window further back. Look where the orange window is now."
    )
    page.locator(".answer").fill("14")
    page.locator(".check").click()
    expect(page.locator(".verdict")).to_have_text("Right: 14.")
    page = mount(IN_2_D, CHANNELS, panel="predict")
    expect(page.locator(".output-cell.now .question")).to_have_count(2)
    expect(page.locator(".channel-result")).to_have_text(["= ?", "= ?"])
    page.locator(".answer").fill("6")
    page.locator(".check").click()
    expect(page.locator(".channel-result")).to_have_text(["= 6", "= 8"])
