"""Steps: every number a picture shows agrees with the definition."""

import numpy as np
import pytest
from hypothesis import given

from pooling import PoolingError, PoolSpec, reference, steps
from tests.core.strategies import SPECIAL_VALUES, VALUES, cases
from tests.profiles import examples


@examples(400)
@given(cases(values=VALUES | SPECIAL_VALUES, leading=((),)))
def test_steps_make_the_reference_output_in_reading_order(case):
    x, spec = case
    result = reference.pool(x, spec)
    walked = list(steps(x, spec))
    assert [step.index for step in walked] == list(np.ndindex(result.shape))
    assert [step.number for step in walked] == list(range(result.size))
    np.testing.assert_array_equal([step.result for step in walked], result.ravel())


@examples(300)
@given(cases(values=VALUES | SPECIAL_VALUES, leading=((),), reductions=("max", "min")))
def test_winners_are_all_cells_equal_to_the_result(case):
    x, spec = case
    for step in steps(x, spec):
        window = np.array([x[cell] for cell in step.cells])
        best = (window.max if spec.reduction == "max" else window.min)()
        assert step.winners == [
            cell for cell in step.cells if x[cell] == best or (np.isnan(best) and np.isnan(x[cell]))
        ]
        assert step.weights.index(1.0) == step.cells.index(step.winners[0])


def test_step_says_where_it_looks():
    step = list(steps([[1, 3, 2], [5, 6, 1]], PoolSpec.of("avg", 2, padding=1)))[3]
    assert (step.index, list(step.rows), list(step.cols)) == ((1, 1), [1, 2], [1, 2])
    assert (step.cells, step.values, step.divisor, step.result) == ([(1, 1), (1, 2)], [6, 1], 2, 3.5)
    assert (step.winners, step.weights) == ([], [0.5, 0.5])


def test_step_of_softmax_says_how_much_each_cell_counts():
    (step,) = steps([[0.0, 1.0]], PoolSpec.of("softmax", (1, 2), beta=2))
    small = 1 / (1 + np.exp(2))
    np.testing.assert_allclose(step.shares, [small, 1 - small], rtol=1e-14)
    assert step.result == pytest.approx(1 - small, rel=1e-14)
    np.testing.assert_allclose(
        step.weights, [small - 2 * small * (1 - small), 1 - small + 2 * small * (1 - small)]
    )
    assert step.winners == []


@given(cases(leading=((),)))
def test_shares_make_the_result_of_a_softmax_and_are_empty_elsewhere(case):
    x, spec = case
    for step in steps(x, spec):
        if spec.reduction != "softmax":
            assert step.shares == []
        else:
            assert sum(step.shares) == pytest.approx(1)
            assert np.dot(step.shares, step.values) == pytest.approx(step.result, abs=1e-12)


def test_step_of_lp_has_the_slope_of_each_cell():
    (step,) = steps([[3, -4], [0, 0]], PoolSpec.of("lp", 2))
    assert (step.result, step.weights, step.winners, step.shares) == (5, [0.6, -0.8, 0, 0], [], [])


def test_step_of_one_axis_is_on_row_zero():
    (step,) = steps([4, 7], PoolSpec.of("max", (2,)))
    assert (list(step.rows), list(step.cols), step.winners) == ([0], [0, 1], [(1,)])


def test_steps_reject_before_the_first_step():
    with pytest.raises(PoolingError):
        steps([[1, 2]], PoolSpec.of("max", 3))
