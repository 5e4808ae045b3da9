"""The results that common mistakes about a layer beside plain pooling lead to."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from pooling import PoolSpec, roi_align
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.dispatch import plain, plan_windows, pool
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from pooling.misconceptions.mistake import Array, Mistake, acted
from pooling.misconceptions.reductions import confused_with
from pooling.planes.pool import pool_planes
from pooling.roi.pool import rounded
from pooling.windows.uneven import UnevenAxis

Wrong = Iterator[Mistake]


def layer_mistakes(x: Array, layer: Layer) -> Wrong:
    """Yield what common mistakes lead to, the likeliest first, each in the output's shape."""
    return _WRONG[layer.kind](x, layer)


def _others(x: Array, layer: Any) -> Wrong:
    """Yield the results of other reductions of the same windows."""
    for name in confused_with(layer.reduction):
        yield acted(f"as {name}", x, replace(layer, reduction=name))


def _adaptive(x: Array, layer: Any) -> Wrong:
    plan = plan_windows(layer, x.shape)
    if any(isinstance(axis, UnevenAxis) for axis in plan.axes) and all(
        axis.size >= axis.output_size for axis in plan.axes
    ):
        window = tuple(axis.size // axis.output_size for axis in plan.axes)
        yield acted("fixed", x, replace(plain(layer), window_shape=window, strides=window), plan.output_shape)
    yield from _others(x, layer)


def _fractional(x: Array, layer: Any) -> Wrong:
    if layer.sequence != "pytorch":
        name = "shared" if layer.overlapping else "next"
        yield acted(name, x, replace(layer, overlapping=not layer.overlapping))
    yield from _others(x, layer)


def _blur(x: Array, layer: Any) -> Wrong:
    result = pool(x, layer)
    yield acted("unblurred", x, replace(layer, taps=1))
    yield Mistake("plain", _unweighted(x, layer))
    yield Mistake("undivided", result * 2 ** ((layer.taps - 1) * layer.rank))
    plan = plan_windows(layer, x.shape)
    yield Mistake("all", pool_planes(x, replace(plan, spec=replace(plain(layer), padding="valid"))))


def _unweighted(x: Array, layer: Any) -> Array:
    """Return the plain average of what the filter reads."""
    pooled = np.asarray(pool(x, layer.blurring.pooling), np.float64)
    for axis, lines in enumerate(layer.blurring.all_sources(pooled.shape)):
        read = np.moveaxis(pooled, axis, 0)[lines]
        inside = (lines >= 0).reshape(lines.shape + (1,) * (pooled.ndim - 1))
        pooled = np.moveaxis(np.where(inside, read, 0.0).mean(1), 0, axis)
    return pooled


def _stochastic(x: Array, layer: Any) -> Wrong:
    yield acted("max" if layer.training else "test_max", x, replace(plain(layer), reduction="max"))
    if layer.training:
        yield acted("weighted", x, replace(layer, training=False))
    yield acted("avg", x, replace(plain(layer), reduction="avg"))


def _roi_pool(x: Array, layer: Any) -> Wrong:
    top, left, bottom, right = map(rounded, layer.box)
    yield acted("floored", x, replace(layer, box=tuple(np.floor(layer.box).tolist())))
    yield acted("ceiled", x, replace(layer, box=tuple(np.ceil(layer.box).tolist())))
    if bottom > top and right > left:
        yield acted("exclusive", x, replace(layer, box=(top, left, bottom - 1, right - 1)))
    plan = plan_windows(layer, x.shape)
    if plan.divisors.all():
        average = PoolSpec.of("avg", plain(layer).window_shape)
        yield Mistake("bin_avg", pool_planes(x, replace(plan, spec=average)))


def _roi_align(x: Array, layer: Any) -> Wrong:
    axes = layer.axis_samples(x.shape)
    rows, cols = (
        np.clip(np.floor(axis.points + 0.5), 0, size - 1).astype(int)
        for axis, size in zip(axes, x.shape, strict=True)
    )
    yield Mistake("nearest", x[rows[:, None, :, None], cols[None, :, None, :]].mean((-2, -1)))
    yield acted("other_half", x, replace(layer, aligned=not layer.aligned))
    if layer.samples > 1:
        yield acted("one", x, replace(layer, samples=1))
        yield Mistake("sample_max", _samples(x, layer).max((1, 3)))
    yield acted("roi_pool", x, RoiPool(**vars(plain(layer)), box=layer.box, output_shape=layer.output_shape))


def _samples(x: Array, layer: Any) -> Array:
    """Return the value of every sample, (rows, samples, columns, samples)."""
    (rows, cols), each = layer.output_shape, layer.samples
    single: Array = roi_align(
        x, layer.box, (rows * each, cols * each), sampling_ratio=1, aligned=layer.aligned
    )
    return single.reshape(rows, each, cols, each)


_WRONG = {
    Adaptive.kind: _adaptive,
    Fractional.kind: _fractional,
    Blur.kind: _blur,
    Stochastic.kind: _stochastic,
    RoiPool.kind: _roi_pool,
    RoiAlign.kind: _roi_align,
}
