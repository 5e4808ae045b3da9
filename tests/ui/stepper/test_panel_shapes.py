"""Panels of one row, slices and channels: the same facts as for a matrix, from the core's own functions."""

import ast
import json

import numpy as np
import pytest

from pooling import PoolSpec, pool_backward, reference
from pooling.number_text import format_number
from tests.each import each
from tests.ui.stepper.test_payload import expanded_line
from ui.stepper.panels.code import LOOPS, source_lines
from ui.stepper.panels.payload import panel_payload
from ui.stepper.panels.tabs import TABS

RNG = np.random.default_rng(4)
ROW = RNG.integers(-5, 9, 9).astype(float)
SLICES = RNG.integers(-5, 9, (4, 5, 5)).astype(float)
CASES = {
    "row": (ROW, PoolSpec.of("max", (3,), strides=2, padding=1)),
    "slices": (SLICES, PoolSpec.of("avg", (2, 3, 2), strides=(1, 2, 2), padding=((0, 1), (1, 1), (0, 0)))),
    "channels": (SLICES, PoolSpec.of("max", (2, 3), strides=2)),
}
EVERY = pytest.mark.parametrize(("x", "spec"), CASES.values(), ids=CASES)


def texts(runs):
    pairs = (f"{run}*1".split("*")[:2] for run in runs.split(" "))
    return [text for text, length in pairs for _ in range(int(length))]


@pytest.mark.parametrize("name", TABS)
@EVERY
def test_every_panel_is_there_as_json(x, spec, name):
    panel = panel_payload(x, spec, name)
    assert panel["name"] == name
    assert len(json.dumps(panel)) < 24 * 1024
    if spec.rank == 1:
        assert not any("row {row}" in text.lower() for text in panel.get("words", {}).values())


@EVERY
def test_shape_has_a_line_for_every_axis(x, spec):
    names = [axis["name"] for axis in panel_payload(x, spec, "shape")["axes"]]
    assert names == ["slices", "rows", "columns"][-spec.rank :]


def reads_by_hand(shape, spec):
    """How often each cell is used: a sum of all windows, each of which spreads a one to every cell."""
    ones = np.zeros(shape)
    total = PoolSpec.of("sum", spec.window_shape, strides=spec.strides, padding=spec.padding)
    return pool_backward(ones, total, np.ones(reference.pool(ones, total).shape))


@EVERY
def test_coverage_counts_every_cell_and_channels_once(x, spec):
    panel = panel_payload(x, spec, "coverage")
    spatial = x.shape[-spec.rank :]
    assert panel["slices"] == (spatial[0] if spec.rank == 3 else 1)
    assert expanded_line(panel["counts"]) == reads_by_hand(spatial, spec).ravel().astype(int).tolist()
    assert panel["reason"].startswith("The same in every channel.") == (x.ndim > spec.rank)


@EVERY
def test_gradient_of_every_step_adds_up_to_the_total(x, spec):
    panel = panel_payload(x, spec, "gradient")
    out = reference.pool(x, spec)
    total = pool_backward(x, spec, np.ones(out.shape))
    assert texts(panel["total"]) == [format_number(value) for value in total.flat]
    flows = [texts(panel["patterns"][int(number)]) for number in texts(panel["steps"])]
    steps_together = out.size // (len(x) if x.ndim > spec.rank else 1)
    assert len(flows) == len(texts(panel["came"])) == steps_together
    went = sum(float(text.replace("−", "-")) for flow in flows for text in flow)
    assert went == pytest.approx(total.sum(), abs=1e-2)


@pytest.mark.parametrize(
    ("case", "text", "came"),
    [
        ("row", "1,0,2,0,3", ["1", "0", "2", "0", "3"]),
        ("channels", "1,2;3,4|1,2;3,4|1,2;3,4|1,2;3,5", ["1", "2", "3", "4,\xa04,\xa04,\xa05"]),
    ],
)
def test_gradient_takes_numbers_for_every_output_cell(case, text, came):
    x, spec = CASES[case]
    panel = panel_payload(x[..., :5] if case == "channels" else x, spec, "gradient", text)
    assert (panel["error"], texts(panel["came"])) == ("", came)


@each(
    ("case", "text", "sentence"),
    [
        ("row", "1,0", "The gradient has 1 × 2 numbers, but the output has 1 × 5"),
        ("slices", "1,2;3,4", "The gradient has 2 × 2 numbers, but the output has 4 × 3 × 2"),
        ("channels", "1|2", "The gradient has 2 × 1 × 1 numbers, but the output has 4 × 2 × 2"),
        ("channels", "1|x", "In slice 1, row 0, column 0 (counted from 0)"),
    ],
)
def test_gradient_of_another_shape_is_rejected_in_a_sentence(case, text, sentence):
    panel = panel_payload(*CASES[case], "gradient", text)
    assert panel["error"].startswith(sentence)
    assert set(texts(panel["came"])) == {"1"}


@each("rank", LOOPS)
def test_code_has_a_loop_for_every_axis_in_order(rank):
    panel = panel_payload(np.zeros((4,) * rank), PoolSpec.of("max", (2,) * rank), "code")
    assert panel["loops"] == rank
    assert [sets for _, sets in panel["lines"]] == [
        "",
        *"hij"[-rank:].replace("j", "i" if rank == 1 else "j"),
        "window",
        "result",
        "",
    ]
    library = ast.parse("\n".join(source_lines(LOOPS[rank])))
    assert len([node for node in ast.walk(library) if isinstance(node, ast.For)]) == rank


def test_code_and_predict_say_which_channel_they_follow():
    x, spec = CASES["channels"]
    assert panel_payload(x, spec, "code")["note"].startswith("Shown for channel 0")
    predict = panel_payload(x, spec, "predict")
    assert predict["words"]["ask"] == "What is the output at channel 0, row {row}, column {col}?"
    assert predict["note"]
    assert panel_payload(x[0], spec, "predict")["mistakes"] == predict["mistakes"]
    assert not panel_payload(*CASES["slices"], "predict")["note"]


def test_predict_asks_for_a_place_of_every_axis():
    asks = [panel_payload(*CASES[name], "predict")["words"]["ask"] for name in ("row", "slices")]
    assert asks == [
        "What is the output at column {col}?",
        "What is the output at slice {slice}, row {row}, column {col}?",
    ]
