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


def test_stepper_gets_the_same_place_font_and_theme(new_page, address, subtests):
    pages = [new_page(), new_page()]
    open_page(pages[0], address)
    PlainPage(pages[1]).show(Answers())
    for name, (width, height) in (("projector", (1280, 720)), ("phone", (390, 844))):
        for page in pages:
            page.set_viewport_size({"width": width, "height": height})
        for look in ("light", "dark"):
            with subtests.test(f"{name}, {look}"):
                real, plain = (given(page, look) for page in pages)
                assert plain.pop("place") == pytest.approx(real.pop("place"), abs=1)
                assert plain == real


def given(page, look):
    page.emulate_media(color_scheme=look)
    page.wait_for_function(TURNED, arg=look)
    return page.evaluate(GIVEN, list(THEME))
