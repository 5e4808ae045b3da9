"""The picture of a step that a learner saves: SVG and PNG."""

import io
import re
import xml.etree.ElementTree as ET
from collections import Counter

import numpy as np
import pytest
from PIL import Image

from pooling import PoolSpec
from tests.stepper.locators import ask_for_picture, expect_step, saved

PADDED = PoolSpec.of("avg", 3, strides=1, padding="same")
SVG = "{http://www.w3.org/2000/svg}"


def test_svg_stands_alone_with_every_number(mount):
    page = mount(PADDED, step=2)
    root = ET.fromstring(saved(page, "svg"))  # noqa: S314  # the app's own file
    assert root.tag == f"{SVG}svg"
    said = [text.text for text in root.iter(f"{SVG}text")]
    for number in ["3.75", *"1234567890"]:
        assert number in said
    assert "mean of 6 cells" in said
    assert Counter(said) >= Counter(
        page.locator(".stage svg text:visible").all_text_contents()
    )  # the edges too
    assert root.find(f"{SVG}title").text == page.locator(".sentence").inner_text()
    written = ET.tostring(root, "unicode")
    assert not re.search(r"var\(|color-mix|oklab|class=|https?://(?!www\.w3\.org)", written)
    for fill in re.findall(r'(?:fill|stroke)="(.*?)"', written):
        assert re.fullmatch(r"#[0-9a-f]{6}|none|url\(#[\w-]+\)", fill), fill
    patterns = {pattern.get("id") for pattern in root.iter(f"{SVG}pattern")}
    assert set(re.findall(r"url\(#([\w-]+)\)", written)) <= patterns


def test_svg_looks_like_the_page(mount, new_page, tmp_path):
    """The picture of the file, drawn by itself, against the picture of the figure, and of another step."""
    page = mount(step=2)
    file = tmp_path / "figure.svg"
    file.write_bytes(saved(page, "svg"))
    clip, stage = page.locator(".input-grid").bounding_box(), page.locator(".stage").bounding_box()
    shown = coarse(page, clip)
    alone = new_page()
    alone.goto(file.as_uri())
    drawn = coarse(alone, clip | {"x": clip["x"] - stage["x"] + 18, "y": clip["y"] - stage["y"] + 18})
    assert abs(shown - drawn).mean() < 3
    page.locator(".next").click()
    expect_step(page, 3, 4)
    assert abs(coarse(page, clip) - drawn).mean() > 6


def coarse(page, clip):
    """What is seen there, 28 × 28: lines between pixels and the typeface of digits hardly count."""
    page.mouse.move(0, 0)
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("RGB")
    return np.asarray(picture.resize((28, 28), Image.Resampling.BOX), dtype=int)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_png_opens_at_twice_the_size_and_is_not_blank(mount, scheme):
    page = mount(step=2, color_scheme=scheme)
    width = page.locator(".stage").bounding_box()["width"]
    picture = Image.open(io.BytesIO(saved(page, "png"))).convert("RGB")
    assert picture.width == 2 * (int(np.ceil(width)) + 36)
    colours = {colour: count for count, colour in picture.getcolors(1 << 20)}
    assert colours[(245, 158, 11)] > 5000  # the window, its winner and the output cell
    corner = picture.getpixel((2, 2))
    assert (sum(corner) > 600) == (scheme == "light")


def test_picture_is_only_made_while_there_is_a_figure(mount):
    page = mount()
    with page.expect_download():
        assert ask_for_picture(page, "svg")
    mount.many([])
    assert not ask_for_picture(page, "svg")


@pytest.mark.parametrize(
    ("panel", "said"),
    [
        ("coverage", ["Every cell is used: 8 cells once, 8 cells twice.", "twice"]),
        ("gradient", ["Gradient in: 6, out: 6 — nothing is lost.", "All steps together"]),
        ("code", ["y[i, j] = window.max()", "# y[0, 1] = 4"]),
        ("shape", ["rows: ⌊(4 − 2) / 1⌋ + 1 = 3"]),
    ],
)
def test_svg_has_the_panel_that_is_open(mount, panel, said):
    page = mount(PoolSpec.of("max", 2, strides=(1, 2)), panel=panel, step=2)
    root = ET.fromstring(saved(page, "svg"))  # noqa: S314  # the app's own file
    lines = [text.text for text in root.iter(f"{SVG}text")]
    for sentence in said:
        assert sentence in lines, lines
    assert not {"Hide", "Next line", "Incoming gradient"} & set(lines)
    bottom = float(root.get("viewBox").split()[1]) + float(root.get("height"))
    assert max(float(text.get("y")) for text in root.iter(f"{SVG}text") if text.get("textLength")) < bottom


def test_without_a_panel_the_picture_ends_with_the_sentence(mount):
    page = mount(step=2)
    root = ET.fromstring(saved(page, "svg"))  # noqa: S314  # the app's own file
    lines = [text for text in root.iter(f"{SVG}text") if text.get("textLength")]
    last = max(float(text.get("y")) for text in lines)
    assert float(root.get("height")) - 2 * 18 - last < 16
