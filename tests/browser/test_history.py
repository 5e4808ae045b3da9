"""Back, Forward and the menu: every change of a setting is one step, and no page loses what was set."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import open_page, set_number, settled
from tests.stepper.locators import expect_grid
from ui.app.widgets.links import link_to

NINES = link_to(matrix="7,7;99,6", reduction="avg")
NINES_IN_LINK = {"matrix": ["7,7;99,6"], "reduction": ["Average"]}


@pytest.fixture
def opened(page, server_url):
    return open_page(page, f"{server_url}/step_through")


def choose(page, name):
    page.get_by_role("radio", name=name, exact=True).click()
    return settled(page)


def go(page, name):
    label = "Pooling·Lab" if name == "Home" else name
    page.get_by_test_id("stSidebar").get_by_role("link", name=label).click(delay=90)
    expect(page).to_have_title(f"{name} · Pooling Lab")
    return settled(page)


def back(page, times=1):
    for _ in range(times):
        page.go_back(wait_until="commit")
        settled(page)


def forward(page):
    page.go_forward(wait_until="commit")
    settled(page)


def state(page):
    """The page, and the settings that its address and its widgets show."""
    address = urlsplit(page.url)
    return address.path, parse_qs(address.query), chosen(page)


def chosen(page):
    return page.get_by_test_id("stMain").locator('[role="radio"][aria-checked="true"]').all_inner_texts()


def expect_state(page, wanted):
    """Wait until the page is in a state: on a busy machine, it begins with a Back when it is calm already."""
    for _ in range(100):
        if state(page) == wanted:
            break
        page.wait_for_timeout(100)
    assert state(page) == wanted


def expect_chosen(page, name):
    expect(page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True)).to_be_checked()
    settled(page)


def walk(page, seen):
    """Go back over all that was seen, and forward again: each state is shown as it was."""
    for before in reversed(seen[:-1]):
        back(page)
        expect_state(page, before)
    for after in seen[1:]:
        forward(page)
        expect_state(page, after)


def test_back_and_forward_on_one_page(opened, subtests):
    with subtests.test("an example is one step, and a step of the window is none"):
        an_example_is_one_step(opened)
    with subtests.test("each setting is one step"):
        each_setting_is_one_step(opened)
    with subtests.test("quick clicks are a step each, and quick Backs end right"):
        quick_clicks_are_a_step_each(opened)
    with subtests.test("after a reload and from another site"):
        back_works_after_a_reload_and_from_another_site(opened)


def an_example_is_one_step(page):
    first = state(page)
    length = page.evaluate("history.length")
    page.get_by_role("button", name="Example").click()
    page.get_by_role("menuitem").nth(2).click()
    page.wait_for_url("**matrix=**")
    settled(page)
    assert len(state(page)[1]) > 1
    for _ in range(2):  # open and closed: other widgets write the same settings in another order
        page.get_by_role("button", name="All settings").click()
        settled(page)
    assert page.evaluate("history.length") == length + 1
    page.locator(".stage").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**step=4**")
    page.keyboard.press("Home")  # a step stays where it is, also after Back
    page.wait_for_function("() => !location.search.includes('step=')")
    assert page.evaluate("history.length") == length + 1
    back(page)
    expect_state(page, first)


def each_setting_is_one_step(page):
    seen = [state(page)]
    for name in ("Average", "Min"):
        choose(page, name)
        seen.append(state(page))
    set_number(page, "Window", 3)
    seen.append(state(settled(page)))
    assert len({str(one) for one in seen}) == len(seen)
    walk(page, seen)


def quick_clicks_are_a_step_each(page):
    for name in ("Average", "Max", "Min"):
        page.get_by_role("radio", name=name, exact=True).click()
        page.wait_for_timeout(120)
    settled(page)
    for _ in range(2):
        page.evaluate("history.back()")
        page.wait_for_timeout(90)
    settled(page)
    expect_chosen(page, "Average")


def back_works_after_a_reload_and_from_another_site(page):
    choose(page, "Max")
    choose(page, "Min")
    last = state(page)
    page.reload()
    settled(page)
    expect_state(page, last)
    back(page)
    expect_chosen(page, "Max")
    page.goto("about:blank")
    back(page)
    expect_chosen(page, "Max")
    forward(page) if page.url == "about:blank" else None
    back(page)
    expect_chosen(page, "Average")


def test_settings_of_a_link_go_along_and_back_and_forward_over_pages_show_what_each_showed(page, server_url):
    open_page(page, f"{server_url}/step_through?{urlencode(NINES)}")
    seen = [state(page)]
    for page_name, reduction in (("Compare", "Min"), ("Home", None), ("Step through", "Max")):
        before = parse_qs(urlsplit(page.url).query)
        go(page, page_name)
        seen.append(state(page))
        if page_name == "Compare":
            assert before == parse_qs(urlsplit(page.url).query) == NINES_IN_LINK
            assert "Average" in chosen(page)
        if page_name == "Step through":
            expect_grid(page, "input", "7 7 99 6")
        if reduction:
            choose(page, reduction)
            seen.append(state(page))
    walk(page, seen)


def test_settings_that_are_not_drawn_stay_in_the_address_and_come_back(page, server_url):
    """A window and the strides that follow it are one step; the dilation is in the closed All settings."""
    open_page(page, f"{server_url}/step_through?dilation_rows=2&matrix=9,8,7;6,5,4;3,2,1")
    first = state(page)
    set_number(page, "Window", 3)
    wide = state(settled(page))
    three = {f"{what}_{axis}": ["3"] for what in ("window", "stride") for axis in ("rows", "cols")}
    assert wide[1] == first[1] | three
    set_number(page, "Stride", 2)  # what it was, before it followed
    expect(page.get_by_role("spinbutton", name="Stride", exact=True)).to_have_value("2")
    narrow = state(settled(page))
    assert narrow[1] == {key: text for key, text in wide[1].items() if "stride" not in key}
    page.reload()
    settled(page)
    expect_state(page, narrow)
    go(page, "Compare")
    assert state(page)[1] == narrow[1]
    back(page)
    expect_state(page, narrow)
    for before in (wide, first):
        back(page)
        expect_state(page, before)
    forward(page)
    expect_state(page, wide)


def test_photo_begins_with_settings_that_are_in_its_address_and_no_step_of_back(new_page, server_url):
    page = new_page()
    page.goto("about:blank")
    open_page(page, f"{server_url}/pool_an_image")
    window = page.get_by_role("slider", name="Window")
    expect(window).to_have_value("8")
    assert parse_qs(urlsplit(page.url).query)["stride_cols"] == ["8"]
    window.press("ArrowRight")
    expect(page.get_by_text("224 × 224 → 24 × 24")).to_be_visible()
    settled(page)
    back(page)
    expect(page.get_by_text("224 × 224 → 28 × 28")).to_be_visible()
    page.go_back(wait_until="commit")
    page.wait_for_url("about:blank")
