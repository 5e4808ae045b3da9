"""The plain page fails a test when it should, and tells nothing of the test before."""

from playwright.sync_api import expect

from tests.stepper.conftest import Mount
from tests.stepper.locators import expect_grid, grid
from tests.stepper.plain_page import answered


def problems_of(contexts, act):
    """What is held against a page of its own after `act`."""
    mount = Mount(contexts)
    act(mount)
    mount.close()
    return "\n".join(mount.problems)


def test_page_notes_an_answer_that_python_cannot_give(contexts):
    def ask_for_a_step_that_fails(mount):
        page = mount()
        mount.answers.take = lambda *_: 1 / 0
        page.get_by_role("tab", name="Shape").click()
        answered(page)

    assert "division by zero" in problems_of(contexts, ask_for_a_step_that_fails)


def test_page_notes_another_host(contexts):
    asked = "fetch('http://host.invalid/metrics').catch(() => null)"
    assert "host.invalid" in problems_of(contexts, lambda mount: mount().evaluate(asked))


def test_next_stepper_begins_afresh(mount):
    page = mount(panel="coverage", step=2)
    page.locator(".stage").focus()
    page.keyboard.press("F2")
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect_grid(page, "input", "1 3 40 4 5 6 1 2 7 2 8 3 4 5 9 0")
    page.keyboard.type("7")  # into the next cell, which is open
    mount()
    assert grid(page, "input") == "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"
    assert page.url == "http://localhost/"
    expect(page.locator(".presenting, .field:visible, .panel:visible")).to_have_count(0)
    answered(page)
    assert not mount.answers.document.can_undo  # the 7 came too late


def test_late_message_of_the_stepper_before_is_dropped(mount):
    page = mount()
    mount.answer_after(200)
    page.locator(".stage").focus()
    page.keyboard.press("Shift+ArrowDown")
    mount()
    page.wait_for_timeout(300)
    answered(page)
    assert grid(page, "input") == "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"
