"""How tests reach into a stepper, on the plain page or in the app: where things are, what is done to them."""

from playwright.sync_api import Locator, Page, expect

from tests.stepper.plain_page import answered

TEXTBOOK = "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"
"""The first example as `grid` reads it."""
# The steppers on the page that are drawn by now: Streamlit makes the host before what is in it.
STEPPERS = """[...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
  .map(host => host.shadowRoot?.querySelector('.stepper'))
  .filter(root => root?.querySelector('.sentence')?.textContent)"""


def grid(page: Page, name: str) -> str:
    """The numbers of the "input" or "output" grid as its description reads them out, in reading order."""
    label = page.locator(f".{name}-grid").get_attribute("aria-label") or ""
    return label.partition(": ")[2].replace(";", "")


def expect_output(page: Page, numbers: str) -> None:
    """Wait until the output is these numbers."""
    expect_grid(page, "output", numbers)


def expect_grid(page: Page, name: str, numbers: str) -> None:
    """Wait until a grid is these numbers."""
    page.wait_for_function(
        f"""([name, numbers]) => {STEPPERS}.some(root => root.querySelector(`.${{name}}-grid`)?.ariaLabel
          ?.split(': ')[1]?.replaceAll(';', '') === numbers)""",
        arg=[name, numbers],
    )


def cell(page: Page, row: int, col: int) -> Locator:
    """The rectangle of an input cell without padding around it."""
    cols = int((page.locator(".input-pane .caption").text_content() or "").split("×")[1].split(",")[0])
    return page.locator(".input-grid .cell:not(.pad, .outside)").nth(row * cols + col)


def expect_step(page: Page, step: int, total: int) -> None:
    """Wait until this step is shown, counted from 1."""
    expect(page.locator(".count")).to_have_text(f"Step {step} of {total}")


def present(page: Page) -> None:
    """Open the presenter's view by its key."""
    page.locator(".stage").focus()
    page.keyboard.press("f")
    expect(page.locator(".stepper.presenting")).to_be_visible()


def saved(page: Page, ending: str) -> bytes:
    """Save the picture of the second step as "svg" or "png"."""
    with page.expect_download() as download:
        assert ask_for_picture(page, ending)
    assert download.value.suggested_filename == f"pooling-step-2.{ending}"
    return download.value.path().read_bytes()


def ask_for_picture(page: Page, ending: str) -> bool:
    """Ask for the picture of the step, as the page's export menu does; say whether anybody has heard it."""
    return page.evaluate(
        """ending => !window.dispatchEvent(
          new CustomEvent("pooling-picture", { detail: ending, cancelable: true }))""",
        ending,
    )


def downloaded(page: Page, button: Locator, name: str) -> bytes:
    """Click, and read the file that comes; its name ends with `name`."""
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(name)
    data = download.value.path().read_bytes()
    download.value.delete()
    return data


def middle(page, row, col):
    box = cell(page, row, col).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def press(page, row, col):
    page.mouse.move(*middle(page, row, col))
    page.mouse.down()


def drag(page, first, *others, steps=4):
    press(page, *first)
    for place in others:
        page.mouse.move(*middle(page, *place), steps=steps)


def paint_with(page, number):
    page.get_by_role("button", name="Paint").click()
    page.get_by_label("Number to paint with").fill(number)


def type_wrong(page, row=1, col=1):
    """Type what is no number into a cell; afterwards the cell below is open."""
    cell(page, row, col).click()
    page.keyboard.type("1x")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong-cell").first).to_be_visible()


def wrong_texts(page):
    return page.locator(".wrong-cell .wrong-text").all_text_contents()


def expect_no_step(page, sentence):
    expect(page.locator(".equation-pane .head")).to_have_text("No step to show")
    expect(page.locator(".equation-pane .line")).to_have_text(sentence)
    expect(page.locator(".equation-pane .line")).to_be_visible()
    expect(page.locator(".spoken")).to_have_text(sentence)
    for result in (".output-pane", ".equation-pane .result", ".panels", ".outline.window .line", ".ring"):
        expect(page.locator(result).filter(visible=True)).to_have_count(0)


def tab(page: Page, name: str) -> Locator:
    """The tab of a panel."""
    return page.get_by_role("tab", name=name, exact=True)


def panel(page: Page) -> Locator:
    """The panel that is open."""
    return page.get_by_role("tabpanel")


MIDDLE = """group => {
  const box = group.firstChild.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}"""


def at_output(page: Page, number: int) -> dict[str, float]:
    """The place of an output cell in its grid, as hover and click take it; a covered cell is no target."""
    return page.locator(".output-cell").nth(number).evaluate(MIDDLE)


def undo_depth(page: Page) -> int:
    """How many times undo changes something; the numbers at the end are those from before."""
    for depth in range(20):
        before = grid(page, "input")
        page.keyboard.press("Control+z")
        answered(page)
        if grid(page, "input") == before:
            return depth
    raise AssertionError("undo never ends")
