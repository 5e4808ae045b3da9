"""What each library answers to a call with every argument given, or the first words of its error."""

import warnings
from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.call_settings import call_settings
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.question import DIRECT, KERAS, POOL, Question
from pooling.windows import plan_pads
from tests.record.cases import Case, Rng

WORDS = 90
"""Letters of an error that are kept."""


def ask(asked: Case, rng: Rng) -> dict[str, Any]:
    """Put a call to its library; `x` and the answer have one channel before the spatial axes."""
    call = asked["call"]
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):  # of NaN and infinities
            warnings.simplefilter("ignore")
            return {"y": np.asarray(ASK[call.library](call, asked["x"]))}
    except Exception as error:  # noqa: BLE001 - whatever it raises is the answer
        lines = [line for line in str(error).splitlines() if line.strip()]
        return {"y": np.zeros(0), "error": f"{type(error).__name__}: {' '.join(lines)}"[:WORDS]}


def tensorflow(call: Call, x: np.ndarray) -> np.ndarray:
    """tf.nn, or a Keras layer, as the app asks them."""
    import tensorflow as tf

    from pooling.frameworks.tensorflow_worker import answer

    asked = KERAS if call.library == "keras" else DIRECT if call.direct else POOL
    question = Question(x, call.spec, asked)
    header, values = answer(tf, call_settings(question), x)
    if values is None:
        raise RuntimeError(str(header["error"]))
    return values


def tflite(call: Call, x: np.ndarray) -> np.ndarray:
    """A model with the one operator, converted from tf.nn, in the interpreter with its defaults."""
    import tensorflow as tf

    function = {"max": tf.nn.max_pool2d, "avg": tf.nn.avg_pool2d}[call.spec.reduction]
    given = np.moveaxis(x, 0, -1)[None].astype(np.float32 if x.dtype.kind == "f" else x.dtype)
    padding = Question(x, call.spec).padding

    @tf.function(input_signature=[tf.TensorSpec(given.shape, given.dtype)])
    def pooled(a: Any) -> Any:
        return function(a, call.spec.window_shape, call.spec.strides, padding)

    model = tf.lite.TFLiteConverter.from_concrete_functions([pooled.get_concrete_function()]).convert()
    interpreter = tf.lite.Interpreter(model_content=model)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], given)
    interpreter.invoke()
    return np.moveaxis(interpreter.get_tensor(interpreter.get_output_details()[0]["index"])[0], -1, 0)


def torch(call: Call, x: np.ndarray) -> np.ndarray:
    """A function of torch.nn.functional."""
    import torch
    from torch.nn import functional

    spec, given = call.spec, torch.from_numpy(x)[None]
    pads = [before for before, _ in plan_pads(spec, x.shape[1:]).pads]
    window = {"kernel_size": spec.window_shape, "stride": spec.strides, "ceil_mode": spec.ceil_mode}
    if spec.reduction == "lp":
        if spec.rank == 1:  # which takes no tuples
            window |= {"kernel_size": spec.window_shape[0], "stride": spec.strides[0]}
        return getattr(functional, f"lp_pool{spec.rank}d")(given, spec.p, **window)[0]
    if spec.reduction == "max":
        rest = {"padding": pads, "dilation": spec.dilations}
    else:
        rest = {"padding": pads, "count_include_pad": spec.count_include_pad}
        if spec.divisor_override is not None:
            rest["divisor_override"] = spec.divisor_override
    return getattr(functional, f"{spec.reduction}_pool{spec.rank}d")(given, **window, **rest)[0]


def onnx(call: Call, x: np.ndarray) -> np.ndarray:
    """A node in ONNX Runtime; float64, of which it has no averages, as float32."""
    import onnxruntime

    model = onnx_model(call, x)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 4
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
    return session.run(None, {"x": onnx_input(call, x)})[0][0]


def onnx_input(call: Call, x: np.ndarray) -> np.ndarray:
    """The input in a type that ONNX Runtime has."""
    single = x.dtype == np.float64 and call.spec.reduction != "max"
    return (x.astype(np.float32) if single else x)[None]


def onnx_model(call: Call, x: np.ndarray) -> Any:
    """One node as a model, with the attributes that are not at their defaults."""
    from onnx import helper

    spec, name = call.spec, {"max": "MaxPool", "avg": "AveragePool", "lp": "LpPool"}[call.spec.reduction]
    settings: dict[str, Any] = {"kernel_shape": spec.window_shape, "strides": spec.strides}
    if isinstance(spec.padding, str):
        settings["auto_pad"] = {"valid": "VALID", "same": "SAME_UPPER", "same_lower": "SAME_LOWER"}[
            spec.padding
        ]
    else:
        settings["pads"] = [pair[end] for end in (0, 1) for pair in spec.padding]
    settings |= {"dilations": spec.dilations} if max(spec.dilations) > 1 else {}
    settings |= {"ceil_mode": 1} if spec.ceil_mode else {}
    settings |= {"count_include_pad": 1} if spec.count_include_pad and name == "AveragePool" else {}
    settings |= {"p": int(spec.p)} if name == "LpPool" else {}
    given = onnx_input(call, x)
    element = helper.np_dtype_to_tensor_dtype(given.dtype)
    values = [
        helper.make_tensor_value_info("x", element, given.shape),
        helper.make_tensor_value_info("y", element, None),
    ]
    graph = helper.make_graph(
        [helper.make_node(name, ["x"], ["y"], **settings)], "pooling", values[:1], values[1:]
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", call.opset or 22)], ir_version=10)


def jax(call: Call, x: np.ndarray) -> np.ndarray:
    """lax.reduce_window; an average is a sum, divided by what counts."""
    from jax import lax
    from jax import numpy as jnp

    spec, given = call.spec, jnp.asarray(x)
    start, function = {"max": (-jnp.inf, lax.max), "min": (jnp.inf, lax.min)}.get(
        spec.reduction, (0, lax.add)
    )

    def windows(array: Any) -> Any:
        sides = {"window_strides": (1, *spec.strides), "window_dilation": (1, *spec.dilations)}
        return lax.reduce_window(
            array, start, function, (1, *spec.window_shape), padding=_pads(spec), **sides
        )

    total = windows(given)
    if spec.reduction != "avg":
        return total
    if spec.divisor_override is not None:
        return total / spec.divisor_override
    return total / (prod(spec.window_shape) if spec.count_include_pad else windows(jnp.ones(x.shape)))


def _pads(spec: PoolSpec) -> Any:
    return spec.padding.upper() if isinstance(spec.padding, str) else ((0, 0), *spec.padding)


def flax(call: Call, x: np.ndarray) -> np.ndarray:
    """A function of flax.linen, with the channel last."""
    from flax.linen import pooling
    from jax import numpy as jnp

    spec = call.spec
    padding = spec.padding.upper() if isinstance(spec.padding, str) else spec.padding
    counted = {"count_include_pad": spec.count_include_pad} if spec.reduction == "avg" else {}
    function = getattr(pooling, f"{spec.reduction}_pool")
    given = jnp.asarray(np.moveaxis(x, 0, -1))[None]
    return np.moveaxis(
        np.asarray(function(given, spec.window_shape, spec.strides, padding, **counted))[0], -1, 0
    )


ASK: dict[str, Callable[[Call, np.ndarray], Any]] = {
    "tensorflow": tensorflow,
    "keras": tensorflow,
    "tflite": tflite,
    "torch": torch,
    "onnx": onnx,
    "jax": jax,
    "flax": flax,
}
NEEDS = {
    "tensorflow": "tensorflow",
    "keras": "tensorflow",
    "tflite": "tensorflow",
    "torch": "torch",
    "onnx": "onnxruntime",
    "jax": "jax",
    "flax": "flax",
}
