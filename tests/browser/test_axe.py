"""axe-core finds nothing on any page and in any state of one: light and dark, on a projector and on a phone.

On the phone, nothing is smaller than a fingertip.
The states of the stepper alone are looked at in tests/stepper, other states of Compare in test_compare.py.
"""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_clean, violations
from tests.browser.fixtures import PHONE, PROJECTOR
from tests.browser.helpers import all_settings, open_page, settled
from tests.browser.presenting import CONTROLS, figure_is_presented
from tests.stepper.locators import present
from ui.app.pages import PAGES
from ui.app.widgets.links import link_to
from ui.matrix.examples import DISAGREEMENTS

PADDED = link_to(reduction="avg", padding="same", window_rows=3, window_cols=3, stride_rows=1, stride_cols=1)
ROUNDING = link_to(**DISAGREEMENTS["rounding"].settings)
COMPARE = "pages/compare.py"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_axe_finds_nothing_and_the_figure_is_presented(new_page, server_url, entry, subtests):
    """All that every page has, on one that is open; more states of pages: test_links.py."""
    name = entry.address
    page = open_page(new_page(color_scheme="dark"), f"{server_url}/{name}")
    with subtests.test("projector"):
        assert_clean(page)
    with subtests.test("phone"):  # in the light alone: its colours in the dark are those of the projector
        page.set_viewport_size(PHONE)
        assert violations(settled(page)) == []
    page.set_viewport_size(PROJECTOR)
    if name in CONTROLS:
        with subtests.test("presented"):
            figure_is_presented(settled(page), name)
    if entry.path == COMPARE:
        with subtests.test("rounding"):
            assert_clean(open_page(page, f"{server_url}/{name}?{urlencode(ROUNDING)}"))


def test_axe_finds_nothing_in_menus_and_presenter(page, server_url, subtests):
    open_page(page, f"{server_url}/step_through?{urlencode(PADDED)}&panel=coverage")
    with subtests.test("painting, all settings, fill"):
        page.get_by_role("button", name="Paint").click()
        all_settings(page)
        page.get_by_role("button", name="Fill").click()
        page.get_by_text("Random", exact=True).click()
        expect(page.get_by_role("spinbutton", name="Seed")).to_be_enabled()
        assert_clean(page)
        page.keyboard.press("Escape")
    with subtests.test("export"):
        page.get_by_role("button", name="Export").click()
        expect(page.get_by_role("button", name="Create the GIF")).to_be_visible()
        assert_clean(page)
        page.keyboard.press("Escape")
    with subtests.test("presenter"):
        present(page)
        assert_clean(page)
