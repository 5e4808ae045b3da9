"""How the browser tests reach into a stepper on a page."""

from playwright.sync_api import Locator, Page, expect

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
