"""The toy of the home page: it plays by itself until it is touched, then obeys; it has few tools."""

import pytest
from playwright.sync_api import expect

from tests.browser.finger import Finger
from tests.browser.fixtures import PHONE
from tests.stepper.locators import cell, expect_output, expect_step, middle


@pytest.fixture
def demo(mount):
    return mount(demo=True)


def test_pause_stops_the_figure_and_says_the_step(demo):
    demo.get_by_role("button", name="Pause").click()
    expect(demo.get_by_role("button", name="Play")).to_be_visible()
    sentence = demo.locator(".sentence").inner_text()
    expect(demo.locator(".spoken")).to_have_text(sentence)
    demo.wait_for_timeout(1500)  # longer than a step of the demo lasts
    assert demo.locator(".sentence").inner_text() == sentence


def test_scrubbing_stops_the_figure_and_takes_keys(demo):
    slider = demo.get_by_role("slider", name="Step")
    slider.focus()
    demo.keyboard.press("End")
    expect_step(demo, 4, 4)
    demo.keyboard.press("ArrowLeft")
    expect_step(demo, 3, 4)
    expect(demo.get_by_role("button", name="Play")).to_be_visible()
    assert "step=" not in demo.url


def test_figure_rests_where_motion_is_unwanted(mount):
    demo = mount(demo=True, reduced_motion="reduce")
    expect_step(demo, 1, 4)
    expect(demo.get_by_role("button", name="Play")).to_be_visible()
    demo.get_by_role("button", name="Play").click()
    expect_step(demo, 2, 4)


def test_figure_offers_only_what_a_toy_needs(demo):
    figure = demo.get_by_role("region", name="Window stepper")
    expect(figure.get_by_role("button")).to_have_count(1)
    expect(figure.get_by_role("slider")).to_have_count(1)
    expect(figure.get_by_role("combobox")).to_have_count(0)
    expect(figure.locator(".edit-note")).to_have_text("Drag the window, or click a number to change it.")
    demo.locator(".stage").press("p")
    demo.locator(".stage").press("Shift+ArrowRight")
    expect(figure.locator(".stepper.painting")).to_have_count(0)
    expect(figure.locator(".input-pane .caption")).to_have_text("Input 4 × 4")


def test_a_touch_ends_the_film_and_arrows_move_the_window(demo):
    demo.locator(".stage").click(position={"x": 5, "y": 5})
    expect(demo.get_by_role("button", name="Play")).to_be_visible()
    demo.keyboard.press("Home")
    demo.keyboard.press("ArrowDown")
    expect_step(demo, 3, 4)
    demo.wait_for_timeout(1500)
    expect_step(demo, 3, 4)


def test_arrows_work_before_anything_has_the_focus(mount):
    demo = mount(demo=True, reduced_motion="reduce")
    demo.evaluate("document.activeElement.blur()")
    demo.keyboard.press("ArrowRight")
    expect_step(demo, 2, 4)
    demo.keyboard.press("ArrowDown")
    expect_step(demo, 4, 4)


def test_a_number_is_changed_by_clicking_it(demo):
    cell(demo, 0, 0).click()
    cell(demo, 0, 0).click()
    demo.keyboard.type("9")
    demo.keyboard.press("Enter")
    expect_output(demo, "9 4 7 9")


def ask_for(page, step, is_open=False):
    """What the question of Home tells the figure."""
    page.evaluate(
        """asked => { window.poolingAsked = asked; window.dispatchEvent(new Event("pooling-asked")); }""",
        step and {"step": step - 1, "open": is_open},
    )


def test_a_step_that_is_asked_for_is_covered_and_the_film_waits_there(demo):
    ask_for(demo, 2)
    try:
        expect_step(demo, 2, 4)
        expect(demo.locator(".result")).to_have_text("= ?")
        expect(demo.get_by_role("button", name="Play")).to_be_visible()
        demo.wait_for_timeout(1500)
        expect_step(demo, 2, 4)
        ask_for(demo, 2, is_open=True)
        expect(demo.locator(".result")).to_have_text("= 4")
        expect_step(demo, 3, 4)
        expect_output(demo, "6 4 7 9")
        ask_for(demo, 2)
        demo.get_by_role("slider", name="Step").focus()
        for key, step in (
            ("Home", 1),
            ("ArrowRight", 2),
            ("ArrowRight", 3),
        ):  # who takes over goes where they like
            demo.keyboard.press(key)
            expect_step(demo, step, 4)
        ask_for(demo, 2, is_open=True)
        expect_step(demo, 2, 4)  # to the result that was asked for
    finally:
        ask_for(demo, None)


def drag_window(page, *places):
    page.mouse.move(*middle(page, *places[0]))
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*middle(page, *place), steps=4)


def test_window_is_dragged_and_selects_and_edits_nothing(mount):
    page = mount()
    drag_window(page, (1, 1), (1, 3))
    expect_step(page, 2, 4)
    expect(page.locator(".stepper.dragging")).to_have_count(1)
    page.mouse.move(*middle(page, 3, 3), steps=4)
    expect_step(page, 4, 4)
    page.mouse.move(5, 5, steps=4)
    expect_step(page, 1, 4)
    page.mouse.up()
    expect(page.locator(".field")).to_be_hidden()
    expect(page.locator(".pins")).to_have_count(0)
    assert page.evaluate("getSelection().toString()") == ""


def test_a_drag_beside_the_window_moves_nothing(mount):
    page = mount()
    drag_window(page, (3, 0), (3, 3))
    page.mouse.up()
    expect_step(page, 1, 4)
    assert page.evaluate("getSelection().toString()") == ""


def test_window_is_dragged_by_a_finger(mount):
    page = mount(viewport=PHONE, has_touch=True, is_mobile=True)
    start, end = middle(page, 0, 0), middle(page, 2, 2)
    Finger(page).drag(start, end)
    expect_step(page, 4, 4)
    assert page.locator("main").evaluate("main => main.scrollTop") == 0
