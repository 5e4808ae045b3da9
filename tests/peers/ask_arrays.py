"""Answers of the libraries that pool pictures without calling it so: SciPy, scikit-image and OpenCV."""

from typing import Any

import numpy as np

from tests.peers.drawing_onnx_and_arrays import spans
from tests.record.cases import INF, Case, Rng

Answer = dict[str, Any]


def ask_scipy(asked: Case, rng: Rng) -> Answer:
    """maximum_filter, minimum_filter or uniform_filter, with a border that changes nothing, or of zeros."""
    from scipy import ndimage

    x, origin = np.asarray(asked["x"], asked["dtype"])[0], asked["origins"]
    if asked["reduction"] == "avg":
        size, border = asked["window_shape"], {"mode": "constant", "cval": 0.0}
        return {"y": ndimage.uniform_filter(x, size, origin=origin, **border)[None]}
    dilated = max(asked["dilations"]) > 1
    place = {"footprint": footprint(asked)} if dilated else {"size": asked["window_shape"]}
    if asked["reduction"] == "max":
        operation, cval = ndimage.maximum_filter, lowest(x.dtype)
    else:
        operation, cval = ndimage.minimum_filter, highest(x.dtype)
    return {"y": operation(x, mode="constant", cval=cval, origin=origin, **place)[None]}


def footprint(asked: Case) -> np.ndarray:
    """A window with holes."""
    holes = np.zeros(spans(asked), bool)
    holes[tuple(slice(None, None, step) for step in asked["dilations"])] = True
    return holes


def ask_skimage(asked: Case, rng: Rng) -> Answer:
    """block_reduce; the last blocks are filled with what changes nothing, or zeros that an average counts."""
    from skimage.measure import block_reduce

    x = np.asarray(asked["x"], asked["dtype"])[0]
    ignored = {"max": lowest(x.dtype), "min": highest(x.dtype), "avg": 0, "sum": 0}
    function = {"max": np.max, "min": np.min, "avg": np.mean, "sum": np.sum}[asked["reduction"]]
    with np.errstate(invalid="ignore"):  # inf − inf
        found = block_reduce(x, tuple(asked["window_shape"]), function, cval=ignored[asked["reduction"]])
    return {"y": found[None]}


def ask_opencv(asked: Case, rng: Rng) -> Answer:
    """dilate and erode with their own border, boxFilter with a border of zeros; (x, y) is (column, row)."""
    import cv2

    x, anchor = np.asarray(asked["x"], asked["dtype"])[0], tuple(asked["anchor"][::-1])
    if asked["reduction"] == "avg":
        size, depth = tuple(asked["window_shape"][::-1]), cv2.CV_32F if x.dtype == np.float32 else cv2.CV_64F
        return {"y": cv2.boxFilter(x, depth, size, anchor=anchor, borderType=cv2.BORDER_CONSTANT)[None]}
    operation = cv2.dilate if asked["reduction"] == "max" else cv2.erode
    return {"y": operation(x, np.ones(asked["window_shape"], np.uint8), anchor=anchor)[None]}


def lowest(dtype: np.dtype[Any]) -> float:
    """What never is the greatest; SciPy makes a float of it."""
    return -INF if dtype.kind == "f" else max(int(np.iinfo(dtype).min), -(2**53))


def highest(dtype: np.dtype[Any]) -> float:
    """What never is the least."""
    return INF if dtype.kind == "f" else min(int(np.iinfo(dtype).max), 2**53)
