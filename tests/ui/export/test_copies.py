"""What is copied computes, parses or reads as the same numbers; the oracle is the nested loops."""

import re
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, reference, steps
from pooling.matrices import parse_matrix
from pooling.matrices.volumes import parse_volume
from tests.core.strategies import SPECIAL_VALUES, VALUES, any_specs, fits, per_axis
from tests.profiles import examples
from tests.ui.export.framework_cases import CHANNELS, X
from ui.export.code.numpy_code import numpy_code
from ui.export.latex import latex, latex_step, latex_steps
from ui.export.tables import csv, markdown

# 1e308 and −1e308 in one window would leave what the order of summing leaves.
ODD_VALUES = st.sampled_from([np.nan, np.inf, -np.inf, 1e308, -0.0])


@st.composite
def planes(draw, values=VALUES):
    shape = draw(per_axis(2, 1, 7))
    spec = draw(any_specs(2).filter(lambda spec: fits(spec, shape)))
    return draw(hnp.arrays(np.float64, shape, elements=values)), spec


@st.composite
def other_shapes(draw, values=VALUES):
    """One row, slices, or a matrix or a row of several channels."""
    rank, channels = draw(st.sampled_from([(1, 1), (3, 1), (2, 3), (1, 2)]))
    shape = draw(per_axis(rank, 1, 7 - rank))
    spec = draw(any_specs(rank).filter(lambda spec: fits(spec, shape)))
    leading = (channels,) if channels > 1 else ()
    return draw(hnp.arrays(np.float64, leading + shape, elements=values)), spec


def run(code):
    """Run copied code; return its names and what it printed."""
    names, printed = {}, StringIO()
    with redirect_stdout(printed):
        exec(code, names)  # noqa: S102  # that it runs is what is tested
    return names, printed.getvalue()


@given(planes() | planes(VALUES | ODD_VALUES) | other_shapes() | other_shapes(VALUES | ODD_VALUES))
@examples(300)
def test_numpy_code_computes_the_output(case):
    x, spec = case
    names, printed = run(numpy_code(x, spec))
    np.testing.assert_array_equal(names["x"], x)
    np.testing.assert_allclose(names["y"], reference.pool(x, spec), rtol=1e-12, atol=1e-12)
    assert printed


def test_numpy_code_needs_our_core_only_where_numpy_would_fail():
    assert "import PoolSpec" not in numpy_code(X, PoolSpec.of("avg", 2))
    assert "import PoolSpec" in numpy_code(X / 9 * 1e308, PoolSpec.of("avg", 2))
    assert "import PoolSpec" not in numpy_code(X * np.nan, PoolSpec.of("sum", 2))


def test_numpy_code_of_a_photo_computes_in_floats():
    photo = np.array([[0, 255], [128, 7]], dtype=np.uint8)
    names, _ = run(numpy_code(photo, PoolSpec.of("max", 2, strides=1, padding=1)))
    assert names["y"].tolist() == [[0, 255, 255], [128, 255, 255], [128, 128, 7]]


@given(planes(VALUES | SPECIAL_VALUES | st.floats(allow_nan=False)))
@examples(60)
def test_csv_parses_back_to_the_same_matrix(case):
    x, _ = case
    np.testing.assert_array_equal(parse_matrix(csv(x)), x)


@given(other_shapes(VALUES | SPECIAL_VALUES))
@examples(60)
def test_csv_of_other_shapes_parses_back_to_the_same_numbers(case):
    x, _ = case
    if x.ndim < 3 or x.shape[1] > 1:  # lines that are all double-spaced are one matrix
        np.testing.assert_array_equal(parse_volume(csv(x)).reshape(x.shape), x)


def test_markdown_has_a_table_for_every_slice():
    text = markdown(CHANNELS, PoolSpec.of("max", 2))
    assert re.findall(r"^(?:Channel|Slice) .|^\*\*\w+ .*?\*\*", text, re.MULTILINE) == [
        "**Input 2 channels × 2 × 4**",
        "Channel 0",
        "Channel 1",
        "**Output 2 channels × 1 × 2**",
        "Channel 0",
        "Channel 1",
    ]
    assert "2 windows in each of 2 channels" in text
    assert "| **0** | 8 | 7 |" in text
    assert "Slice 1" in markdown(CHANNELS, PoolSpec.of("max", (2, 2, 2)))
    assert "| **0** | 4 | 7 |" in markdown(np.array([4.0, 1, 7, 2]), PoolSpec.of("max", (2,)))


@given(other_shapes(VALUES | SPECIAL_VALUES))
@examples(60)
def test_latex_of_other_shapes_is_balanced_with_every_step(case):
    x, spec = case
    assert balanced(latex(x, spec))
    before, after = latex(x, spec).split(r"\xrightarrow")
    slices = [array.shape[0] if array.ndim == 3 else 1 for array in (x, reference.pool(x, spec))]
    assert [part.count(r"\begin{bmatrix}") for part in (before, after)] == slices
    written = latex_steps(x, spec, 5)
    total = len(list(steps(x[0] if x.ndim > spec.rank else x, spec)))
    assert len(written) == min(5, total)
    assert all(map(balanced, written))


def test_latex_steps_name_every_place_and_channel():
    assert latex_steps(np.array([4.0, 1, 7, 2]), PoolSpec.of("max", (2,)), 9) == [
        r"y_{0} = \max(4, 1) = 4",
        r"y_{1} = \max(7, 2) = 7",
    ]
    assert latex_steps(CHANNELS, PoolSpec.of("max", (2, 2, 4)), 9) == [
        r"y_{0,0,0} = \max(1, 3, 2, 4, 5, 6, 1, 2, 8, 0, 1, 1, 2, 1, 0, 7) = 8"
    ]
    assert latex_steps(CHANNELS[..., :2], PoolSpec.of("max", 2), 9) == [
        "y^{(0)}_{0,0} = \\max(1, 3, 5, 6) = 6 \\\\\ny^{(1)}_{0,0} = \\max(8, 0, 2, 1) = 8"
    ]


def test_markdown_tables_hold_every_number_of_input_and_output():
    text = markdown(X, PoolSpec.of("max", 2))
    tables = [
        [re.split(r" \| ", line.strip("| "))[1:] for line in block.splitlines()[2:]]
        for block in text.split("\n\n")
        if block.startswith("|")
    ]
    assert tables == [
        [["1", "3", "2", "4"], ["5", "6", "1", "2"], ["7", "2", "8", "3"], ["4", "5", "9", "−0.5"]],
        [["6", "4"], ["7", "9"]],
    ]
    assert "max, window 2 × 2, strides 2 × 2, 4 windows" in text


def balanced(text):
    depth = 0
    for mark in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0


@given(planes(VALUES | SPECIAL_VALUES | st.just(1.5e-9)))
@examples(60)
def test_latex_is_balanced_ascii_with_every_cell(case):
    x, spec = case
    text = latex(x, spec)
    assert text.replace("×", "").isascii() or "×" not in text
    assert balanced(text)
    assert text.count(r"\begin") == text.count(r"\end") == 2
    first = text.split(r"\end{bmatrix}")[0]
    assert first.count("&") == x.shape[0] * (x.shape[1] - 1)
    assert first.count(r"\\") == x.shape[0] - 1
    for step in steps(x, spec):
        assert balanced(latex_step(step, spec))


def test_balance_can_fail():
    assert not balanced("{a}}")
    assert not balanced("}{")
    assert not balanced(r"\frac{1}{2")


def test_latex_allows_more_than_ten_columns():
    assert r"\setcounter{MaxMatrixCols}{12}" in latex(np.ones((2, 12)), PoolSpec.of("max", 2))
    assert "MaxMatrixCols" not in latex(np.ones((2, 10)), PoolSpec.of("max", 2))


@pytest.mark.parametrize(
    ("reduction", "written"),
    [
        ("max", r"y_{0,0} = \max(3, -4) = 3"),
        ("min", r"y_{0,0} = \min(3, -4) = -4"),
        ("avg", r"y_{0,0} = \frac{3 + (-4)}{2} = -0.5"),
        ("sum", r"y_{0,0} = 3 + (-4) = -1"),
        ("lp", r"y_{0,0} = \left(|3|^{2} + |-4|^{2}\right)^{1/2} = 5"),
        ("softmax", r"y_{0,0} = 0.9991 \cdot 3 + 0.0009111 \cdot (-4) \approx 2.994"),
    ],
)
def test_latex_step_writes_the_calculation(reduction, written):
    spec = PoolSpec.of(reduction, (1, 2))
    assert latex_step(next(steps([[3, -4]], spec)), spec) == written
