"""What a learner takes along: copies, pictures, GIFs."""

import io
import json
import re

import numpy as np
from PIL import Image
from playwright.sync_api import expect

from pooling import PoolSpec
from pooling.matrices import parse_matrix
from tests.browser.helpers import open_page, settled
from tests.stepper.locators import downloaded, expect_grid, expect_step, grid
from ui.export.code.numpy_code import numpy_code
from ui.export.latex import latex
from ui.export.loop.loop_code import loop_code
from ui.export.tables import csv, markdown

X, SPEC = parse_matrix("1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"), PoolSpec.of("max", 2)


def keep(page):
    """Open the menu and wait until it is drawn."""
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("button", name=re.compile("(Create|Download) the GIF"))).to_be_visible()
    return settled(page)


def copied(page, name):
    button = page.locator(".copy").nth(page.locator(".copy").all_inner_texts().index(name))
    button.click()
    expect(button).to_have_text("Copied")
    return page.evaluate("() => navigator.clipboard.readText()")


def test_export_copies_saves_and_says_what_it_cannot(page, address, subtests):
    keep(open_page(page, f"{address}?step=3"))
    with subtests.test("every copy is on the clipboard, and this step is the step on the screen"):
        every_copy_is_on_the_clipboard(page)
    with subtests.test("picture, notebook and GIF"):
        picture_notebook_and_gif_are_saved(page)
    with subtests.test("what a framework does not support is said instead of copied"):
        keep(open_page(page, f"{address}?reduction=Median"))
        expect(
            page.get_by_text("No TensorFlow or Keras: TensorFlow pools with max and avg only")
        ).to_be_visible()
        expect(
            page.get_by_text("No PyTorch or ONNX: PyTorch and ONNX pool with max, avg and lp only")
        ).to_be_visible()
        assert page.get_by_role("button", name="PyTorch").count() == 0


def every_copy_is_on_the_clipboard(page):
    wanted = {
        "Python loop": loop_code(X, SPEC).program,
        "NumPy": numpy_code(X, SPEC),
        "Input as CSV": csv(X),
        "Output as CSV": "6,4\n7,9",
        "Markdown": markdown(X, SPEC),
        "LaTeX": latex(X, SPEC),
        "This step in LaTeX": r"y_{1,0} = \max(7, 2, 4, 5) = 7",
    }
    for name, text in wanted.items():
        assert copied(page, name) == text
    assert "tf.nn.pool(x, window_shape=(2, 2)" in copied(page, "TensorFlow")
    assert "keras.layers.MaxPooling2D(pool_size=(2, 2)" in copied(page, "Keras")
    assert "F.max_pool2d(x, kernel_size=(2, 2)" in copied(page, "PyTorch")
    expect(page.locator(".copy").filter(has_text="Copied")).to_have_count(0)  # their names again
    page.keyboard.press("Escape")
    page.locator(".next").click()
    expect_step(page, 4, 4)
    page.wait_for_url("**step=4**")
    keep(page)
    assert copied(page, "This step in LaTeX") == r"y_{1,1} = \max(8, 3, 9, 0) = 9"


def picture_notebook_and_gif_are_saved(page):
    button = page.get_by_role("button", name="SVG", exact=True)
    assert b">max of 4 cells<" in downloaded(page, button, "pooling-step-4.svg")
    expect(page.locator(".copy").filter(has_text="Saved")).to_have_count(1)
    notebook = page.get_by_role("button", name="Jupyter notebook")
    assert json.loads(downloaded(page, notebook, "pooling.ipynb"))["nbformat"] == 4
    figure = downloaded(
        page, page.get_by_role("button", name="This figure as one HTML"), "pooling-figure.html"
    )
    assert b"Pooling, step by step" in figure
    assert len(figure) < 400_000
    expect(page.get_by_text("4 steps, 960 × 540 px, 6 s, loops")).to_be_visible()
    page.get_by_role("button", name="Create the GIF").click()
    link = page.get_by_role("button", name="Download the GIF")
    expect(link).to_be_visible()
    gif = Image.open(io.BytesIO(downloaded(page, link, "pooling.gif")))
    assert (gif.format, gif.n_frames, gif.size) == ("GIF", 4, (960, 540))
    page.keyboard.press("Escape")
    keep(settled(page))
    expect(link).to_be_visible()  # it was kept
    page.get_by_role("radio", name="2", exact=True).click()
    expect(link).to_have_count(0)


def test_photo_in_colour_is_kept_as_picture_code_and_gif(new_page, address):
    page = new_page()
    open_page(page, f"{address}?source=Photo&colour=RGB&cells=8+%C3%97+8")
    keep(page)
    code = copied(page, "NumPy")
    assert 'Image.open("photo.png")' in code
    assert "assert photo.shape == (3, 8, 8)" in code
    download = page.get_by_role("button", name="Download photo.png")
    photo = Image.open(io.BytesIO(downloaded(page, download, "photo.png")))
    assert (photo.mode, photo.size) == ("RGB", (8, 8))
    page.get_by_role("button", name="Create the GIF").click()
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Min", exact=True).click()
    expect(page.locator("p.sentence")).to_contain_text("min(")  # it does not wait for the GIF
    page.get_by_role("radio", name="Max", exact=True).click()
    keep(settled(page))
    link = page.get_by_role("button", name="Download the GIF")
    gif = Image.open(io.BytesIO(downloaded(page, link, "pooling.gif")))
    assert gif.n_frames == 16
    colours = np.asarray(gif.convert("RGB")).reshape(-1, 3).astype(int)
    assert (np.ptp(colours, axis=1) > 30).mean() > 0.05  # not grey


def test_other_shapes_are_edited_and_exported(page, address, subtests):
    """Slices, a matrix of two channels and a row: each on one page from its figure to its GIF."""
    with subtests.test("3-D"):
        open_page(page, f"{address}?source=3-D&padding=Same+lower")
        figure_of_slices_is_above_the_fold_of_a_projector(page)
        number_typed_into_a_slice_is_in_the_link(page)
        copies_and_a_gif_are_offered(page)
    with subtests.test("channels"):
        open_page(page, f"{address}?matrix=1,3;5,6|8,0;2,1")
        copies_and_a_gif_are_offered(page)
    with subtests.test("1-D"):
        open_page(page, f"{address}?source=1-D&matrix=1,2,3,4")
        one_dimension_stays_one_row(page)
        copies_and_a_gif_are_offered(page)


def copies_and_a_gif_are_offered(page):
    keep(page)
    names = page.locator(".copy").all_inner_texts()
    assert {"NumPy", "TensorFlow", "PyTorch", "Input as CSV", "Markdown", "LaTeX"} < set(names)
    page.get_by_role("button", name="Create the GIF").click()
    expect(page.get_by_role("button", name="Download the GIF")).to_be_visible()


def figure_of_slices_is_above_the_fold_of_a_projector(page):
    box = page.locator("p.sentence").bounding_box()
    assert box["y"] + box["height"] <= 720
    padding = page.get_by_role("combobox", name="Padding")  # its longest word is not cut off
    assert padding.evaluate("field => field.scrollWidth <= field.clientWidth")


def number_typed_into_a_slice_is_in_the_link(page):
    before = grid(page, "input").split()
    cells = page.locator(".input-grid .cell:not(.pad, .outside)")
    assert cells.count() == len(before)
    cells.nth(len(before) - 1).click()
    page.keyboard.type("97")
    page.keyboard.press("Enter")
    expect_grid(page, "input", " ".join([*before[:-1], "97"]))
    page.wait_for_url(re.compile(r"matrix=[^&]*%7C[^&]*%2C97(&|$)"))
    page.keyboard.press("Escape")


def one_dimension_stays_one_row(page):
    expect(page.get_by_role("button", name="Add a row")).to_have_count(0)
    page.locator(".stage").focus()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_test_id("stToast")).to_contain_text(
        "1-D input has only one row; choose Matrix to add rows."
    )
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url("**matrix=1%2C2%2C3%2C4%2C0*")
