"""axe-core finds nothing in any state of the stepper, light and dark."""

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from tests.browser.axe import COLOURS, assert_clean, violations
from tests.stepper.locators import STEPPERS
from tests.stepper.plain_page import answered
from ui.stepper.panels.tabs import TABS

PIXELS = np.random.default_rng(7).integers(0, 256, (3, 64, 64), np.uint8)
SLICED_PANELS = ("coverage", "gradient", "code")  # that draw slices, or the loops of their rank
IN_1_D, IN_2_D, IN_3_D = (PoolSpec.of("max", (2,) * rank) for rank in (1, 2, 3))
PADDED = PoolSpec.of("avg", 3, strides=1, padding="same")
OF_PHOTO = {"spec": IN_2_D, "numbers": PIXELS[0], "photo": True, "step": 200}
STATES = {
    "photo": OF_PHOTO | {"spec": PoolSpec.of("max", (3, 2), strides=2, padding="same")},
    "photo-colours": OF_PHOTO | {"spec": PoolSpec.of("max", 12, strides=2), "numbers": PIXELS},
    "photo-small": {"spec": IN_2_D, "numbers": PIXELS[0, :8, :8], "photo": True},
    "row": {"spec": IN_1_D},
    "slices": {"spec": IN_3_D},
    "channels": {"spec": IN_2_D, "numbers": "1,3,2,4;5,6,1,2|8,0,1,1;2,1,0,7"},
    **{f"slices-{name}": {"spec": IN_3_D, "panel": name} for name in SLICED_PANELS},
    **{f"panel-{name}": {"spec": PADDED, "panel": name} for name in TABS},
    **{f"photo-{name}": OF_PHOTO | {"panel": name} for name in TABS},
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_a_state_of_the_stepper(mount, state):
    page = mount(**STATES[state])
    if STATES[state].get("panel") == "predict":
        page.get_by_role("textbox", name="Your number").fill("35")
        page.get_by_role("button", name="Check", exact=True).click()
    assert_clean(page, answered)


HARD = {
    "strange numbers": (
        PoolSpec.of("avg", (3, 2), strides=2, padding=1),
        "nan,inf,-inf;-0,1e308,2;3,3,3",
    ),
    "a rest that is left over": (IN_2_D, "1,2,3,4,5;6,7,8,9,10;1,2,3,4,5"),
    "no window fits": (PoolSpec.of("max", (7, 2), strides=2, padding=1), "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"),
}


@pytest.mark.parametrize("name", HARD)
def test_axe_finds_nothing_while_a_cell_is_open_and_holds_no_number(mount, name):
    page = mount(*HARD[name], step=2)
    page.locator(".stage").focus()
    page.keyboard.press("F2")
    assert_clean(page, answered)
    page.keyboard.type("1x")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong-cell")).to_have_count(1)
    assert_clean(page, answered)


def test_axe_finds_buttons_without_a_name_and_a_pale_word(opened):
    """The twin: the net has no hole, in the page or in the stepper."""
    opened.evaluate(
        f"""() => [document.querySelector('h1'), {STEPPERS}[0].querySelector('.controls')].forEach(
          place => place.append(document.createElement('button')))"""
    )
    (found,) = violations(opened)
    assert (found["id"], len(found["nodes"])) == ("button-name", 2)
    opened.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<p style=color:#ccc>Pale</p>')"
    )
    assert [rule["id"] for rule in violations(opened, COLOURS)] == ["color-contrast"]
    opened.evaluate("document.querySelectorAll('h1 button, h1 + p').forEach(each => each.remove())")
