"""The panel that asks for the result: what it covers, and how it judges an answer."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec, pool
from pooling.number_text import format_number
from tests.stepper.cases import SETTINGS
from tests.stepper.locators import ask_for_picture, at_output, cell, expect_step, panel, tab

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
COVERED = PoolSpec.of("avg", 2), "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0.3"
RESULT = "5.075"


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
    spec = SETTINGS["avg-same"]
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
    expect(page.locator(".output-cell.now .number")).to_be_visible()
    expect(page.locator(".output-cell.now .question")).to_be_hidden()  # else it lies over the number


def test_predict_takes_either_decimal_sign_and_the_digits_shown(mount):
    page = mount(SETTINGS["avg-same"], panel="predict")
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


def test_predict_takes_what_the_figure_shows_and_the_exact_number(mount):
    """2.0625 ends halfway between two numbers of four digits: the screen rounds it to the even one."""
    for answer in ("2.062", "2.0625", "2.063"):
        page = mount(PoolSpec.of("avg", 4), "1,2,3,4;1,2,3,4;1,2,3,4;1,1,1,0", panel="predict")
        type_answer(page, answer)
        expect(page.locator(".verdict")).to_have_text("Right: 2.062.")


@pytest.mark.parametrize(
    ("case", "step", "mistakes"),
    [
        (
            "avg-same",
            2,
            {
                "2,222": "2,222 divides by 9, the size of the window; divide by 6: only these cells count.",
                "8": "8 is the max; we asked for the average.",
                "20": "20 is the sum; divide it by 6.",
                "99": "Not 99.",
                "many": "“many” is not a number. Type one, such as 2.5 or 2,5.",
                " ": "Type a number first",
            },
        ),
        (
            "max-overlap",
            1,
            {"1": "1 is the min", "6": "6 is one of the cells in the window, but not the result."},
        ),
        ("min-ceil", 2, {"2": "2 belongs at row 1, column 0: you swapped row and column."}),
        ("sum-gaps", 1, {"2": "2 is the result one window to the right"}),
    ],
)
def test_predict_names_the_likely_mistake(mount, case, step, mistakes):
    page = mount(SETTINGS[case], panel="predict", step=step)
    for answer, sentence in mistakes.items():
        type_answer(page, answer)
        expect(page.locator(".verdict")).to_contain_text(sentence)
        expect(page.locator(".result")).to_have_text("= ?")


def test_what_no_output_can_be_is_no_try(mount):
    page = mount(panel="predict")
    for answer, said in [
        ("NaN", "The output here is a finite number, not NaN."),
        ("-∞", "The output here is a finite number, not −∞."),
        ("1e999", "“1e999” is not a number."),
        ("1/2", "“1/2” is not a number."),
    ]:
        type_answer(page, answer)
        expect(page.locator(".verdict")).to_contain_text(said)
    type_answer(page, "6")
    expect(panel(page)).to_contain_text("1 of 1 right on the first try")
    page = mount(PoolSpec.of("max", 2), "nan,1;2,3", panel="predict")
    type_answer(page, "NaN")
    expect(page.locator(".verdict")).to_have_text("Right: NaN.")


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


def test_covered_value_is_in_no_picture(mount):
    page = mount(*COVERED, step=4, panel="predict")
    for ending in ("svg", "png"):
        with page.expect_download() as download:
            ask_for_picture(page, ending)
        if ending == "svg":
            text = download.value.path().read_text("utf-8")
            assert RESULT not in text
            assert "= ?" in text


def kind(page, name):
    page.get_by_role("group", name="What is asked").get_by_role("button", name=name).click()


def test_shape_is_asked_and_the_mistake_named(mount):
    page = mount(panel="predict")
    kind(page, "Shape")
    expect(page.locator(".ask")).to_have_text(
        "With stride 1: how many rows and columns will the output have?"
    )
    rows, columns = page.locator(".count-answer").all()
    for answer, said in [
        ("2 2", "2 × 2 leaves out the first place of the window: add 1."),
        ("4 4", "4 × 4 is the input divided by the stride; but the whole window has to fit."),
        ("3 4", "The number of rows is right; count the columns again."),
        ("3 3", "Right: 3 × 3."),
    ]:
        for field, text in zip((rows, columns), answer.split(), strict=True):
            field.fill(text)
        columns.press("Enter")
        expect(page.locator(".verdict")).to_have_text(said)
    expect(panel(page)).to_contain_text("moves on by 1 twice more: 3 places each way.")
    expect(page.locator(".score")).to_have_text("0 of 1 right on the first try.")
    expect(page.locator(".result")).to_have_text("= ?")
    columns.press("Enter")
    expect(page.locator(".ask")).to_contain_text("With an input of 5 × 5")
    expect(rows).to_be_focused()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(columns).to_be_focused()


def test_shift_is_asked_and_marked_by_keyboard(mount):
    page = mount(panel="predict")
    kind(page, "Shift")
    expect(page.locator(".ask")).to_have_text(
        "Every number moves one cell right, and 0 comes in at the left. Which output cells change?"
    )
    page.locator(".check").click()
    expect(page.locator(".verdict")).to_have_text("At least one cell changes.")
    page.locator(".mark-cell").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_step(page, 1, 4)
    page.locator(".check").click()
    expect(page.locator(".verdict")).to_have_text(
        "1 of the marked cells stay the same, and 1 that change aren't marked."
    )
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.locator(".check").click()
    expect(page.locator(".verdict")).to_have_text("Right: 2 of 4 cells change.")
    assert page.locator(".mark-cell").all_text_contents() == ["5", "6", "=", "="]  # 7 and 9 stay covered
    page.locator(".check").click()
    expect(page.locator(".ask")).to_contain_text("moves one cell down")
    expect(page.locator(".result")).to_have_text("= ?")


def test_covered_value_is_nowhere_whatever_is_asked(mount):
    page = mount(*COVERED, step=4, panel="predict")
    for name in ("Shape", "Shift"):
        kind(page, name)
        page.get_by_role("button", name="Show it").click()
        expect(page.locator(".verdict")).not_to_be_empty()
        assert RESULT not in all_that_is_there(page)


def test_what_is_asked_stays_when_the_settings_change(mount):
    page = mount(panel="predict")
    kind(page, "Shape")
    mount.change(PoolSpec.of("max", 2, strides=1))
    expect(page.locator(".ask")).to_have_text(
        "With stride 2: how many rows and columns will the output have?"
    )
