"""Back, Forward and the menu: every change of a setting is one step, and no page loses what was set."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import open_page, set_number, settled
from tests.stepper.locators import expect_grid
from ui.app.widgets.links import link_to

NINES = link_to(matrix="7,7;99,6", reduction="avg")


@pytest.fixture
def opened(page, server_url):
    return open_page(page, f"{server_url}/step_through")


def choose(page, name):
    page.get_by_role("radio", name=name, exact=True).click()
    return settled(page)


def go(page, name):
    page.get_by_test_id("stSidebar").get_by_role("link", name=name).click(delay=90)
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


def test_settings_of_a_link_go_along_to_the_next_page(page, server_url):
    open_page(page, f"{server_url}/step_through?{urlencode(NINES)}")
    go(page, "Compare")
    assert parse_qs(urlsplit(page.url).query) == {"matrix": ["7,7;99,6"], "reduction": ["Average"]}
    assert "Average" in chosen(page)
    go(page, "Home")
    go(page, "Step through")
    expect_grid(page, "input", "7 7 99 6")


def test_each_setting_is_one_step_back_and_forward(opened):
    seen = [state(opened)]
    for name in ("Average", "Min"):
        choose(opened, name)
        seen.append(state(opened))
    set_number(opened, "Window", 3)
    seen.append(state(settled(opened)))
    assert len({str(one) for one in seen}) == len(seen)
    for before in reversed(seen[:-1]):
        back(opened)
        assert state(opened) == before
    for after in seen[1:]:
        forward(opened)
        assert state(opened) == after


def test_an_example_is_one_step_and_a_step_of_the_window_is_none(opened):
    first = state(opened)
    length = opened.evaluate("history.length")
    opened.get_by_role("button", name="Example").click()
    opened.get_by_role("menuitem").nth(2).click()
    opened.wait_for_url("**matrix=**")
    settled(opened)
    assert len(state(opened)[1]) > 1
    assert opened.evaluate("history.length") == length + 1
    opened.locator(".stage").focus()
    for _ in range(3):
        opened.keyboard.press("ArrowRight")
    opened.wait_for_url("**step=4**")
    assert opened.evaluate("history.length") == length + 1
    back(opened)
    assert state(opened) == first


def test_back_and_forward_over_pages_show_what_each_page_showed(opened):
    choose(opened, "Average")
    seen = [state(opened)]
    for page_name, reduction in (("Compare", "Min"), ("Step through", "Max")):
        go(opened, page_name)
        seen.append(state(opened))
        choose(opened, reduction)
        seen.append(state(opened))
    for before in reversed(seen[:-1]):
        back(opened)
        assert state(opened) == before
    for after in seen[1:]:
        forward(opened)
        assert state(opened) == after


def test_back_works_after_a_reload_and_from_another_site(opened):
    choose(opened, "Average")
    choose(opened, "Min")
    last = state(opened)
    opened.reload()
    settled(opened)
    assert state(opened) == last
    back(opened)
    assert "Average" in chosen(opened)
    opened.goto("about:blank")
    back(opened)
    assert "Average" in chosen(opened)
    forward(opened) if opened.url == "about:blank" else None
    back(opened)
    assert "Max" in chosen(opened)


def test_quick_clicks_are_a_step_each_and_quick_backs_end_right(opened):
    for name in ("Average", "Min", "Max"):
        opened.get_by_role("radio", name=name, exact=True).click()
        opened.wait_for_timeout(120)
    settled(opened)
    for _ in range(2):
        opened.evaluate("history.back()")
        opened.wait_for_timeout(90)
    settled(opened)
    assert "Average" in chosen(opened)


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
    assert state(page) == narrow
    go(page, "Compare")
    assert state(page)[1] == narrow[1]
    back(page)
    assert state(page) == narrow
    for before in (wide, first):
        back(page)
        assert state(page) == before
    forward(page)
    assert state(page) == wide


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
