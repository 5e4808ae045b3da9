"""Compare in a browser, with the real TensorFlow: the wait, verdicts, its end, two visitors, links, phone."""

import os
import re
import signal
import subprocess
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from pooling.frameworks.tensorflow import tensorflow_installed
from tests.browser.axe import assert_clean, violations
from tests.browser.fixtures import PHONE, PROJECTOR
from tests.browser.helpers import each_axis, open_page, set_number, settled
from ui.app.widgets.links import link_to
from ui.matrix.examples import DISAGREEMENTS

LIVE = pytest.mark.skipif(not tensorflow_installed(), reason="TensorFlow is not installed on this system")
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no ps to find the worker with")
PAGE = "compare"  # what `address` opens
SAME = "window_rows=3&window_cols=3&padding=Same"
FIRST_ANSWER = 60_000  # ms: a cold disk and a busy machine included
ALL_EQUAL = re.compile(r"^Compared with TensorFlow \d+\.\d+\.\S+: all 6 results are identical\.$")


def query(name):
    return "?" + urlencode(link_to(**DISAGREEMENTS[name].settings))


def card(page, title):
    return page.locator(".card").filter(has=page.get_by_role("heading", name=title, exact=True))


def compared(page, url):
    """Open an address of Compare; the page is not settled before TensorFlow, which may have to start."""
    page.goto(url, wait_until="domcontentloaded")
    return answered(page)


def answered(page):
    """Wait until TensorFlow has answered."""
    page.locator(".headline.done").wait_for(timeout=FIRST_ANSWER)
    return settled(page)


def numbers(page, title, table):
    figure = card(page, title).locator("figure").nth(["Ours", "TensorFlow", "Difference"].index(table))
    return figure.locator("td").all_inner_texts()


@LIVE
@POSIX_ONLY
def test_tensorflow_starts_waits_and_dies_while_the_page_stays_usable(page, new_page, address, server):
    """One server that nobody has visited for all of it: every start of TensorFlow takes its seconds."""
    started, sent = server(), []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto(f"{started.url}/compare?stride_rows=1")
    learner_goes_on_while_it_starts(page)
    page_stops_asking_when_all_is_answered(page, sent)
    link_says_the_same_on_another_server(page, new_page(), started.url, address.removesuffix("/compare"))
    compared(page, f"{started.url}/compare")
    each_axis(page)
    learner_goes_on_while_it_is_slow(page, worker_of(started.pid))
    before, url = worker_of(started.pid), f"{started.url}/compare"
    it_dies_when_asked_anyway_and_other_visitors_have_their_own_answers(page, new_page(), url)
    assert worker_of(started.pid) != before
    assert "Traceback" not in started.output()


def learner_goes_on_while_it_starts(page):
    expect(page.locator(".headline.waiting")).to_contain_text("Our own results are already here")
    assert numbers(page, "Max", "Ours") == ["6", "4", "7", "8", "7", "9"]
    assert numbers(page, "Max", "TensorFlow") == ["…"] * 6
    set_number(page, "Stride rows", 2)
    expect(card(page, "Max").locator("figure").first.locator("td")).to_have_count(4)
    before = [each.bounding_box() for each in page.locator(".card").all()]
    answered(page)
    assert [each.bounding_box() for each in page.locator(".card").all()] == before  # nothing moved
    expect(page.locator(".headline")).to_have_text(ALL_EQUAL)
    assert numbers(page, "Max", "TensorFlow") == ["6", "4", "7", "9"]
    assert numbers(page, "Max", "Difference") == ["0"] * 4


def page_stops_asking_when_all_is_answered(page, sent):
    assert len(sent) > 3
    before = len(sent)
    page.wait_for_timeout(1200)  # two times and more
    assert len(sent) == before


def link_says_the_same_on_another_server(page, other_page, here, there):
    choose_disagreement(page, "Huge numbers")
    expect(card(page, "Average").locator(".verdict")).to_have_text(re.compile("Different"))
    said = card(page, "Average").locator(".said").inner_text()
    compared(other_page, page.url.replace(here, there))
    assert card(other_page, "Average").locator(".said").inner_text() == said


def choose_disagreement(page, name):
    page.get_by_role("button", name="Where TensorFlow differs").click()
    page.get_by_role("option", name=name).or_(page.get_by_role("menuitem", name=name)).click()


def learner_goes_on_while_it_is_slow(page, worker):
    os.kill(worker, signal.SIGSTOP)  # as slow as can be
    set_number(page, "Stride columns", 1)  # asked for the first time: what was answered is kept
    expect(page.locator(".headline.waiting")).to_be_visible()
    assert numbers(page, "Max", "Ours") == ["6", "6", "4", "7", "9", "9"]
    page.get_by_role("radio", name="Average").click()
    expect(page.locator(".card h2").first).to_have_text("Average")
    expect(page.locator(".headline.waiting")).to_be_visible()
    os.kill(worker, signal.SIGCONT)
    answered(page)


def it_dies_when_asked_anyway_and_other_visitors_have_their_own_answers(page, other, url):
    choose_disagreement(page, "Window larger")
    expect(card(page, "Max").locator(".verdict")).to_have_text("! Can end the process")
    expect(card(page, "Average")).to_contain_text("an empty array of shape (0, 0)")
    page.get_by_role("button", name="Ask it anyway").click()
    compared(other, f"{url}?matrix=11,12;13,14|1,2;3,4")  # waits for the process that is started again
    assert numbers(other, "Max", "TensorFlow") == ["14", "4"]
    assert numbers(other, "Average", "TensorFlow") == ["12.5", "2.5"]
    expect(card(page, "Max").locator(".verdict")).to_have_text("✕ Ended the process", timeout=FIRST_ANSWER)
    expect(card(page, "Max")).to_contain_text("its process died (SIGFPE)")
    expect(page.locator(".headline.done")).to_contain_text("1 ended TensorFlow's process")
    set_number(page, "Window rows", 2)
    set_number(page, "Window columns", 2)
    expect(card(page, "Max").locator("figure").nth(1).locator("td")).to_have_count(9)
    answered(page)
    assert numbers(page, "Max", "TensorFlow") == ["6", "6", "4", "7", "8", "8", "7", "9", "9"]


@LIVE
def test_nan_is_explained_and_a_refusal_is_a_sentence(page, address):
    compared(page, address + query("nan"))
    expect(card(page, "Max").locator(".verdict")).to_have_text(re.compile("Different"))
    expect(card(page, "Max")).to_contain_text(
        "over a window of only −∞ or NaN TensorFlow’s max gives the lowest float"
    )
    assert numbers(page, "Max", "Difference") == ["NaN", "NaN", "0", "0"]
    assert_clean(page)
    compared(page, address + query("stride_over_window"))
    expect(card(page, "Max").locator(".verdict")).to_have_text(re.compile("TensorFlow refuses"))
    expect(card(page, "Max")).to_contain_text("accept a stride larger than the window")
    expect(card(page, "Max (Keras layer)").locator(".verdict")).to_have_text(re.compile("Identical"))
    assert_clean(page)
    compared(page, address + query("too_large"))
    expect(card(page, "Average").locator(".verdict")).to_have_text(re.compile("Different"))
    expect(card(page, "Global max").locator(".verdict")).to_have_text(re.compile("Identical"))
    assert_clean(page)


@LIVE
def test_whole_photo_is_equal_and_drawn_at_one_size(page, address):
    compared(page, f"{address}?source=Photo&whole=true")
    expect(page.locator(".headline")).to_have_text(ALL_EQUAL)
    expect(card(page, "Max")).to_contain_text("All 12,544 cells are the same, bit for bit.")
    boxes = (
        card(page, "Max")
        .locator("img")
        .evaluate_all(
            "images => images.map(image => [image.clientWidth, image.clientHeight, image.naturalWidth,"
            " image.getBoundingClientRect().bottom < 720])"
        )
    )
    assert len(boxes) == 3
    assert boxes == [boxes[0]] * 3
    assert boxes[0][0] == boxes[0][1] > 150
    assert boxes[0][2:] == [112, True]
    assert_clean(page)


def worker_of(parent):
    """The process id of the TensorFlow worker that a server started."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    )
    rows = (line.split(None, 2) for line in listed.stdout.splitlines())
    (pid,) = (int(pid) for pid, ppid, args in rows if int(ppid) == parent and "tensorflow_worker" in args)
    return pid


def test_phone_shows_the_chosen_operation_before_the_controls_and_nothing_sticks_out(new_page, address):
    page = open_page(new_page(viewport=PHONE), f"{address}?reduction=Min&matrix=1,2.5;-3,4&window_rows=1")
    first = card(page, "Min").bounding_box()
    controls = page.get_by_role("spinbutton", name="Window rows").bounding_box()
    assert first["y"] + first["height"] < controls["y"]
    assert first["y"] + first["height"] < PHONE["height"]
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE["width"]


def test_reductions_side_by_side_lead_to_step_through_and_back(new_page, address):
    page = open_page(new_page(viewport=PHONE), f"{address}?view=Reductions")
    first = page.locator(".kept-card").first.bounding_box()
    assert first["y"] + first["height"] < page.get_by_text("Sharpness β").bounding_box()["y"]
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(PROJECTOR)
    page.get_by_role("button", name="Blur", exact=True).click()
    expect(page.locator(".kept-card")).to_have_count(8)
    last = page.locator(".kept-card").last.bounding_box()
    assert last["y"] + last["height"] < PROJECTOR["height"]
    assert_clean(page)
    page.locator(".st-key-step_through button").click()
    page.get_by_role("link", name="Blur max, [1 2 1]").click()
    page.wait_for_url("**/step_through?**layer=Blur**")
    page.go_back()
    expect(page.locator(".kept-card")).to_have_count(8)


def test_all_frameworks_find_a_pasted_output_and_shapes_need_no_values(new_page, address, subtests):
    page = open_page(new_page(viewport=PHONE), f"{address}?view=All+frameworks&{SAME}")
    page.get_by_role("button", name="My output").click()
    page.get_by_label("Numbers").fill("tensor([[6., oops], [7., 9.]])")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("holds “oops”")).to_be_visible()
    page.get_by_label("Numbers").fill("tensor([[6., 6.], [7., 9.]])")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Escape")
    expect(card(page, "My output")).to_contain_text("exactly what PyTorch gives")
    open_page(page, page.url)
    expect(card(page, "My output")).to_contain_text("exactly what PyTorch gives")
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(PROJECTOR)
    first = page.locator(".framework").nth(1).bounding_box()
    assert first["y"] + first["height"] < PROJECTOR["height"]
    with subtests.test("frameworks"):
        assert_clean(page)
    page.set_viewport_size(PHONE)
    page.get_by_role("radio", name="Shapes").click()
    expect(settled(page).locator(".headline")).to_have_text("All 9 give 56 × 48.")
    with subtests.test("shapes"):
        assert violations(settled(page)) == []
    page.get_by_role("radio", name="All frameworks").click()
    with subtests.test("a pasted layer"):
        layer_is_pasted_and_taken_back(settled(page))


def layer_is_pasted_and_taken_back(page):
    """In one click after the text; Back has the layer of before, and the numbers stay."""
    before = page.url
    page.get_by_role("button", name="Paste a layer").click()
    box = page.get_by_label("Code or config of a layer")
    box.fill("nn.MaxPool2d(k)")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Line 1, column 14, at “k”")).to_be_visible()
    assert violations(settled(page)) == []
    box.fill("nn.MaxPool2d(3, 2, 1, ceil_mode=True)")
    page.get_by_role("button", name="Apply").click()
    expect(box).to_be_hidden()
    expect(card(page, "PyTorch")).to_contain_text("Reference")
    assert "window_rows=3" in page.url
    assert "reference=PyTorch" in page.url
    settled(page).go_back()
    expect(page).to_have_url(before)


def test_a_pitfall_is_answered_by_a_key_and_the_controls_come_back_with_another_view(page, address):
    open_page(page, f"{address}?view=Pitfalls&pitfall=edge_average")
    window = page.get_by_role("spinbutton", name="Window")
    expect(window).to_be_hidden()
    expect(page.locator(".st-key-pitfall_choices button")).to_have_count(4)
    page.keyboard.press("2")
    expect(page.locator(".st-key-pitfalls .said")).to_contain_text("Not quite.")
    assert page.locator(".st-key-pitfall_why").bounding_box()["y"] < PROJECTOR["height"]
    assert_clean(page)
    page.get_by_role("button", name="See all frameworks").click()
    expect(window).to_have_value("3")
    page.go_back()
    expect(page.get_by_text("What is TensorFlow's average there?")).to_be_visible()
    expect(window).to_be_hidden()
