"""Step through on a photograph: the numbers of the lens, the picture filling up, a whole pass."""

import io

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from pooling import PoolSpec, pool, steps
from pooling.number_text import format_number
from tests.browser.helpers import open_page, settled
from tests.browser.stepper import expect_step

SIDE = 64
PIXELS = np.random.default_rng(7).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
GREY = np.repeat(PIXELS[:, :, :1], 3, axis=2)
SHOWN_PIXELS = """([canvas, channel]) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return Array.from({ length: width * height }, (_, i) => (data[4 * i + 3] ? data[4 * i + channel] : -1));
}"""
GAPS_UNTIL_PAUSED = """stepper => new Promise(done => {
  const times = [];
  const frame = (now) => {
    times.push(now);
    if (stepper.classList.contains('playing')) requestAnimationFrame(frame);
    else done(times.slice(1).map((time, i) => time - times[i]));
  };
  stepper.querySelector('.play').click();
  requestAnimationFrame(frame);
})"""


def png(pixels):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def upload(new_page, server_url):
    """Open the page with settings in its link, and give it a photo of 64 × 64."""

    def open_with(pixels, query="", **options):
        page = new_page(**options)
        open_page(page, f"{server_url}/step_through?source=Photo&photo=Your+own&cells=64+×+64{query}")
        page.locator("input[type=file]").set_input_files(
            {"name": "photo.png", "mimeType": "image/png", "buffer": png(pixels)}
        )
        expect(page.locator(".sentence")).to_contain_text("Step 1 of")
        return settled(page)

    return open_with


def pixels(page, pane, channel=0):
    """What the canvas of a pane shows, -1 where nothing is drawn yet."""
    canvas = page.locator(f".{pane}-pane canvas").first.element_handle()
    return page.evaluate(SHOWN_PIXELS, [canvas, channel])


def lens(page):
    return page.locator(".equation-grid text").all_text_contents()


CASES = {
    "": PoolSpec.of("max", 2),
    "&reduction=Min&window_rows=3&window_cols=2&stride_rows=1": PoolSpec.of("min", (3, 2), strides=(1, 2)),
    "&reduction=Average&padding=Same&window_rows=3&window_cols=3": PoolSpec.of(
        "avg", 3, strides=2, padding="same"
    ),
    "&reduction=Sum&dilation_rows=2&dilation_cols=2": PoolSpec.of("sum", 2, dilations=2),
    "&reduction=Lp": PoolSpec.of("lp", 2),
    "&reduction=Softmax": PoolSpec.of("softmax", 2),
}


@pytest.mark.parametrize(("query", "spec"), CASES.items())
def test_lens_and_result_show_the_numbers_of_the_steps(upload, query, spec):
    page = upload(GREY, query)
    walked = list(steps(GREY[:, :, 0], spec))
    page.locator(".stage").focus()
    places = [0, 1, 2, len(walked) - 1, len(walked) - 2]
    for key, place in zip(["Home", "ArrowRight", "ArrowRight", "End", "ArrowLeft"], places, strict=True):
        page.keyboard.press(key)
        expect_step(page, place + 1, len(walked))
        shown = [text for text in lens(page) if text.isdigit()]
        assert shown == [format_number(value) for value in walked[place].values]
        assert page.locator(".result").inner_text() == f"= {format_number(walked[place].result)}"
        assert page.locator(".equation-grid .slot.winner").count() == len(walked[place].winners)


def test_output_fills_up_in_reading_order_and_empties_again(upload):
    page = upload(GREY)
    whole = pool(GREY[:, :, 0], PoolSpec.of("max", 2)).ravel().tolist()
    assert pixels(page, "input") == GREY[:, :, 0].ravel().tolist()
    page.locator(".stage").focus()
    for key, made in [("ArrowDown", 33), ("ArrowRight", 34), ("End", 1024), ("ArrowUp", 992), ("Home", 1)]:
        page.keyboard.press(key)
        expect_step(page, made, 1024)
        assert pixels(page, "output") == whole[:made] + [-1] * (1024 - made)


def test_whole_pass_takes_two_seconds_and_leaves_the_whole_picture(upload):
    page = upload(GREY, "&stride_rows=1&stride_cols=1&reduction=Average")
    page.get_by_label("Speed").select_option("in 2 s")
    gaps = page.locator("section.stepper").evaluate(GAPS_UNTIL_PAUSED)
    expect_step(page, 63 * 63, 63 * 63)
    assert 1.8 < sum(gaps) / 1000 < 4  # two seconds, on a machine that has nothing else to do
    averages = pool(GREY[:, :, 0], PoolSpec.of("avg", 2, strides=1))
    assert pixels(page, "output") == np.rint(averages).astype(int).ravel().tolist()


def test_large_window_is_enlarged_pixel_by_pixel(upload):
    page = upload(GREY, "&window_rows=15&window_cols=15&stride_rows=15&stride_cols=15")
    assert lens(page) == []
    assert pixels(page, "equation") == GREY[:15, :15, 0].ravel().tolist()
    page.locator(".stage").press("ArrowRight")
    expect_step(page, 2, 16)
    assert pixels(page, "equation") == GREY[:15, 15:30, 0].ravel().tolist()


def test_channels_step_together(upload):
    page = upload(PIXELS, "&colour=RGB")
    page.locator(".stage").press("End")
    expect_step(page, 1024, 1024)
    for channel, name in enumerate(("red", "green", "blue")):
        plane = PIXELS[:, :, channel]
        last = list(steps(plane, PoolSpec.of("max", 2)))[-1]
        assert page.locator(".channel-result").nth(channel).text_content() == f"= {last.result}"
        assert pixels(page, "input", channel) == plane.ravel().tolist()
        assert pixels(page, "output", channel) == pool(plane, PoolSpec.of("max", 2)).ravel().tolist()
        values = ", ".join(map(str, last.values))
        expect(page.locator(".sentence")).to_contain_text(f"{name} max({values}) = {last.result}")


def test_click_on_the_output_goes_there_and_hover_on_the_input_marks_the_readers(upload):
    page = upload(GREY)
    output = page.locator(".output-grid")
    size = output.bounding_box()["width"] / 32
    output.click(position={"x": 10.5 * size, "y": 5.5 * size})
    expect_step(page, 5 * 32 + 11, 1024)
    page.locator(".input-grid").hover(position={"x": 3, "y": 3})
    assert page.locator(".output-grid path.marks").get_attribute("d").startswith("M0 0H")
    page.locator(".caption").first.hover()
    assert page.locator(".output-grid path.marks").get_attribute("d") == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "query", ["&padding=Same&window_rows=3", "&colour=RGB&window_rows=12&window_cols=12"]
)
def test_axe_finds_nothing(new_page, server_url, theme, query):
    page = new_page(color_scheme=theme)
    open_page(page, f"{server_url}/step_through?source=Photo&cells=64+×+64&step=200{query}")
    expect(page.locator(".sentence")).to_contain_text("Step 200 of")
    found = {rule["id"]: rule["nodes"] for rule in Axe().run(page).response["violations"]}
    assert not found
