"""A newcomer points at the four pictures, steps and changes a weight: the answers are the core's numbers."""

import re
from urllib.parse import urlencode

import numpy as np
from playwright.sync_api import expect

from pooling import PoolSpec
from pooling.images import resize, square, to_grey
from pooling.images.samples import sample_image
from pooling.network import KERNELS, extract, trace
from pooling.number_text import format_number
from tests.browser.helpers import open_page, settled

SIDE = 32
EDGE = KERNELS["edge"].weights
PHOTO = to_grey(resize(square(sample_image("coins")), SIDE, SIDE)).astype(float)


def way_to(row, col, kernel, photo=PHOTO):
    """What the core knows about a result."""
    return trace(extract(photo, kernel, PoolSpec.of("max", 2, padding="same")), (row, col))


def expect_way(page, way):
    """The sentences, the patches and the place are those of this result."""
    row, col = way.pooled.index
    expect(page.locator(".told")).to_contain_text(f"Result in row {row}, column {col}.")
    result = format_number(way.pooled.result)
    values = ", ".join(map(format_number, way.pooled.values))
    says = page.locator(".says")
    expect(says.nth(3)).to_have_text(f"max({values}) = {result}")
    expect(says.nth(1)).to_contain_text(f"= {format_number(way.filtered.result)}")
    patch = page.locator("[data-part='0'] .cells div:has(small)")
    zeros = [0.0] * way.filtered.zeros
    expect(patch).to_have_count(len(way.filtered.cells) + way.filtered.zeros)
    shown = sorted(float(text.split("×")[0]) for text in patch.all_inner_texts())
    assert shown == sorted([*way.filtered.values, *zeros])
    expect(page.locator("[data-part='2'] .cells .winner")).to_have_count(len(way.pooled.winners))


def opened(page, server_url, **link):
    query = urlencode({"photo": "Greek coins", "size": f"{SIDE} px"} | link)
    return open_page(page, f"{server_url}/filter_detect_condense?{query}")


def test_newcomer_points_and_steps(page, server_url, subtests):
    frames = opened(page, server_url).locator(".frame")
    expect(frames.nth(3).locator("img")).to_have_attribute("src", re.compile("^data:image/png"))
    side = frames.nth(3).bounding_box()["width"]
    cell = side / (SIDE // 2)
    with subtests.test("pointing at the last picture shows the way back to the photo"):
        frames.nth(3).hover(position={"x": 5.5 * cell, "y": 9.5 * cell})
        expect_way(page, way_to(9, 5, EDGE))
    with subtests.test("a click keeps the place, and the link has it"):
        frames.nth(3).click(position={"x": 5.5 * cell, "y": 9.5 * cell})
        page.mouse.move(5, 5)
        page.wait_for_url(re.compile(rf"[?&]step={9 * SIDE // 2 + 6}\b"))
        expect_way(page, way_to(9, 5, EDGE))
    with subtests.test("arrow keys and the step button go on from there"):
        page.locator(".chain").focus()
        page.keyboard.press("ArrowDown")
        page.locator(".next").click()
        expect_way(page, way_to(10, 6, EDGE))
        expect(page.locator(".chain")).to_have_attribute("data-stage", "4")  # all three were played
    with subtests.test("presented, a clicker and the arrow keys step, and the space bar does not close"):
        page.get_by_role("button", name="Present", exact=True).click()
        for key, place in (("PageDown", (10, 7)), ("PageUp", (10, 6)), ("ArrowUp", (9, 6)), (" ", (9, 6))):
            page.keyboard.press(key)
            expect_way(page, way_to(*place, EDGE))
        expect(page.get_by_test_id("stSidebar")).to_be_hidden()
        page.get_by_role("button", name="Enlarge the windows").click()
        for part in page.locator(".part, .bar").all():
            box = part.bounding_box()
            assert box["y"] + box["height"] <= 720
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stSidebar")).to_be_visible()


def test_newcomer_changes_a_weight(page, server_url, subtests):
    weight = opened(page, server_url, step=167).get_by_label("Weight in row 1, column 1")
    with subtests.test("a weight that is changed makes new pictures, and Back undoes it"):
        expect_way(page, way_to(10, 6, EDGE))
        weight.click()
        page.keyboard.type("9,5")
        page.keyboard.press("Tab")
        page.wait_for_url(re.compile("kernel=Your"))
        other = np.where(EDGE > 0, 9.5, EDGE)
        expect_way(page, way_to(10, 6, other))
        settled(page)
        page.go_back()
        expect(weight).to_have_value("8")
        expect_way(page, way_to(10, 6, EDGE))
    with subtests.test("a text that is no number stays where it is"):
        weight.fill("nan")
        page.keyboard.press("Tab")
        expect(page.locator(".wrong")).to_contain_text("row 1, column 1")
        expect_way(page, way_to(10, 6, EDGE))
        page.get_by_role("button", name="Undo", exact=True).click()
        expect(weight).to_have_value("8")
    with subtests.test("what is drawn on the photo is filtered, and can be taken back"):
        page.get_by_role("button", name="White").click()
        photo = page.locator(".frame").first
        cell = photo.bounding_box()["width"] / SIDE
        photo.click(position={"x": 10.5 * cell, "y": 20.5 * cell})
        drawn = PHOTO.copy()
        drawn[20, 10] = 255
        expect_way(page, way_to(10, 5, EDGE, drawn))
        page.get_by_role("button", name="Undo: Draw on the photo").click()
        expect_way(page, way_to(10, 5, EDGE))
