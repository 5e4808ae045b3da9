"""axe-core finds nothing on any page and in any state of one: light and dark, on a projector and on a phone.

This is the one file that runs it: to open a page takes longer than to look at it in both colour schemes.
"""

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.helpers import open_page, settled
from tests.stepper.locators import present
from ui.app.widgets.frame import PAGES
from ui.app.widgets.links import link_to
from ui.matrix.examples import DISAGREEMENTS, EXAMPLES
from ui.stepper.panels import words as panel_words

SCREENS = {"projector": {"width": 1280, "height": 720}, "phone": {"width": 390, "height": 844}}
PADDED = link_to(reduction="avg", padding="same", window_rows=3, window_cols=3, stride_rows=1, stride_cols=1)
PHOTO = link_to(source="photo", cells="64") | {"step": "200"}
OTHER_SHAPES = ("row", "clip", "channels")
SLICED_PANELS = ("coverage", "gradient", "code")  # that draw slices, or the loops of their rank
TURNED = """scheme => getComputedStyle(document.querySelector('.stApp')).colorScheme.includes(scheme)
  && [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')].every(host =>
    !host.dataset.look || host.dataset.look === scheme)"""


def violations(page):
    """What axe-core objects to, but for one rule on markup that is Streamlit's own.

    The drop zone of `st.file_uploader` has the role "presentation" and a label at once.
    """
    return [
        rule
        for rule in Axe().run(page).response["violations"]
        if rule["id"] != "presentation-role-conflict"
        or not all("stFileUploaderDropzone" in node["html"] for node in rule["nodes"])
    ]


def assert_clean(page):
    """In the light and in the dark theme."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(TURNED, arg=scheme)
        found = violations(settled(page))
        assert not found, f"{scheme}: {json.dumps(found, indent=1)[:3000]}"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_axe_finds_nothing(new_page, server_url, entry, screen):
    name = "" if entry.path == "app.py" else Path(entry.path).stem
    assert_clean(open_page(new_page(viewport=SCREENS[screen]), f"{server_url}/{name}"))


STATES = {
    "compare-nan": ("compare", link_to(**DISAGREEMENTS["nan"].settings)),
    "compare-rounding": ("compare", link_to(**DISAGREEMENTS["rounding"].settings)),
    "compare-too-large": ("compare", link_to(**DISAGREEMENTS["too_large"].settings)),
    "compare-photo": ("compare", link_to(source="photo", whole=True, reduction="min")),
    "image-small": ("pool_an_image", link_to(window_rows=32, size="32", fit="keep")),
    "image-own": ("pool_an_image", link_to(photo="upload")),
    "shifts-map": (
        "translation_invariance",
        link_to(figure="far", kind="avg", jitter=4, shift_map=True),
    ),
    "step-photo": ("step_through", PHOTO | link_to(padding="same", window_rows=3)),
    "step-photo-rgb": ("step_through", PHOTO | link_to(colour="rgb", window_rows=12, window_cols=12)),
    **{f"step-{name}": ("step_through", link_to(**EXAMPLES[name].settings)) for name in OTHER_SHAPES},
    **{
        f"slices-{name}": ("step_through", link_to(source="volume") | {"panel": name})
        for name in SLICED_PANELS
    },
    **{f"panel-{name}": ("step_through", PADDED | {"panel": name}) for name in panel_words.TABS},
    **{f"photo-{name}": ("step_through", PHOTO | {"panel": name}) for name in panel_words.TABS},
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_a_state_of_a_page(page, server_url, state):
    name, link = STATES[state]
    open_page(page, f"{server_url}/{name}?{urlencode(link)}")
    if "panel" in link:
        page.locator(".panel > *").first.wait_for()
    if link.get("panel") == "predict":
        page.get_by_role("textbox", name="Your number").fill("35")
        page.get_by_role("button", name="Check", exact=True).click()
    if "shift_map" in link:
        page.locator(".js-plotly-plot .heatmaplayer").wait_for()
    assert_clean(page)


@pytest.mark.parametrize(
    "query",
    [
        "matrix=nan,inf,-inf;-0,1e308,2;3,3,3&padding=Custom&reduction=Average&window_rows=3",
        "source=Photo&cells=8+%C3%97+8",
        "matrix=1,2,3,4,5;6,7,8,9,10;1,2,3,4,5&step=2",
        "window_rows=7&padding=Custom",
    ],
)
def test_axe_finds_nothing_on_hard_figures(page, server_url, query):
    open_page(page, f"{server_url}/step_through?{query}")
    page.locator(".stage").focus()
    page.keyboard.press("F2")
    assert_clean(page)
    if "Photo" not in query:
        page.keyboard.type("1x")
        page.keyboard.press("Enter")
        expect(page.locator(".wrong-cell")).to_have_count(1)
        assert_clean(page)


def test_axe_finds_nothing_in_menus_and_presenter(page, server_url):
    open_page(page, f"{server_url}/step_through?{urlencode(PADDED)}&panel=coverage")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("button", name="Make the GIF")).to_be_visible()
    assert_clean(page)
    page.keyboard.press("Escape")
    page.locator(".save summary").click()
    assert_clean(page)
    present(page)
    assert_clean(page)


def test_axe_finds_nothing_while_painting_and_filling(page, server_url):
    open_page(page, f"{server_url}/step_through?{urlencode(PADDED)}")
    page.get_by_role("button", name="Paint").click()
    assert_clean(page)
    page.get_by_role("button", name="Fill").click()
    page.get_by_text("Random", exact=True).click()
    expect(page.get_by_role("spinbutton", name="Seed")).to_be_enabled()
    assert_clean(page)


def test_axe_finds_a_button_without_a_name(page, server_url):
    """The twin: the net has no hole."""
    open_page(page, server_url)
    page.evaluate("document.querySelector('h1').append(document.createElement('button'))")
    assert [rule["id"] for rule in violations(page)] == ["button-name"]
