"""Settings with which no window fits: the input stays, to be edited, with the sentence that says why."""

from playwright.sync_api import expect

from tests.browser.helpers import settled
from tests.stepper.locators import expect_no_step, expect_output, expect_step, grid

NO_WINDOW = (
    "The window spans 5 rows and the padded input has 4; make the window smaller or the padding larger."
)
TEXTBOOK = "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"


def set_window(page, rows):
    field = page.get_by_role("spinbutton", name="Window", exact=True)
    field.fill(str(rows))
    field.press("Enter")


def test_input_stays_where_it_was_there_is_nothing_to_keep_and_the_step_comes_back(opened):
    opened.locator(".stage").focus()
    opened.keyboard.press("End")
    opened.wait_for_url("**step=4*")
    places = [opened.locator(name).bounding_box() for name in (".input-grid", ".controls", ".play")]
    set_window(opened, 5)
    expect_no_step(opened, NO_WINDOW)
    settled(opened)
    assert grid(opened, "input") == TEXTBOOK
    assert [opened.locator(name).bounding_box() for name in (".input-grid", ".controls", ".play")] == places
    assert "step=4" in opened.url
    opened.get_by_role("button", name="Export").click()
    expect(opened.get_by_text("Nothing else to export yet.")).to_be_visible()
    opened.keyboard.press("Escape")
    set_window(opened, 2)
    expect_output(opened, "6 4 7 9")
    expect_step(opened, 4, 4)
