"""Step through on a photograph: the numbers of the lens, the picture filling up, a whole pass."""

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec, plan_windows, pool, pool_backward, steps
from pooling.number_text import format_number
from tests.stepper.locators import expect_step

SIDE = 64
PIXELS = np.random.default_rng(7).integers(0, 256, (3, SIDE, SIDE), np.uint8)
GREY = PIXELS[0]
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


def pixels(page, pane, channel=0):
    """What the canvas of a pane shows, -1 where nothing is drawn yet."""
    canvas = page.locator(f".{pane}-pane canvas").first.element_handle()
    return page.evaluate(SHOWN_PIXELS, [canvas, channel])


def lens(page):
    return page.locator(".equation-grid text").all_text_contents()


MAX_2 = PoolSpec.of("max", 2)
CASES = [
    MAX_2,
    PoolSpec.of("min", (3, 2), strides=(1, 2)),
    PoolSpec.of("avg", 3, strides=2, padding="same"),
    PoolSpec.of("sum", 2, dilations=2),
    PoolSpec.of("lp", 2),
    PoolSpec.of("softmax", 2),
]


@pytest.mark.parametrize("spec", CASES, ids=lambda spec: spec.reduction)
def test_lens_and_result_show_the_numbers_of_the_steps(mount, spec):
    page = mount(spec, GREY, photo=True)
    walked = list(steps(GREY, spec))
    page.locator(".stage").focus()
    places = [0, 1, 2, len(walked) - 1, len(walked) - 2]
    for key, place in zip(["Home", "ArrowRight", "ArrowRight", "End", "ArrowLeft"], places, strict=True):
        page.keyboard.press(key)
        expect_step(page, place + 1, len(walked))
        shown = [text for text in lens(page) if text.isdigit()]
        assert shown == [format_number(value) for value in walked[place].values]
        assert page.locator(".result").inner_text() == f"= {format_number(walked[place].result)}"
        assert page.locator(".equation-grid .slot.winner").count() == len(walked[place].winners)


def test_output_fills_up_in_reading_order_and_empties_again(mount):
    page = mount(MAX_2, GREY, photo=True)
    whole = pool(GREY, PoolSpec.of("max", 2)).ravel().tolist()
    assert pixels(page, "input") == GREY.ravel().tolist()
    page.locator(".stage").focus()
    for key, made in [("ArrowDown", 33), ("ArrowRight", 34), ("End", 1024), ("ArrowUp", 992), ("Home", 1)]:
        page.keyboard.press(key)
        expect_step(page, made, 1024)
        assert pixels(page, "output") == whole[:made] + [-1] * (1024 - made)


def test_whole_pass_takes_two_seconds_and_leaves_the_whole_picture(mount):
    page = mount(PoolSpec.of("avg", 2, strides=1), GREY, photo=True)
    page.get_by_label("Speed").select_option("in 2 s")
    gaps = page.locator("section.stepper").evaluate(GAPS_UNTIL_PAUSED)
    expect_step(page, 63 * 63, 63 * 63)
    assert sum(gaps) / 1000 > 1.8  # and not all at once; `benchmarks.stepper` measures it
    averages = pool(GREY, PoolSpec.of("avg", 2, strides=1))
    assert pixels(page, "output") == np.rint(averages).astype(int).ravel().tolist()


def test_large_window_is_enlarged_pixel_by_pixel(mount):
    page = mount(PoolSpec.of("max", 15), GREY, photo=True)
    assert lens(page) == []
    assert pixels(page, "equation") == GREY[:15, :15].ravel().tolist()
    page.locator(".stage").press("ArrowRight")
    expect_step(page, 2, 16)
    assert pixels(page, "equation") == GREY[:15, 15:30].ravel().tolist()


def test_channels_step_together(mount):
    page = mount(MAX_2, PIXELS, photo=True)
    page.locator(".stage").press("End")
    expect_step(page, 1024, 1024)
    for channel, name in enumerate(("red", "green", "blue")):
        plane = PIXELS[channel]
        last = list(steps(plane, PoolSpec.of("max", 2)))[-1]
        assert page.locator(".channel-result").nth(channel).text_content() == f"= {last.result}"
        assert pixels(page, "input", channel) == plane.ravel().tolist()
        assert pixels(page, "output", channel) == pool(plane, PoolSpec.of("max", 2)).ravel().tolist()
        values = ", ".join(map(str, last.values))
        expect(page.locator(".sentence")).to_contain_text(f"{name} max({values}) = {last.result}")


def test_click_on_the_output_goes_there_and_hover_on_the_input_marks_the_readers(mount):
    page = mount(MAX_2, GREY, photo=True)
    output = page.locator(".output-grid")
    size = output.bounding_box()["width"] / 32
    output.click(position={"x": 10.5 * size, "y": 5.5 * size})
    expect_step(page, 5 * 32 + 11, 1024)
    page.locator(".input-grid").hover(position={"x": 3, "y": 3})
    assert page.locator(".output-grid path.marks").get_attribute("d").startswith("M0 0H")
    page.locator(".caption").first.hover()
    assert page.locator(".output-grid path.marks").get_attribute("d") == ""


def open_panel(page, name):
    page.get_by_role("tab", name=name, exact=True).click()
    page.locator(".panel > *").first.wait_for()
    expect(page.locator(f".{name.lower()}-panel > *").first).to_be_visible()


def painted(page, n=0):
    """Red, green, blue and opacity of every pixel of a panel's picture."""
    canvas = page.locator(".panel canvas").nth(n).element_handle()
    flat = page.evaluate(
        "canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]", canvas
    )
    return np.array(flat).reshape(SIDE, SIDE, 4)


def test_coverage_paints_what_is_read_and_says_it(mount):
    page = mount(PoolSpec.of("max", 2, strides=(3, 5)), GREY, photo=True)
    open_panel(page, "Coverage")
    reads = plan_windows(PoolSpec.of("max", 2, strides=(3, 5)), (SIDE, SIDE)).read_counts
    assert ((painted(page)[:, :, 3] > 0) == (reads > 0)).all()
    expect(page.locator(".finding")).to_contain_text(f"Only {(reads > 0).sum():,} of 4,096 cells are used")
    expect(page.locator(".panel .says")).to_contain_text("Row 0, column 0, where this window starts")
    page.locator(".stage").press("ArrowRight")
    expect(page.locator(".panel .says")).to_contain_text("Row 0, column 5")
    picture = page.locator(".coverage-grid")
    pixel = picture.bounding_box()["width"] / SIDE
    picture.hover(position={"x": 2.5 * pixel, "y": 2.5 * pixel})
    expect(page.locator(".tip")).to_have_text("Row 2, column 2: never")


def test_gradient_paints_the_sum_and_names_each_step_s_winner(mount):
    page = mount(PoolSpec.of("max", 3, strides=1), GREY, photo=True)
    open_panel(page, "Gradient")
    spec, x = PoolSpec.of("max", 3, strides=1), GREY
    total = pool_backward(x, spec, np.ones(plan_windows(spec, x.shape).output_shape))
    brightness = painted(page)[:, :, :3].sum(axis=2)
    assert (brightness[total == 0] < 10).all()
    assert (brightness[total > 0] > brightness[total == 0].max()).all()
    expect(page.locator(".finding")).to_have_text("Gradient in: 3844, out: 3844 — nothing is lost.")
    page.locator(".stage").focus()
    for step in list(steps(x, spec))[:4]:
        (row, col) = step.winners[0]
        expect(page.locator(".panel .says")).to_contain_text(
            f"Step {step.number + 1}: gradient 1 goes to row {row}, column {col}. "
            f"All steps together give it {total[row, col]:g}."
        )
        shares = page.locator(".flow-grid text.number").all_text_contents()
        assert shares == [format_number(weight) for weight in step.weights]
        page.keyboard.press("ArrowRight")


def test_gradient_of_a_colour_photo_is_painted_for_every_channel(mount):
    page = mount(MAX_2, PIXELS, photo=True)
    open_panel(page, "Gradient")
    spec = PoolSpec.of("max", 2)
    for n, name in enumerate(("red", "green", "blue")):
        total = pool_backward(PIXELS[n], spec, np.ones((SIDE // 2, SIDE // 2)))
        assert ((painted(page, n)[:, :, :3].sum(axis=2) > 10) == (total > 0)).all()
        row, col = next(steps(PIXELS[n], spec)).winners[0]
        expect(page.locator(".panel .says")).to_contain_text(f"{name} passes it to row {row}, column {col}")


def test_shape_of_a_photo_is_a_scaled_line_with_ticks(mount):
    page = mount(PoolSpec.of("max", 2, strides=1), GREY, photo=True)
    open_panel(page, "Shape")
    expect(page.locator(".line-rows .start-tick")).to_have_count(63)
    expect(page.locator(".panel .says-short").first).to_have_text("Window 1 of 63: rows 0–1.")
    first = page.locator(".line-rows .now-frame").bounding_box()
    page.locator(".stage").press("End")
    expect(page.locator(".panel .says-short").first).to_have_text("Window 63 of 63: rows 62–63.")
    last, line = (page.locator(name).bounding_box() for name in (".line-rows .now-frame", ".line-rows"))
    assert last["x"] > first["x"] + 0.9 * line["width"]
    assert last["x"] + last["width"] <= line["x"] + line["width"]


def test_code_follows_a_photo(mount):
    page = mount(MAX_2, GREY, photo=True)
    open_panel(page, "Code")
    page.locator(".stage").press("ArrowRight")
    step = list(steps(GREY, PoolSpec.of("max", 2)))[1]
    values = ", ".join(map(str, step.values))
    shown = page.locator(".loop .code-value").all_text_contents()
    assert shown[1:-1] == ["# i = 0", "# j = 1", f"# x[0:2, 2:4]: {values}", f"# y[0, 1] = {step.result}"]
    page.locator(".given > summary").click()
    expect(page.locator(".given")).to_contain_text('Image.open("photo.png")')


@pytest.mark.parametrize("colour", [False, True])
def test_predict_covers_lens_output_and_sentence_until_it_is_right(mount, colour):
    page = mount(MAX_2, PIXELS if colour else GREY, photo=True)
    whole = pool(PIXELS[0], PoolSpec.of("max", 2)).ravel().tolist()
    open_panel(page, "Predict")
    page.locator(".stage").press("ArrowDown")
    expect_step(page, 33, 1024)
    expect(page.locator(".result" if not colour else ".channel-result").first).to_have_text("= ?")
    expect(page.locator(".sentence")).to_contain_text("= ?")
    assert page.locator(".slot.winner, .ring").count() == 0
    covered = pixels(page, "output")
    assert len(set(covered[:33])) == 1
    assert covered[33:] == [-1] * (1024 - 33)
    size = page.locator(".output-grid").bounding_box()["width"] / 32
    page.locator(".output-grid").hover(position={"x": 3.5 * size, "y": 0.5 * size})
    expect(page.locator(".tip")).to_be_hidden()
    box = page.get_by_role("textbox", name="Your number")
    box.fill(str(whole[32]))
    box.press("Enter")
    expect(page.locator(".verdict")).to_have_text(f"Right: {whole[32]}.")
    seen = pixels(page, "output")
    assert seen[32] == whole[32]
    assert len(set(seen[:32])) == 1
    page.get_by_role("tab", name="Shape", exact=True).click()
    assert pixels(page, "output")[:33] == whole[:33]


def test_predict_hides_the_range_of_the_results_too(mount):
    page = mount(PoolSpec.of("sum", 2), GREY, photo=True)
    told = page.locator(".scale")
    expect(told).to_be_visible()
    open_panel(page, "Predict")
    expect(told).to_be_hidden()
