"""axe-core, run in both colour schemes: to open a page takes longer than to look at it twice."""

import json
from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.helpers import settled

SOURCE = Axe().axe_script
# As `Axe().run` does, but only what is found crosses to Python: a quarter of the time.
RUN = """async rules => (await axe.run(document, { resultTypes: ['violations'],
  ...(rules && { runOnly: { type: 'rule', values: rules } }) })).violations"""
# Turned dark, a page keeps its elements, names and places: only what these look at has changed.
COLOURS = ["color-contrast", "link-in-text-block"]
TURNED = """scheme => getComputedStyle(document.querySelector('.stApp') ?? document.documentElement)
  .colorScheme.includes(scheme)
  && [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')].every(host =>
    !host.dataset.look || host.dataset.look === scheme)"""


def violations(page: Page, rules: list[str] | None = None) -> list[dict[str, Any]]:
    """What axe-core objects to, by all its rules or by some, but for one on markup that is Streamlit's own.

    The drop zone of `st.file_uploader` has the role "presentation" and a label at once.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    return [
        rule
        for rule in page.evaluate(RUN, rules)
        if rule["id"] != "presentation-role-conflict"
        or not all("stFileUploaderDropzone" in node["html"] for node in rule["nodes"])
    ]


def assert_clean(page: Page, settled: Callable[[Page], Page] = settled) -> None:
    """Fail if axe-core objects to the page in the light theme, or to a colour of it in the dark theme."""
    for scheme, rules in (("dark", COLOURS), ("light", None)):  # light last: the next test may use the page
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(TURNED, arg=scheme)
        found = violations(settled(page), rules)
        assert not found, f"{scheme}: {json.dumps(found, indent=1)[:3000]}"
