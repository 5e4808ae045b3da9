"""What the panels are sent: the core's numbers, and sentences that are true of them."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, plan_windows, reference, steps
from pooling.number_text import format_number
from tests.core.strategies import SPECIAL_VALUES, VALUES, any_specs, fits
from tests.each import each
from tests.profiles import examples
from ui.stepper.panels import words as panel_words
from ui.stepper.panels.code import FAST, source_lines
from ui.stepper.panels.payload import panel_payload
from ui.stepper.panels.tabs import TABS

SHAPES = st.tuples(st.integers(1, 6), st.integers(1, 6))
planes = hnp.arrays(np.float64, SHAPES, elements=VALUES)
odd_planes = hnp.arrays(np.float64, SHAPES, elements=VALUES | SPECIAL_VALUES)


def expand(text):
    """Undo runs: "4*2 1" is 4, 4, 1."""
    pairs = (run.partition("*") for run in text.split(" "))
    return [item for item, _, length in pairs for _ in range(int(length or 1))]


def spec_for(data, x):
    return data.draw(any_specs(2).filter(lambda spec: fits(spec, x.shape)))


@examples(100)
@given(odd_planes, st.data(), st.sampled_from(list(TABS)))
def test_every_panel_is_plain_json_for_any_numbers(x, data, name):
    payload = panel_payload(x, spec_for(data, x), name)
    assert len(json.dumps(payload, allow_nan=False)) < 12 * 1024
    assert payload["name"] == name


@each("name", ["", "shapes", "<b>", "Shape"])
def test_unknown_panel_is_no_panel(name):
    payload = panel_payload(np.zeros((2, 2)), PoolSpec.of(), name)
    assert payload["name"] == ""
    assert list(payload["tabs"]) == list(TABS)


@given(planes, st.data())
def test_coverage_counts_the_steps_that_read_each_cell(x, data):
    spec = spec_for(data, x)
    counted = np.zeros(x.shape, int)
    for step in steps(x, spec):
        for cell in step.cells:
            counted[cell] += 1
    payload = panel_payload(x, spec, "coverage")
    assert expand(payload["counts"]) == [str(n) for n in counted.flat]
    assert set(payload["times"]) == {str(n) for n in counted.flat}
    read = np.count_nonzero(counted)
    if read < x.size:
        assert payload["sentence"].startswith(f"Only {read} of {x.size} cells are used")


@each(
    ("counts", "sentence"),
    [
        ({1: 9}, "Every cell is used exactly once."),
        ({1: 1}, "The cell is used once."),
        ({0: 9, 1: 16}, "Only 16 of 25 cells are used, each once."),
        ({1: 4, 2: 4, 4: 1}, "Every cell is used: 4 cells once, 4 cells twice, 1 cell four times."),
        ({0: 1, 12: 3}, "Only 3 of 4 cells are used, each 12 times."),
        (
            {1: 4, 2: 8, 3: 8, 4: 4, 6: 1},
            "Every cell is used, 1 to 6 times; 1 cell is used six times.",
        ),
    ],
)
def test_coverage_sentence_counts_right(counts, sentence):
    assert panel_words.coverage_sentence(counts) == sentence


@given(planes, st.data())
def test_gradient_of_each_step_and_their_sum(x, data):
    spec = spec_for(data, x)
    payload = panel_payload(x, spec, "gradient")
    total = np.zeros(x.shape)
    patterns = [expand(pattern) for pattern in payload["patterns"]]
    for step, pattern in zip(steps(x, spec), expand(payload["steps"]), strict=True):
        assert patterns[int(pattern)] == [format_number(weight or 0.0) for weight in step.weights]
        for cell, weight in zip(step.cells, step.weights, strict=True):
            total[cell] += weight
    shown = [float(text.replace("−", "-")) for text in expand(payload["total"])]
    np.testing.assert_allclose(shown, total.ravel(), rtol=6e-4, atol=1e-9)


@given(planes, st.data())
def test_gradient_sum_is_said_to_be_preserved_only_if_it_is(x, data):
    spec = spec_for(data, x)
    came = plan_windows(spec, x.shape).window_count
    went = sum(weight for step in steps(x, spec) for weight in step.weights)
    said = panel_payload(x, spec, "gradient")["sum"]
    assert said.startswith(f"Gradient in: {came}, out: ")
    assert ("nothing is lost" in said) == math.isclose(came, went, rel_tol=1e-9, abs_tol=1e-9)


def test_gradient_says_what_padding_swallows():
    spec = PoolSpec.of("avg", 2, padding=1, count_include_pad=True)
    said = panel_payload(np.ones((2, 2)), spec, "gradient")["sum"]
    assert said == "Gradient in: 4, out: 1 — 3 falls on counted padding and is lost."


def test_gradient_of_odd_numbers_is_not_said_to_be_preserved():
    odd = np.array([[np.nan, np.inf], [1, 2]])
    said = panel_payload(odd, PoolSpec.of("softmax", 2), "gradient")["sum"]
    assert said == "Gradient in: 1, out: NaN — with NaN or ∞ they can't be compared."


def test_gradient_gives_a_tie_to_the_first_cell():
    payload = panel_payload(np.ones((2, 2)), PoolSpec.of("max", 2), "gradient")
    assert expand(payload["total"]) == ["1", "0", "0", "0"]


def test_gradient_typed_by_the_learner_flows_back():
    x = np.array([[1.0, 3, 2, 4]])
    payload = panel_payload(x, PoolSpec.of("max", (1, 2)), "gradient", "2,-0.5")
    assert expand(payload["total"]) == ["0", "2", "0", "−0.5"]
    assert [expand(payload["patterns"][int(i)]) for i in expand(payload["steps"])] == [
        ["0", "2"],
        ["0", "−0.5"],
    ]
    assert payload["sum"] == "Gradient in: 1.5, out: 1.5 — nothing is lost."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "1,2,3",
            "The gradient has 1 × 3 numbers, but the output has 1 × 2; type one for each output cell.",
        ),
        ("1,x", "x"),
    ],
)
def test_gradient_that_does_not_fit_is_rejected_and_ones_are_taken(text, sentence):
    payload = panel_payload(np.ones((1, 4)), PoolSpec.of("avg", (1, 2)), "gradient", text)
    assert sentence in payload["error"]
    assert expand(payload["came"]) == ["1", "1"]


def test_gradient_of_too_many_steps_shows_the_total_alone():
    x = np.random.default_rng(0).normal(size=(32, 32))
    payload = panel_payload(x, PoolSpec.of("softmax", 3, strides=1), "gradient")
    assert (payload["patterns"], payload["steps"]) == ([], "")
    assert len(expand(payload["total"])) == 1024
    assert len(json.dumps(payload).encode()) < 12 * 1024


@given(SHAPES, st.data())
def test_shape_knows_what_ceil_mode_does_with_the_rest(shape, data):
    x = np.zeros(shape)
    spec = spec_for(data, x)
    payload = panel_payload(x, spec, "shape")
    for axis, shown in zip(plan_windows(spec, shape).axes, payload["axes"], strict=True):
        padded = axis.before + axis.size + axis.after
        whole = math.floor((padded - axis.extent) / axis.stride) + 1
        rest = (padded - axis.extent) / axis.stride % 1 != 0
        starts_in_padding = whole * axis.stride - axis.before >= axis.size
        if not rest or (starts_in_padding and not spec.ceil_mode):
            assert shown["extra"] is None
            continue
        assert shown["extra"]["start"] == whole * axis.stride - axis.before
        kind = "struck" if starts_in_padding else "overhang" if spec.ceil_mode else "floor"
        assert shown["extra"]["kind"] == kind
        assert axis.output_size == whole + (kind == "overhang")


@pytest.mark.parametrize(
    ("size", "spec", "notes"),
    [
        (4, PoolSpec.of("max", 2), ["Every row is used."]),
        (
            5,
            PoolSpec.of("max", 2),
            [
                "The last row is never used.",
                "One more window would start at row 4 and extend 1 row past the end; ceil mode would add it.",
            ],
        ),
        (7, PoolSpec.of("max", 2, strides=5), ["3 rows are skipped between used rows."]),
        (
            5,
            PoolSpec.of("max", 2, ceil_mode=True),
            ["Every row is used.", "The last window extends 1 row past the end; ceil mode keeps it."],
        ),
        (
            5,
            PoolSpec.of("max", 2, strides=3, padding=1, ceil_mode=True),
            [
                "The last row is never used.",
                "1 row is skipped between used rows.",
                "Ceil mode would add a window at row 5, but it would start in the padding, "
                "so it is left out.",
            ],
        ),
    ],
)
def test_shape_notes_say_what_is_left_over(size, spec, notes):
    payload = panel_payload(np.zeros((size, size)), spec, "shape")
    assert payload["axes"][0]["notes"] == notes


def test_code_shows_the_lines_that_stand_in_the_files():
    payload = panel_payload(np.zeros((2, 2)), PoolSpec.of("avg", 2), "code")
    library, fast = payload["listings"]
    source = Path(reference.__file__).read_text("utf-8")
    assert "\n".join(library["parts"][0]["lines"]).split(":\n", 1)[1] in source
    assert library["parts"][1]["lines"][0] == "def mean(window: Window) -> float:"
    assert [part["name"] for part in fast["parts"]] == [part.__qualname__ for part in FAST]


def test_code_opens_the_fast_listing_for_links_to_its_former_panel():
    payload = panel_payload(np.zeros((2, 2)), PoolSpec.of(), "fast")
    assert (payload["name"], payload["unfolded"]) == ("code", "fast")


def test_code_of_a_large_photo_opens_its_file():
    photo = np.zeros((3, 64, 64), np.uint8)
    assert "photo.png" in panel_payload(photo, PoolSpec.of(), "code", pictures=True)["given"]["text"]
    assert "photo.png" not in panel_payload(photo[0, :8, :8], PoolSpec.of(), "code")["given"]["text"]


def test_code_drops_docstrings_and_nothing_else():
    lines = source_lines(reference.pool)
    assert not any('"""' in line or ">>>" in line for line in lines)
    assert lines[0].startswith("def pool(")
    assert lines[-1].strip() == "return restore_format(result, spec.rank, data_format)"
    assert all(source_lines(part) for part in FAST)


def oracle(name, spec, step, plan):
    """What a mistake makes of one step, from the step's own numbers."""
    pads = [(-before, axis.size + after) for axis, (before, after) in zip(plan.axes, plan.pads, strict=True)]
    inside = [
        [p for p in places if low <= p < high]
        for places, (low, high) in zip(step.positions, pads, strict=True)
    ]
    counted = len(inside[0]) * len(inside[1])
    with_padding = name == "zero" or (name == "real" and spec.count_include_pad)
    values = step.values + [0.0] * (counted - len(step.values)) if with_padding else step.values
    name = spec.reduction if name == "zero" else name
    return {"max": max(values), "min": min(values), "sum": sum(values)}.get(name, sum(values) / len(values))


def moved_by_one(x, spec, plan):
    """The results by the loops, of windows one cell apart."""
    return reference.pool(x, replace(spec, strides=(1, 1), padding=plan.pads))


@examples(100)
@given(planes, st.data())
def test_predict_gives_the_number_of_every_mistake(x, data):
    spec = data.draw(any_specs(2, ("max", "min", "avg", "sum")).filter(lambda spec: fits(spec, x.shape)))
    payload = panel_payload(x, spec, "predict")
    names = {say: name for name, say in panel_words.mistakes(spec).items()}
    plan = plan_windows(spec, x.shape)
    for mistake in payload["mistakes"]:
        name = names[mistake["say"]]
        for step, text in zip(steps(x, spec), expand(mistake["texts"]), strict=True):
            if name == "avg" and spec.reduction != "avg":
                wrong = sum(step.values) / step.divisor
            elif name == "window":
                wrong = sum(step.values) / np.prod(spec.window_shape)
            elif name == "divisor":
                wrong = sum(step.values) / len(step.values)
            elif name == "one":
                wrong = moved_by_one(x, spec, plan)[step.index]
            else:
                wrong = oracle(name, spec, step, plan)
            right = format_number(step.result)
            assert text == ("_" if format_number(wrong) == right else format_number(wrong))


def test_predict_names_no_mistake_that_leads_to_the_right_numbers():
    assert panel_payload(np.ones((4, 4)), PoolSpec.of("max", 2), "predict")["mistakes"][0]["say"].startswith(
        "{typed} is the sum"
    )


def test_predict_stays_small():
    x = np.random.default_rng(0).normal(size=(32, 32))
    payload = panel_payload(x, PoolSpec.of("avg", 3, strides=1, padding="same"), "predict")
    assert payload["mistakes"]
    assert len(json.dumps(payload).encode()) < 12 * 1024
