"""Our answers about layers that are no plain pooling; see `drawing_layers`."""

from typing import Any

import numpy as np

from pooling import (
    PoolSpec,
    blur_pool,
    blur_pool_backward,
    fractional_pool,
    fractional_pool_backward,
    fractional_steps,
    pool,
    pool_backward,
    reference,
    roi_align,
    roi_align_backward,
    roi_pool,
    roi_pool_backward,
    stochastic_pool,
    stochastic_pool_backward,
)
from pooling.fractional.plan import region_windows
from pooling.gradient import backpropagate
from pooling.planes.pool import pool_planes
from pooling.windows.listed import plan_listed
from tests.record.cases import Case

Array = np.ndarray[Any, Any]
PLACE = ("strides", "padding", "dilations", "ceil_mode")
ROI = {"roi_align": (roi_align, roi_align_backward), "roi_pool": (roi_pool, roi_pool_backward)}


def formula(asked: Case, key: str, x: Array, theirs: dict[str, Any], slowly: bool) -> list[Array]:
    """`pool` with the reduction, or its gradient; `stochastic_pool` as at test."""
    place = {name: asked[name] for name in PLACE}
    window, grad = asked["window_shape"], theirs.get("grad_output")
    if asked["reduction"] == "stochastic":
        if key == "grad_x":
            return [stochastic_pool_backward(x, window, grad, training=False, **place)]
        return [stochastic_pool(x, window, training=False, **place)]
    spec = PoolSpec.of(asked["reduction"], window, **place, **asked["options"])
    if key == "grad_x":
        return [pool_backward(x, spec, grad)]
    return [pool(x, spec), *([reference.pool(x, spec)] if slowly else [])]


def blur(asked: Case, key: str, x: Array, theirs: dict[str, Any], slowly: bool) -> list[Array]:
    window, options = asked["window_shape"], asked["options"]
    if key == "grad_x":
        return [blur_pool_backward(x, window, theirs["grad_output"], **options)]
    return [blur_pool(x, window, **options)]


def fractional(asked: Case, key: str, x: Array, theirs: dict[str, Any], slowly: bool) -> list[Array]:
    out, options = asked["output_shape"], {"window_shape": asked["window_shape"], "seed": asked["seed"]}
    options |= {"sequence": "pytorch"}
    if key == "grad_x":
        return [fractional_pool_backward(x, out, theirs["grad_output"], **options)]
    if key == "indices":
        steps = [[step.winners[0] for step in fractional_steps(plane, out, **options)] for plane in x]
        flat = [[np.ravel_multi_index(cell, x.shape[1:]) for cell in plane] for plane in steps]
        return [np.reshape(flat, (x.shape[0], *out))]
    return [fractional_pool(x, out, **options)]


def regions(asked: Case, key: str, x: Array, theirs: dict[str, Any], slowly: bool) -> list[Array]:
    """The plan of the regions that TensorFlow drew."""
    overlaps = [size if asked["overlapping"] else 0 for size in x.shape[1:]]
    windows = [region_windows(*each) for each in zip(theirs["edges"], overlaps, strict=True)]
    plan = plan_listed(asked["reduction"], x.shape[1:], windows)
    if key == "grad_x":
        return [backpropagate(x, plan, np.asarray(theirs["grad_output"], x.dtype), "channels_first")]
    return [pool_planes(x, plan)]


def roi(asked: Case, key: str, x: Array, theirs: dict[str, Any], slowly: bool) -> list[Array]:
    """`roi_align` or `roi_pool`, or their gradients."""
    forward, backward = ROI[asked["kind"]]
    given = x, asked["boxes"], asked["output_shape"]
    if key == "grad_x":
        return [backward(*given, theirs["grad_output"], **asked["options"])]
    return [forward(*given, **asked["options"])]


LAYERS = {
    "formula": formula,
    "blur": blur,
    "fractional": fractional,
    "regions": regions,
    "roi_align": roi,
    "roi_pool": roi,
}
