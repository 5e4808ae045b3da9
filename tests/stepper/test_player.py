"""Playing, and pointing at a cell."""

from playwright.sync_api import expect

from pooling import PoolSpec
from tests.stepper.locators import cell, expect_step


def test_play_goes_to_the_last_step_and_pause_stops(opened):
    opened.locator(".speed").select_option("8")
    opened.get_by_role("button", name="Play").click()
    expect_step(opened, 4, 4)
    opened.locator(".speed").select_option("0.5")
    opened.get_by_role("button", name="Play").click()
    expect_step(opened, 1, 4)
    opened.get_by_role("button", name="Pause").click()
    expect(opened.get_by_role("button", name="Play")).to_be_visible()


def test_pointing_at_an_input_cell_marks_every_output_that_reads_it(mount):
    page = mount(PoolSpec.of("max", 2, strides=1))
    cell(page, 1, 1).hover()
    assert page.locator(".output-cell.marked").count() == 4
    cell(page, 0, 0).hover()
    assert page.locator(".output-cell.marked").count() == 1
