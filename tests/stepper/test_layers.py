"""Layers beside plain pooling on the screen: every step is the core's, and the box can be dragged."""

import json

from pooling.kinds.dispatch import plan_windows, steps_in
from pooling.number_text import format_number
from tests.stepper.answers import Answers
from tests.stepper.locators import tab
from tests.stepper.test_every_step import WALK, WIDE
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER, PAST, X
from ui.layers.parts import parts_shape
from ui.stepper.payloads.channels import split_channels
from ui.stepper.sentences import channels_sentence, sentence


def expected(layer, plan, together):
    """What a step has to show; a bin without a cell and samples are shown by what they are."""
    shown = [
        [format_number(part.value) for part in step.parts]
        if parts_shape(layer)
        else list(map(format_number, step.values))
        for step in together
    ]
    several = len(together) > 1
    return {
        "sentence": channels_sentence(together, plan) if several else sentence(together[0], plan),
        "now": [format_number(step.result) for step in together],
        "window": [text for texts in shown for text in texts],
        "winners": len([cell for step in together for cell in step.winners]),
    }


def test_every_step_of_every_layer_shows_what_the_core_says(mount):
    cases = [(layer, x) for layer in (EVERY_LAYER | PAST).values() for x in (X, CHANNELS)]
    page = mount.many([Answers(layer, x) for layer, x in cases], viewport=WIDE)
    for (layer, x), walk in zip(cases, page.evaluate(WALK), strict=True):
        channels = split_channels(x, layer)
        plan, walked = (
            plan_windows(layer, channels.shape[1:]),
            [list(s) for s in steps_in(list(channels), layer)],
        )
        assert len(walk["steps"]) == plan.window_count
        for number, shown in enumerate(walk["steps"]):
            wanted = expected(layer, plan, [steps[number] for steps in walked])
            window = [text for text in shown["window"] if text is not None]
            seen = {name: shown[name] for name in ("sentence", "now")} | {
                # A number that is too long for its cell is "…" there.
                "window": [
                    w if text == "…" else text for text, w in zip(window, wanted["window"], strict=True)
                ],
                "winners": len(shown["winners"]),
            }
            assert seen == wanted, (layer, number)


def test_the_box_is_dragged_by_its_corners_in_quarters_of_a_cell(mount):
    layer = EVERY_LAYER["roi_align"]
    page = mount(layer, "\n".join(",".join(map(str, row)) for row in X.tolist()))
    cell = page.locator(".input-grid .cell").first.bounding_box()["width"]
    for name, (right, down), box in (
        ("size", (1, -0.5), "0.25,0.5,2.5,4.25"),
        ("move", (0.5, 1), "1.25,1,4,3.75"),
        ("move", (-9, -9), "0,0,2.75,2.75"),
    ):
        knob = page.locator(f".roi-handle.{name} .roi-knob").bounding_box()
        x, y = knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + right * cell / 2, y + down * cell / 2, steps=3)
        page.mouse.move(x + right * cell, y + down * cell, steps=3)
        page.mouse.up()
        page.wait_for_timeout(50)
        assert mount.answers.settings[-1] == {"name": "box", "value": box}, json.dumps(mount.answers.settings)
        mount.change(layer)  # the same box again


def test_a_box_past_the_input_is_open_there_and_its_handle_comes_back(mount):
    """Nothing is drawn over the other panes, and the handle stays within reach."""
    layer = PAST["roi_pool, past the map"]
    page = mount(layer, "\n".join(",".join(map(str, row)) for row in X.tolist()))
    grid = page.locator(".input-grid").first.bounding_box()
    cell = page.locator(".input-grid .cell").first.bounding_box()["width"]
    for name in (".roi-box", ".roi-bins", ".roi-handle.size .roi-knob"):
        drawn = page.locator(name).bounding_box()
        assert drawn["x"] + drawn["width"] < grid["x"] + grid["width"] + cell
        assert drawn["y"] + drawn["height"] < grid["y"] + grid["height"] + cell
    knob = page.locator(".roi-handle.size .roi-knob").bounding_box()
    x, y = knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - cell / 2, y - cell / 2, steps=3)
    page.mouse.up()
    page.wait_for_timeout(50)
    assert mount.answers.settings[-1] == {"name": "box", "value": "3,3,5,5"}


def test_code_follows_the_step_and_predict_covers_the_chances_and_names_the_mistake(mount):
    text = "\n".join(",".join(map(str, row)) for row in X.tolist())
    layer = EVERY_LAYER["stochastic"]
    page = mount(layer, text, panel="code")
    values = page.locator(".code-value")
    assert values.filter(has_text="draw").inner_text() == "# draw = 0.086"
    assert values.filter(has_text="%").inner_text() == "# 6.7%, 20%, 33%, 40%"
    assert page.locator(".sentence").inner_text().count("%") == 4
    tab(page, "Predict").click()
    page.locator(".answer").wait_for()
    assert "%" not in page.locator(".sentence").inner_text()
    assert "the draw 0.086 takes ?" in page.locator(".sentence").inner_text()
    page.locator(".answer").fill("6")
    page.keyboard.press("Enter")
    assert "the draw decides" in page.locator(".verdict").inner_text()
    page.locator(".answer").fill("3")
    page.keyboard.press("Enter")
    assert page.locator(".verdict").inner_text() == "Right: 3."
    assert page.locator(".sentence").inner_text().count("%") == 4
    page.get_by_role("button", name="Chances").click()
    for typed, said in (("25", "equally likely"), ("7", "Right: 6.667%.")):
        page.locator(".answer").fill(typed)
        page.keyboard.press("Enter")
        assert said in page.locator(".verdict").inner_text()
    page.keyboard.press("Enter")
    assert page.locator(".ask").inner_text().startswith("How likely is the 4 at row 0, column 3")
