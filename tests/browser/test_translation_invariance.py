"""Translation invariance in a browser: a hand, draws, walks, the map of all shifts, presets, phone."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.finger import Finger
from tests.browser.fixtures import PHONE
from tests.browser.helpers import open_page, settled

PAGE = "translation_invariance"  # what `address` opens
SHIFT = ".draw .shift"


def pictures(page, row):
    """The pixels of the pictures of a row."""
    return page.locator(f".strips tr.{row} canvas").evaluate_all(
        "all => all.map(canvas => canvas.toDataURL())"
    )


def address_of(page):
    return parse_qs(urlsplit(page.url).query)


def test_hand_draws_walks_map_and_presets(page, address, subtests):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, address)
    page.locator(SHIFT).get_by_text("Seed 7").wait_for()
    with subtests.test("pictures are sharp, of one size, and three rows of them above the fold"):
        pictures_are_sharp_and_above_the_fold(page)
    with subtests.test("a new draw moves only the lower strip, and no server is asked"):
        new_draw_moves_only_the_lower_strip(page)
    with subtests.test("keys take back and draw"):
        page.keyboard.press("p")
        expect(page.locator(SHIFT)).to_contain_text("Seed 7:")
        page.keyboard.press("n")
        expect(page.locator(SHIFT)).to_contain_text("Seed 8:")
    with subtests.test("the picture is dragged by the mouse, within its reach, and the address has it"):
        mouse_drags_the_picture(page)
    with subtests.test("arrow keys move it by one cell"):
        page.keyboard.press("ArrowUp")
        expect(page.locator(SHIFT)).to_contain_text("By hand: right 3")
    with subtests.test("a click on the map of all shifts goes there"):
        click_on_the_map_goes_there(page)
    with subtests.test("a walk goes on by itself until it is stopped"):
        walk_goes_on_until_it_is_stopped(page)
    with subtests.test("24 draws at once"):
        page.get_by_role("button", name="24 draws").click()
        expect(page.locator(".class-draws p")).to_contain_text("1 result")
        expect(page.locator(".class-draws figure")).to_have_count(24)
    with subtests.test("a preset asks first and then says what is measured"):
        preset_asks_first(page)
    with subtests.test("charts are loaded on demand and have a description"):
        charts_are_loaded_on_demand(settled(page), asked)


def pictures_are_sharp_and_above_the_fold(page):
    boxes = page.locator(".strips :is(tr.still, tr.moved, tr.changes) canvas").evaluate_all(
        "all => all.map(one => [one.clientWidth, one.clientHeight,"
        " one.getBoundingClientRect().bottom, getComputedStyle(one).imageRendering, one.width])"
    )
    assert {(box[0], box[1], box[3]) for box in boxes} == {(128, 128, "pixelated")}
    assert max(box[2] for box in boxes) < 720
    assert [box[4] for box in boxes] == [64, 32, 16, 8, 4] * 3
    badges = page.locator(".strips .badge")
    assert badges.all_inner_texts() == ["→ moved along", *["≠ differs"] * 3, "= same"]
    assert badges.first.bounding_box()["y"] < 700


def new_draw_moves_only_the_lower_strip(page):
    said, still, moved = page.locator(SHIFT).inner_text(), pictures(page, "still"), pictures(page, "moved")
    sent = page.evaluate("performance.getEntriesByType('resource').length")
    page.get_by_role("button", name="New draw").click()
    expect(page.locator(SHIFT)).to_contain_text("Seed 8:")
    assert page.locator(SHIFT).inner_text().split("(dy")[1] != said.split("(dy")[1]
    now_moved = pictures(page, "moved")
    assert pictures(page, "still") == still
    assert now_moved[0] != moved[0]
    assert now_moved[4] == moved[4] == still[4]  # four pools: nothing is left of either shift
    page.wait_for_function("() => location.search.includes('seed=8')")
    assert page.evaluate("performance.getEntriesByType('resource').length") == sent


def mouse_drags_the_picture(page):
    hand = page.locator("canvas.hand")
    box = hand.bounding_box()
    cell = box["width"] / 64
    page.get_by_role("button", name="Middle").click()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 60 + 2 * cell, box["y"] + 60 + cell)
    expect(page.locator(SHIFT)).to_contain_text("By hand: down 1, right 2")
    page.mouse.move(box["x"] + 60 + 20 * cell, box["y"] + 60 + cell)
    page.mouse.up()
    expect(page.locator(SHIFT)).to_contain_text("By hand: down 1, right 3")
    page.wait_for_function("() => new URL(location.href).searchParams.get('moved') === '1,3'")


def click_on_the_map_goes_there(page):
    heat = page.locator(".heats canvas")
    box = heat.bounding_box()
    heat.click(position={"x": box["width"] / 14, "y": box["height"] / 2})
    expect(page.locator(SHIFT)).to_contain_text("By hand: left 3")
    expect(page.locator(".heats .one")).to_have_text("left 3: 100% equal, distance 0")


def walk_goes_on_until_it_is_stopped(page):
    page.get_by_role("button", name="Line").click()
    expect(page.locator(SHIFT)).to_contain_text("By hand: right 2")
    page.get_by_role("button", name="Stop").click()
    still = page.locator(SHIFT).inner_text()
    page.wait_for_timeout(500)
    assert page.locator(SHIFT).inner_text() == still


def preset_asks_first(page):
    page.get_by_role("radio", name="Zhang’s row").click()
    expect(page.locator(".strips tr.moved").first.locator(".cell-numbers").last).to_have_text("1111")
    expect(page.get_by_text("0.75 0.75")).to_have_count(0)
    page.get_by_role("radio", name="No", exact=True).click()
    expect(page.get_by_text("0.5 1 0.5 1 becomes 0.75 0.75 0.75 0.75")).to_be_visible()
    assert address_of(page)["moved"] == ["0,1"]


def charts_are_loaded_on_demand(page, asked):
    assert not [url for url in asked if "plotly" in url.lower()]
    page.get_by_text("Charts", exact=True).click()
    expect(page.locator(".js-plotly-plot .heatmaplayer")).to_be_visible()
    expect(page.get_by_role("figure", name=re.compile("^3 of 9 shifts leave"))).to_be_visible()
    assert [url for url in asked if "plotly" in url.lower()]


def test_phone_drags_by_touch_and_scrolls_the_strips_within_themselves(new_page, address):
    page = open_page(new_page(viewport=PHONE), f"{address}?pools=6&shift_map=true")
    page.locator(".js-plotly-plot").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE["width"]
    finger_drags_the_picture(page)
    strip = page.get_by_role("region", name=re.compile("^A picture that is moved"))
    strip.focus()
    page.keyboard.press("End")
    strip.evaluate("box => box.scrollBy(40, 0)")
    assert strip.evaluate("box => box.scrollLeft") > 0


def finger_drags_the_picture(page):
    page.get_by_role("button", name="Middle").click()
    page.locator("canvas.hand").scroll_into_view_if_needed()
    box = page.locator("canvas.hand").bounding_box()
    cell = box["width"] / 64
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    Finger(page).drag((x, y), (x - 2 * cell, y + 3 * cell))
    expect(page.locator(SHIFT)).to_contain_text("By hand: down 3, left 2")
