"""Every number and sentence on the screen is the core's: random settings, walked step by step."""

import pytest

from pooling import plan_windows, steps
from pooling.number_text import format_number
from tests.browser.apps.cases import random_case
from tests.browser.helpers import open_page
from tests.browser.server import ROOT, running_server
from ui import words
from ui.equations import HEADS

CASES = 40  # of random settings; 200 take about a minute
A_PAGE = 20
WIDE = {"width": 2400, "height": 900}  # so that no number is left out for want of room

# Steps every stepper on the page with its own scrub bar and reads what it shows.
WALK = """() => [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')].map(host => {
  const root = host.shadowRoot.querySelector('.stepper');
  const all = (name, from = root) => [...from.querySelectorAll(name)];
  const texts = (name) => all(name).map(element => element.textContent);
  const scrub = root.querySelector('.scrub');
  const shown = () => ({
    sentence: root.querySelector('.sentence').textContent,
    spoken: root.querySelector('.spoken').textContent,
    count: root.querySelector('.count').textContent,
    result: root.querySelector('.result').textContent,
    now: texts('.output-cell.now .number'),
    made: texts('.output-cell.made .number'),
    window: all('.equation-grid g').map(slot => slot.querySelector('text.number')?.textContent ?? null),
    winners: texts('.ring .number'),
    read: all('.input-grid .cell:not(.pad, .outside)').flatMap((cell, i) =>
      cell.classList.contains('read') ? [i] : []),
  });
  return {
    input: texts('.input-grid .number:not(.ring .number)'),
    steps: Array.from({ length: Number(scrub.max) }, (_, i) => {
      scrub.value = i + 1;
      scrub.dispatchEvent(new Event('input'));
      return shown();
    }),
  };
})"""


@pytest.fixture(scope="module")
def walking_app():
    with running_server(ROOT / "tests" / "browser" / "apps" / "walk.py") as server:
        yield server.url


def expected(x, plan, walked, step):
    """What step number `step` has to show, from the core alone."""
    now = walked[step]
    said = words.sentence(now, plan)
    places = [(row, col) for row in now.rows for col in now.cols]
    values = dict(zip(now.cells, map(format_number, now.values), strict=True))
    return {
        "sentence": said,
        "spoken": said,
        "count": f"Step {step + 1} of {len(walked)}",
        "result": f"= {format_number(now.result)}",
        "now": [format_number(now.result)],
        "made": [format_number(before.result) for before in walked[:step]],
        "window": [values.get(place) for place in places],
        "winners": [values[cell] for cell in now.winners],
        "read": [row * x.shape[1] + col for row, col in now.cells],
    }


@pytest.mark.parametrize("first", range(0, CASES, A_PAGE))
def test_every_step_shows_what_the_core_says(new_page, walking_app, first):
    page = open_page(new_page(viewport=WIDE), f"{walking_app}/?first={first}&count={A_PAGE}")
    page.wait_for_function(f"() => ({WALK})().length === {A_PAGE}")
    walks = page.evaluate(WALK)
    for number, walk in zip(range(first, first + A_PAGE), walks, strict=True):
        x, spec = random_case(number)
        plan, walked = plan_windows(spec, x.shape), list(steps(x, spec))
        assert walk["input"] == [format_number(value) for value in x.flat], spec
        for step, shown in enumerate(walk["steps"]):
            assert shown == expected(x, plan, walked, step), (number, step, spec)
        assert len(walk["steps"]) == len(walked)


def test_random_cases_cover_what_is_hard():
    specs = [random_case(number)[1] for number in range(CASES)]
    walked = [step for number in range(CASES) for step in steps(*random_case(number))]
    assert {spec.reduction for spec in specs} == set(HEADS)
    assert any(len(step.winners) > 1 for step in walked)
    assert any(len(step.cells) < len(step.rows) * len(step.cols) for step in walked)
    assert any(max(spec.dilations) > 1 for spec in specs)
    assert any(value != value for step in walked for value in step.values)
