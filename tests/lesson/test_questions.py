"""Predict before you see: an answer is locked, then the figure tells; mistakes are named and acted out."""

from playwright.sync_api import expect

from pooling import PoolSpec
from tests.lesson.asked import asking, cells, claim, shape, value, variant
from tests.lesson.chapters import MAX_2, TOY, chapter, figure, question, screen
from tests.stepper.locators import cell
from ui.stepper.data import Screen, stepper_data


def asked(page, name="value"):
    """The part of a question."""
    index = {"value": "second?", "shape": "shape of", "cells": "wins", "claim": "always", "order": "in order"}
    return page.locator(".question").filter(has_text=index[name]).first


def lock(page, answer, name="value"):
    """Type into the first field and press Enter."""
    field = asked(page, name).get_by_role("textbox").first
    field.fill(answer)
    field.press("Enter")


def verdict(page, nth=0):
    return page.locator(".verdict").nth(nth)


def kept(page, name="value"):
    """What the browser keeps of a question."""
    return page.evaluate(
        """name => JSON.parse(localStorage["pooling-lab.lesson.en.first"] ?? "{}").questions?.[name]""", name
    )


def test_a_right_answer_uncovers_the_figure_which_plays_its_step(mount):
    page = mount(asking(value()))
    expect(page.locator(".result")).to_have_text("= ?")
    expect(page.locator(".reveal")).to_be_hidden()
    lock(page, "4,0")
    expect(verdict(page)).to_have_text("Right: it is 4. You saw it coming.")
    expect(page.locator(".result")).to_have_text("= 4")
    expect(page.locator(".count")).to_have_text("Step 2 of 4")
    expect(page.locator(".reveal")).to_have_text("The rule gives 4.")
    expect(page.locator(".compared")).to_be_hidden()
    expect(page.get_by_role("button", name="Again with other numbers")).to_be_focused()
    assert kept(page)["right"]


def test_a_known_mistake_is_named_and_acted_out_until_the_real_rule_is_chosen(mount):
    page = mount(asking(value()))
    lock(page, "2.25")
    expect(verdict(page)).to_have_text("Average, not max")
    expect(page.locator(".mistake")).to_have_text("2.25 is the average; we asked for the max.")
    expect(page.locator(".acting")).to_have_text("With the average it would be:")
    expect(page.locator(".result")).to_have_text("= 2.25")
    rules = page.get_by_role("group", name="What the figure shows")
    expect(rules.get_by_role("button", name="Your rule")).to_have_attribute("aria-pressed", "true")
    rules.get_by_role("button", name="The real rule").click()
    expect(page.locator(".acting")).to_be_hidden()
    expect(page.locator(".result")).to_have_text("= 4")
    assert page.locator(".compared dd").all_text_contents() == ["2.25", "4"]
    expect(page.locator(".mistake")).to_contain_text("Average, not max.")
    rules.get_by_role("button", name="Your rule").click()
    expect(page.locator(".result")).to_have_text("= 2.25")
    assert (kept(page)["open"], kept(page)["right"], kept(page)["answers"]) == (True, False, 1)


def test_an_unknown_answer_keeps_the_figure_covered_and_may_be_tried_again(mount):
    page = mount(asking(value()))
    lock(page, "<i>7</i>")
    expect(verdict(page)).to_have_text("“<i>7</i>” is not a number. Type one, such as 2.5 or 2,5.")
    lock(page, "7")
    expect(verdict(page)).to_have_text("Not yet")
    expect(page.locator(".mistake")).to_have_text("Not 7. Look again.")
    expect(page.locator(".result")).to_have_text("= ?")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(asked(page).get_by_role("textbox")).to_be_focused()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_text("Right, this time.")
    assert page.locator(".compared dd").all_text_contents() == ["7", "4"]
    assert (kept(page)["first"], kept(page)["last"], kept(page)["answers"]) == (["7"], ["4"], 2)


def test_show_me_reveals_without_a_try(mount):
    page = mount(asking(value()))
    page.get_by_role("button", name="Show me").click()
    expect(verdict(page)).to_have_text("It is 4.")
    expect(page.locator(".result")).to_have_text("= 4")
    assert (kept(page)["first"], kept(page)["open"]) == (None, True)


def test_half_an_answer_is_one_sentence_and_no_try(mount):
    page = mount(asking(shape()))
    rows, columns = asked(page, "shape").get_by_role("textbox").all()
    for answer, sentence in [
        (("", ""), "Type a number first."),
        (("2", ""), "Columns is still empty."),
        (("two", "2"), "“two” is not a number."),
        (("2", "∞"), "The answer is a finite number, not ∞."),
    ]:
        rows.fill(answer[0])
        columns.fill(answer[1])
        asked(page, "shape").get_by_role("button", name="Lock my answer").click()
        expect(verdict(page)).to_contain_text(sentence)
        assert (rows.input_value(), columns.input_value()) == answer
    assert kept(page, "shape")["answers"] == 0
    columns.fill("")
    rows.fill("3 × 3")
    rows.press("Enter")
    expect(verdict(page)).to_have_text("Moved by 1")
    expect(page.locator(".mistake")).to_have_text("You typed 3 × 3.")
    expect(page.locator(".acting")).to_have_text("It would be here:")
    expect(page.locator(".cover-note")).to_be_visible()


def test_again_with_other_numbers_goes_through_them_and_keeps_the_prediction(mount):
    page = mount(asking(value()))
    lock(page, "5")
    page.get_by_role("button", name="Show me").click()
    for asks, answer in (("And now?", "9"), ("And mirrored?", "4"), ("And now?", "9")):
        page.get_by_role("button", name="Again with other numbers").click()
        expect(page.locator(".ask")).to_have_text(asks)
        expect(page.locator(".result")).to_have_text("= ?")
        field = page.locator(".question").get_by_role("textbox")
        expect(field).to_be_focused()
        expect(field).to_have_value("")
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
        expect(verdict(page)).to_have_text(f"Right: it is {answer}. You saw it coming.")
    assert (kept(page)["first"], kept(page)["right"], kept(page)["variant"]) == (["5"], False, 1)
    expect(page.get_by_role("list", name="It surprised you")).to_contain_text("You said 5; it is 4.")


def test_a_claim_is_judged_by_keys_and_the_options_say_which_was_which(mount):
    page = mount(asking(value(), claim()))
    asked(page, "claim").get_by_role("button", name="Lock my answer").click()
    expect(verdict(page, 1)).to_have_text("Choose one of the answers first.")
    asked(page, "claim").get_by_role(
        "button", name="Show me"
    ).focus()  # the keys are the question's, not a field's
    page.keyboard.press("2")
    expect(page.get_by_role("radio", name="True")).to_be_checked()
    page.keyboard.press("Enter")
    expect(verdict(page, 1)).to_have_text("A myth")
    asked(page, "claim").get_by_role("button", name="Show me").click()
    assert page.locator(".choice-mark").all_text_contents() == ["✓ Right", "You said", ""]


def test_cells_are_clicked_and_typed_and_taken_back(mount):
    page = mount(asking(cells(most=2, right=("0,1", "2,0"))))
    question = asked(page, "cells")
    cell(page, 2, 0).click()
    chosen = question.get_by_role("list", name="Cells you chose")
    expect(chosen).to_have_text("(2, 0)")
    expect(page.locator(".input-grid .picked .chosen")).to_have_count(1)
    field = question.get_by_role("textbox", name="Row, column")
    for text, said in [
        ("7 8", "There is no cell (7, 8): rows go from 0 to 3, columns from 0 to 3."),
        ("first", "“first” is not a cell."),
    ]:
        field.fill(text)
        field.press("Enter")
        expect(question.locator(".cell-said")).to_contain_text(said)
    field.fill("(0, 1)")
    field.press("Enter")
    expect(chosen.get_by_role("listitem")).to_have_text(["(0, 1)", "(2, 0)"])
    cell(page, 3, 3).click()
    expect(question.locator(".cell-said")).to_have_text("At most 2 cells. Remove one first.")
    question.get_by_role("button", name="Remove (2, 0)").click()
    page.locator(".stage").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Space"):  # the first arrow goes to the first cell
        page.keyboard.press(key)
    expect(chosen).to_have_text("(0, 1)(2, 0)")
    field.press("Enter")
    expect(verdict(page)).to_have_text("Right. You saw it coming.")


def test_of_two_questions_about_a_figure_the_touched_one_has_it(mount):
    page = mount(asking(value(), shape()))
    expect(page.locator(".cover-note")).to_be_visible()
    lock(page, "4")
    expect(page.locator(".cover-note")).to_have_count(0)
    expect(page.locator(".result")).to_have_text("= 4")
    asked(page, "shape").get_by_role("textbox").first.focus()
    expect(page.locator(".cover-note")).to_be_visible()


def test_what_padding_counts_as_is_covered_while_a_result_is_asked(mount):
    padded = figure("toy", PoolSpec.of("max", 3, strides=2, padding=1))
    page = mount(chapter(screens=[screen("pad", "Padding", padded, question("first", "toy"))]))
    for part in (".pads-note", ".sentence", ".head", ".input-grid .pad-text >> nth=0"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".input-grid .padding")).to_be_visible()
    page.get_by_role("textbox").fill("6")
    page.keyboard.press("Enter")
    expect(page.locator(".pads-note")).to_be_visible()
    expect(page.locator(".input-grid .pad-text >> nth=0")).to_have_text("−∞")


def test_without_padding_the_window_is_told_and_only_its_result_covered(mount):
    page = mount(asking(value()))
    expect(page.locator(".head")).to_be_visible()
    expect(page.locator(".sentence")).to_be_visible()
    expect(page.locator(".sentence")).to_contain_text("max(1, 3, 5, 6) = ?")


def test_a_panel_opens_below_the_figure_with_the_answer(mount):
    panel = stepper_data(TOY, MAX_2, Screen(panel="shape"))["panel"]
    asked = question("shape", "toy", variants=[variant("6", opened={"panel": panel})])
    page = mount(chapter(screens=[screen("first", "Shape", figure("toy"), asked)]))
    expect(page.locator(".panels")).to_be_hidden()
    page.get_by_role("textbox").fill("6")
    page.keyboard.press("Enter")
    expect(page.locator(".panel")).to_contain_text("rows: ⌊(4 − 2) / 2⌋ + 1 = 2")
