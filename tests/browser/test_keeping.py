"""What a learner takes along: copies, pictures, GIFs."""

import io
import json

import numpy as np
from PIL import Image
from playwright.sync_api import expect

from pooling import PoolSpec
from pooling.matrices import parse_matrix
from tests.browser.helpers import open_page, settled
from tests.stepper.locators import downloaded, expect_step
from ui.export.code_copies import numpy_code
from ui.export.copies import csv, latex, markdown
from ui.export.loop_code import loop_code

X, SPEC = parse_matrix("1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"), PoolSpec.of("max", 2)


def keep(page):
    """Open the menu and wait until it is drawn."""
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("button", name="Create the GIF")).to_be_visible()
    return settled(page)


def copied(page, name):
    button = page.locator(".copy").nth(page.locator(".copy").all_inner_texts().index(name))
    button.click()
    expect(button).to_have_text("Copied")
    return page.evaluate("() => navigator.clipboard.readText()")


def test_every_copy_is_on_the_clipboard_and_this_step_is_the_step_on_the_screen(page, address):
    keep(open_page(page, f"{address}?step=3"))
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
    assert "tf.keras.layers.MaxPooling2D(pool_size=(2, 2)" in copied(page, "Keras")
    assert "F.max_pool2d(x, kernel_size=(2, 2)" in copied(page, "PyTorch")
    expect(page.locator(".copy").filter(has_text="Copied")).to_have_count(0)  # their names again
    page.keyboard.press("Escape")
    page.locator(".next").click()
    expect_step(page, 4, 4)
    page.wait_for_url("**step=4**")
    keep(page)
    assert copied(page, "This step in LaTeX") == r"y_{1,1} = \max(8, 3, 9, 0) = 9"


def test_what_a_framework_does_not_support_is_said_instead_of_copied(opened, address):
    page = keep(open_page(opened, f"{address}?reduction=Sum"))
    expect(page.get_by_text("No TensorFlow or Keras: TensorFlow pools with max and avg only")).to_be_visible()
    expect(page.get_by_text("No PyTorch: PyTorch and ONNX pool with max, avg and lp only")).to_be_visible()
    assert page.get_by_role("button", name="PyTorch").count() == 0


def test_menu_saves_picture_notebook_and_gif(opened):
    page = keep(opened)
    button = page.get_by_role("button", name="SVG", exact=True)
    assert b">max of 4 cells<" in downloaded(page, button, "pooling-step-1.svg")
    expect(page.locator(".copy").filter(has_text="Saved")).to_have_count(1)
    notebook = page.get_by_role("button", name="Jupyter notebook")
    assert json.loads(downloaded(page, notebook, "pooling.ipynb"))["nbformat"] == 4
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
    link = page.get_by_role("button", name="Download the GIF")
    gif = Image.open(io.BytesIO(downloaded(page, link, "pooling.gif")))
    assert gif.n_frames == 16
    colours = np.asarray(gif.convert("RGB")).reshape(-1, 3).astype(int)
    assert (np.ptp(colours, axis=1) > 30).mean() > 0.05  # not grey


def test_keep_offers_copies_and_a_gif_of_other_shapes(page, address, subtests):
    for query in ("source=3-D", "matrix=1,3;5,6|8,0;2,1", "source=1-D"):
        with subtests.test(query):
            keep(open_page(page, f"{address}?{query}"))
            names = page.locator(".copy").all_inner_texts()
            assert {"NumPy", "TensorFlow", "PyTorch", "Input as CSV", "Markdown", "LaTeX"} < set(names)
            page.get_by_role("button", name="Create the GIF").click()
            expect(page.get_by_role("button", name="Download the GIF")).to_be_visible()
