"""Translation invariance in a browser: draws, links on a fresh server, keys, phone."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.fixtures import PHONE
from tests.browser.helpers import open_page, settled

PAGE = "translation_invariance"  # what `address` opens
SHIFT = ".draw .shift"


def pictures(page):
    return page.locator(".strips tr.level img").evaluate_all("images => images.map(image => image.src)")


def strips(page):
    shown = pictures(page)
    return shown[: len(shown) // 2], shown[len(shown) // 2 :]


def test_pictures_draws_keys_and_map(page, address, subtests):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, address)
    with subtests.test("pictures are sharp, of one size and above the fold"):
        pictures_are_sharp_of_one_size_and_above_the_fold(page)
    with subtests.test("a new draw shows another shift and moves only the lower strip"):
        new_draw_moves_only_the_lower_strip(page)
    with subtests.test("keys take back and draw"):
        page.keyboard.press("p")
        expect(page.locator(SHIFT)).to_contain_text("Seed 7:")
        settled(page)
        page.keyboard.press("n")
        expect(page.locator(SHIFT)).to_contain_text("Seed 8:")
    with subtests.test("the map of shifts is loaded on demand and has a description"):
        map_of_shifts_is_loaded_on_demand(settled(page), asked)


def pictures_are_sharp_of_one_size_and_above_the_fold(page):
    boxes = page.locator(".strips tr.level img").evaluate_all(
        "images => images.map(image => [image.clientWidth, image.clientHeight,"
        " image.getBoundingClientRect().bottom, getComputedStyle(image).imageRendering, image.naturalWidth])"
    )
    assert {(box[0], box[1], box[3]) for box in boxes} == {(128, 128, "pixelated")}
    assert max(box[2] for box in boxes) < 720
    assert [box[4] for box in boxes] == [64, 32, 16, 8, 4] * 2


def new_draw_moves_only_the_lower_strip(page):
    said, (still, moved) = page.locator(SHIFT).inner_text(), strips(page)
    page.get_by_role("button", name="New draw").click()
    expect(page.locator(SHIFT)).to_contain_text("Seed 8:")
    settled(page)
    assert page.locator(SHIFT).inner_text().split("(dy")[1] != said.split("(dy")[1]
    now_still, now_moved = strips(page)
    assert now_still == still
    assert now_moved[0] != moved[0]
    assert now_moved[4] == moved[4] == still[4]  # four pools: nothing is left of either shift
    assert "seed=8" in page.url


def test_clicks_faster_than_the_server_lose_nothing(page, address):
    """On a slow line: the second click is made before the answer to the first has arrived."""
    slow = []

    def hold_answers_back(socket):
        server = socket.connect_to_server()
        server.on_message(lambda message: waiting.append(message) if slow else socket.send(message))
        waiting = []
        server_answers.append(lambda: [socket.send(waiting.pop(0)) for _ in list(waiting)])

    server_answers = []
    page.route_web_socket("**/_stcore/stream", hold_answers_back)
    open_page(page, f"{address}?jitter=4")
    slow.append(True)
    page.get_by_role("button", name="New draw").click()
    page.wait_for_timeout(500)  # the server has long answered
    page.locator(".st-key-figure").get_by_text("Two dots, near").click()
    slow.clear()
    server_answers[-1]()
    expect(page.locator(".finding")).to_contain_text("two dots")
    settled(page)
    assert page.locator(SHIFT).inner_text().startswith("Seed 8:")
    assert page.get_by_role("spinbutton", name="Seed").input_value() == "8"
    link = {"figure": ["Two dots, near"], "jitter": ["4"], "seed": ["8"]}
    assert parse_qs(urlsplit(page.url).query) == link


def map_of_shifts_is_loaded_on_demand(page, asked):
    assert not [url for url in asked if "plotly" in url.lower()]
    page.get_by_text("Map of every shift").click()
    expect(page.locator(".js-plotly-plot .heatmaplayer")).to_be_visible()
    expect(page.get_by_role("figure", name=re.compile("^49 of 49 shifts leave"))).to_be_visible()
    assert [url for url in asked if "plotly" in url.lower()]


def test_phone_scrolls_the_strips_within_themselves_by_keyboard(new_page, address):
    page = open_page(new_page(viewport=PHONE), f"{address}?pools=6&shift_map=true")
    page.locator(".js-plotly-plot").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE["width"]
    strip = page.get_by_role("region", name="Strips of levels")
    strip.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.scrolling')?.scrollLeft > 0")
