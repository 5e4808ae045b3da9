"""RoI pooling and RoI align: bins against NumPy's slices, samples against SciPy, steps, sentences."""

from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from pooling import (
    PoolingError,
    roi_align,
    roi_align_backward,
    roi_align_steps,
    roi_pool,
    roi_pool_backward,
    roi_pool_steps,
)
from tests.each import each
from tests.profiles import examples


@st.composite
def regions(draw):
    """Draw (x, box, output_shape), the box partly past the map."""
    rows, cols = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    top, left = draw(st.integers(-8, 40)) / 8, draw(st.integers(-8, 40)) / 8
    box = (top, left, top + draw(st.integers(0, 40)) / 8, left + draw(st.integers(0, 40)) / 8)
    x = np.random.default_rng(draw(st.integers(0, 2**20))).integers(-20, 21, (rows, cols)) / 4
    return x, box, (draw(st.integers(1, 4)), draw(st.integers(1, 4)))


def half_up(number):
    return floor(abs(number) + 0.5) * (1 if number >= 0 else -1)


@examples(80)
@given(regions())
def test_roi_pool_is_the_maximum_of_slices_of_whole_cells(case):
    x, box, shape = case
    result = roi_pool(x, box, shape)
    for index in np.ndindex(shape):
        slices = []
        for axis, (i, count) in enumerate(zip(index, shape, strict=True)):
            first, last = half_up(box[axis]), half_up(box[axis + 2])
            each = max(last - first + 1, 1) / count
            ends = first + floor(i * each), first + ceil((i + 1) * each)
            slices.append(slice(*(min(max(end, 0), x.shape[axis]) for end in ends)))
        cells = x[tuple(slices)]
        assert result[index] == (cells.max() if cells.size else 0)


@examples(80)
@given(regions(), st.integers(1, 3))
def test_roi_align_of_a_box_in_the_map_averages_scipys_interpolation(case, ratio):
    x, _, shape = case
    box = (0.0, 0.0, float(x.shape[0]), float(x.shape[1]))
    grid = [
        (np.arange(count * ratio) + 0.5) * size / (count * ratio) - 0.5
        for size, count in zip(x.shape, shape, strict=True)
    ]
    points = ndimage.map_coordinates(x, np.meshgrid(*grid, indexing="ij"), order=1, mode="nearest")
    expected = points.reshape(shape[0], ratio, shape[1], ratio).mean((1, 3))
    np.testing.assert_allclose(roi_align(x, box, shape, sampling_ratio=ratio), expected, atol=1e-12)


@examples(60)
@given(regions(), st.integers(0, 3), st.booleans())
def test_steps_make_the_output_and_their_weights_the_gradient(case, ratio, aligned):
    x, box, shape = case
    options = {"sampling_ratio": ratio, "aligned": aligned}
    for steps, forward, backward, settings in (
        (roi_pool_steps, roi_pool, roi_pool_backward, {}),
        (roi_align_steps, roi_align, roi_align_backward, options),
    ):
        walked, result = list(steps(x, box, shape, **settings)), forward(x, box, shape, **settings)
        np.testing.assert_allclose([step.result for step in walked], result.ravel(), rtol=1e-12, atol=1e-12)
        grad, expected = np.random.default_rng(1).normal(size=shape), np.zeros(x.shape)
        for step in walked:
            for cell, weight in zip(step.cells, step.weights, strict=True):
                expected[cell] += weight * grad[step.index]
        np.testing.assert_allclose(backward(x, box, shape, grad, **settings), expected, atol=1e-12)


def test_aligned_moves_every_sample_by_half_a_cell():
    x = np.arange(25.0).reshape(5, 5)
    aligned, shifted = (
        [
            part.place
            for step in roi_align_steps(x, (1, 1, 3, 3), 1, sampling_ratio=1, aligned=flag)
            for part in step.parts
        ]
        for flag in (True, False)
    )
    assert aligned == [(1.5, 1.5)]
    assert shifted == [(2.0, 2.0)]


def test_several_boxes_and_channels_have_axes_in_front():
    x = np.random.default_rng(1).normal(size=(3, 6, 8))
    boxes = [(0, 0, 6, 8), (1, 2, 4, 5)]
    for function in (roi_pool, roi_align):
        result = function(x, boxes, (2, 3))
        assert result.shape == (2, 3, 2, 3)
        np.testing.assert_array_equal(result[1], function(x, boxes[1], (2, 3)))
        moved = function(np.moveaxis(x, 0, -1), boxes, (2, 3), data_format="channels_last")
        np.testing.assert_array_equal(np.moveaxis(moved, -1, 1), result)
        scaled = function(x, np.array(boxes) * 16, (2, 3), spatial_scale=1 / 16)
        np.testing.assert_array_equal(scaled, result)


def test_cells_outside_of_the_box_do_not_matter():
    x = np.full((4, 4), np.nan)
    x[:2, :2] = 1
    assert roi_align(x, (0, 0, 2, 2), 1, sampling_ratio=1) == 1
    assert roi_pool(x, (0, 0, 1, 1), 1) == 1
    assert np.isnan(roi_pool(x, (0, 0, 2, 2), 1))


@each("function", [roi_pool, roi_align])
@each(
    ("box", "shape", "message"),
    [
        ((0, 0, 2), 2, "give top, left, bottom, right"),
        ((3, 0, 2, 2), 2, "ends before it begins"),
        ((0, 0, np.inf, 2), 2, "not finite"),
        ((0, 0, 2, 2), (2,), "a box has two"),
        ((0, 0, 2, 2), 0, "at least 1"),
        ((0, 0, 2, 2), 2**31 - 1, "at most 2 GiB"),
    ],
)
def test_what_is_not_possible_is_a_sentence(function, box, shape, message):
    with pytest.raises(PoolingError, match=message):
        function(np.zeros((4, 4)), box, shape)


def test_a_box_so_large_that_its_samples_do_not_fit_is_a_sentence():
    with pytest.raises(PoolingError, match="give a sampling_ratio, or smaller boxes"):
        roi_align(np.zeros((4, 4)), (0, 0, 1e300, 1), 2)
    assert roi_align(np.ones((4, 4)), (0, 0, 1e300, 1), 2, sampling_ratio=1).shape == (2, 2)


def test_a_box_without_height_has_no_samples_of_its_own_and_becomes_0():
    """As in torchvision and ONNX: ⌈0⌉ samples; a `sampling_ratio` of 1 takes one, `aligned=False` a cell."""
    x, box = np.array([[1.0, 2.0], [3.0, 4.0]]), (1.0, 0.0, 1.0, 2.0)
    assert roi_align(x, box, (1, 2)).tolist() == [[0, 0]]
    assert roi_align_backward(x, box, (1, 2), np.ones((1, 2))).tolist() == [[0, 0], [0, 0]]
    assert [step.result for step in roi_align_steps(x, box, (1, 2))] == [0, 0]
    assert roi_align(x, box, (1, 2), sampling_ratio=1).tolist() == [[2, 3]]
    assert roi_align(x, box, (1, 2), aligned=False).tolist() == [[3.5, 4]]


def test_samples_of_both_axes_are_counted_before_they_are_made(monkeypatch):
    monkeypatch.setattr("pooling.roi.align.sample_axis", None)
    with pytest.raises(PoolingError, match="The list of samples has shape"):
        roi_align(np.zeros((4, 4)), (0, 0, 3, 3), 100, sampling_ratio=100_000)


@pytest.mark.parametrize("steps_of", [roi_pool_steps, roi_align_steps])
def test_steps_of_more_bins_than_any_result_has_are_rejected_at_once(steps_of):
    with pytest.raises(PoolingError, match="GiB"):
        steps_of(np.zeros((5, 5)), (0, 0, 4, 4), (25_309_890, 2_147_483_647))


def test_steps_of_a_bin_with_more_samples_than_can_be_listed_are_rejected_at_once():
    x = np.zeros((4, 4))
    with pytest.raises(PoolingError, match="A bin has 2,044 × 524,288 samples; a step lists at most"):
        roi_align_steps(x, (0, 0, 2044, 524_288), 1)
    assert len(next(roi_align_steps(x, (0, 0, 2044, 524_288), 1, sampling_ratio=2)).parts) == 4


def test_infinite_cell_beside_the_samples_does_not_count_and_neither_does_an_infinite_gradient_there():
    x = np.array([[1.0, np.inf], [2.0, np.inf]])
    box = (0, 0, 2, 1)  # its samples lie in the middle of the first column's cells
    assert roi_align(x, box, (2, 1), sampling_ratio=1).tolist() == [[1], [2]]
    back = roi_align_backward(np.ones((2, 2)), box, (2, 1), [[np.inf], [3.0]], sampling_ratio=1)
    assert back.tolist() == [[np.inf, 0], [3, 0]]


@each(
    ("x", "box", "words"),
    [
        (np.zeros((2, 3, 3)), (0, 0, 1, 1), "3 axes"),
        (np.zeros((3, 3)), [(0, 0, 1, 1)] * 2, "2 boxes"),
        (np.zeros((0, 3)), (0, 0, 1, 1), "at least one row"),
    ],
)
def test_steps_are_of_one_box_on_one_map_that_has_cells(x, box, words):
    for steps_of in (roi_pool_steps, roi_align_steps):
        with pytest.raises(PoolingError, match=words):
            list(steps_of(x, box, 1))
