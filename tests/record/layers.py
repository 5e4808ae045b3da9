"""Ask PyTorch, torchvision, TensorFlow and ONNX Runtime about blur, fractional and RoI pooling.

Run by hand, as `python -m tests.record.layers torch` (or tensorflow, onnx), with a Python that has them. The
answers lie in tests/core/recorded/layers_*.json. It imports nothing of `pooling`: the answers are witnesses.
"""

import sys
from functools import partial
from typing import Any

import numpy as np

from tests.record.answers import short, write
from tests.record.cases import Case, Rng

SEED = 20261128
CASES = 36


def kept(kind: str, settings: dict[str, Any], **arrays: Any) -> Case:
    """One question with its answer, as plain lists."""
    return {"kind": kind, **settings, **{key: short(np.asarray(each)) for key, each in arrays.items()}}


def quarters(rng: Rng, *shape: int) -> np.ndarray:
    return rng.integers(-20, 21, shape) / 4


def torch_fractional(rng: Rng) -> Case:
    """PyTorch with given random samples: the last axis' comes first."""
    import torch

    height, width = rng.integers(4, 10, 2).tolist()
    window = rng.integers(1, 4, 2).tolist()
    out = [int(rng.integers(1, size - k + 1)) for size, k in zip((height, width), window, strict=True)]
    x = torch.tensor(quarters(rng, 1, 2, height, width), requires_grad=True)
    one = rng.random(2)
    samples = torch.tensor(one[::-1].copy()).expand(1, 2, 2)
    layer = torch.nn.FractionalMaxPool2d(window, output_size=out, _random_samples=samples)
    y = layer(x)
    grad = quarters(rng, *y.shape)
    y.backward(torch.tensor(grad))
    settings = {"window_shape": window, "output_shape": out, "samples": one.tolist()}
    return kept(
        "fractional", settings, x=x.detach()[0], y=y.detach()[0], grad_output=grad[0], grad_x=x.grad[0]
    )


def torch_blur(rng: Rng) -> Case:
    """The formula of antialiased_cnns.BlurPool in PyTorch's own functions."""
    import torch
    from torch.nn.functional import conv2d, max_pool2d, pad

    taps, stride, window = int(rng.integers(1, 8)), int(rng.integers(1, 4)), int(rng.integers(1, 4))
    border = str(rng.choice(["reflect", "replicate", "zero"]))
    size = rng.integers(taps + window, 12, 2).tolist() if taps + window < 12 else [12, 12]
    row = {1: [1], 2: [1, 1], 3: [1, 2, 1], 4: [1, 3, 3, 1], 5: [1, 4, 6, 4, 1], 6: [1, 5, 10, 10, 5, 1]}
    a = np.array(row.get(taps, [1, 6, 15, 20, 15, 6, 1]), float)
    weights = torch.tensor(a[:, None] * a[None] / (a[:, None] * a[None]).sum())[None, None].repeat(2, 1, 1, 1)
    x = torch.tensor(quarters(rng, 1, 2, *size), requires_grad=True)
    pads = [int((taps - 1) / 2), int(np.ceil((taps - 1) / 2))] * 2
    mode = {"value": 0.0, "mode": "constant"} if border == "zero" else {"mode": border}
    y = conv2d(pad(max_pool2d(x, window, 1), pads, **mode), weights, stride=stride, groups=2)
    grad = quarters(rng, *y.shape)
    y.backward(torch.tensor(grad))
    settings = {"window_shape": window, "strides": stride, "taps": taps, "border": border}
    return kept("blur", settings, x=x.detach()[0], y=y.detach()[0], grad_output=grad[0], grad_x=x.grad[0])


def drawn_boxes(rng: Rng, height: int, width: int, count: int = 3) -> np.ndarray:
    """(left, top, right, bottom) in eighths, partly past the map."""
    first = rng.integers(-8, 8 * max(height, width), (count, 2)) / 8
    return np.hstack([first, first + rng.integers(1, 48, (count, 2)) / 8])


def torch_roi(rng: Rng, kind: str) -> Case:
    """torchvision's kernels, in float64."""
    import torch
    from torchvision.ops import roi_align, roi_pool

    height, width = rng.integers(1, 8, 2).tolist()
    out, scale = rng.integers(1, 4, 2).tolist(), float(rng.choice([1.0, 0.5, 0.25]))
    x = torch.tensor(quarters(rng, 1, 2, height, width), requires_grad=True)
    boxes = drawn_boxes(rng, height, width) / scale
    settings: dict[str, Any] = {"output_shape": out, "spatial_scale": scale}
    if kind == "roi_align":
        ratio, aligned = int(rng.integers(0, 4)), bool(rng.integers(2))
        settings |= {"sampling_ratio": ratio, "aligned": aligned}
        y = roi_align(x, [torch.tensor(boxes)], out, scale, ratio, aligned)
    else:
        y = roi_pool(x, [torch.tensor(boxes)], out, scale)
    grad = quarters(rng, *y.shape)
    y.backward(torch.tensor(grad))
    return kept(
        kind, settings, x=x.detach()[0], boxes=boxes, y=y.detach(), grad_output=grad, grad_x=x.grad[0]
    )


def tensorflow_fractional(rng: Rng) -> Case:
    """TensorFlow, with the sequences that it drew."""
    import tensorflow as tf

    size = rng.integers(3, 12, 2).tolist()
    ratio = [1.0, *(float(np.round(rng.uniform(1.05, 1.95), 2)) for _ in range(2)), 1.0]
    reduction = str(rng.choice(["max", "avg"]))
    settings = {"reduction": reduction, "overlapping": bool(rng.integers(2)), "sequence": "random"}
    if rng.integers(2):
        settings["sequence"] = "pseudorandom"
    x = quarters(rng, 1, *size, 1)
    call = tf.nn.fractional_max_pool if reduction == "max" else tf.nn.fractional_avg_pool
    y, rows, cols = call(
        x, ratio, settings["sequence"] == "pseudorandom", settings["overlapping"], int(rng.integers(1, 10**6))
    )
    settings |= {"ratio": ratio[1:3], "edges": [(np.asarray(each) - 0).tolist() for each in (rows, cols)]}
    return kept("fractional", settings, x=x[0, :, :, 0], y=np.asarray(y)[0, :, :, 0])


def onnx_roi(rng: Rng, kind: str) -> Case:
    """ONNX Runtime's RoiAlign and MaxRoiPool, in float32."""
    height, width = rng.integers(2, 8, 2).tolist()
    out, scale = rng.integers(1, 4, 2).tolist(), float(rng.choice([1.0, 0.5]))
    x = quarters(rng, 1, 2, height, width).astype("f4")
    boxes = drawn_boxes(rng, height, width).astype("f4") / scale
    settings: dict[str, Any] = {"output_shape": out, "spatial_scale": scale}
    if kind == "roi_align":
        ratio, aligned = int(rng.integers(0, 4)), bool(rng.integers(2))
        settings |= {"sampling_ratio": ratio, "aligned": aligned}
        own = {
            "output_height": out[0],
            "output_width": out[1],
            "sampling_ratio": ratio,
            "coordinate_transformation_mode": "half_pixel" if aligned else "output_half_pixel",
        }
        given = {"x": x, "rois": boxes, "batch": np.zeros(len(boxes), np.int64)}
        y = run_onnx("RoiAlign", given, {**own, "spatial_scale": scale})
    else:
        given = {"x": x, "rois": np.hstack([np.zeros((len(boxes), 1), "f4"), boxes])}
        y = run_onnx("MaxRoiPool", given, {"pooled_shape": out, "spatial_scale": scale})
    return kept(kind, settings, x=x[0], boxes=boxes, y=y)


def run_onnx(operator: str, given: dict[str, np.ndarray], attributes: dict[str, Any]) -> np.ndarray:
    """Run a model of one operator."""
    import onnxruntime
    from onnx import TensorProto, checker, helper

    kinds = {"int64": TensorProto.INT64, "float32": TensorProto.FLOAT}
    inputs = [
        helper.make_tensor_value_info(name, kinds[each.dtype.name], each.shape)
        for name, each in given.items()
    ]
    outputs = [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None] * 4)]
    node = helper.make_node(operator, [*given], ["y"], **attributes)
    graph = helper.make_graph([node], "roi", inputs, outputs)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)], ir_version=9)
    checker.check_model(model)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, given)[0]


ASKED = {
    "torch": [
        torch_fractional,
        torch_blur,
        partial(torch_roi, kind="roi_align"),
        partial(torch_roi, kind="roi_pool"),
    ],
    "tensorflow": [tensorflow_fractional],
    "onnx": [partial(onnx_roi, kind="roi_align"), partial(onnx_roi, kind="roi_pool")],
}
LIBRARIES = {
    "torch": ("torch", "torchvision"),
    "tensorflow": ("tensorflow",),
    "onnx": ("onnx", "onnxruntime"),
}


def record(library: str) -> None:
    """Ask everything and write the file."""
    rng = np.random.default_rng(SEED)
    cases = [ask(rng) for ask in ASKED[library] for _ in range(CASES)]
    versions = {name: sys.modules[name].__version__ for name in LIBRARIES[library]}
    write(f"layers_{library}", {"versions": versions, "seed": SEED}, "cases", cases)


if __name__ == "__main__":
    record(sys.argv[1])
