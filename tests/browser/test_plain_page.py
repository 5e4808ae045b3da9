"""The plain page of tests/stepper gives the stepper what Streamlit gives it."""

import pytest

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


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=["projector", "phone"])
def test_stepper_gets_the_same_place_font_and_theme(new_page, address, size, look):
    screen = {"viewport": dict(zip(("width", "height"), size, strict=True)), "color_scheme": look}
    real = open_page(new_page(**screen), address).evaluate(GIVEN, list(THEME))
    plain = PlainPage(new_page(**screen)).show(Answers()).evaluate(GIVEN, list(THEME))
    assert plain.pop("place") == pytest.approx(real.pop("place"), abs=1)
    assert plain == real
