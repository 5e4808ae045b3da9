"""What our rules say of the same calls, and how near that must be to what the library answered."""

from math import prod
from typing import Any

import numpy as np

from pooling.frameworks.libraries.rule import rule, ruled_shape
from tests.record.cases import Case


def compare(asked: Case, theirs: dict[str, Any], *, slowly: bool = False) -> float:
    """Hold the rule of a call against the library's answer, and return the largest difference.

    Both refuse, or both answer with the same shape, dtype and numbers, but for those that no rule gives.
    """
    x = np.asarray(asked["x"], asked["dtype"])
    ours = rule(asked["call"], x)
    told = f"ours {ours}, theirs {theirs}, asked {asked}"
    if "error" in theirs or ours.refusal:
        assert "error" in theirs, told
        assert ours.refusal, told
        return 0.0
    y = np.asarray(theirs["y"])
    assert ours.values is not None
    assert ours.values.shape == y.shape, told
    assert ours.output_shape == y.shape[1:], told
    assert ours.values.dtype == y.dtype, told
    if x.dtype == np.float32:
        assert ruled_shape(asked["call"], x.shape[1:]).output_shape == ours.output_shape, told
    sure = np.ones(y.shape, bool) if ours.unsure is None else ~ours.unsure
    return difference(asked, x, ours.values[sure], y[sure], told)


def difference(asked: Case, x: np.ndarray, ours: np.ndarray, theirs: np.ndarray, told: str) -> float:
    """The largest difference of finite numbers; reject one over the margin, and any other NaN or infinity."""
    one, other = ours.astype(np.float64), theirs.astype(np.float64)
    finite = np.isfinite(other)
    np.testing.assert_array_equal(one[~finite], other[~finite], err_msg=told)
    distance = np.abs(one[finite] - other[finite])
    assert (distance <= margin(asked, x, theirs)).all(), told
    return float(distance.max(initial=0))


def margin(asked: Case, x: np.ndarray, theirs: np.ndarray) -> float:
    """Extremes and integers are the same; sums, on both sides, round once for every cell, and once more."""
    spec = asked["call"].spec
    if spec.reduction in ("max", "min") or theirs.dtype.kind != "f":
        return 0.0
    eps = float(np.finfo(np.promote_types(theirs.dtype, np.float16)).eps)
    if x.dtype == np.float16:
        eps = float(np.finfo(np.float16).eps)
    sizes = np.abs(x[np.isfinite(x)].astype(np.float64))
    cells = prod(spec.window_shape)
    least = float(sizes.max(initial=0)) * (cells if spec.reduction != "avg" else 1)
    return eps * (cells + 1) * max(least, 1e-30) * (spec.p if spec.reduction == "lp" else 1)
