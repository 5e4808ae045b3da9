"""Blur, fractional and RoI pooling against what PyTorch, torchvision, TensorFlow and ONNX Runtime answered.

`tests/record/layers.py` wrote the answers down.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pooling import (
    blur_pool,
    blur_pool_backward,
    roi_align,
    roi_align_backward,
    roi_pool,
    roi_pool_backward,
)
from pooling.fractional.plan import region_windows
from pooling.fractional.sequences import pytorch_starts
from pooling.gradient import backpropagate
from pooling.planes.pool import pool_planes
from pooling.windows.listed import plan_listed

FOLDER = Path(__file__).parent / "recorded"
RECORDS = {
    name: json.loads((FOLDER / f"layers_{name}.json").read_text("utf-8"))["cases"]
    for name in ("torch", "tensorflow", "onnx")
}
LEAST = 30
"""Cases of each kind."""


def cases(library: str, kind: str) -> list[dict[str, Any]]:
    found = [case for case in RECORDS[library] if case["kind"] == kind]
    assert len(found) >= LEAST
    return found


def close(got: np.ndarray, wanted: Any, case: dict[str, Any], tolerance: float = 1e-12) -> None:
    wanted = np.asarray(wanted, float)
    assert got.shape == wanted.shape, case
    np.testing.assert_allclose(got, wanted, rtol=tolerance, atol=tolerance, err_msg=str(case))


def ours(case: dict[str, Any]) -> np.ndarray:
    """The boxes in our order."""
    left, top, right, bottom = np.asarray(case["boxes"], float).T
    return np.stack([top, left, bottom, right], -1)


def test_fractional_windows_of_pytorchs_samples_give_pytorchs_output_and_gradient() -> None:
    for case in cases("torch", "fractional"):
        x = np.asarray(case["x"], float)
        axes = zip(x.shape[1:], case["output_shape"], case["window_shape"], case["samples"], strict=True)
        windows = [(pytorch_starts(n, m, k, u), np.full(m, k)) for n, m, k, u in axes]
        plan = plan_listed("max", x.shape[1:], windows)
        close(pool_planes(x, plan), case["y"], case)
        grad = backpropagate(x, plan, np.asarray(case["grad_output"], float), "channels_first")
        close(grad, case["grad_x"], case)


def test_fractional_windows_of_tensorflows_sequences_give_tensorflows_output() -> None:
    for case in cases("tensorflow", "fractional"):
        x = np.asarray(case["x"], float)
        overlaps = [size if case["overlapping"] else 0 for size in x.shape]
        edges = [np.asarray(each) for each in case["edges"]]
        windows = [region_windows(*each) for each in zip(edges, overlaps, strict=True)]
        close(pool_planes(x, plan_listed(case["reduction"], x.shape, windows)), case["y"], case)


def test_blur_pooling_equals_the_formula_in_pytorch() -> None:
    for case in cases("torch", "blur"):
        x, grad = np.asarray(case["x"], float), np.asarray(case["grad_output"], float)
        options = {key: case[key] for key in ("strides", "taps", "border")}
        close(blur_pool(x, case["window_shape"], **options), case["y"], case)
        close(blur_pool_backward(x, case["window_shape"], grad, **options), case["grad_x"], case)


@pytest.mark.parametrize("library", ["torch", "onnx"])
@pytest.mark.parametrize("kind", ["roi_align", "roi_pool"])
def test_regions_of_interest_equal_torchvisions_and_onnxs(library: str, kind: str) -> None:
    forward, backward = {
        "roi_align": (roi_align, roi_align_backward),
        "roi_pool": (roi_pool, roi_pool_backward),
    }[kind]
    for case in cases(library, kind):
        x, shape = np.asarray(case["x"], float), case["output_shape"]
        names = ("spatial_scale", "sampling_ratio", "aligned")
        options = {key: case[key] for key in names if key in case}
        close(
            forward(x, ours(case), shape, **options), case["y"], case, 1e-12 if library == "torch" else 2e-5
        )
        if "grad_x" in case:
            grad = np.asarray(case["grad_output"], float)
            close(backward(x, ours(case), shape, grad, **options), case["grad_x"], case)
