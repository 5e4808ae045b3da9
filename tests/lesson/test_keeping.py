"""What the browser keeps: a reload, a second tab, rubbish in the storage, one that throws; starting again."""

import json

from playwright.sync_api import expect

from tests.lesson.asked import asking, claim, order, value
from tests.lesson.test_questions import asked, kept, lock, verdict

KEY = "pooling-lab.lesson.en.first"


def reload(mount):
    """Open the chapter anew, with what the browser keeps."""
    return mount.page().show(mount.told)


def write(page, text):
    page.evaluate("([key, text]) => { localStorage[key] = text; }", [KEY, text])


def test_a_reload_keeps_what_is_typed_what_was_said_and_what_is_open(mount):
    page = mount(asking(value(), claim(), order()))
    field = asked(page).get_by_role("textbox")
    field.fill("2.2")
    page = reload(mount)
    expect(field).to_have_value("2.2")
    expect(page.locator(".result")).to_have_text("= ?")
    lock(page, "2.25")
    page = reload(mount)
    expect(verdict(page)).to_have_text("Average, not max")
    expect(page.locator(".result")).to_have_text("= 2.25")
    page.get_by_role("button", name="Try again").click()
    field.fill("4.")
    page = reload(mount)
    expect(field).to_have_value("4.")
    field.press("Enter")
    page = reload(mount)
    assert page.locator(".compared dd").all_text_contents() == ["2.25", "4"]
    page.get_by_role("button", name="Again with other numbers").click()
    page = reload(mount)
    expect(page.locator(".ask").first).to_have_text("And now?")
    expect(page.locator(".result")).to_have_text("= ?")


def test_a_second_tab_keeps_what_this_one_did_not_touch(mount):
    page = mount(asking(value(), claim()))
    lock(page, "5")
    other = {"first": ["1"], "last": ["1"], "draft": None, "answers": 1, "right": True, "open": True}
    stored = json.loads(page.evaluate("key => localStorage[key]", KEY))
    stored["questions"]["claim"] = other | {"variant": 0, "more": {}}
    stored["questions"]["value"]["first"] = ["6"]  # it was first there
    write(page, json.dumps(stored))
    asked(page).get_by_role("button", name="Try again").click()
    lock(page, "4")
    assert kept(page, "claim")["open"]
    assert (kept(page)["first"], kept(page)["last"]) == (["6"], ["4"])


RUBBISH = (
    "{",
    "[1, 2]",
    '{"questions": 3, "at": {}}',
    '{"questions": {"value": null, "claim": {"variant": 99, "first": 7, "answers": "many", "open": 1}}}',
    '{"questions": {"value": {"variant": -1.5, "first": ["4", 4], "more": [[]]}, "__proto__": {}}}',
)


def test_rubbish_in_the_storage_is_as_if_there_were_nothing(mount):
    page = mount(asking(value(), claim()))
    for text in RUBBISH:
        write(page, text)
        reload(mount)
        expect(page.locator(".result")).to_have_text("= ?")
        lock(page, "4")
        expect(verdict(page)).to_have_text("Right: it is 4. You saw it coming.")
        assert kept(page)["answers"] == 1, text


def test_a_storage_that_throws_loses_no_lesson_and_it_is_said(mount):
    page = mount()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    try:
        page = mount.page().show(mount.told.__class__(asking(value(), claim())))
        lock(page, "5")
        expect(page.get_by_role("list", name="It surprised you")).to_contain_text("The first screen")
        expect(page.locator(".summary")).to_contain_text("This browser keeps nothing")
    finally:
        page.reload(wait_until="domcontentloaded")


def test_the_end_tells_what_was_foreseen_and_what_surprised_and_starts_again(mount):
    page = mount(asking(value(), claim(), order()))
    summary = page.get_by_role("region", name="What you saw coming, and what surprised you")
    expect(summary).to_contain_text("Answer a question on the way")
    lock(page, "5")
    page.get_by_role("button", name="Show me").first.click()
    asked(page, "claim").get_by_text("False").click()
    page.keyboard.press("Enter")
    expect(summary.get_by_role("list", name="You saw it coming")).to_have_text("Screen of the claim")
    expect(summary.get_by_role("list", name="It surprised you")).to_contain_text("You said 5; it is 4.")
    expect(summary.get_by_role("list", name="Still covered")).to_have_text("Screen of the order")
    summary.get_by_role("link", name="Screen of the claim").click()
    assert page.get_by_role("heading", name="Screen of the claim").bounding_box()["y"] < 200
    summary.get_by_text("Your answers as text").click()
    assert summary.get_by_role("textbox").input_value().splitlines() == [
        "Pooling Lab, chapter 1: What pooling does",
        "1. Which number comes second? First answer: 5. It is 4.",
        "2. Max pooling always helps. First answer: “False”. Right.",
        "3. Put the loop in order. Not answered.",
    ]
    summary.get_by_role("button", name="Start this chapter again").click()
    expect(summary.get_by_role("button", name="Keep them")).to_be_focused()
    page.keyboard.press("Enter")
    expect(summary.get_by_role("button", name="Start this chapter again")).to_be_focused()
    page.keyboard.press("Enter")
    summary.get_by_role("button", name="Start again").click()
    expect(page.locator(".result")).to_have_text("= ?")
    expect(asked(page).get_by_role("textbox")).to_have_value("")
    expect(summary).to_contain_text("Answer a question on the way")
    assert kept(page) is None
