"""What makes pooling fast changes no answer: tiles, threads, steps, buffers and `out`."""

import math
import threading
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.lib.stride_tricks import sliding_window_view

from pooling import PoolingError, PoolSpec, pool, reference
from pooling.fast import execute
from pooling.fast.kernels import steps_to
from pooling.fast.plan import Limits, plan_pool
from pooling.fast.program import Operand, Workspace, buffer, copy
from tests.each import each
from tests.profiles import examples

TINY = Limits(
    threads=3, thread_bytes=1, step_bytes=1, tile_bytes=300, share=1 / 8, least_bytes=2000, cached_bytes=0
)
"""So little room that a picture of a few cells is cut into tiles, and shared by threads."""
FLOATS = ["float16", "float32", "float64", "longdouble", ">f4"]
INTEGERS = ["uint8", "int8", "int16", "uint32", "int64", "uint64", ">i2"]


@pytest.fixture
def tiny(monkeypatch):
    monkeypatch.setattr(execute, "LIMITS", TINY)
    monkeypatch.setattr(execute, "free_processors", lambda: 8)


def by_sight(x, spec):
    """Pool (planes, spatial axes) in float64, every window laid out at once; explicit padding only."""
    pads = [(0, 0), *spec.padding]
    padded = np.pad(x.astype(np.float64), pads, constant_values=np.nan)
    extents = [(k - 1) * d + 1 for k, d in zip(spec.window_shape, spec.dilations, strict=True)]
    axes = tuple(range(1, x.ndim))
    windows = sliding_window_view(padded, extents, axis=axes)
    windows = windows[(slice(None), *(slice(None, None, s) for s in spec.strides))]
    windows = windows[(..., *(slice(None, None, d) for d in spec.dilations))]
    cells = tuple(range(-len(axes), 0))
    if spec.reduction in ("max", "min"):
        return {"max": np.nanmax, "min": np.nanmin}[spec.reduction](windows, axis=cells)
    if spec.reduction == "sum":
        return np.nansum(windows, axis=cells)
    if spec.count_include_pad:
        return np.nansum(windows, axis=cells) / math.prod(spec.window_shape)
    return np.nanmean(windows, axis=cells)


@st.composite
def large_cases(draw):
    """Draw (planes, spec, dtype) with windows up to 20 wide on up to 60 × 60 cells."""
    rank = draw(st.integers(1, 3))
    most, widest = {1: (300, 70), 2: (60, 20), 3: (12, 6)}[rank]
    per_axis = [
        [draw(st.integers(1, widest)), draw(st.integers(1, 2)), draw(st.integers(0, 2))] for _ in range(rank)
    ]
    window, dilations, pads = zip(*per_axis, strict=True)
    pads = tuple((min(p, (k - 1) // 2), 0) for p, k in zip(pads, window, strict=True))
    extents = [(k - 1) * d + 1 for k, d in zip(window, dilations, strict=True)]
    shape = [draw(st.integers(extent, max(most, extent))) for extent in extents]
    spec = PoolSpec.of(
        draw(st.sampled_from(["max", "min", "avg", "sum"])),
        window,
        strides=[draw(st.sampled_from([1, 1, 2, 3, 8])) for _ in range(rank)],
        padding=pads,
        dilations=dilations,
        count_include_pad=draw(st.booleans()),
    )
    rng = np.random.default_rng(draw(st.integers(0, 1000)))
    dtype = np.dtype(draw(st.sampled_from(FLOATS + INTEGERS)))
    x = rng.integers(0 if dtype.kind == "u" else -20, 20, (draw(st.integers(1, 4)), *shape))
    return x.astype(dtype), spec


def arrangements(x):
    """The same numbers, lying in memory in other ways."""
    frozen = np.asfortranarray(x)
    frozen.flags.writeable = False
    return [
        x,
        frozen,
        np.repeat(x, 2, axis=0)[::2],
        np.repeat(x, 2, axis=-1)[..., ::2],
        x[..., ::-1].copy()[..., ::-1],
    ]


@pytest.mark.usefixtures("tiny")
@examples(400)
@given(large_cases(), st.integers(0, 4), st.booleans())
def test_pool_in_tiles_and_threads_equals_all_windows_laid_out(case, arrangement, channels_last):
    x, spec = case
    expected = by_sight(x, spec)
    x = arrangements(x)[arrangement]
    before = x.copy()
    if channels_last:
        x = np.moveaxis(x, 0, -1)
        pooled = np.moveaxis(pool(x, spec, data_format="channels_last"), -1, 0)
        x = np.moveaxis(x, -1, 0)
    else:
        pooled = pool(x, spec)
    tolerance = 2e-3 if x.dtype == np.float16 else 1e-6
    np.testing.assert_allclose(pooled, expected, rtol=tolerance, atol=tolerance)
    np.testing.assert_array_equal(x, before)
    keeps = spec.reduction in ("max", "min") or x.dtype.kind == "f"
    made = np.sum(x).dtype if spec.reduction == "sum" else np.float64
    assert pooled.dtype == (x.dtype if keeps else made)


def along_axes(x, window, stride, gather):
    """Pool (..., H, W) along H, then along W, with views of all windows; in float64 for sums."""
    for axis in (-2, -1):
        views = sliding_window_view(x, window, axis=axis)
        x = gather(np.moveaxis(views, axis - 1, 0)[::stride], axis=-1)
        x = np.moveaxis(x, 0, axis)
    return x


@pytest.mark.parametrize(
    ("shape", "window", "stride"),
    [
        ((700, 900), 2, 2),
        ((700, 901), 3, 1),
        ((800, 801), 63, 1),
        ((3, 500, 600), 15, 2),
        ((700, 900), 12, 12),
        ((700, 900), 30, 12),
        ((700, 900), 3, 4),
        ((64, 3, 90, 91), 3, 2),
    ],
)
def test_pool_of_pictures_too_large_for_one_tile_equals_views_of_all_windows(shape, window, stride):
    x = np.random.default_rng(1).normal(size=shape).astype(np.float32)
    assert len(plan(x, PoolSpec.of("max", window, strides=stride)).tiles) > 1
    largest = pool(x, PoolSpec.of("max", window, strides=stride))
    np.testing.assert_array_equal(largest, along_axes(x, window, stride, np.max), strict=True)
    mean = pool(x, PoolSpec.of("avg", window, strides=stride))
    expected = along_axes(x.astype(np.float64), window, stride, np.mean)
    np.testing.assert_allclose(mean, expected, rtol=0, atol=1e-6)


def plan(x, spec):
    return execute.plan_for(x, spec, channels_last=False)


@pytest.mark.parametrize(
    "settings", [{}, {"strides": 2}, {"padding": "same", "strides": 1}, {"dilations": 2}]
)
@pytest.mark.parametrize("window", [3, 7, 15])
def test_the_answer_is_the_same_to_the_last_bit_however_it_is_cut_and_shared(monkeypatch, window, settings):
    x = np.random.default_rng(2).normal(size=(2, 70, 80)).astype(np.float32)
    spec = PoolSpec.of("avg", window, **settings)
    whole = pool(x, spec)
    monkeypatch.setattr(execute, "LIMITS", TINY)
    for free in (1, 4):
        monkeypatch.setattr(execute, "free_processors", lambda free=free: free)
        assert plan(x, spec).threads == min(free, TINY.threads)
        assert len(plan(x, spec).tiles) >= 4
        np.testing.assert_array_equal(pool(x, spec), whole)


@pytest.mark.usefixtures("tiny")
def test_an_error_in_a_thread_reaches_the_caller(monkeypatch):
    def fail_elsewhere(*_arguments):
        assert threading.current_thread() is threading.main_thread(), "not here"
        time.sleep(0.001)  # so that other threads take tiles too

    x, spec = np.ones((20, 30)), PoolSpec.of("max", 2)
    assert plan(x, spec).threads > 1
    monkeypatch.setattr(execute, "_pool_tile", fail_elsewhere)
    with pytest.raises(AssertionError, match="not here"):
        pool(x, spec)


@pytest.mark.usefixtures("tiny")
def test_large_numbers_in_any_tile_are_averaged_and_only_true_infinities_stay():
    x = np.ones((40, 40), np.float32)
    x[5:9, 5:9] = 3e38
    x[30, 30] = np.inf
    expected = along_axes(x.astype(np.float64), 4, 1, np.mean).astype(np.float32)
    np.testing.assert_allclose(pool(x, PoolSpec.of("avg", 4, strides=1)), expected, rtol=1e-6)
    with np.errstate(over="ignore"):
        totals = along_axes(x.astype(np.float64), 4, 1, np.sum).astype(np.float32)
    np.testing.assert_allclose(pool(x, PoolSpec.of("sum", 4, strides=1)), totals, rtol=1e-6)


@each("dtype", ["uint8", "int8", "uint16", "int32", "uint32"])
def test_totals_of_the_largest_integers_are_exact(dtype):
    largest, least = int(np.iinfo(dtype).max), int(np.iinfo(dtype).min)
    x = np.full((20, 20), largest, dtype)
    x[:, 10:] = least
    pooled = pool(x, PoolSpec.of("sum", (20, 10)))
    np.testing.assert_array_equal(pooled, [[200 * largest, 200 * least]])


@pytest.mark.parametrize("overlap", [True, False])
def test_steps_count_every_cell_of_a_window_and_are_few(overlap):
    for window in (*range(1, 131), 1009, 4096):
        made = [np.ones(1, int)]  # of each step, how often its window counts each cell
        steps = steps_to(window, overlap=overlap)
        for other, shift in steps:
            combined = np.zeros(shift + made[other].size, int)
            combined[: made[-1].size] += made[-1]
            combined[shift:] += made[other]
            made.append(combined)
        assert made[-1].size == window
        assert (made[-1].min(), made[-1].max() <= (2 if overlap else 1)) == (1, True), window
        assert len(steps) <= math.ceil(math.log2(window)) * (1 if overlap else 2), window


@each("window", [2, 3, 7, 15, 31, 63])
@each("kind", ["image", "far from zero", "one tenth"])
def test_float32_averages_are_within_two_millionths(kind, window):
    rng = np.random.default_rng(window)
    made = {
        "image": lambda: rng.integers(0, 256, (200, 200)),
        "far from zero": lambda: rng.normal(1e4, 1, (200, 200)),
        "one tenth": lambda: np.full((200, 200), 0.1),
    }
    x = made[kind]().astype(np.float32)
    exact = along_axes(x.astype(np.float64), window, 1, np.mean)
    pooled = pool(x, PoolSpec.of("avg", window, strides=1))
    assert np.max(np.abs(pooled - exact) / exact) < 2e-6


MEMORY_CASES = [
    ("float32", (2160, 3840), "channels_first"),
    ("uint8", (2160, 3840), "channels_first"),
    ("float32", (1080, 1920, 3), "channels_last"),
    ("uint8", (1080, 1920, 3), "channels_last"),
    ("float32", (8, 112, 112, 64), "channels_last"),
    ("float32", (8, 64, 112, 112), "channels_first"),
]
PLAN_BYTES = 2**18
"""The tiles of a layer: its first call makes them and keeps them, whatever the dtype."""


@pytest.mark.parametrize(("dtype", "shape", "data_format"), MEMORY_CASES)
@pytest.mark.parametrize("settings", [(2, 2), (3, 1), (15, 2), (63, 1)])
@pytest.mark.parametrize("reduction", ["max", "avg"])
def test_pool_takes_an_eighth_of_the_input_beside_it_and_the_output(
    dtype, shape, data_format, settings, reduction
):
    x = np.ones(shape, dtype)
    spec = PoolSpec.of(reduction, settings[0], strides=settings[1])
    plan_pool.cache_clear()
    tracemalloc.start()
    pooled = pool(x, spec, data_format=data_format)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most - pooled.nbytes <= x.nbytes / 8 + PLAN_BYTES


def kept_bytes(x, spec):
    return sum(piece.nbytes for workspace in plan(x, spec).spare or [] for piece in workspace.memory)


def test_only_what_is_small_keeps_its_buffers_for_the_next_call():
    spec = PoolSpec.of("avg", 5, strides=1)
    for side, keeps in ((200, True), (1000, True), (1500, False)):
        x = np.ones((side, side), np.float32)
        pool(x, spec)
        kept = kept_bytes(x, spec)
        assert 0 < kept <= execute.LIMITS.cached_bytes if keeps else kept == 0
        pool(x, spec)
        assert kept_bytes(x, spec) == kept  # the same again, and not more


def test_a_larger_tile_gets_larger_buffers_in_place_of_the_old_ones():
    workspace, result = Workspace(np.dtype(np.float32)), Operand("result")
    for size in (4, 3, 9):
        part = buffer((size,))
        calls = [(copy, (Operand("x"),), part), (copy, (part,), result)]
        program, x, copied = workspace.add(size, calls, 1), np.arange(size), np.zeros(size)
        program.run(x, copied)
        np.testing.assert_array_equal(copied, x)
        assert [piece.size for piece in workspace.memory] == [9 if size == 9 else 4]
    assert list(workspace.programs) == [9]


def test_the_next_call_finds_nothing_of_the_last_one():
    rng = np.random.default_rng(5)
    for spec in (PoolSpec.of("avg", 3, strides=1), PoolSpec.of("max", 3, strides=2, padding=1)):
        for _ in range(3):
            x = rng.normal(size=(2, 30, 40)).astype(np.float32)
            roomy = np.empty((2, 2 * pool(x, spec).shape[1], pool(x, spec).shape[2]), np.float32)
            expected = reference.pool(x, spec)
            np.testing.assert_allclose(pool(x, spec), expected, rtol=1e-5, atol=1e-6)
            np.testing.assert_array_equal(pool(x, spec, out=roomy[:, ::2]), pool(x, spec))


@each("reduction", ["max", "avg", "lp"])
@each("dtype", ["float32", "uint8"])
def test_pool_fills_out_and_returns_it(reduction, dtype):
    x = np.random.default_rng(3).uniform(0, 99, (2, 3, 20, 30)).astype(dtype)
    spec = PoolSpec.of(reduction, 3, strides=2)
    expected = pool(x, spec)
    roomy = np.zeros((2, 6, 9, 28), expected.dtype)
    for out in (np.zeros_like(expected), np.zeros_like(expected, order="F"), roomy[:, ::2, :, ::2]):
        assert pool(x, spec, out=out) is out
        np.testing.assert_array_equal(out, expected)
    assert not roomy[:, 1::2].any()


def read_only(shape):
    array = np.zeros(shape)
    array.flags.writeable = False
    return array


X = np.arange(16.0).reshape(4, 4)


@each(
    ("out", "sentence"),
    [
        ([[0, 0], [0, 0]], "out came as list; give a NumPy array of shape (2, 2) and dtype float64."),
        (
            np.zeros((2, 3)),
            "out came with shape (2, 3) and dtype float64; the result has shape (2, 2) and dtype float64: "
            "give np.empty((2, 2), 'float64').",
        ),
        (
            np.zeros((2, 2), np.float32),
            "out came with shape (2, 2) and dtype float32; the result has shape (2, 2) and dtype float64: "
            "give np.empty((2, 2), 'float64').",
        ),
        (read_only((2, 2)), "out came read-only; give an array that may be written to."),
        (
            X[:2, :2],
            "out lies in the input's memory, which is never written to; give an array of its own.",
        ),
    ],
)
def test_pool_rejects_an_out_that_does_not_fit_in_a_sentence(out, sentence):
    with pytest.raises(PoolingError) as error:
        pool(X, PoolSpec.of("max", 2), out=out)
    assert str(error.value) == sentence


@each("channels", [1, 2, 3, 4, 7, 64])
@each("reduction", ["max", "avg"])
def test_channels_are_pooled_alike_however_many_and_wherever_the_result_lies(channels, reduction):
    x = np.random.default_rng(0).integers(0, 99, (2, 9, 11, channels)).astype(np.float32)
    spec = PoolSpec.of(reduction, 3, strides=2)
    expected = np.moveaxis(pool(np.ascontiguousarray(np.moveaxis(x, -1, 1)), spec), 1, -1)
    np.testing.assert_array_equal(pool(x, spec, data_format="channels_last"), expected)
    for out in (
        np.zeros((*expected.shape[:3], 2 * channels), np.float32)[..., ::2],
        np.zeros_like(expected).T.copy().T,
    ):
        assert pool(x, spec, data_format="channels_last", out=out) is out
        np.testing.assert_array_equal(out, expected)
