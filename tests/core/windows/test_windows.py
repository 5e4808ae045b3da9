"""The geometry against an oracle that knows only where a window may start, and against known cases."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolingError, PoolSpec, plan_windows
from pooling.kinds import dispatch
from pooling.kinds.weighted import Blur
from pooling.windows import plan_pads
from tests.core.strategies import any_specs, cases
from tests.each import each
from tests.profiles import examples


def starts_by_walking(size, window, stride, dilation, before, after, ceil_mode):
    """Walk the window from the first padding cell and note each start that the rule allows."""
    last_touched = (window - 1) * dilation
    starts, start = [], -before
    while start + last_touched < size + after:
        starts.append(start)
        start += stride
    leaves_rest = starts and starts[-1] + last_touched < size + after - 1
    overhangs_only = not starts and start + last_touched - (size + after - 1) < stride
    if ceil_mode and (leaves_rest or overhangs_only):
        starts.append(start)
    if ceil_mode and starts and starts[-1] >= size:  # the last may not start in the padding after the end
        starts.pop()
    return starts


@examples(1500)
@given(
    st.tuples(
        st.integers(1, 12),
        st.integers(1, 5),
        st.integers(1, 5),
        st.integers(1, 3),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    st.booleans(),
)
def test_plan_windows_starts_windows_where_walking_does(axis, ceil_mode):
    size, window, stride, dilation, before, after = axis
    spec = PoolSpec.of(
        "max",
        (window,),
        strides=stride,
        dilations=dilation,
        padding=((before, after),),
        ceil_mode=ceil_mode,
    )
    starts = starts_by_walking(*axis, ceil_mode)
    touches = [
        [p for p in range(s, s + (window - 1) * dilation + 1, dilation) if 0 <= p < size] for s in starts
    ]
    if starts and all(touches):
        plan = plan_windows(spec, (size,))
        assert [plan.positions((i,))[0].start for i in range(plan.output_shape[0])] == starts
        assert [[cell[0] for cell in plan.cells((i,))] for i in range(len(starts))] == touches
    else:
        with pytest.raises(PoolingError):
            plan_windows(spec, (size,))


@given(cases())
def test_read_counts_count_the_cells_of_all_windows(case):
    x, spec = case
    plan = plan_windows(spec, x.shape[-spec.rank :])
    counts = np.zeros(plan.input_shape, int)
    for index in plan.indices():
        for cell in plan.cells(index):
            counts[cell] += 1
    np.testing.assert_array_equal(plan.read_counts, counts)
    assert plan.window_count == len(list(plan.indices()))


@given(any_specs(1), st.integers(1, 12))
def test_same_padding_makes_one_window_per_stride(spec, size):
    same = PoolSpec.of(spec.reduction, spec.window_shape, strides=spec.strides, padding="same")
    plan = plan_windows(same, (size,))
    assert plan.output_shape == (-(-size // spec.strides[0]),)
    ((before, after),) = plan.pads
    assert 0 <= after - before <= 1
    mirrored = PoolSpec.of(spec.reduction, spec.window_shape, strides=spec.strides, padding="SAME_LOWER")
    assert plan_windows(mirrored, (size,)).pads == ((after, before),)


@each(
    ("size", "window", "stride", "output", "pads"),
    [
        (4, 3, 2, 2, (0, 1)),
        (5, 2, 2, 3, (0, 1)),
        (5, 3, 2, 3, (1, 1)),
        (224, 3, 2, 112, (0, 1)),
        (224, 7, 2, 112, (2, 3)),
    ],
)
def test_same_padding_equals_what_tensorflow_was_measured_to_do(size, window, stride, output, pads):
    plan = plan_windows(PoolSpec.of("max", (window,), strides=stride, padding="same"), (size,))
    assert (plan.output_shape, plan.pads) == ((output,), (pads,))


@each(
    ("size", "window", "stride", "pad", "output"),
    [(10, 1, 2, 0, 5), (9, 4, 4, 2, 3), (5, 2, 2, 0, 3), (4, 3, 2, 1, 3), (4, 5, 2, 0, 1)],
)
def test_ceil_mode_equals_what_pytorch_was_measured_to_do(size, window, stride, pad, output):
    spec = PoolSpec.of("max", (window,), strides=stride, padding=pad, ceil_mode=True)
    assert plan_windows(spec, (size,)).output_shape == (output,)


def test_divisors_clip_an_overhanging_window_to_the_padded_input():
    spec = PoolSpec.of("avg", 3, strides=2, padding=1, ceil_mode=True, count_include_pad=True)
    np.testing.assert_array_equal(plan_windows(spec, (4, 4)).divisors, [[9, 9, 6], [9, 9, 6], [6, 6, 4]])


def test_a_photo_of_224_has_12544_windows():
    plan = plan_windows(PoolSpec.of("max", 2), (224, 224))
    assert (plan.window_count, plan.output_shape) == (12_544, (112, 112))


@each(
    ("spec", "shape", "sentence"),
    [
        (
            PoolSpec.of("max", 5),
            (4, 8),
            "The window spans 5 rows and the padded input has 4; "
            "make the window smaller or the padding larger.",
        ),
        (
            PoolSpec.of("max", 2, padding=2),
            (4, 4),
            "Window 1 of 4 along the rows would lie on padding alone; "
            "use less padding (now 2 before and 2 after) or a smaller dilation.",
        ),
        (
            PoolSpec.of("max", (1, 2), dilations=2, padding="same", strides=1),
            (3, 1),
            "Window 1 of 1 along the columns would lie on padding alone; "
            "use less padding (now 1 before and 1 after) or a smaller dilation.",
        ),
        (
            PoolSpec.of("max", 2),
            (4,),
            "The input has 1 spatial axis and the window has 2; give both the same number of axes.",
        ),
        (
            PoolSpec.of("max", 2),
            (0, 4),
            "The input has no rows; pooling needs at least one cell along every axis.",
        ),
    ],
)
def test_plan_windows_rejects_in_a_sentence(spec, shape, sentence):
    with pytest.raises(PoolingError) as error:
        plan_windows(spec, shape)
    assert str(error.value) == sentence


def test_pads_of_blur_pooling_are_those_of_its_filter():
    plain = PoolSpec.of("max", 9, padding=[(1, 0), (0, 2)])
    blur = Blur(
        **{name: getattr(plain, name) for name in PoolSpec.__dataclass_fields__}, taps=3, border="zero"
    )
    assert dispatch.plan_pads(blur, (3, 4)).pads == ((1, 0), (0, 2))


def test_pads_are_planned_also_where_no_window_fits():
    spec = PoolSpec.of("max", 9, padding=[(1, 0), (0, 2)])
    with pytest.raises(PoolingError):
        plan_windows(spec, (3, 4))
    plan = plan_pads(spec, (3, 4))
    assert plan.pads == ((1, 0), (0, 2))
    assert plan.window_count == 0
    assert plan.read_counts.tolist() == [[0] * 4] * 3
