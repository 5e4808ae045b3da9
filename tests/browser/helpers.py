"""What every browser test does: open a page, wait until it is done, note what goes wrong meanwhile."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, expect

MOST_JUMPS = 0.05  # of the layout while a page loads, as browsers count it: 0.1 is called good
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
  .observe({ type: 'layout-shift', buffered: true });"""
CALM_FOR_MILLISECONDS = 150
LONGEST_WAIT = 60_000  # ms: while TensorFlow starts on a busy machine, Compare is not calm
# Done: connected, the script ended, nothing left from the run before, every component drawn, no answer of
# TensorFlow to come, and all this for long enough that a widget which waits before it tells the server (a
# slider, a text field) would have told it. Whatever may be missing while Streamlit mounts is asked for with
# `?.`: an error would end the wait.
IS_CALM = """milliseconds => {
  const app = document.querySelector('[data-testid="stApp"]');
  const calm = app
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-stale="true"], [data-testid$="Skeleton"], .headline.waiting')
    && [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')].every(host =>
      host.shadowRoot?.firstElementChild && host.shadowRoot.querySelector('.sentence')?.textContent !== '');
  if (!calm) { window.calmSince = undefined; return false; }
  window.calmSince ??= performance.now();
  return performance.now() - window.calmSince >= milliseconds;
}"""


def open_page(page: Page, url: str) -> Page:
    """Open an address of the app and wait until the page is drawn; All settings are closed."""
    if page.locator(".st-key-all_settings").count():
        page.goto("about:blank")  # what it leaves behind would open them again
    page.context.clear_cookies()
    page.goto(url, wait_until="domcontentloaded")
    return settled(page)


def settled(page: Page) -> Page:
    """Wait until the page has finished what it was doing."""
    page.evaluate("() => { window.calmSince = undefined; }")
    page.wait_for_function(IS_CALM, arg=CALM_FOR_MILLISECONDS, timeout=LONGEST_WAIT)
    return page


def all_settings(page: Page) -> Page:
    """Open All settings."""
    page.get_by_role("button", name="All settings").click()
    page.locator(".st-key-all_settings").wait_for()
    return settled(page)


def each_axis(page: Page) -> Page:
    """Open the numbers of each axis."""
    page.get_by_role("button", name="Set each axis on its own").click()
    return settled(page)


def set_number(page: Page, name: str, value: int) -> None:
    """Type a number into a field and leave it there."""
    field = page.get_by_role("spinbutton", name=name, exact=True)
    field.fill(str(value))
    field.press("Enter")


WHAT_IS_SHOWN = """root => [...root.querySelectorAll('.picture img, [data-testid="stAlert"]')]
  .map(element => element.src ?? element.innerText).join()"""


def upload(page: Page, name: str, data: bytes, *, taken: bool = True) -> Page:
    """Choose a file, and wait for what it changes: the panels or the alert, if the file is taken at all."""
    figure = page.locator(".st-key-stage")
    before = page.get_by_test_id("stMain").evaluate(WHAT_IS_SHOWN)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    expect(figure.locator(".st-key-own_photo").get_by_text(name).first).to_be_visible()
    if taken:
        page.wait_for_function(
            f"before => ({WHAT_IS_SHOWN})(document) !== before && ({WHAT_IS_SHOWN})(document) !== ''",
            arg=before,
        )
    return settled(page)


STREAMLIT_SAYS_OF_A_WRONG_ADDRESS = "The page that you have requested does not seem to exist."


def watch(page: Page, problems: list[str]) -> None:
    """From now on, add to `problems` what must not happen on a page."""

    def note_message(message: ConsoleMessage) -> None:
        if message.text.startswith(STREAMLIT_SAYS_OF_A_WRONG_ADDRESS):
            return
        if message.type == "error":
            problems.append(f"console: {message.text} ({message.location['url']})")

    def note_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in (
            "127.0.0.1",
            "localhost",
        ):
            problems.append(f"asked another host: {request.url}")

    page.on("console", note_message)
    page.on("pageerror", lambda error: problems.append(f"page: {error}"))
    page.on("request", note_request)


def note_jumps(page: Page) -> None:
    """From the next page that is opened, note how far what is seen moves without anybody's doing."""
    page.add_init_script(SHIFTS)


def jumps(page: Page) -> float:
    """Say how far it moved in all."""
    return float(page.evaluate("window.shifts.reduce((all, each) => all + each, 0)"))
