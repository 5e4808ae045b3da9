"""The explanations under the grids: their numbers are the core's, at every step."""

import inspect
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec, plan_windows, pool, pool_backward, steps
from pooling.number_text import format_number
from tests.browser.fixtures import PHONE
from tests.browser.targets import small_targets
from tests.stepper.cases import SETTINGS
from tests.stepper.locators import expect_step, panel, tab
from ui.stepper.panels.code import FAST

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
MAX_2 = PoolSpec.of("max", 2)
NAMES = ["Shape", "Coverage", "Gradient", "Code", "Predict"]
TABS = ["shape", "coverage", "gradient", "code", "predict"]
PIXELS = np.random.default_rng(7).integers(0, 256, (3, 64, 64), np.uint8)
INPUTS = {
    "matrix": ((SETTINGS["avg-same"],), {}),
    "photo": ((MAX_2, PIXELS[0]), {"photo": True}),
    "colours": ((MAX_2, PIXELS), {"photo": True}),
}


def texts(page, selector):
    return page.locator(f".panel {selector}").all_text_contents()


def go(page, step):
    page.locator(".scrub").evaluate(
        "(scrub, step) => { scrub.value = step; scrub.dispatchEvent(new Event('input')); }", step + 1
    )


@pytest.mark.parametrize("case", SETTINGS)
def test_coverage_numbers_are_the_plan_s(mount, case):
    spec = SETTINGS[case]
    page = mount(spec, panel="coverage")
    counts = plan_windows(spec, X.shape).read_counts
    assert texts(page, ".coverage-grid text.number") == [str(n) for n in counts.flat]
    edges = [str(n) for side in X.shape for n in range(side)]
    assert texts(page, ".coverage-grid text.edge-number") == edges
    lit = page.locator(".input-grid .edge-number.on").all_text_contents()
    assert texts(page, ".coverage-grid text.edge-number.on") == lit != []


@pytest.mark.parametrize("case", SETTINGS)
def test_gradient_numbers_are_the_core_s_at_every_step(mount, case):
    spec = SETTINGS[case]
    page = mount(spec, panel="gradient")
    total = pool_backward(X, spec, np.ones(plan_windows(spec, X.shape).output_shape))
    assert texts(page, ".total-grid text.number") == [format_number(value) for value in total.flat]
    for step in steps(X, spec):
        go(page, step.number)
        flow = dict(zip(step.cells, map(format_number, step.weights), strict=True))
        assert texts(page, ".flow-grid text.number") == [flow.get(place, "") for place in np.ndindex(X.shape)]


def test_gradient_tie_goes_to_the_first_and_says_so(mount):
    page = mount(MAX_2, "7,7;7,7", panel="gradient")
    assert texts(page, ".flow-grid text.number") == ["1", "0", "0", "0"]
    expect(panel(page)).to_contain_text("4 cells tie: the first in reading order gets it all")


def test_gradient_of_the_learner_flows_back_and_nonsense_is_named(mount):
    page = mount(panel="gradient")
    box = page.get_by_label("Incoming gradient")
    box.fill("1,0;0,2,5")
    box.press("Enter")
    expect(page.locator(".panel .invalid")).not_to_be_empty()
    box.fill("1,0;0,2")
    box.press("Enter")
    expect(panel(page)).to_contain_text("Gradient in: 3, out: 3 — nothing is lost.")
    expect(page.locator(".panel .invalid")).to_be_empty()
    grad = pool_backward(X, PoolSpec.of("max", 2), np.array([[1.0, 0], [0, 2]]))
    assert texts(page, ".total-grid text.number") == [format_number(value) for value in grad.flat]


def test_shape_marks_the_windows_of_the_step_and_what_is_left_over(mount):
    page = mount(MAX_2, "1,2,3,4,5;6,7,8,9,10", panel="shape", step=2)
    expect(panel(page)).to_contain_text("columns: ⌊(5 − 2) / 2⌋ + 1 = 2")
    expect(panel(page)).to_contain_text("The last column is never used.")
    assert texts(page, ".line-columns text.number") == ["0", "1", "2", "3", "4"]
    assert page.locator(".line-columns .bar").count() == 3  # two windows, and the one of ceil mode
    assert page.locator(".line-columns .bar.floor").count() == 1
    spans = page.locator(".line-columns .bar.now .touch").evaluate_all(
        "lines => lines.map(line => line.getBBox().width)"
    )
    side = page.locator(".line-columns .line-cell").first.evaluate("rect => rect.getBBox().width + 1")
    assert spans == pytest.approx([2 * side - 2], abs=0.5)


def test_code_shows_what_every_line_sets_at_every_step(mount):
    spec = SETTINGS["avg-same"]
    page = mount(spec, panel="code")
    for step in steps(X, spec):
        go(page, step.number)
        i, j = step.index
        rows, cols = ([place[axis] for place in step.cells] for axis in (0, 1))
        places = f"{rows[0]}:{rows[-1] + 1}, {cols[0]}:{cols[-1] + 1}"
        assert texts(page, ".loop .code-value") == [
            "",
            f"# i = {i}",
            f"# j = {j}",
            f"# x[{places}]: {', '.join(map(format_number, step.values))}",
            f"# y[{i}, {j}] = {format_number(step.result)}",
            "",
        ]
        assert texts(page, ".code-line.running .code-text")[0].strip() == "y[i, j] = window.mean()"


@pytest.mark.parametrize("case", SETTINGS)
def test_code_on_the_page_runs_as_it_stands(mount, case):
    """What the listing says, its values as comments included, prints the output."""
    spec = SETTINGS[case]
    page = mount(spec, panel="code", step=2)
    lines = page.locator(".loop").evaluate(
        """loop => [...loop.querySelectorAll('summary, .code-line')]
          .map(line => [...line.childNodes].map(part => part.textContent).join('  '))"""
    )
    names = {}
    exec("\n".join(lines), names)  # noqa: S102  # that it runs is what is tested
    np.testing.assert_allclose(names["y"], pool(X, spec))


def test_code_runs_line_by_line_into_the_next_row(mount):
    page = mount(panel="code", step=2)
    following, running = page.get_by_role("button", name="Next line"), page.locator(".code-line.running")
    following.click()
    expect_step(page, 3, 4)
    expect(running).to_have_text(re.compile("for i in range"))
    following.click()
    expect(running).to_have_text(re.compile("for j in range"))
    for _ in range(2):
        following.click()
    expect(running).to_have_text(re.compile(r"y\[i, j\] = "))
    expect_step(page, 3, 4)
    following.click()
    expect(running).to_have_text(re.compile("for j in range"))
    expect_step(page, 4, 4)


def test_code_of_the_library_unfolds_and_stays_open(mount):
    page = mount(panel="code")
    fast = page.locator("details.fast")
    expect(fast.locator(".source").first).to_be_hidden()
    fast.locator("summary").click()
    for part in FAST:
        expect(fast).to_contain_text(f"/{Path(inspect.getfile(inspect.unwrap(part))).name}")
        expect(fast).to_contain_text(f"def {part.__name__}(")
    mount.change(PoolSpec.of("min", 2))
    expect(page.locator(".loop")).to_contain_text("window.min()")
    expect(fast.locator(".source").first).to_be_visible()


def test_link_to_the_former_panel_of_fast_code_opens_it_within_code(mount):
    page = mount(panel="fast")
    expect(tab(page, "Code")).to_have_attribute("aria-selected", "true")
    expect(page.locator("details.fast .source")).to_have_count(len(FAST))
    expect(page.locator("details.fast .source").first).to_be_visible()


def test_no_line_of_code_is_cut_off(mount):
    for viewport in ({"width": 1280, "height": 720}, PHONE):
        page = mount(SETTINGS["avg-same"], panel="code", viewport=viewport)
        for summary in page.locator(".code-panel summary").all():
            summary.click()
        cut = page.locator(".code-line").evaluate_all(
            """lines => lines.flatMap(line => [line, ...line.children])
              .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent)"""
        )
        assert cut == []


def test_tabs_work_by_keyboard(mount):
    page = mount()
    tab(page, "Shape").focus()
    page.keyboard.press("ArrowLeft")
    expect(tab(page, "Predict")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(tab(page, "Coverage")).to_have_attribute("aria-selected", "true")
    expect(panel(page)).to_contain_text("Every cell is used")
    expect_step(page, 1, 4)


def test_letters_typed_into_a_panel_stay_there(mount):
    page = mount(panel="predict")
    box = page.get_by_role("textbox", name="Your number")
    box.press_sequentially("rc1 2")
    box.press("ArrowLeft")
    box.press("Home")
    expect(box).to_have_value("rc1 2")
    expect_step(page, 1, 4)


@pytest.mark.parametrize("name", INPUTS)
def test_panels_fit_on_a_phone(mount, name):
    arguments, options = INPUTS[name]
    page = mount(*arguments, viewport=PHONE, **options)
    for name, label in zip(TABS, NAMES, strict=True):
        tab(page, label).click()
        expect(page.locator(f".{name}-panel > *").first).to_be_visible()
        assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE["width"], (
            name
        )
        assert page.locator(".stepper").evaluate("root => root.scrollWidth - root.clientWidth") <= 0, name
        assert small_targets(page) == [], name
