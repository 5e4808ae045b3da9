"""The plain page of tests/stepper gives the stepper what Streamlit gives it."""

import pytest

from tests.browser.axe import TURNED
from tests.browser.helpers import open_page
from tests.stepper.answers import Answers
from tests.stepper.locators import STEPPERS
from tests.stepper.plain_page import THEME, PlainPage

GIVEN = (
    "names => {"
    f" const host = {STEPPERS}[0].getRootNode().host;"
    """ const { x, y, width } = host.getBoundingClientRect();
    const style = getComputedStyle(host);
    const main = document.querySelector('[data-testid=stMain]');
    return {
      place: [x, y, width],
      look: host.dataset.look,
      families: style.fontFamily.split(', ').slice(0, 2),
      font: [style.fontSize, style.lineHeight, style.color, style.boxSizing],
      scrolls: getComputedStyle(main).overflow,
      wide: main.clientWidth,
      theme: names.map(name => style.getPropertyValue(name)),
    };
  }"""
)


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=["projector", "phone"])
def test_stepper_gets_the_same_place_font_and_theme(new_page, address, size, subtests):
    pages = [new_page(viewport=dict(zip(("width", "height"), size, strict=True))) for _ in range(2)]
    open_page(pages[0], address)
    PlainPage(pages[1]).show(Answers())
    for look in ("light", "dark"):
        with subtests.test(look):
            real, plain = (given(page, look) for page in pages)
            assert plain.pop("place") == pytest.approx(real.pop("place"), abs=1)
            assert plain == real


def given(page, look):
    page.emulate_media(color_scheme=look)
    page.wait_for_function(TURNED, arg=look)
    return page.evaluate(GIVEN, list(THEME))
