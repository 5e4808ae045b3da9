"""A classroom's slow line: clicks faster than the answers leave a page that works."""

from playwright.sync_api import expect

from tests.browser.helpers import open_page, settled
from tests.browser.server import ROOT

# Every message takes a quarter of a second in each direction, and none overtakes another.
SLOW_LINE = """(() => {
  const MILLISECONDS = 250, Fast = WebSocket;
  window.WebSocket = class extends Fast {
    send(message) { setTimeout(() => super.send(message), MILLISECONDS); }
    addEventListener(type, listener, ...options) {
      const late = (event) => setTimeout(() => listener(event), MILLISECONDS);
      super.addEventListener(type, type === "message" ? late : listener, ...options);
    }
    set onmessage(listener) { super.onmessage = (event) => setTimeout(() => listener(event), MILLISECONDS); }
    get onmessage() { return super.onmessage; }
  };
})()"""
FORGETFUL = "--global.maxCachedMessageAge=2"  # Streamlit's default


def click_quickly(page, address):
    page.add_init_script(SLOW_LINE)
    open_page(page, f"{address}/step_through?source=Photo")  # large messages, which Streamlit caches
    choices = page.get_by_role("radiogroup", name="Reduction")
    for _ in range(6):
        for name in ("Min", "Average", "Max"):
            choices.get_by_text(name, exact=True).click(force=True)  # dead or alive
            page.wait_for_timeout(120)


def test_quick_clicks_are_all_answered(page, server_url):
    click_quickly(page, server_url)
    settled(page)
    expect(page.locator("p.sentence")).to_contain_text("max(")


def test_without_our_setting_the_page_would_die(context, server):
    """Here so that the test above can fail; the errors on the page are what is expected."""
    page = context.new_page()
    click_quickly(page, server(ROOT / "app.py", FORGETFUL).url)
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-connection-state", "DISCONNECTED_FOREVER"
    )
    page.close()
