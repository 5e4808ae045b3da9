"""Every number and sentence on the screen is the core's: random settings, walked step by step."""

import math
from itertools import product

import numpy as np
import pytest

from pooling import plan_windows, steps
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from tests.profiles import scaled
from tests.stepper.answers import Answers
from tests.stepper.cases import random_case
from tests.stepper.locators import STEPPERS
from ui.stepper.sentences import channels_sentence, sentence

CASES = max(100, scaled(200))  # of random settings; fewer do not hold all that is hard
A_PAGE = 50
WIDE = {"width": 2400, "height": 900}  # so that no number is left out for want of room

# Steps every stepper on the page with its own scrub bar and reads what it shows.
WALK = (
    f"() => {STEPPERS}"
    """.map(root => {
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
    results: texts('.channel-result'),
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
)


def walk_of(x, spec):
    """The plan, and the steps of every channel; a matrix is one channel."""
    channels = x.reshape(-1, *x.shape[x.ndim - spec.rank :])
    return plan_windows(spec, channels.shape[1:]), [list(steps(channel, spec)) for channel in channels]


def expected(plan, channels, step):
    """What step number `step` has to show, from the core alone."""
    together = [walked[step] for walked in channels]
    first = together[0]
    said = sentence(first, plan) if len(together) == 1 else channels_sentence(together, plan)
    size, places = math.prod(plan.input_shape), list(product(*first.positions))
    values = [dict(zip(now.cells, map(format_number, now.values), strict=True)) for now in together]
    results = [format_number(now.result) for now in together]
    shown = {
        "sentence": said,
        "spoken": said,
        "count": f"Step {step + 1} of {plan.window_count}",
        "result": f"= {results[0]}",
        "now": results,
        "made": [format_number(walked[n].result) for n in range(step) for walked in channels],
        "window": [of_channel.get(place) for of_channel in values for place in places],
        "winners": [
            of_channel[cell] for of_channel, now in zip(values, together, strict=True) for cell in now.winners
        ],
        "read": [
            n * size + int(np.ravel_multi_index(cell, plan.input_shape))
            for n, now in enumerate(together)
            for cell in now.cells
        ],
    }
    return shown | (
        {"results": [f"= {result}" for result in results]} if len(together) > 1 else {"results": []}
    )


@pytest.mark.parametrize("first", range(0, CASES, A_PAGE))
def test_every_step_shows_what_the_core_says(mount, first):
    cases = [random_case(number) for number in range(first, first + A_PAGE)]
    page = mount.many([Answers(spec, x) for x, spec in cases], viewport=WIDE)
    walks = page.evaluate(WALK)
    for number, (x, spec), walk in zip(range(first, first + A_PAGE), cases, walks, strict=True):
        plan, channels = walk_of(x, spec)
        assert walk["input"] == [format_number(value) for value in x.flat], spec
        for step, shown in enumerate(walk["steps"]):
            assert shown == expected(plan, channels, step), (number, step, spec)
        assert len(walk["steps"]) == plan.window_count


def test_random_cases_cover_what_is_hard():
    cases = [random_case(number) for number in range(CASES)]
    specs = [spec for _, spec in cases]
    walked = [step for x, spec in cases for channel in walk_of(x, spec)[1] for step in channel]
    assert {spec.reduction for spec in specs} == set(REDUCTIONS)
    assert {spec.rank for spec in specs} == {1, 2, 3}
    assert any(x.ndim > spec.rank for x, spec in cases)
    assert any(len(step.winners) > 1 for step in walked)
    assert any(len(step.cells) < math.prod(map(len, step.positions)) for step in walked)
    assert any(spec.rank == 3 and spec.dilations[0] > 1 and spec.window_shape[0] > 1 for spec in specs)
    assert any(value != value for step in walked for value in step.values)
    deep = [step for step in walked if len(step.index) == 3]
    assert any(step.index[0] > 0 for step in deep)
    assert any(step.positions[0][0] < 0 for step in deep)  # a window that begins in front
