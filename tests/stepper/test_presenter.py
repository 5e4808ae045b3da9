"""The presenter's view: as large as the screen, driven by a clicker's keys."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.browser.fixtures import TOUCH
from tests.stepper.locators import STEPPERS, expect_step, present
from tests.stepper.plain_page import answered
from ui.stepper.presented import presented_settings

COLOURS = np.random.default_rng(7).integers(0, 256, (3, 64, 64), np.uint8)
SCREEN = {"width": 1280, "height": 720}
WALL = {"width": 1920, "height": 1080}
PADDED = PoolSpec.of("avg", 3, strides=1, padding="same")
NUMBERS = ";".join(",".join(str((7 * row + 13 * col) % 100) for col in range(16)) for row in range(16))


def decimals(side):
    rows = [[(157 * row + 1157 * col) % 3000 / 1000 - 1.137 for col in range(side)] for row in range(side)]
    return ";".join(",".join(f"{number:.3f}" for number in row) for row in rows)


EXAMPLES = {"one": "One", "two": "Two", "three": "Three"}


def test_presenter_fills_the_screen_and_a_clicker_drives_it(opened):
    before = opened.locator(".input-grid").bounding_box()
    present(opened)
    opened.wait_for_function("() => document.fullscreenElement")
    box = opened.locator(".stepper").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 720)
    assert opened.locator(".input-grid").bounding_box()["height"] > 1.8 * before["height"]
    expect_step(opened, 1, 4)
    for key, step in (("PageDown", 2), ("ArrowRight", 3), ("PageUp", 2), ("F5", 1), ("End", 4)):
        opened.keyboard.press(key)
        expect_step(opened, step, 4)
    opened.keyboard.press("Escape")
    expect(opened.locator(".presenting")).to_have_count(0)
    opened.wait_for_function("() => !document.fullscreenElement")
    assert opened.locator(".input-grid").bounding_box() == before
    opened.keyboard.press("PageUp")
    expect_step(opened, 3, 4)


@pytest.mark.parametrize("size", [{"width": 1280, "height": 720}, WALL])
def test_presenter_is_readable_from_the_last_row(mount, size):
    """The heights of letters as shares of the screen's; 0.04 is 22 points on a slide of 540."""
    page = mount(PADDED, viewport=size)
    present(page)
    heights = page.evaluate(
        f"() => {{ const root = {STEPPERS}[0];"
        """ const scale = root.getBoundingClientRect().width / root.offsetWidth;
          const of = (name) => scale * parseFloat(getComputedStyle(root.querySelector(name)).fontSize);
          return { sentence: of('.sentence'), result: of('.result'), head: of('.head'),
            number: of('.input-grid .number'), caption: of('.caption') }; }"""
    )
    least = {"sentence": 0.038, "result": 0.075, "head": 0.045, "number": 0.03, "caption": 0.028}
    for name, share in least.items():
        assert heights[name] >= share * size["height"], (name, heights)
    for part in (".sentence", ".controls", ".input-grid", ".output-grid", ".equation-pane"):
        box = page.locator(part).bounding_box()
        assert 0 <= box["x"] <= size["width"] - box["width"], part
        assert 0 <= box["y"] <= size["height"] - box["height"], part


@pytest.mark.parametrize(
    ("numbers", "size", "said"),
    [
        (NUMBERS, SCREEN, ""),
        (NUMBERS, WALL, ""),
        (decimals(5), SCREEN, ""),
        (
            decimals(12),
            SCREEN,
            "Cells are rounded, without the 0 before the point; the sentence shows more digits.",
        ),
    ],
    ids=["16-by-16", "16-by-16-wall", "few decimals", "many decimals"],
)
def test_many_numbers_are_readable_from_the_last_row(mount, numbers, size, said):
    """Decimals are rounded for it, and that is said; the sentence has more digits."""
    page = mount(
        PoolSpec.of("max", 2), numbers, viewport=size, presented=presented_settings("max", EXAMPLES, "")
    )
    present(page)
    note = page.locator(".short-note")
    expect(note).to_be_visible(visible=bool(said))
    if said:
        assert page.locator(".input-grid > .number").all_text_contents()[:3] == ["−1.1", ".02", "1.2"]
        expect(page.locator(".sentence")).to_contain_text("max(−1.137, 0.02")
        assert note.inner_text() == said
    sizes = page.evaluate(
        f"() => {{ const root = {STEPPERS}[0];"
        """ const scale = root.getBoundingClientRect().width / root.offsetWidth;
          return [...root.querySelectorAll('.input-grid > .number')]
            .map(each => scale * parseFloat(each.style.fontSize));
        }"""
    )
    assert len(sizes) == len(numbers.replace(";", ",").split(","))
    assert min(sizes) >= 24 * size["height"] / 720
    root = page.locator(".stepper")
    assert root.evaluate("root => root.scrollHeight - root.clientHeight") == 0
    input_box, equation, output, facts = (
        page.locator(part).bounding_box()
        for part in (".input-grid", ".equation-pane", ".output-pane", ".facts")
    )
    assert equation["x"] > input_box["x"] + input_box["width"]  # beside it, where there is room
    if page.locator(".column").count():
        assert output["y"] >= equation["y"] + equation["height"]
        assert facts["y"] >= max(box["y"] + box["height"] for box in (input_box, output)) - 1
    else:
        assert facts["y"] > equation["y"]


def test_two_slices_side_by_side_leave_the_width_below_them_to_the_words(mount):
    page = mount(
        PoolSpec.of("max", (2, 2, 2)), "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0|8,0,1,1;2,1,0,7;3,3,2,1;0,9,1,5"
    )
    present(page)
    numbers, facts = page.locator(".input-grid").bounding_box(), page.locator(".facts").bounding_box()
    assert facts["y"] >= numbers["y"] + numbers["height"]
    assert page.locator(".equation-pane").bounding_box()["y"] >= 0


def test_settings_of_the_presenter_are_sent_and_shown_at_once(mount):
    page = mount(presented=presented_settings("max", EXAMPLES, "three"))
    expect(page.locator(".presented")).to_be_hidden()
    present(page)
    mount.answer_after(300)
    after = page.get_by_role("button", name="Next example")
    after.click()
    after.click()  # faster than the answer: from where the first one leads
    page.get_by_role("button", name="Min").click()
    expect(page.get_by_role("button", name="Min")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Example", exact=True).select_option("One")
    answered(page)
    sent = [("example", "one"), ("example", "two"), ("reduction", "min"), ("example", "one")]
    assert [(each["name"], each["value"]) for each in mount.answers.settings] == sent
    assert page.locator(".stage").evaluate("stage => stage.getRootNode().activeElement === stage")


def test_stepper_without_settings_of_its_page_has_none_in_the_presenter(opened):
    present(opened)
    expect(opened.locator(".presented")).to_be_hidden()
    expect(opened.locator(".speed")).to_be_visible()


def test_figure_has_no_frame_of_focus_and_says_its_shape(opened):
    present(opened)
    assert opened.locator(".stage").evaluate("stage => getComputedStyle(stage).outlineStyle") == "none"
    expect(opened.locator(".shape")).to_contain_text("moves on by 2 once more: 2 places each way")
    opened.keyboard.press("Escape")
    assert opened.locator(".facts").evaluate("facts => facts.previousElementSibling.className") == "sentence"


def test_presenter_goes_blank_and_the_next_key_only_brings_it_back(opened):
    present(opened)
    opened.keyboard.press("PageDown")
    for key in ("b", "."):
        opened.keyboard.press(key)
        opened.wait_for_timeout(50)
        black = np.asarray(Image.open(io.BytesIO(opened.screenshot())).convert("L"))
        assert black.max() == 0
        opened.keyboard.press("PageDown")
        expect_step(opened, 2, 4)
        assert np.asarray(Image.open(io.BytesIO(opened.screenshot())).convert("L")).max() > 200


def test_tab_stays_in_the_presenter(opened):
    present(opened)
    names = []
    for _ in range(8):
        opened.keyboard.press("Tab")
        names.append(
            opened.evaluate(
                "() => { let at = document.activeElement;"
                " while (at?.shadowRoot) at = at.shadowRoot.activeElement; return at?.className; }"
            )
        )
    assert {"play", "present", "stage"} <= set(names)
    assert not [name for name in names if not name]


def test_setting_that_changes_meanwhile_leaves_the_presenter_open(opened):
    """New data from Python is drawn as large as the old."""
    present(opened)
    opened.locator(".input-grid .cell").first.click()
    opened.keyboard.type("12")
    field = opened.locator(".field")
    under = opened.locator(".input-grid .cell").first.bounding_box()
    over = field.bounding_box()
    assert abs(over["x"] + over["width"] / 2 - under["x"] - under["width"] / 2) < under["width"] / 2
    assert abs(over["y"] + over["height"] / 2 - under["y"] - under["height"] / 2) < 3
    opened.keyboard.press("Enter")
    expect(opened.locator(".result")).to_have_text("= 12")
    expect(opened.locator(".stepper.presenting")).to_be_visible()
    assert opened.locator(".input-grid").bounding_box()["height"] > 350


def test_phone_has_all_of_it_by_touch(mount):
    page = mount(**TOUCH)
    for name in (".present",):
        box = page.locator(name).bounding_box()
        assert min(box["width"], box["height"]) >= 44
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.locator(".present").tap()
    expect(page.locator(".stepper.presenting")).to_be_visible()
    page.locator(".next").tap()
    expect_step(page, 2, 4)
    page.locator(".present").tap()
    expect(page.locator(".presenting")).to_have_count(0)


SHARED = PoolSpec.of("max", 3, strides=1)


@pytest.mark.parametrize("name", ["shape", "coverage", "gradient", "predict"])
def test_open_panel_is_presented_and_the_clicker_moves_it(mount, name):
    page = mount(SHARED, panel=name)
    present(page)
    panel = page.locator(".panel")
    expect(panel).to_be_visible()
    before = panel.inner_html()
    page.keyboard.press("PageDown")
    expect_step(page, 2, 4)
    assert panel.inner_html() != before
    root = page.locator(".stepper")
    assert root.evaluate(
        "root => [root.scrollHeight - root.clientHeight, root.scrollWidth - root.clientWidth]"
    ) == [
        0,
        0,
    ]
    expect(page.locator(".left-out")).to_be_hidden()
    figure, below = page.locator(".stage").bounding_box(), panel.bounding_box()
    assert figure["height"] > 0.3 * 720
    for part in (".input-grid", ".output-grid", ".equation-pane"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= below["y"] + 1, part
    assert below["y"] + below["height"] <= page.locator(".sentence").bounding_box()["y"] + 1
    page.keyboard.press("Escape")
    expect(page.locator(".with-panel")).to_have_count(0)
    expect(page.get_by_role("tab", name="Shape")).to_be_visible()


def test_panel_without_room_stays_out_of_the_presenter_and_a_line_says_so(mount):
    page = mount(SHARED, panel="code")
    present(page)
    expect(page.locator(".panel")).to_be_hidden()
    assert page.locator(".input-grid").bounding_box()["height"] > 350
    line = page.locator(".left-out")
    expect(line).to_have_text("“Code” doesn’t fit in this view; press Esc to go back to it.")
    for part in (line, page.locator(".sentence"), page.locator(".controls")):
        box = part.bounding_box()
        assert box["y"] + box["height"] <= 720
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_visible()
    expect(line).to_be_hidden()


def test_answer_is_typed_in_the_presenter_without_its_keys(mount):
    page = mount(SHARED, panel="predict")
    present(page)
    box = page.get_by_role("textbox", name="Your number")
    box.press_sequentially("b.f8")
    expect(box).to_have_value("b.f8")
    expect(page.locator(".presenting:not(.blank)")).to_be_visible()
    box.fill("8")
    box.press("Enter")
    expect(page.locator(".verdict")).to_have_text("Right: 8.")
    box.press("Escape")
    expect(page.locator(".presenting")).to_have_count(0)


def test_presenter_writes_every_number_of_a_colour_window_out(mount):
    page = mount(PoolSpec.of("max", 5, strides=2), COLOURS, photo=True)
    present(page)
    numbers = page.locator(".equation-grid .number").all_text_contents()
    assert len(numbers) == 3 * 25
    assert all(text.isdigit() for text in numbers), numbers


def test_controls_do_not_stay_over_the_grids_of_a_page_enlarged_to_200_percent(mount):
    enlarged = mount(viewport={"width": 640, "height": 360})
    box = enlarged.locator(".controls").bounding_box()
    output = enlarged.locator(".output-grid").bounding_box()
    assert box["y"] >= output["y"] + output["height"]
