"""ONNX's answers, of two readers of the format: the evaluator in its own package, and ONNX Runtime."""

from math import prod
from typing import Any

import numpy as np

from tests.record.cases import Case, Rng

OPSET, IR_VERSION = 22, 10
OPERATORS = {"max": "MaxPool", "avg": "AveragePool", "lp": "LpPool"}
AUTO_PADS = {"valid": "VALID", "same": "SAME_UPPER", "same_lower": "SAME_LOWER"}


def model(asked: Case) -> Any:
    """One node as a model; MaxPool with its indices."""
    from onnx import TensorProto, helper

    name, whole = OPERATORS[asked["reduction"]], asked.get("call") == "global"
    outputs = ["y", "indices"] if name == "MaxPool" and not whole else ["y"]
    settings = {"p": int(asked["p"])} if name == "LpPool" else {}
    if not whole:
        settings |= attributes(asked)
    node = helper.make_node(f"Global{name}" if whole else name, ["x"], outputs, **settings)
    element = helper.np_dtype_to_tensor_dtype(np.dtype(asked["dtype"]))
    x = helper.make_tensor_value_info("x", element, (1, *np.shape(asked["x"])))
    kinds = {"y": element, "indices": TensorProto.INT64}
    values = [helper.make_tensor_value_info(output, kinds[output], None) for output in outputs]
    graph = helper.make_graph([node], "pooling", [x], values)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)


def attributes(asked: Case) -> dict[str, Any]:
    """The question in ONNX's words; pads list all that come before, then all that come after."""
    padding = asked["padding"]
    pads = (
        {"auto_pad": AUTO_PADS[padding]}
        if isinstance(padding, str)
        else {"pads": [pair[end] for end in (0, 1) for pair in padding]}
    )
    counted = {"count_include_pad": int(asked["count_include_pad"])} if asked["reduction"] == "avg" else {}
    window = {"kernel_shape": list(asked["window_shape"]), "strides": list(asked["strides"])}
    return {
        **window,
        **pads,
        **counted,
        "dilations": list(asked["dilations"]),
        "ceil_mode": int(asked["ceil_mode"]),
    }


def ask_evaluator(asked: Case, rng: Rng) -> dict[str, Any] | None:
    """Ask onnx.reference."""
    from onnx.reference import ReferenceEvaluator

    evaluator = ReferenceEvaluator(model(asked))
    return answer(asked, evaluator.run(None, {"x": np.asarray(asked["x"], asked["dtype"])[None]}))


def ask_runtime(asked: Case, rng: Rng) -> dict[str, Any] | None:
    """Ask ONNX Runtime; None where it does not support the question."""
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(
            model(asked).SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        found = session.run(None, {"x": np.asarray(asked["x"], asked["dtype"])[None]})
    except (state.Fail, state.InvalidArgument, state.NotImplemented, state.RuntimeException):
        return None
    return answer(asked, found)


def answer(asked: Case, found: list[Any]) -> dict[str, Any]:
    """Take the batch axis off; the indices, which count the whole tensor, as places in their own plane."""
    told = {"y": found[0][0]}
    if len(found) > 1:
        told["indices"] = found[1][0] % prod(np.shape(asked["x"])[1:])
    return told
