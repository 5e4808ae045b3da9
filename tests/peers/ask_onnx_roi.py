"""RoiAlign and MaxRoiPool as ONNX's own evaluator and ONNX Runtime read them."""

from typing import Any

import numpy as np

from tests.record.cases import Case, Rng

OPSET, IR_VERSION = 16, 9


def inputs(asked: Case) -> dict[str, np.ndarray]:
    """The map and the boxes, (left, top, right, bottom); MaxRoiPool has the picture's number before each."""
    x = np.asarray(asked["x"], np.float32)[None]
    rows = np.asarray(asked["boxes"], np.float32)[:, [1, 0, 3, 2]]
    if asked["kind"] == "roi_pool":
        return {"x": x, "rois": np.hstack([np.zeros((len(rows), 1), np.float32), rows])}
    return {"x": x, "rois": rows, "batch": np.zeros(len(rows), np.int64)}


def attributes(asked: Case) -> dict[str, Any]:
    """The question in ONNX's words."""
    options, shape = asked["options"], list(asked["output_shape"])
    scale = {"spatial_scale": options["spatial_scale"]}
    if asked["kind"] == "roi_pool":
        return {"pooled_shape": shape, **scale}
    return {
        **scale,
        "output_height": shape[0],
        "output_width": shape[1],
        "sampling_ratio": options["sampling_ratio"],
        "coordinate_transformation_mode": "half_pixel" if options["aligned"] else "output_half_pixel",
    }


def model(asked: Case) -> Any:
    """One node as a model."""
    from onnx import helper

    given = inputs(asked)
    operator = "RoiAlign" if asked["kind"] == "roi_align" else "MaxRoiPool"
    kinds = {name: helper.np_dtype_to_tensor_dtype(array.dtype) for name, array in given.items()}
    values = [helper.make_tensor_value_info(name, kinds[name], given[name].shape) for name in given]
    outputs = [helper.make_tensor_value_info("y", kinds["x"], [None] * 4)]
    node = helper.make_node(operator, list(given), ["y"], **attributes(asked))
    graph = helper.make_graph([node], "boxes", values, outputs)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)


def ask_evaluator(asked: Case, rng: Rng) -> dict[str, Any]:
    """Ask onnx.reference."""
    from onnx.reference import ReferenceEvaluator

    return {"y": ReferenceEvaluator(model(asked)).run(None, inputs(asked))[0]}


def ask_runtime(asked: Case, rng: Rng) -> dict[str, Any]:
    """Ask ONNX Runtime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    given = model(asked).SerializeToString(), options, ["CPUExecutionProvider"]
    session = onnxruntime.InferenceSession(given[0], given[1], providers=given[2])
    return {"y": session.run(None, inputs(asked))[0]}
