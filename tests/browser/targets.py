"""What a finger cannot hit well: every button, link and field of a page that is smaller than 44 pixels."""

from playwright.sync_api import Page

# What is asked is the place that answers a tap: of a field, all of it. Two kinds may be smaller: the
# explanation of a label, which would lie over the field otherwise, and a link in a sentence.
SMALL = """() => {
  const KINDS = 'button, a[href], input, select, textarea, summary, [tabindex]:not([tabindex^="-"])';
  const FIELDS = '[data-testid="stNumberInputContainer"], label, '
    + ':is([data-testid="stSelectbox"], [data-testid="stSlider"]) [role="group"]';
  const MAY_BE_SMALLER = '[data-testid="stWidgetLabel"] *, p a';
  const everything = root => [...root.querySelectorAll('*')]
    .flatMap(each => each.shadowRoot ? [each, ...everything(each.shadowRoot)] : [each]);
  return everything(document)
    .filter(each => each.matches(KINDS) && !each.matches(MAY_BE_SMALLER) && !each.disabled
      && each.checkVisibility({ visibilityProperty: true })
      && getComputedStyle(each).pointerEvents !== 'none')
    .map(each => [each, (each.closest(FIELDS) ?? each).getBoundingClientRect()])
    .filter(([, { width, height, right }]) => right > 0 && Math.min(width, height) > 1
      && Math.min(width, height) < 43.5)
    .map(([each, { width, height }]) => `${each.ariaLabel ?? each.innerText ?? each.placeholder}: `
      + `${width.toFixed(1)} x ${height.toFixed(1)} (${each.tagName})`);
}"""


def small_targets(page: Page) -> list[str]:
    """Name what is smaller than a fingertip, with its size."""
    found: list[str] = page.evaluate(SMALL)
    return found
