"""axe-core finds nothing in questions of any form: asked, answered wrongly, told; nor at the end."""

from tests.browser.axe import assert_clean
from tests.lesson.asked import asking, cells, claim, order, shape, value
from tests.stepper.plain_page import answered


def test_axe_finds_nothing_in_questions(mount):
    page = mount(asking(value(), shape(), cells(most=2), claim(), order()))
    questions = page.locator("div.question").all()
    assert len(questions) == 5
    page.get_by_role("textbox", name="Your number").or_(
        page.get_by_role("textbox", name="Result")
    ).first.fill("2.25")
    page.get_by_role("textbox", name="Row, column").fill("3 3")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Row, column").fill("9 9")
    page.keyboard.press("Enter")
    page.get_by_text("True", exact=True).click()
    for question in questions:
        question.get_by_role("button", name="Lock my answer").click()
    page.get_by_text("Your answers as text").click()
    page.get_by_role("button", name="Start this chapter again").click()
    assert_clean(page, answered)
    for question in questions:
        question.get_by_role("button", name="Show me").click()
    assert_clean(page, answered)
