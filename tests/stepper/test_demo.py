"""The demo of the home page: it plays by itself, can be stopped, and offers nothing else."""

import pytest
from playwright.sync_api import expect

from tests.stepper.locators import expect_step


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


def test_figure_offers_only_what_a_demo_needs(demo):
    figure = demo.get_by_role("region", name="Window stepper")
    expect(figure.get_by_role("button")).to_have_count(1)
    expect(figure.get_by_role("slider")).to_have_count(1)
    expect(figure.get_by_role("combobox")).to_have_count(0)
    expect(figure.locator(".edit-note")).to_be_hidden()
    assert figure.locator(".stage").get_attribute("tabindex") is None


def test_demo_has_no_formula(demo):
    expect(demo.locator(".shape")).to_be_hidden()
