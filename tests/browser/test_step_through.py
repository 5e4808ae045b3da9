"""Step through in a browser: the page's main job, on real input."""

import io
import re
from urllib.parse import urlencode

import numpy as np
from PIL import Image
from playwright.sync_api import expect

from tests.browser.fixtures import PHONE
from tests.browser.helpers import MOST_JUMPS, all_settings, jumps, note_jumps, open_page, set_number, settled
from tests.stepper.locators import TEXTBOOK, expect_grid, expect_no_step, expect_output, expect_step, grid

NO_WINDOW = (
    "The window spans 5 rows and the padded input has 4; make the window smaller or the padding larger."
)
COUNT_RUNS = """() => { window.runs = 0; new MutationObserver(() => { window.runs += 1; }).observe(
  document.querySelector('[data-testid=stApp]'), { attributeFilter: ['data-test-script-state'] }); }"""


def copy(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def toast(page):
    return page.get_by_test_id("stToast")


def test_page_stands_still_while_it_loads_and_keys_and_controls_lead_on(new_page, address, subtests):
    page = new_page()
    note_jumps(page)
    open_page(page, address)
    with subtests.test("the frame stands where it stays"):
        assert jumps(page) <= MOST_JUMPS
    with subtests.test("two keys lead from the top of the page to the figure"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Skip to the figure")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowRight")
        expect_step(page, 2, 4)
    with subtests.test("example and reduction are chosen from the page"):
        page.keyboard.press("Home")
        page.get_by_role("button", name="Example").click()
        page.get_by_role("menuitem", name=re.compile("^0 … 8")).click()
        expect_output(page, "4 5 7 8")
        page.get_by_role("radiogroup", name="Reduction").get_by_text("Average", exact=True).click()
        expect_output(page, "2 3 5 6")
        expect(page.locator(".sentence")).to_contain_text("(0 + 1 + 3 + 4) / 4 = 2")


def test_window_moves_and_numbers_come_from_a_table_and_a_photo(opened, subtests):
    with subtests.test("keys, buttons and scrub move the window without a rerun"):
        keys_buttons_and_scrub_move_the_window_without_a_rerun(opened)
    with subtests.test("R outside the stepper reruns the page: what the keys are kept from"):
        opened.locator("h1").click()
        opened.keyboard.press("r")
        opened.wait_for_function("window.runs > 0")
        settled(opened)
    with subtests.test("the input stays where no window fits, and the step comes back"):
        input_stays_where_no_window_fits_and_the_step_comes_back(opened)
    with subtests.test("a block of a spreadsheet, pasted into the text box, becomes the matrix"):
        block_of_a_spreadsheet_becomes_the_matrix(opened)
    with subtests.test("an uploaded photo is stepped"):
        uploaded_photo_is_stepped(opened)


def keys_buttons_and_scrub_move_the_window_without_a_rerun(page):
    page.evaluate(COUNT_RUNS)
    page.locator(".stage").focus()
    for key, step in [
        ("ArrowRight", 2),
        ("ArrowDown", 4),
        ("ArrowLeft", 3),
        ("ArrowUp", 1),
        ("End", 4),
        ("Home", 1),
        ("PageDown", 2),
        ("r", 2),
        ("c", 2),
    ]:
        page.keyboard.press(key)
        expect_step(page, step, 4)
    page.get_by_role("button", name="Next step").click()
    expect_step(page, 3, 4)
    page.get_by_role("slider", name="Step").fill("2")
    expect_step(page, 2, 4)
    page.locator(".output-cell").nth(3).click(force=True)
    expect_step(page, 4, 4)
    settled(page)
    assert page.evaluate("window.runs") == 0


def input_stays_where_no_window_fits_and_the_step_comes_back(page):
    page.locator(".stage").focus()
    page.keyboard.press("End")
    page.wait_for_url("**step=4*")
    places = [page.locator(name).bounding_box() for name in (".input-grid", ".controls", ".play")]
    set_number(page, "Window", 5)
    expect_no_step(page, NO_WINDOW)
    settled(page)
    assert grid(page, "input") == TEXTBOOK
    assert [page.locator(name).bounding_box() for name in (".input-grid", ".controls", ".play")] == places
    assert "step=4" in page.url
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_text("Nothing else to export yet.")).to_be_visible()
    page.keyboard.press("Escape")
    set_number(page, "Window", 2)
    expect_output(page, "6 4 7 9")
    expect_step(page, 4, 4)


def block_of_a_spreadsheet_becomes_the_matrix(page):
    copy(page, "1,5\t2\t-3\n4\t5\t6")
    all_settings(page).get_by_role("button", name="Edit matrix").click()
    box = page.get_by_role("textbox", name="Matrix")
    box.press("Control+a")
    box.press("Control+v")
    box.press("Control+Enter")
    expect_grid(page, "input", "1.5 2 −3 4 5 6")
    expect_output(page, "5")
    page.wait_for_url(lambda url: "step=" not in url)  # of a single step, a moment after it is drawn
    before = settled(page).url
    box.fill("1,2;3")
    box.press("Control+Enter")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Still using the last valid matrix.")
    page.keyboard.press("Escape")
    assert (settled(page).url, toast(page).count()) == (before, 0)  # Share shares what is seen
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect_grid(page, "input", TEXTBOOK)


def uploaded_photo_is_stepped(page):
    columns = np.repeat(np.arange(8, dtype=np.uint8) * 30, 40)
    file = io.BytesIO()
    Image.fromarray(np.tile(columns, (320, 1))).save(file, "PNG")
    kinds = page.get_by_role("radiogroup", name="Kind of input")
    kinds.get_by_text("Photo", exact=True).click()
    settled(page)
    page.get_by_role("combobox", name="Photo").click()
    page.get_by_role("option", name="Your own").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "stripes.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    expect(page.locator(".input-pane .caption")).to_have_text("Input 64 × 64")
    page.get_by_role("combobox", name="Reduced to").click()
    page.get_by_role("option", name="8 × 8").click()
    expect_grid(page, "input", " ".join(["0 30 60 90 120 150 180 210"] * 8))
    expect_output(page, " ".join(["30 90 150 210"] * 4))
    expect(page.locator(".edit-note")).to_be_hidden()
    page.locator(".stage").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".sentence")).to_contain_text("max(60, 90, 60, 90) = 90 (2 cells tie)")


def test_nonsense_link_says_so_once_and_shows_the_default(page, address, subtests):
    page.goto("about:blank")
    open_page(page, f"{address}?matrix=1,x&window_rows=inf&reduction=Best&step={'9' * 4301}&nothing=1")
    with subtests.test("the page stands"):
        assert grid(page, "input") == TEXTBOOK
        expect_step(page, 1, 4)
        expect(toast(page).filter(has_text="Matrix (“1,x”)")).to_be_visible()
        expect(page.get_by_test_id("stAlert").or_(page.get_by_test_id("stException"))).to_have_count(0)
    with subtests.test("the address has nothing of it, and nothing is said again"):
        assert page.url == f"{address}?nothing=1"
        toast(page).get_by_label("close").click()
        page.get_by_role("radio", name="Average", exact=True).click()
        expect_output(page, "3.75 2.25 4.5 5")
        assert settled(page).url == f"{address}?nothing=1&reduction=Average"
        expect(toast(page)).to_have_count(0)
        for left in (f"{address}?nothing=1", "about:blank"):
            page.go_back(wait_until="commit")
            page.wait_for_url(left)
    with subtests.test("a link in it is none in what is said"):
        came = "www.a.de a@b.de :smile: $x$ 1->2"
        open_page(page, f"{address}?{urlencode({'matrix': came})}")
        assert f"“{came}”" in toast(page).inner_text().replace("\N{WORD JOINER}", "")
        expect(toast(page).locator("a, .katex, img, li")).to_have_count(0)


OWN_PLACE = """field => {
  const { x, y, bottom } = field.getBoundingClientRect();
  return [y + 1, bottom - 1].every(at => document.elementFromPoint(x + 9, at) === field);
}"""


def verdict_is_in_sight(phone, row):
    phone.get_by_role("tab", name="Predict").click()
    phone.get_by_role("textbox", name="Your number").fill("abc")
    phone.keyboard.press("Enter")
    verdict = phone.locator(".verdict").bounding_box()
    assert verdict["y"] + verdict["height"] <= row.bounding_box()["y"]  # not behind it


def explanations_are_in_reach_and_over_no_control(phone):
    helps = phone.get_by_role("button", name="Help for")
    sizes = helps.evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(({ width, height }) => [width, height])"
    )
    assert len(sizes) >= 8
    assert {height for _, height in sizes} == {24}
    assert min(width for width, _ in sizes) >= 44
    for name in ("Matrix", "1-D", "Photo"):
        kind = phone.get_by_role("radiogroup", name="Kind of input").get_by_text(name, exact=True)
        kind.click(trial=True)


def settings_can_be_closed_where_there_is_no_figure(phone):
    kinds = phone.get_by_role("radiogroup", name="Kind of input")
    kinds.get_by_text("Photo", exact=True).click()
    settled(phone).get_by_role("combobox", name="Photo").click()
    phone.get_by_role("option", name="Your own").click()
    expect(phone.get_by_text("Choose a PNG")).to_be_visible()
    phone.get_by_role("button", name="All settings").click(trial=True)
    kinds.get_by_text("Matrix", exact=True).click()
    expect_output(phone, "6 4 7 9")


def test_phone_keeps_the_figure_in_sight_while_a_setting_changes(new_page, address):
    phone = open_page(new_page(viewport=PHONE), address)
    row = phone.locator(".st-key-pool_row")
    field = phone.get_by_role("spinbutton", name="Window")
    assert field.evaluate(OWN_PLACE)  # the label's explanation does not lie over it
    set_number(phone, "Window", 99)
    why = row.get_by_role("alert")
    expect(why).to_contain_text("between 1 and 32")
    box, dock = why.bounding_box(), row.bounding_box()
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, dock["y"] - 1)
    set_number(phone, "Window", 2)
    expect(why).to_have_count(0)
    goes_on = "row => getComputedStyle(row.parentElement, '::after').opacity"
    assert row.evaluate(goes_on) == "1"  # All settings and Export are beyond the edge
    tabs = phone.locator(".tab-row button")
    phone.get_by_role("tab", name="Shape").click()
    expect(tabs.last).to_be_visible()  # Hide; no tab gives way to it
    assert len(set(tabs.evaluate_all("all => all.map(each => each.getBoundingClientRect().y)"))) == 1
    verdict_is_in_sight(phone, row)
    tabs.last.click()
    all_settings(phone)
    sheet, grid_box = (
        phone.locator(".st-key-all_settings").bounding_box(),
        phone.locator(".input-grid").bounding_box(),
    )
    assert sheet["y"] > grid_box["y"] + grid_box["height"] / 2
    explanations_are_in_reach_and_over_no_control(phone)
    settings_can_be_closed_where_there_is_no_figure(phone)
    phone.get_by_role("button", name="All settings").click()
    phone.get_by_role("radiogroup", name="Reduction").get_by_text("Min", exact=True).click()
    expect_output(phone, "1 1 2 0")
    for seen in (phone.locator(".output-grid"), row):
        box = seen.bounding_box()
        assert 0 <= box["y"] < box["y"] + box["height"] <= 844
