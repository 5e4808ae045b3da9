"""How the stepper's grids look for small, long, large and strange matrices, on a projector and on a phone."""

import itertools

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.kinds.weighted import Blur
from tests.browser.fixtures import PHONE
from tests.stepper.locators import STEPPERS


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "projector"])
@pytest.mark.parametrize(
    "matrix",
    [
        "5",
        ",".join("0123456789012345"),
        ";".join("0123456789012345"),
        ";".join([",".join(["-6.1312"] * 16)] * 16),
        "nan,inf,-inf,1e308;-0,0,123456789012,-1e308;0.1,-0.00001234,99999.5,1",
    ],
    ids=["1x1", "1x16", "16x1", "16x16", "strange"],
)
def test_numbers_stay_in_their_cells_and_large_enough_to_read(mount, matrix, viewport):
    page = mount(PoolSpec.of("max", 1, strides=(2, 1)), matrix, viewport=viewport)
    small_or_outside = page.evaluate(
        f"() => {{ const root = {STEPPERS}[0];"
        """
          const width = root.querySelector('.input-grid .cell').getBoundingClientRect().width;
          return [...root.querySelectorAll('.input-grid > .number')].filter(number =>
            parseFloat(number.style.fontSize) < 8 || number.getBoundingClientRect().width > width)
            .map(number => number.textContent);
        }"""
    )
    assert small_or_outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


IN_1_D, IN_2_D, IN_3_D = (PoolSpec.of("max", (2,) * rank) for rank in (1, 2, 3))
OTHER_SHAPES = {
    "row of 16": (IN_1_D, ",".join("0123456789012345")),
    "row of 32": (IN_1_D, ",".join("0123456789012345" * 2)),
    "six slices": (IN_3_D, "|".join(["1,2,3;4,5,6"] * 6)),
    "six channels": (IN_2_D, "|".join(["-1.25,2,3;4,5.5,6"] * 6)),
    "padded slices": (PoolSpec.of("max", (3, 2, 2), strides=2, padding=1), "1,2;3,4|5,6;7,8"),
    "large slices": (IN_3_D, "|".join([";".join([",".join(["-6.131"] * 16)] * 16)] * 2)),
}


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "projector"])
@pytest.mark.parametrize("name", OTHER_SHAPES)
def test_every_shape_fits_the_screen_and_nothing_lies_over_another_pane(mount, name, viewport):
    page = mount(*OTHER_SHAPES[name], viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    boxes, stage, small = page.evaluate(
        f"() => {{ const root = {STEPPERS}[0];"
        """
          const box = (element) => { const { left, top, right, bottom } = element.getBoundingClientRect();
            return [left, top, right, bottom]; };
          return [
            [...root.querySelectorAll('.stage :is(.grid, .above, .head)')].map(box),
            box(root),
            [...root.querySelectorAll('.stage .number')].filter(number =>
              number.textContent && parseFloat(number.style.fontSize) < 8).length,
          ];
        }"""
    )
    assert small == 0
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert stage[0] <= left
        assert right <= stage[2] + 1
        for other in boxes[n + 1 :]:
            apart = (
                other[0] >= right - 1 or other[2] <= left + 1 or other[1] >= bottom - 1 or other[3] <= top + 1
            )
            assert apart, (name, boxes)


MIDDLES = """numbers => numbers.map(number => {
  const { x, y, width, height } = number.getBoundingClientRect();
  return [number.textContent, x + width / 2, y + height / 2];
})"""

LEVEL = "cell => getComputedStyle(cell).getPropertyValue('--level')"


def test_edges_number_the_real_cells_from_0_and_the_window_stands_out(mount):
    page = mount(PoolSpec.of("avg", 3, strides=1, padding="same"), "1,2,3;4,5,6", step=5)
    rows = page.locator(".input-grid .row-number").evaluate_all(MIDDLES)
    cols = page.locator(".input-grid .edge-number:not(.row-number)").evaluate_all(MIDDLES)
    assert ([row[0] for row in rows], [col[0] for col in cols]) == (["0", "1"], ["0", "1", "2"])
    cells = page.locator(".input-grid .cell:not(.pad)").evaluate_all(MIDDLES)
    for (_, _, y), cell in zip(rows, cells[::3], strict=True):
        assert abs(y - cell[2]) < 2
    for (_, x, _), cell in zip(cols, cells[:3], strict=True):
        assert abs(x - cell[1]) < 2
    assert page.locator(".output-grid .edge-number").all_text_contents() == ["0", "1", "0", "1", "2"]
    assert page.locator(".output-grid .edge-number.on").all_text_contents() == ["1", "1"]  # row 1, column 1
    assert page.locator(".input-grid .edge-number.on").all_text_contents() == ["0", "1", "0", "1", "2"]


def test_edges_leave_numbers_out_where_they_would_run_into_each_other(mount):
    page = mount(PoolSpec.of("max", 8), np.zeros((64, 64), np.uint8), photo=True)
    rows = page.locator(".input-grid .row-number").all_text_contents()
    assert rows == [str(row) for row in range(0, 64, 5)]
    boxes = page.locator(".input-grid .edge-number:not(.row-number)").evaluate_all(
        "numbers => numbers.map(each => each.getBoundingClientRect()).map(({ left, right }) => [left, right])"
    )
    assert all(left > right + 2 for (_, right), (left, _) in itertools.pairwise(boxes))


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "projector"])
@pytest.mark.parametrize("name", OTHER_SHAPES)
def test_edges_lie_over_no_cell_text_or_button(mount, name, viewport):
    """Between slices, too; and on no other number of an edge."""
    page = mount(*OTHER_SHAPES[name], viewport=viewport)
    covered = page.evaluate(
        f"() => {{ const root = {STEPPERS}[0];"
        """
          const of = (names) => [...root.querySelectorAll(`.stage :is(${names})`)]
            .filter(each => each.getClientRects().length);
          const things = of('.cell, .slot, .head, .note-text, .caption, .slice-name, .edge-number, button');
          const { left, right } = root.getBoundingClientRect();
          return of('.edge-number').flatMap(number => {
            const box = number.getBoundingClientRect();
            const middle = box.top + box.height / 2; // a line is higher than its figures
            return things.filter(other => {
              const { left, right, top, bottom } = other.getBoundingClientRect();
              return other !== number && left < box.right && right > box.left && top < middle + 4
                && bottom > middle + 4;
            }).map(other => [number.textContent, other.textContent || other.getAttribute("class")])
              .concat(box.left < left || box.right > right ? [[number.textContent, 'outside']] : []);
          });
        }"""
    )
    assert covered == []


def test_one_row_has_no_row_number(mount):
    page = mount(IN_1_D, "1,2,3,4")
    assert page.locator(".stage .edge-number").all_text_contents() == ["0", "1", "2", "3", "0", "1"]


def test_numbers_are_coloured_by_their_place_between_least_and_greatest(mount):
    page = mount(IN_2_D, "-4,0.5;5,nan")
    shown = page.locator(".input-grid .cell").evaluate_all(
        f"cells => cells.map(c => [({LEVEL})(c), c.matches('.odd')])"
    )
    assert shown == [["0", False], ["0.5", False], ["1", False], ["0", True]]


def test_whole_range_of_floats_is_coloured(mount):
    page = mount(PoolSpec.of("max", (1, 2)), "-1.7976931348623157e308,0,1.7976931348623157e308")
    cells = page.locator(".input-grid .cell")
    assert [cells.nth(i).evaluate(LEVEL) for i in range(3)] == ["0", "0.5", "1"]


def test_dragging_selects_no_digits_but_sentences_can_be_copied(mount):
    page = mount(panel="shape")
    select = "each => getComputedStyle(each).userSelect"
    for part in (".output-grid .number", ".equation-pane .result", ".count", ".panel svg text"):
        assert page.locator(part).first.evaluate(select) == "none", part
    for part in (".sentence", ".shape", ".axis-formula"):
        assert page.locator(part).first.evaluate(select) != "none", part


@pytest.mark.parametrize("matrix", ["5", "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"])
def test_hint_lies_over_nothing_on_a_narrow_page(mount, matrix):
    """A page of 1000 pixels with its menu open leaves the stepper 692."""
    page = mount(PoolSpec.of("avg", 1), matrix, viewport={"width": 1000, "height": 720})
    hint = page.locator(".edit-note .note-text").evaluate(
        "note => { const range = document.createRange(); range.selectNodeContents(note);"
        " const { right, top, bottom } = range.getBoundingClientRect(); return { right, top, bottom }; }"
    )
    for part in (".equation-pane .head", ".input-grid", ".tools"):
        box = page.locator(part).first.bounding_box()
        apart = box["x"] >= hint["right"] or box["y"] >= hint["bottom"] - 1
        assert apart or box["y"] + box["height"] <= hint["top"] + 1, part


@pytest.mark.parametrize("numbers", ["1,3;5,6", "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"])
def test_hint_beside_a_padded_input_is_not_under_the_heading_of_the_calculation(mount, numbers):
    layer = Blur(**vars(PoolSpec.of("max", 2, padding="same")), taps=3, border="reflect")
    page = mount(layer, numbers)
    hint, head = page.locator("#hint").bounding_box(), page.locator(".equation-pane .head").bounding_box()
    assert hint["x"] + hint["width"] <= head["x"]
