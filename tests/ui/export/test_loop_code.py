"""The loop to read: it runs as it stands and computes the output, which the core's nested loops judge."""

import re

import numpy as np
from hypothesis import given

from pooling import PoolSpec, plan_windows, reference
from pooling.reductions import REDUCTIONS
from tests.core.strategies import VALUES
from tests.each import each
from tests.profiles import examples
from tests.ui.export.test_copies import ODD_VALUES, other_shapes, planes, run
from ui.export.loop.loop_code import loop_code


def assert_computes_the_output(x, spec):
    names, printed = run(loop_code(x, spec).program)
    np.testing.assert_allclose(names["y"], reference.pool(x, spec), rtol=1e-9, atol=1e-9)
    assert printed


@given(planes() | planes(VALUES | ODD_VALUES) | other_shapes() | other_shapes(VALUES | ODD_VALUES))
@examples(300)
def test_loop_computes_the_output(case):
    assert_computes_the_output(*case)


@each("counted", [False, True])
@each("padding", ["valid", "same", "same_lower", 1, ((1, 0), (0, 1))])
@each("reduction", REDUCTIONS)
def test_loop_computes_the_output_for_every_reduction_and_padding(reduction, padding, counted):
    x = np.array([[1.0, 3, 2, 4, -5], [5, 6, 1, 2, 0.5], [7, 2, 8, 3, -2], [4, 5, 9, 0, 7]])
    for ceil_mode in (False, True):
        for dilation in (1, 2):
            spec = PoolSpec.of(
                reduction,
                2,
                strides=2,
                padding=padding,
                ceil_mode=ceil_mode,
                count_include_pad=counted,
                dilations=dilation,
                p=3.0,
                beta=0.5,
            )
            assert_computes_the_output(x, spec)


def test_loop_has_six_lines_that_fit_on_a_phone():
    for reduction in (name for name, row in REDUCTIONS.items() if not row.parameter):
        lines = [line for line, _ in loop_code(np.zeros((9, 9)), PoolSpec.of(reduction, 3)).lines]
        assert len(lines) == 6
        assert max(map(len, lines)) <= 44


def test_loop_of_one_row_has_one_name_for_its_place():
    code = loop_code(np.zeros(9), PoolSpec.of("max", (3,)))
    assert [line.strip() for line, _ in code.lines] == [
        "y = np.zeros(3)",
        "for i in range(3):",
        "window = x[3*i:3*i+3]",
        "y[i] = window.max()",
        "print(y)",
    ]
    assert not re.search("row|col", code.program)


def test_loop_needs_our_core_only_where_numpy_would_fail():
    spec = PoolSpec.of("avg", (1, 2))
    assert "Window(" in loop_code(np.array([[1e308, 1e308]]), spec).program
    assert "pooling" not in loop_code(np.array([[1e9, 1]]), spec).program


def test_every_line_of_a_step_names_what_it_sets():
    x, spec = np.zeros((2, 6, 6)), PoolSpec.of("softmax", 3)
    assert plan_windows(spec, (6, 6)).output_shape == (2, 2)
    assert [sets for _, sets in loop_code(x, spec).lines] == [
        "",
        "c",
        "i",
        "j",
        "window",
        "weights",
        "result",
        "",
    ]
