"""What a learner takes along: copies, pictures, films."""

import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from pooling import PoolSpec
from pooling.matrices import parse_matrix
from tests.browser.helpers import open_page, settled
from tests.stepper.locators import expect_step
from ui.export.code_copies import numpy_code
from ui.export.copies import csv, latex, markdown

CLIPBOARD = ["clipboard-read", "clipboard-write"]
X, SPEC = parse_matrix("1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"), PoolSpec.of("max", 2)
PADDED = "?reduction=Average&padding=Same&window_rows=3&window_cols=3&stride_rows=1&stride_cols=1"
SVG = "{http://www.w3.org/2000/svg}"


def keep(page):
    """Open the menu and wait until it is drawn."""
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("button", name="Make the GIF")).to_be_visible()
    return settled(page)


def copied(page, name):
    button = page.locator(".copy").filter(has_text=re.compile(f"^\\s*{name}$"))
    button.click()
    expect(page.locator(".copy").filter(has_text="Copied")).to_have_count(1)
    text = page.evaluate("() => navigator.clipboard.readText()")
    expect(button).to_have_count(1)  # its name again
    return text


def saved(page, ending):
    page.locator(".save summary").click()
    return downloaded(
        page, page.get_by_role("button", name=f"Picture as {ending.upper()}"), f"step-2.{ending}"
    )


def downloaded(page, button, name):
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(name)
    data = download.value.path().read_bytes()
    download.value.delete()
    return data


def test_every_copy_is_on_the_clipboard(new_page, address):
    page = keep(open_page(new_page(permissions=CLIPBOARD), address))
    wanted = {
        "NumPy": numpy_code(X, SPEC),
        "Input as CSV": csv(X),
        "Output as CSV": "6,4\n7,9",
        "Markdown": markdown(X, SPEC),
        "LaTeX": latex(X, SPEC),
    }
    for name, text in wanted.items():
        assert copied(page, name) == text
    assert "tf.nn.pool(x, window_shape=(2, 2)" in copied(page, "TensorFlow")
    assert "F.max_pool2d(x, kernel_size=(2, 2)" in copied(page, "PyTorch")


def test_this_step_is_the_step_on_the_screen(new_page, address):
    page = keep(open_page(new_page(permissions=CLIPBOARD), f"{address}?step=3"))
    assert copied(page, "This step in LaTeX") == r"y_{1,0} = \max(7, 2, 4, 5) = 7"
    page.keyboard.press("Escape")
    page.locator(".next").click()
    expect_step(page, 4, 4)
    page.wait_for_url("**step=4**")
    keep(page)
    assert copied(page, "This step in LaTeX") == r"y_{1,1} = \max(8, 3, 9, 0) = 9"


def test_what_a_framework_refuses_is_said_instead_of_copied(opened, address):
    page = keep(open_page(opened, f"{address}?reduction=Sum"))
    expect(page.get_by_text("No TensorFlow: TensorFlow pools with max and avg only")).to_be_visible()
    expect(page.get_by_text("No PyTorch: PyTorch and ONNX pool with max, avg and lp only")).to_be_visible()
    assert page.get_by_role("button", name="PyTorch").count() == 0


def test_share_copies_the_link_with_the_step(new_page, address):
    page = open_page(new_page(permissions=CLIPBOARD), f"{address}?step=2")
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{address}?step=2"


def test_film_is_made_on_demand_and_opens(opened):
    page = keep(opened)
    expect(page.get_by_text("All 4 steps, 960 × 540 pixels, 6 seconds")).to_be_visible()
    page.get_by_role("button", name="Make the GIF").click()
    link = page.get_by_role("button", name="Download the GIF")
    expect(link).to_be_visible()
    film = Image.open(io.BytesIO(downloaded(page, link, "pooling.gif")))
    assert (film.format, film.n_frames, film.size) == ("GIF", 4, (960, 540))
    page.keyboard.press("Escape")
    keep(settled(page))
    expect(link).to_be_visible()  # it was kept
    page.get_by_role("radio", name="2", exact=True).click()
    expect(link).to_have_count(0)


def test_svg_stands_alone_with_every_number(opened, address):
    page = open_page(opened, f"{address}{PADDED}&step=2")
    root = ET.fromstring(saved(page, "svg"))  # noqa: S314  # the app's own file
    assert root.tag == f"{SVG}svg"
    said = [text.text for text in root.iter(f"{SVG}text")]
    for number in ["3.75", *"1234567890"]:
        assert number in said
    assert "mean of 6 cells" in said
    assert root.find(f"{SVG}title").text == page.locator(".sentence").inner_text()
    written = ET.tostring(root, "unicode")
    assert not re.search(r"var\(|color-mix|oklab|class=|https?://(?!www\.w3\.org)", written)
    for fill in re.findall(r'(?:fill|stroke)="(.*?)"', written):
        assert re.fullmatch(r"#[0-9a-f]{6}|none|url\(#[\w-]+\)", fill), fill
    patterns = {pattern.get("id") for pattern in root.iter(f"{SVG}pattern")}
    assert set(re.findall(r"url\(#([\w-]+)\)", written)) <= patterns


def test_svg_looks_like_the_page(new_page, address, tmp_path):
    """The picture of the file, drawn by itself, against the picture of the figure, and of another step."""
    page = open_page(new_page(), f"{address}?step=2")
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
def test_png_opens_at_twice_the_size_and_is_not_blank(new_page, address, scheme):
    page = open_page(new_page(color_scheme=scheme), f"{address}?step=2")
    width = page.locator(".stage").bounding_box()["width"]
    picture = Image.open(io.BytesIO(saved(page, "png"))).convert("RGB")
    assert picture.width == 2 * (int(np.ceil(width)) + 36)
    colours = {colour: count for count, colour in picture.getcolors(1 << 20)}
    assert colours[(245, 158, 11)] > 5000  # the window, its winner and the output cell
    corner = picture.getpixel((2, 2))
    assert (sum(corner) > 600) == (scheme == "light")


def test_menu_closes_on_escape_on_a_click_beside_it_and_opens_by_keyboard(opened):
    menu = opened.locator(".save")
    menu.locator("summary").focus()
    opened.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    opened.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    opened.keyboard.press("Space")
    expect(menu).to_have_attribute("open", "")
    opened.locator(".sentence").click()
    expect(menu).not_to_have_attribute("open", "")
    expect(opened.locator(".play .when-paused").first).to_be_visible()  # Space did not play


@pytest.mark.parametrize(
    ("panel", "said"),
    [
        ("coverage", ["All 16 cells are read: 8 cells once, 8 cells twice.", "twice"]),
        ("gradient", ["6 in, 6 back: the sum is preserved.", "All steps together"]),
        ("code", ["out[i, j] = reduction.of_window(window)", "[0, 1]"]),
        ("shape", ["rows: ⌊(4 − 2) / 1⌋ + 1 = 3"]),
    ],
)
def test_svg_has_the_panel_that_is_open(opened, address, panel, said):
    page = open_page(opened, f"{address}?stride_rows=1&panel={panel}&step=2")
    page.locator(".panel > *").first.wait_for()
    root = ET.fromstring(saved(page, "svg"))  # noqa: S314  # the app's own file
    lines = [text.text for text in root.iter(f"{SVG}text")]
    for sentence in said:
        assert sentence in lines, lines
    assert not {"Hide", "Next line", "Gradient coming in"} & set(lines)
    bottom = float(root.get("viewBox").split()[1]) + float(root.get("height"))
    assert max(float(text.get("y")) for text in root.iter(f"{SVG}text") if text.get("textLength")) < bottom


def test_without_a_panel_the_picture_ends_with_the_sentence(opened, address):
    page = open_page(opened, f"{address}?step=2")
    root = ET.fromstring(saved(page, "svg"))  # noqa: S314  # the app's own file
    lines = [text for text in root.iter(f"{SVG}text") if text.get("textLength")]
    last = max(float(text.get("y")) for text in lines)
    assert float(root.get("height")) - 2 * 18 - last < 16


def test_photo_in_colour_is_kept_as_picture_code_and_film(new_page, address):
    page = new_page(permissions=CLIPBOARD)
    open_page(page, f"{address}?source=Photo&colour=RGB&cells=8+%C3%97+8")
    keep(page)
    code = copied(page, "NumPy")
    assert 'Image.open("photo.png")' in code
    assert "assert photo.shape == (3, 8, 8)" in code
    download = page.get_by_role("button", name="Download photo.png")
    photo = Image.open(io.BytesIO(downloaded(page, download, "photo.png")))
    assert (photo.mode, photo.size) == ("RGB", (8, 8))
    page.get_by_role("button", name="Make the GIF").click()
    link = page.get_by_role("button", name="Download the GIF")
    film = Image.open(io.BytesIO(downloaded(page, link, "pooling.gif")))
    assert film.n_frames == 16
    colours = np.asarray(film.convert("RGB")).reshape(-1, 3).astype(int)
    assert (np.ptp(colours, axis=1) > 30).mean() > 0.05  # not grey
