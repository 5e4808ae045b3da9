"""The link of every page opens on a server that nobody has visited, and shows what it says."""

import re
from contextlib import closing
from urllib.parse import parse_qs, urlencode, urlsplit

import numpy as np
from playwright.sync_api import expect

from pooling.images import encode_png
from tests.browser.axe import assert_clean
from tests.browser.helpers import each_axis, open_page, set_number, settled, upload
from tests.stepper.locators import cell, expect_grid, expect_output, expect_step, grid
from ui.app.pages import PAGES
from ui.app.widgets.links import link_to

CHANGED = "−2.5 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"
# A state other than the default, for each page that has one; what is then seen somewhere on the page.
STATES = {
    "learn": ({"chapter": "padding", "at": "odd-cell"}, "The odd cell"),
    "step_through": (
        link_to(matrix="9,8;7,6", reduction="avg", padding="same", stride_rows=1),
        "padded: top 0, bottom 1",
    ),
    "pool_an_image": (
        link_to(photo="coffee", size="32", window_rows=32, window_cols=2, fit="keep", padding="same"),
        "Window 32 × 2, strides 2 × 2, padded: top 15, bottom 16, left 0, right 0",
    ),
    "filter_detect_condense": (
        link_to(below="stack", stages=6, size="32")
        | link_to(kernel="own", weights="0,1;2,0", window_rows=3, window_cols=3, stride_rows=1),
        "Dark 35314, light 42300.",
    ),
    "one_number_a_map": (link_to(maps="random", map_count=512), "Flatten needs 25,088,000 weights"),
    "translation_invariance": (
        link_to(figure="far", kind="avg", jitter=4, shift_map=True, seed=12),
        "Seed 12",
    ),
    "what_pooling_does_to_a_model": (
        link_to(models="max,none", model_head="global", bet="none", seeds=5),
        "You said no pooling",
    ),
}
AXE = {*STATES} - {"step_through"}  # states of pages that tests/browser/test_axe.py does not come to
ELSEWHERE = {"compare"}  # in test_compare.py, with TensorFlow


def test_links_open_on_a_server_that_nobody_has_visited_and_pages_outlive_it(
    page, new_page, context, server_url, server, subtests
):
    """One fresh server for all of it: what is seen there comes out of the link alone."""
    assert {entry.address for entry in PAGES[1:]} == {*STATES, *ELSEWHERE}
    running = server()

    for entry in PAGES:
        name = entry.address
        if name not in ELSEWHERE:
            with subtests.test(entry.title):
                state, seen = STATES.get(name, ({}, ""))
                fresh = open_page(new_page(color_scheme="dark"), f"{running.url}/{name}?{urlencode(state)}")
                expect(fresh).to_have_title(entry.tab)
                expect(fresh.get_by_test_id("stMain").get_by_text(seen).first).to_be_visible()
                for trouble in ("stException", "stToast"):
                    expect(fresh.get_by_test_id(trouble)).to_have_count(0)
                if "shift_map" in state:
                    fresh.locator(".js-plotly-plot .heatmaplayer").wait_for()
                if name in AXE:
                    assert_clean(fresh)
                fresh.close()  # they are watched: the server must not go from under them
    with subtests.test("a link that was shared, with step and panel"):
        link = link_shared_of_step_5(page, server_url)
        with closing(open_page(new_page(), link.replace(server_url, running.url))) as there:
            shared_link_opens_as_it_was(page, there)
    with subtests.test("a link for a class leaves parts out, also in a frame of another page"):
        link_is_built_without_the_menu(page, new_page())
    with subtests.test("a shift that was drawn"):
        shift_is_drawn(page, server_url)
        with closing(open_page(new_page(), page.url.replace(server_url, running.url))) as there:
            assert there.locator(SHIFT).inner_text() == page.locator(SHIFT).inner_text()
            assert pictures(there) == pictures(page)
    assert "Traceback" not in running.output()
    with subtests.test("after a restart the page says what is gone"):
        pages_outlive_their_server(context, running, server)


def pages_outlive_their_server(context, running, server):
    """A photo and a matrix on two pages; nothing is watched here: a server that is gone is an error."""
    photo, matrix = context.new_page(), context.new_page()
    open_page(photo, f"{running.url}/pool_an_image?photo=Your+own")
    upload(photo, "lost.png", encode_png(np.full((6, 6), 9, np.uint8)))
    upload(photo, "words.png", b"Dear diary")
    open_page(matrix, f"{running.url}/step_through?matrix=1,2;3,4")
    running.kill()
    restarted = server(port=running.port)
    for each in (photo, matrix):
        expect(each.get_by_test_id("stToast")).to_contain_text("The server lost this session: undo is gone")
    expect(settled(photo).get_by_test_id("stAlert")).to_contain_text("Your photo is gone")
    expect(photo.locator(".st-key-own_photo")).not_to_contain_text("words.png")
    settled(matrix).get_by_role("radio", name="Average", exact=True).click()
    expect_output(matrix, "2.5")
    upload(photo, "again.png", encode_png(np.full((6, 6), 8, np.uint8)))
    expect(photo.locator(".own-photo")).to_contain_text("again.png")
    assert "Traceback" not in restarted.output()
    for each in (photo, matrix):
        each.close()


def link_shared_of_step_5(page, url):
    """Change the numbers and settings of Step through, go on, open a panel and share it."""
    open_page(page, f"{url}/step_through")
    cell(page, 0, 0).click()
    page.keyboard.type("-2.5")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect_grid(page, "input", CHANGED)
    page.get_by_role("radiogroup", name="Reduction").get_by_text("Average", exact=True).click()
    expect_output(page, "2.875 2.25 4.5 5")
    set_number(each_axis(page), "Stride columns", 1)
    expect_step(page, 1, 6)
    page.locator(".stage").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"[?&]step=5"))
    page.get_by_role("tab", name="Coverage", exact=True).click()
    page.get_by_role("tabpanel").locator(":scope > *").first.wait_for()
    settled(page)
    assert parse_qs(urlsplit(page.url).query) == {
        "matrix": ["-2.5,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"],
        "reduction": ["Average"],
        "stride_cols": ["1"],
        "step": ["5"],
        "panel": ["coverage"],
    }
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    return link


def link_is_built_without_the_menu(page, there):
    """The page has a menu; without it in a link, and in a frame, only the figure is there."""
    page.get_by_role("button", name="Link for a class").click()
    for part in ("Menu", "Row of controls"):
        page.get_by_role("checkbox", name=part).check()
    page.get_by_role("button", name="Copy HTML").click()
    expect(page.get_by_role("button", name="Copied", exact=True)).to_be_visible()
    frame = page.evaluate("navigator.clipboard.readText()")
    open_page(there, page.get_by_role("link", name="Look at it").get_attribute("href"))
    expect_step(there, 5, 6)
    page.keyboard.press("Escape")
    there.set_content(frame)
    framed = there.frame_locator("iframe")
    expect_step(framed, 5, 6)
    for hidden in ("stSidebar", "stExpandSidebarButton"):
        expect(framed.get_by_test_id(hidden)).not_to_be_visible()
    expect(framed.locator(".st-key-pool_row")).not_to_be_visible()
    expect(page.locator(".st-key-pool_row")).to_be_visible()
    there.close()


def shared_link_opens_as_it_was(page, there):
    expect_step(there, 5, 6)
    assert grid(there, "input") == CHANGED
    expect(there.get_by_role("tab", name="Coverage", exact=True)).to_have_attribute("aria-selected", "true")
    for part in (".sentence", ".head", "p.line", ".result", ".shape"):
        assert there.locator(part).inner_text() == page.locator(part).inner_text()


def shift_is_drawn(page, url):
    open_page(page, f"{url}/translation_invariance")
    page.get_by_role("button", name="New draw").click()
    page.get_by_role("combobox", name="Figure").click()
    page.get_by_role("option", name="Two dots, near").click()
    expect(page.locator(".finding")).to_contain_text("two dots")
    page.get_by_role("button", name=re.compile("^New draw")).click()
    expect(page.locator(SHIFT)).to_contain_text("Seed 9:")
    page.wait_for_function("() => location.search.includes('seed=9')")  # after a rest, as the step has it
    settled(page)


SHIFT = ".draw .shift"


def pictures(page):
    return page.locator(".strips tr.level canvas").evaluate_all("all => all.map(one => one.toDataURL())")
