"""What a click pins, and exact numbers without a mouse."""

from playwright.sync_api import expect

from pooling import PoolSpec
from tests.browser.fixtures import TOUCH
from tests.stepper.cases import SETTINGS
from tests.stepper.locators import at_output, cell, expect_step

ROUNDED = PoolSpec.of("avg", 2), "0.1234567,1;2,3.5"
EXACT = "1.655864175"


def test_pinned_input_cell_keeps_its_windows_and_outputs_until_escape(mount):
    page = mount(SETTINGS["max-overlap"])
    cell(page, 1, 1).click()
    page.mouse.move(5, 5)
    expect(page.locator(".pinned-window")).to_have_count(4)
    expect(page.locator(".output-cell.pinned")).to_have_count(4)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pinned-window")).to_have_count(4)
    page.keyboard.press("Escape")
    expect(page.locator(".pinned-window")).to_have_count(0)
    expect(page.locator(".output-cell.pinned")).to_have_count(0)


def test_pinned_output_cell_keeps_its_window(mount):
    page = mount()
    page.locator(".output-grid").click(position=at_output(page, 3))
    expect_step(page, 4, 4)
    page.keyboard.press("Home")
    expect(page.locator(".pinned-window")).to_have_count(1)
    expect(page.locator(".output-cell.pinned")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".pinned-window")).to_have_count(0)


def test_exact_numbers_are_reached_by_tap(mount):
    page = mount(*ROUNDED, **TOUCH)
    assert EXACT not in page.locator(".tip").inner_text()
    page.locator(".result .rounded").tap()
    expect(page.locator(".tip")).to_have_text(EXACT)
    page.locator(".sentence .rounded").first.tap()
    expect(page.locator(".tip")).to_have_text("0.1234567")
    page.locator(".head").tap()
    expect(page.locator(".tip")).to_be_hidden()


def test_exact_numbers_are_reached_by_keyboard_and_spoken(mount):
    page = mount(*ROUNDED)
    page.locator(".stage").focus()
    expect(page.locator(".sentence")).to_contain_text("0.1235")
    page.keyboard.press("e")
    exact = f"(0.1234567 + 1 + 2 + 3.5) / 4 = {EXACT}"
    expect(page.locator(".sentence")).to_contain_text(exact)
    expect(page.locator(".spoken")).to_contain_text(exact)
    page.keyboard.press("e")
    expect(page.locator(".sentence")).to_contain_text("= 1.656")


def test_small_grids_say_a_cell_to_a_finger(mount):
    page = mount(SETTINGS["max-overlap"], panel="coverage", **TOUCH)
    page.locator(".coverage-grid .cell").nth(5).tap()
    expect(page.locator(".tip")).to_have_text("Row 1, column 1: four times")
