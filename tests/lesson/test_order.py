"""Lines of a program put in order: dragged by mouse and finger, moved by keys, or given a place by number."""

from playwright.sync_api import expect

from tests.browser.finger import Finger
from tests.browser.fixtures import PHONE
from tests.lesson.asked import asking, order, value
from tests.lesson.test_questions import asked

START = "1234"


def lines(page):
    """The lines as they stand, by their numbers at the start."""
    texts = page.locator(".line-text").all_text_contents()
    known = [text.strip() for text in order()["form"]["lines"]]
    return "".join(str(known.index(text.strip()) + 1) for text in texts)


def shown(mount, **options):
    page = mount(asking(value(), order()), **options)
    asked(page, "order").scroll_into_view_if_needed()
    assert lines(page) == START
    return page


def middle_of(page, nth, part=".line-text"):
    box = page.locator(part).nth(nth).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_lines_are_moved_by_keys_and_by_numbers(mount):
    page = shown(mount)
    page.locator(".grip").first.focus()
    page.keyboard.press("Alt+ArrowDown")
    assert lines(page) == "2134"
    expect(page.locator(".grip").nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert lines(page) == "2314"
    expect(asked(page, "order").get_by_role("status").filter(has_text="now 3 of 4")).to_have_count(1)
    place = page.locator(".line-place")
    place.nth(3).fill("2")
    place.nth(3).press("Enter")
    assert lines(page) == "2431"
    for wrong in ("9", "x", ""):
        place.nth(0).fill(wrong)
        place.nth(0).press("Enter")
        expect(place.nth(0)).to_have_value("1")
    place.nth(2).focus()
    page.keyboard.press("Alt+ArrowUp")
    assert lines(page) == "2341"
    expect(place.nth(1)).to_be_focused()


def test_a_wrong_order_is_answered_by_what_it_would_do(mount):
    page = shown(mount)
    question = asked(page, "order")
    for move, said in [((), "NameError: i."), ((3, 0), "NameError: out."), ((2, 0), "Right: in this order")]:
        if move:
            page.locator(".line-place").nth(move[0]).fill(str(move[1] + 1))
            page.locator(".line-place").nth(move[0]).press("Enter")
        question.get_by_role("button", name="Lock my answer").click()
        expect(question.locator(".told")).to_contain_text(said)
        assert page.locator(".line.broken").count() == (0 if said.startswith("Right") else 2)
        if retry := question.get_by_role("button", name="Try again").filter(visible=True).all():
            retry[0].click()
    assert lines(page) == "2413"
    expect(page.locator(".grip").first).to_be_disabled()


def test_show_me_puts_the_lines_in_order(mount):
    page = shown(mount)
    asked(page, "order").get_by_role("button", name="Show me").click()
    assert lines(page) == "2413"


def test_lines_are_dragged_by_the_mouse(mount):
    page = shown(mount)
    page.mouse.move(*middle_of(page, 0))
    page.mouse.down()
    page.mouse.move(*middle_of(page, 1), steps=3)
    x, y = middle_of(page, 3)
    page.mouse.move(x, y + 4, steps=6)
    expect(page.locator(".line.held")).to_have_count(1)
    page.mouse.up()
    assert lines(page) == "2341"
    expect(page.locator(".line.held")).to_have_count(0)
    assert page.evaluate("getSelection().toString()") == ""


def test_lines_are_dragged_by_a_finger_at_their_grip(mount):
    page = shown(mount, viewport=PHONE, has_touch=True, is_mobile=True)
    start, end = middle_of(page, 3, ".grip"), middle_of(page, 0, ".grip")
    Finger(page).drag(start, (start[0], end[1] - 8))
    assert lines(page) == "4123"
