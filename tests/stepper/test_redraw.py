"""An edit touches only what the new number changes, and the figure ends as one that is drawn afresh."""

from collections import Counter

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec, pool
from tests.stepper.locators import cell, expect_output
from tests.stepper.plain_page import answered

CELLS = ".input-grid > :is(.cell, .number, .hatch, .pad-text), .output-cell > *"
MARKED = f"""() => {{
  window.kept = [...stepper().querySelectorAll('{CELLS}')].map(node => [node, look(node)]);
}}"""
# How many cells are other elements than those marked, and the texts of those that look otherwise.
CHANGED = f"""() => {{
  const now = [...stepper().querySelectorAll('{CELLS}')];
  const same = window.kept.filter(([node], i) => node === now[i]).length;
  return [now.length - same, now.filter((node, i) => look(node) !== window.kept[i]?.[1])
    .map(node => node.textContent).filter(Boolean)];
}}"""
LOOKS = f"() => [...stepper().querySelectorAll('{CELLS}')].map(look)"
HELPERS = """() => {
  window.stepper = () => [...document.querySelectorAll('*')].find(node => node.shadowRoot)
    .shadowRoot.querySelector('.stepper');
  window.look = (node) => {
    const { fill, visibility, fontSize } = getComputedStyle(node);
    const place = ['x', 'y', 'width', 'height'].map(name => node.getAttribute(name));
    return [...[...node.classList].sort(), ...place, fill, visibility, fontSize, node.textContent].join(' ');
  };
}"""
# What is written anywhere in the stepper while new numbers are shown, until two frames after.
WRITTEN = """text => new Promise(done => {
  const name = (node) => node.tagName ? `${node.tagName}.${node.classList[0]}` : name(node.parentNode);
  const written = [];
  const note = (records) => written.push(...records.map(record =>
    `${record.attributeName ?? 'content'} of ${name(record.target)}`));
  const observer = new MutationObserver(note);
  observer.observe(stepper().getRootNode(), {
    subtree: true, childList: true, characterData: true, attributes: true });
  show(0, text);
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    note(observer.takeRecords());
    observer.disconnect();
    done(written.sort());
  })));
})"""
SPECS = {
    "max": PoolSpec.of("max", 2, strides=1),
    "padded": PoolSpec.of("avg", 2, padding=1),
    "unread": PoolSpec.of("max", 2, strides=3),
}


def type_numbers(page, *numbers):
    cell(page, 1, 1).click()
    for number in numbers:
        page.keyboard.type(number)
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    answered(page)
    expect(page.locator(".still")).to_have_count(0)


def test_number_within_the_range_touches_its_cell_and_the_outputs_that_read_it(opened):
    opened.evaluate(HELPERS)
    opened.evaluate(MARKED)
    type_numbers(opened, "5.5")
    expect_output(opened, "5.5 4 7 9")
    assert opened.evaluate(CHANGED) == [0, ["5.5", "5.5"]]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
@pytest.mark.parametrize("number", ["8", "-70", "1234.5678"])
def test_edited_grid_looks_like_one_that_is_drawn_afresh(mount, spec, number):
    page = mount(spec, "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0")
    page.evaluate(HELPERS)
    type_numbers(page, number)
    edited = page.evaluate(LOOKS)
    page = mount(spec, f"1,3,2,4;5,{number},1,2;7,2,8,3;4,5,9,0")
    expect(page.locator(".still")).to_have_count(0)
    assert page.evaluate(LOOKS) == edited


def test_nothing_is_written_but_what_one_number_changes(mount):
    rows = [[(3 * row + 5 * col) % 10 for col in range(8)] for row in range(8)]
    numbers = ";".join(",".join(map(str, row)) for row in rows)
    page = mount(PoolSpec.of("max", 2, strides=1), numbers, panel="coverage")
    page.evaluate(HELPERS)
    before = pool(mount.answers.x, mount.answers.spec)
    edit = {"n": 1, "do": "type", "slice": 0, "row": 5, "col": 5, "text": "9"}
    mount.answers.document = mount.answers.document.apply(edit)
    cells = 1 + np.count_nonzero(before != pool(mount.answers.x, mount.answers.spec))
    written = Counter(page.evaluate(WRITTEN, mount.answers.text()))
    assert written.pop("class of text.number", 0) <= cells, "a number on a darker cell is white"
    assert cells > 1
    assert written == {
        "class of rect.cell": cells,
        "content of text.number": cells,
        "aria-label of svg.grid": 2,
    }
