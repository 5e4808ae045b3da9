"""The fixtures fail when they should: a page logs an error, asks another host; a server dies."""

import pytest

from tests.browser.helpers import IS_CALM, watch
from tests.browser.server import running_server
from tests.stepper.locators import STEPPERS


@pytest.fixture
def watched(browser):
    """A page of no server, and the list of what is held against it."""
    page = browser.new_page()
    problems = []
    watch(page, problems)
    page.set_content("<p>Quiet</p>")
    yield page, problems
    page.close()


def test_watch_notes_what_must_not_happen_and_leaves_a_quiet_page_alone(watched, subtests):
    page, problems = watched
    page.evaluate("console.log('only talking')")
    assert problems == []
    with subtests.test("a console error"):
        page.evaluate("console.error('no such cell')")
        assert [problem for problem in problems if "no such cell" in problem]
    with subtests.test("an exception"):
        with page.expect_event("pageerror"):
            page.evaluate("setTimeout(() => { throw new Error('out of range') })")
        assert [problem for problem in problems if "out of range" in problem]
    with subtests.test("a request to another host"):
        page.evaluate("fetch('http://host.invalid/metrics').catch(() => null)")
        assert "asked another host: http://host.invalid/metrics" in problems


def test_running_server_shows_the_output_of_a_server_that_dies(tmp_path):
    with (
        pytest.raises(RuntimeError, match=r"(?s)ended with code .*missing\.py"),
        running_server(tmp_path / "missing.py"),
    ):
        pytest.fail("A server without a script must not start.")


HOSTS = """
<main data-testid="stApp" data-test-script-state="notRunning" data-test-connection-state="CONNECTED">
  <div data-testid="stBidiComponentIsolated"></div>
  <div data-testid="stBidiComponentIsolated" id="empty"></div>
</main>
<script>document.getElementById("empty").attachShadow({ mode: "open" })</script>
"""


def test_what_waits_takes_a_component_that_is_not_drawn_yet(watched):
    """Streamlit makes the host first, then its shadow root, then what is in it; each may be missing."""
    page, problems = watched
    page.set_content(HOSTS)
    assert page.evaluate(IS_CALM, 0) is False
    assert page.evaluate(STEPPERS) == []
    page.evaluate("document.getElementById('empty').shadowRoot.innerHTML = '<p class=\"stepper\"></p>'")
    assert page.evaluate(f"{STEPPERS}.length") == 0
    page.evaluate("document.querySelectorAll('div')[0].remove()")
    assert page.evaluate(IS_CALM, 0) is True
    assert problems == []
