"""The explanations under the grids, and pins: what is on the screen is the core's; mouse, keyboard, touch."""

import inspect
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec, plan_windows, pool, pool_backward, steps
from pooling.number_text import format_number
from tests.stepper.locators import cell, expect_step
from ui.stepper.panels.code import FAST

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
PHONE = {"width": 390, "height": 844}
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
MAX_2 = PoolSpec.of("max", 2)
CASES = {
    "max-overlap": PoolSpec.of("max", 3, strides=1),
    "avg-same": PoolSpec.of("avg", 3, strides=2, padding="same"),
    "sum-gaps": PoolSpec.of("sum", 1, strides=2),
    "min-ceil": PoolSpec.of("min", 3, strides=2, ceil_mode=True),
}
NAMES = ["Shape", "Coverage", "Gradient", "Code", "Fast code", "Predict"]
TABS = ["shape", "coverage", "gradient", "code", "fast", "predict"]


def tab(page, name):
    return page.get_by_role("tab", name=name, exact=True)


def panel(page):
    return page.get_by_role("tabpanel")


def texts(page, selector):
    return page.locator(f".panel {selector}").all_text_contents()


MIDDLE = """group => {
  const box = group.firstChild.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}"""


def at_output(page, number):
    """The place of an output cell in its grid, as hover and click take it; a covered cell is no target."""
    return page.locator(".output-cell").nth(number).evaluate(MIDDLE)


def go(page, step):
    page.locator(".scrub").evaluate(
        "(scrub, step) => { scrub.value = step; scrub.dispatchEvent(new Event('input')); }", step + 1
    )


@pytest.mark.parametrize("case", CASES)
def test_coverage_numbers_are_the_plan_s(mount, case):
    spec = CASES[case]
    page = mount(spec, panel="coverage")
    counts = plan_windows(spec, X.shape).read_counts
    assert texts(page, ".coverage-grid text.number") == [str(n) for n in counts.flat]


@pytest.mark.parametrize("case", CASES)
def test_gradient_numbers_are_the_core_s_at_every_step(mount, case):
    spec = CASES[case]
    page = mount(spec, panel="gradient")
    total = pool_backward(X, spec, np.ones(plan_windows(spec, X.shape).output_shape))
    assert texts(page, ".total-grid text.number") == [format_number(value) for value in total.flat]
    for step in steps(X, spec):
        go(page, step.number)
        flow = dict(zip(step.cells, map(format_number, step.weights), strict=True))
        assert texts(page, ".flow-grid text.number") == [flow.get(place, "") for place in np.ndindex(X.shape)]


def test_gradient_tie_goes_to_the_first_and_says_so(mount):
    page = mount(MAX_2, "7,7;7,7", panel="gradient")
    assert texts(page, ".flow-grid text.number") == ["1", "0", "0", "0"]
    expect(panel(page)).to_contain_text("4 cells tie: the first in reading order gets it all")


def test_gradient_of_the_learner_flows_back_and_nonsense_is_named(mount):
    page = mount(panel="gradient")
    box = page.get_by_label("Incoming gradient")
    box.fill("1,0;0,2,5")
    box.press("Enter")
    expect(page.locator(".refusal")).not_to_be_empty()
    box.fill("1,0;0,2")
    box.press("Enter")
    expect(panel(page)).to_contain_text("Gradient in: 3, out: 3 — nothing is lost.")
    expect(page.locator(".refusal")).to_be_empty()
    grad = pool_backward(X, PoolSpec.of("max", 2), np.array([[1.0, 0], [0, 2]]))
    assert texts(page, ".total-grid text.number") == [format_number(value) for value in grad.flat]


def test_shape_marks_the_windows_of_the_step_and_what_is_left_over(mount):
    page = mount(MAX_2, "1,2,3,4,5;6,7,8,9,10", panel="shape", step=2)
    expect(panel(page)).to_contain_text("columns: ⌊(5 − 2) / 2⌋ + 1 = 2")
    expect(panel(page)).to_contain_text("The last column is never used.")
    assert texts(page, ".line-columns text.number") == ["0", "1", "2", "3", "4"]
    assert page.locator(".line-columns .bar").count() == 3  # two windows, and the one of ceil mode
    assert page.locator(".line-columns .bar.floor").count() == 1
    spans = page.locator(".line-columns .bar.now .touch").evaluate_all(
        "lines => lines.map(line => line.getBBox().width)"
    )
    side = page.locator(".line-columns .line-cell").first.evaluate("rect => rect.getBBox().width + 1")
    assert spans == pytest.approx([2 * side - 2], abs=0.5)


def test_code_shows_every_name_at_every_step(mount):
    spec = CASES["avg-same"]
    page = mount(spec, panel="code")
    for step in steps(X, spec):
        go(page, step.number)
        names, values = texts(page, ".variables dt"), texts(page, ".variables dd")
        shown = dict(zip(names, values, strict=True))
        assert (shown["i"], shown["j"]) == tuple(map(str, step.index))
        assert shown["top"] == str(step.rows[0]).replace("-", "−")
        assert shown["rows"] == str(list(step.rows)).replace("-", "−")
        assert shown["real_cols"] == str(sorted({col for _, col in step.cells}))
        assert shown["values"] == f"[{', '.join(map(format_number, step.values))}]"
        assert shown["out[i, j]"] == format_number(step.result)
        assert texts(page, ".code-line.running")[0].strip() == "out[i, j] = reduction.of_window(window)"


def test_code_runs_line_by_line_into_the_next_row(mount):
    page = mount(panel="code", step=2)
    following = page.get_by_role("button", name="Next line")
    following.click()
    expect_step(page, 3, 4)
    expect(page.locator(".code-line.running")).to_have_text(re.compile("for i in range"))
    following.click()
    expect(page.locator(".code-line.running")).to_have_text(re.compile("for j in range"))
    for _ in range(9):
        following.click()
    expect(page.locator(".code-line.running")).to_have_text(re.compile(r"out\[i, j\] = "))
    expect_step(page, 3, 4)
    following.click()
    expect(page.locator(".code-line.running")).to_have_text(re.compile("for j in range"))
    expect_step(page, 4, 4)


def test_fast_code_comes_from_the_core(mount):
    page = mount(panel="fast")
    expect(page.locator(".panel .source")).to_have_count(len(FAST))
    for part in FAST:
        expect(panel(page)).to_contain_text(f"/{Path(inspect.getfile(inspect.unwrap(part))).name}")
        expect(panel(page)).to_contain_text(f"def {part.__name__}(")


def type_answer(page, text):
    box = page.get_by_role("textbox", name="Your number")
    box.fill(text)
    box.press("Enter")


def everything_shown(page):
    """All text of the stepper that a learner could see or hear, but for the input and what was typed."""
    return page.locator(".stepper").evaluate(
        """root => [...root.querySelectorAll('.result, .sentence, .spoken, .panel, .tip, .ring text')]
          .map(part => part.textContent).join(' | ') + root.querySelector('.output-grid').ariaLabel
          + [...root.querySelectorAll('.output-grid text')]
            .filter(text => getComputedStyle(text).visibility === 'visible').map(text => text.textContent)"""
    )


def test_predict_covers_the_result_everywhere(mount):
    spec = CASES["avg-same"]
    page = mount(spec, panel="predict")
    covered = [
        text for text in map(format_number, pool(X, spec).flat) if "." in text
    ]  # no number of the input
    assert len(covered) == 3
    page.keyboard.press("End")
    for number in range(4):
        page.locator(".output-grid").hover(position=at_output(page, number))
        page.locator(".output-grid").click(position=at_output(page, number))
        shown = everything_shown(page)
        assert not [text for text in covered if re.search(rf"(?<![\\d.]){re.escape(text)}(?![\\d.])", shown)]
    expect(page.locator(".result")).to_have_text("= ?")
    assert "3.889" not in page.url


def test_predict_hides_the_winner(mount):
    page = mount(panel="predict")
    expect(page.locator(".ring")).to_have_count(0)
    expect(page.locator(".slot.winner")).to_have_count(0)
    type_answer(page, "6")
    expect(page.locator(".ring")).to_have_count(1)


def test_predict_takes_either_decimal_sign_and_the_digits_shown(mount):
    page = mount(CASES["avg-same"], panel="predict")
    for answer, said in [
        ("3,889", "Right: 3.889."),
        ("3.33", "Right: 3.333."),
        ("5.833333", "Right: 5.833."),
    ]:
        type_answer(page, answer)
        expect(page.get_by_role("status").filter(has_text="Right")).to_have_text(said)
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="Your number")).to_have_value("")
    expect(panel(page)).to_contain_text("3 of 3 right on the first try")
    expect_step(page, 4, 4)


@pytest.mark.parametrize(
    ("case", "step", "mistakes"),
    [
        (
            "avg-same",
            2,
            {
                "2,222": "2,222 counts padding as 0",
                "8": "8 is the max; we asked for the average.",
                "20": "20 is the sum; divide it by 6.",
                "99": "Not 99.",
                "many": "“many” is not a number. Type one, such as 2.5 or 2,5.",
                " ": "Type a number first",
            },
        ),
        ("max-overlap", 1, {"1": "1 is the min"}),
        ("min-ceil", 2, {"2": "2 belongs at row 1, column 0: you swapped row and column."}),
        ("sum-gaps", 1, {"2": "2 is the result one window to the right"}),
    ],
)
def test_predict_names_the_likely_mistake(mount, case, step, mistakes):
    page = mount(CASES[case], panel="predict", step=step)
    for answer, sentence in mistakes.items():
        type_answer(page, answer)
        expect(page.locator(".verdict")).to_contain_text(sentence)
        expect(page.locator(".result")).to_have_text("= ?")


def test_predict_counts_only_first_tries_and_begins_again(mount):
    page = mount(panel="predict")
    type_answer(page, "5")
    type_answer(page, "6")
    expect(page.locator(".verdict")).to_have_text("Right: 6.")
    expect(panel(page)).to_contain_text("0 of 1 right on the first try")
    page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_role("button", name="Show it").click()
    expect(page.locator(".verdict")).to_have_text("It is 4.")
    page.get_by_role("button", name="New round").click()
    expect(page.locator(".result")).to_have_text("= ?")
    expect_step(page, 1, 4)
    expect(panel(page)).not_to_contain_text("right on the first try")


def test_leaving_predict_shows_the_results_again(mount):
    page = mount(panel="predict")
    tab(page, "Shape").click()
    expect(page.locator(".result")).to_have_text("= 6")
    expect(page.locator(".output-cell.now .number")).to_be_visible()


def test_tabs_work_by_keyboard(mount):
    page = mount()
    tab(page, "Shape").focus()
    page.keyboard.press("ArrowLeft")
    expect(tab(page, "Predict")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(tab(page, "Coverage")).to_have_attribute("aria-selected", "true")
    expect(panel(page)).to_contain_text("Every cell is used")
    expect_step(page, 1, 4)


def test_letters_typed_into_a_panel_stay_there(mount):
    page = mount(panel="predict")
    box = page.get_by_role("textbox", name="Your number")
    box.press_sequentially("rc1 2")
    box.press("ArrowLeft")
    box.press("Home")
    expect(box).to_have_value("rc1 2")
    expect_step(page, 1, 4)


def test_pinned_input_cell_keeps_its_windows_and_outputs_until_escape(mount):
    page = mount(CASES["max-overlap"])
    cell(page, 1, 1).click()
    page.mouse.move(5, 5)
    expect(page.locator(".pinned-window")).to_have_count(4)
    expect(page.locator(".output-cell.pinned")).to_have_count(4)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pinned-window")).to_have_count(4)
    page.keyboard.press("Escape")
    expect(page.locator(".pinned-window")).to_have_count(0)
    expect(page.locator(".output-cell.pinned")).to_have_count(0)


def test_pinned_output_cell_keeps_its_window(mount):
    page = mount()
    page.locator(".output-grid").click(position=at_output(page, 3))
    expect_step(page, 4, 4)
    page.keyboard.press("Home")
    expect(page.locator(".pinned-window")).to_have_count(1)
    expect(page.locator(".output-cell.pinned")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".pinned-window")).to_have_count(0)


PIXELS = np.random.default_rng(7).integers(0, 256, (3, 64, 64), np.uint8)
INPUTS = {
    "matrix": ((CASES["avg-same"],), {}),
    "photo": ((MAX_2, PIXELS[0]), {"photo": True}),
    "colours": ((MAX_2, PIXELS), {"photo": True}),
}


@pytest.mark.parametrize("name", INPUTS)
def test_panels_fit_on_a_phone(mount, name):
    arguments, options = INPUTS[name]
    page = mount(*arguments, viewport=PHONE, **options)
    for name, label in zip(TABS, NAMES, strict=True):
        tab(page, label).click()
        expect(page.locator(f".{name}-panel > *").first).to_be_visible()
        assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE["width"], (
            name
        )
        assert page.locator(".stepper").evaluate("root => root.scrollWidth - root.clientWidth") <= 0, name


COVERED = PoolSpec.of("avg", 2), "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0.3"
RESULT = "5.075"


def all_that_is_there(page):
    """Every text, name and title of the stepper that is not hidden, whether drawn or only read out."""
    return page.locator(".stepper").evaluate(
        """root => [...root.querySelectorAll('*')]
          .filter(part => getComputedStyle(part).visibility !== 'hidden' && !part.closest('[hidden]'))
          .flatMap(part => [...part.childNodes].filter(node => node.nodeType === 3).map(node => node.data)
            .concat(['aria-label', 'aria-valuetext', 'title'].map(name => part.getAttribute(name) ?? '')))
          .join(' | ')"""
    )


def test_covered_value_is_nowhere_while_predict_is_on(mount):
    page = mount(*COVERED, step=4)
    assert RESULT in all_that_is_there(page)  # the twin: it would be found
    tab(page, "Code").click()
    expect(panel(page)).to_contain_text(RESULT)
    tab(page, "Predict").click()
    expect(page.locator(".result")).to_have_text("= ?")
    for way in ("hover", "click", "exact", "input"):
        if way == "hover":
            page.locator(".output-grid").hover(position=at_output(page, 3))
        elif way == "click":
            page.locator(".output-grid").click(position=at_output(page, 3))
        elif way == "exact":
            page.locator(".stage").press("e")
        else:
            cell(page, 3, 3).hover()
        assert RESULT not in all_that_is_there(page), way
    page.get_by_role("textbox", name="Your number").fill("9")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".verdict")).not_to_be_empty()
    assert RESULT not in all_that_is_there(page)


ROUNDED = PoolSpec.of("avg", 2), "0.1234567,1;2,3.5"
EXACT = "1.655864175"


def test_exact_numbers_are_reached_by_tap(mount):
    page = mount(*ROUNDED, **TOUCH)
    assert EXACT not in page.locator(".tip").inner_text()
    page.locator(".result .rounded").tap()
    expect(page.locator(".tip")).to_have_text(EXACT)
    page.locator(".sentence .rounded").first.tap()
    expect(page.locator(".tip")).to_have_text("0.1234567")
    page.locator(".head").tap()
    expect(page.locator(".tip")).to_be_hidden()


def test_exact_numbers_are_reached_by_keyboard_and_spoken(mount):
    page = mount(*ROUNDED)
    page.locator(".stage").focus()
    expect(page.locator(".sentence")).to_contain_text("0.1235")
    page.keyboard.press("e")
    exact = f"(0.1234567 + 1 + 2 + 3.5) / 4 = {EXACT}"
    expect(page.locator(".sentence")).to_contain_text(exact)
    expect(page.locator(".spoken")).to_contain_text(exact)
    page.keyboard.press("e")
    expect(page.locator(".sentence")).to_contain_text("= 1.656")


def test_small_grids_say_a_cell_to_a_finger(mount):
    page = mount(CASES["max-overlap"], panel="coverage", **TOUCH)
    page.locator(".coverage-grid .cell").nth(5).tap()
    expect(page.locator(".tip")).to_have_text("Row 1, column 1: four times")


def test_covered_value_is_in_no_picture(mount):
    page = mount(*COVERED, step=4, panel="predict")
    for ending in ("svg", "png"):
        page.locator(".save summary").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Picture as {ending.upper()}").click()
        if ending == "svg":
            text = download.value.path().read_text("utf-8")
            assert RESULT not in text
            assert "= ?" in text
