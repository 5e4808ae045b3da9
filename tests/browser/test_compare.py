"""Compare in a browser, with the real TensorFlow: the wait, verdicts, a killed worker, links, phone."""

import os
import re
import signal
import subprocess
import time
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from pooling.frameworks.tensorflow import tensorflow_installed
from tests.browser.helpers import each_axis, open_page, set_number, settled
from ui.app.widgets.links import link_to
from ui.matrix.examples import DISAGREEMENTS

LIVE = pytest.mark.skipif(not tensorflow_installed(), reason="TensorFlow is not installed on this system")
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no ps to find the worker with")
PAGE = "compare"  # what `address` opens
PHONE = {"width": 390, "height": 844}
FIRST_ANSWER = 60_000  # ms: a cold disk and a busy machine included
ALL_EQUAL = re.compile(r"^Compared with TensorFlow \d+\.\d+\.\S+: all 4 results match\.$")


def query(name):
    return "?" + urlencode(link_to(**DISAGREEMENTS[name].settings))


def card(page, title):
    return page.locator(".card").filter(has=page.get_by_role("heading", name=title, exact=True))


def answered(page):
    """Wait until TensorFlow has answered."""
    page.locator(".headline.done").wait_for(timeout=FIRST_ANSWER)
    return settled(page)


def numbers(page, title, table):
    figure = card(page, title).locator("figure").nth(["Ours", "TensorFlow", "Difference"].index(table))
    return figure.locator("td").all_inner_texts()


@LIVE
def test_first_visitor_sees_ours_at_once_and_can_go_on_while_tensorflow_starts(page, server):
    page.goto(f"{server().url}/compare?stride_rows=1")
    expect(page.locator(".headline.waiting")).to_contain_text("Our own results are already here")
    assert numbers(page, "Max", "Ours") == ["6", "4", "7", "8", "7", "9"]
    assert numbers(page, "Max", "TensorFlow") == ["…"] * 6
    set_number(page, "Stride rows", 2)
    answered(page)
    expect(page.locator(".headline")).to_have_text(ALL_EQUAL)
    assert numbers(page, "Max", "TensorFlow") == ["6", "4", "7", "9"]
    assert numbers(page, "Max", "Difference") == ["0"] * 4


@LIVE
@POSIX_ONLY
def test_page_stays_usable_while_it_waits_and_says_when_the_worker_dies(page, server):
    started = server()
    each_axis(answered(open_page(page, f"{started.url}/compare")))
    worker = worker_of(started.pid)
    os.kill(worker, signal.SIGSTOP)  # as slow as can be
    set_number(page, "Stride rows", 1)
    expect(page.locator(".headline.waiting")).to_be_visible()
    assert numbers(page, "Max", "Ours") == ["6", "4", "7", "8", "7", "9"]
    page.get_by_role("radio", name="Average").click()
    expect(page.locator(".card h2").first).to_have_text("Average")
    expect(page.locator(".headline.waiting")).to_be_visible()
    os.kill(worker, signal.SIGCONT)
    answered(page)
    os.kill(worker, signal.SIGSTOP)
    set_number(page, "Stride cols", 1)
    expect(page.locator(".headline.waiting")).to_be_visible()
    os.kill(worker, signal.SIGKILL)
    expect(page.locator(".headline.failed")).to_contain_text(
        "its process died (SIGKILL)", timeout=FIRST_ANSWER
    )
    assert len(numbers(page, "Average", "Ours")) == 9
    expect(page.locator(".verdict.waiting")).to_have_count(
        0, timeout=FIRST_ANSWER
    )  # the next one has a new worker
    expect(card(page, "Max").locator(".verdict")).to_have_text(re.compile("Equal"))
    page.get_by_role("button", name="Try again").click()
    answered(page)
    expect(page.locator(".headline")).to_have_text(ALL_EQUAL)
    assert "Traceback" not in started.output()


@LIVE
def test_nan_is_explained_and_missing_support_is_a_sentence(page, address):
    answered(open_page(page, address + query("nan")))
    expect(card(page, "Max").locator(".verdict")).to_have_text(re.compile("Different"))
    expect(card(page, "Max")).to_contain_text(
        "over a window of only −inf or NaN their max gives the lowest float"
    )
    assert numbers(page, "Max", "Difference") == ["NaN", "NaN", "0", "0"]
    answered(open_page(page, address + query("stride_over_window")))
    expect(card(page, "Max").locator(".verdict")).to_have_text(re.compile("Not supported"))
    expect(card(page, "Max")).to_contain_text("no stride larger than the window")
    expect(card(page, "Max (Keras layer)").locator(".verdict")).to_have_text(re.compile("Equal"))
    answered(open_page(page, address + query("too_large")))
    expect(card(page, "Average").locator(".verdict")).to_have_text(re.compile("Not possible"))
    expect(card(page, "Global max").locator(".verdict")).to_have_text(re.compile("Equal"))


@LIVE
def test_menu_goes_to_a_disagreement_and_the_link_brings_it_back_on_a_fresh_server(
    page, new_page, address, server
):
    answered(open_page(page, address))
    page.get_by_role("button", name="Where TensorFlow differs").click()
    page.get_by_role("option", name="Huge numbers").or_(
        page.get_by_role("menuitem", name="Huge numbers")
    ).click()
    expect(card(page, "Average").locator(".verdict")).to_have_text(re.compile("Different"))
    said = card(page, "Average").inner_text()
    fresh = answered(open_page(new_page(), page.url.replace(address, f"{server().url}/compare")))
    assert card(fresh, "Average").inner_text() == said


@LIVE
def test_whole_photo_is_equal_and_drawn_at_one_size(page, address):
    answered(open_page(page, f"{address}?source=Photo&whole=true"))
    expect(page.locator(".headline")).to_have_text(ALL_EQUAL)
    expect(card(page, "Max")).to_contain_text("All 12,544 cells are equal.")
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


@LIVE
@POSIX_ONLY
def test_killed_worker_is_replaced_and_nobody_notices(page, server):
    started = server()
    each_axis(answered(open_page(page, f"{started.url}/compare")))
    worker = worker_of(started.pid)
    os.kill(worker, signal.SIGKILL)
    wait_for_the_end(worker)
    set_number(page, "Stride rows", 1)
    expect(card(page, "Max")).to_contain_text("All 6 cells are equal.", timeout=FIRST_ANSWER)
    answered(page)
    expect(page.locator(".headline")).to_have_text(ALL_EQUAL)


def wait_for_the_end(pid):
    """Wait until a killed process is gone, or a zombie of one thread: "Z", no longer "Zl".

    Before, its parent cannot see the end. On a busy machine TensorFlow's many threads take a moment.
    """
    for _ in range(200):
        listed = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        state = listed.stdout.strip()
        if not state or (state.startswith("Z") and "l" not in state):
            return
        time.sleep(0.05)
    raise AssertionError(f"process {pid} does not end")


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
