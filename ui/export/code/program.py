"""A call as a program: imports, the numbers in the library's layout, the call, and what should come out."""

from dataclasses import dataclass, replace
from textwrap import indent
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.facts.rules import find_rule
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.opsets import NEWEST
from pooling.frameworks.libraries.ours import OURS, name_of, rule_or_pool
from pooling.frameworks.libraries.spell import TURNED, spell_lines
from pooling.frameworks.libraries.spell.onnx import pad_inputs
from pooling.number_text import exact_number
from ui.export.array_code import array_code
from ui.export.code.own_type import PROTO, kind_of
from ui.export.code.wrapping import WIDEST, wrapped

MOST_SHOWN = 400
"""Results up to which every number is written below the program; of more, the shape and the sum."""
OPEN = "Some of these numbers depend on the library's kernel, so none are written here."
"""What stands there if no rule gives all of them."""


@dataclass(frozen=True)
class Layout:
    """Where a library has batch and channels, and how an array gets there and back.

    Attributes
    ----------
    imports : str
        What is imported beside NumPy.
    into, out : str
        Written round the array `x` before the call, and round `y` after it.
    channels_last : bool
        Whether the channels come last.
    kind : str
        The floats that it computes in.
    batched : bool
        Whether it wants an axis for a batch, and one for channels.
    """

    imports: str
    into: str = "{x}"
    out: str = "np.asarray(y)"
    channels_last: bool = True
    kind: str = "float32"
    batched: bool = True


LAYOUTS = {
    "tensorflow": Layout("import tensorflow as tf", kind="float64"),
    "keras": Layout("import keras"),
    "torch": Layout(
        "import torch\nimport torch.nn.functional as F",
        "torch.from_numpy({x})",
        "y.numpy()",
        channels_last=False,
        kind="float64",
    ),
    "onnx": Layout("import onnxruntime\nfrom onnx import TensorProto, helper", out="y", channels_last=False),
    "flax": Layout("import jax.numpy as jnp\nfrom flax import linen as nn"),
    "jax": Layout("import jax.numpy as jnp\nfrom jax import lax"),
    "tflite": Layout("import tensorflow as tf", out="y"),
    OURS: Layout("from pooling import PoolSpec, pool  # in the app's folder", kind="float64", batched=False),
}
_SESSION = """
graph = helper.make_graph(
    nodes,
    "pooling",
    [helper.make_tensor_value_info("x", TensorProto.{kind}, x.shape)],
    [helper.make_tensor_value_info("y", TensorProto.{kind}, None)],{constants}
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", {opset})], ir_version=10)
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
(y,) = session.run(None, {{"x": x}})
"""

_INTERPRETED = """

@tf.function(input_signature=[tf.TensorSpec(x.shape, tf.float32)])
def layer(x):
{body}
    return y

converter = tf.lite.TFLiteConverter.from_concrete_functions([layer.get_concrete_function()])
interpreter = tf.lite.Interpreter(model_content=converter.convert())
interpreter.allocate_tensors()
interpreter.set_tensor(interpreter.get_input_details()[0]["index"], x)
interpreter.invoke()
y = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
"""


def program(
    call: Call, x: NDArray[Any], opening: str = "", array: str = "", note: str = "", own_type: str = ""
) -> str:
    """Write a program that pools `x`, or the array `photo` that `opening` makes, or the NumPy array named.

    `x` has as many axes as the window, or channels before them; the results are printed in the same layout.
    With `own_type`, `x` is of that type if the library takes it.
    """
    kind, kept = type_in(call, x, own_type)
    layout, leading = LAYOUTS[call.library], x.ndim > call.spec.rank
    before, after = TURNED.get(call.turned, ("", ""))
    lines = [
        "import numpy as np",
        f"{layout.imports}\n{opening}",
        f"{_comment(kept)}{_given(x, opening, array, kind)}",
        before,
        f"x = {layout.into.format(x=_placed(layout, leading))}" if layout.batched else "",
        f"{_comment(note)}{_on_nan(call, x)}{_called(call, kind)}",
        f"y = {_taken_out(layout, leading)}" if layout.batched else "",
        f"y = y * {call.factor!r}" if call.factor != 1 else "",
        after,
        "print(y)",
        *([] if array else [expected(call, x, MOST_SHOWN if not opening else 0, own_type)]),
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _given(x: NDArray[Any], opening: str, array: str, kind: str) -> str:
    """Write the line that makes `x`."""
    if array or opening:
        return f"x = np.array({array or 'photo'}, dtype=np.{kind})"
    return f"x = {array_code(x, kind=f'np.{kind}')}"


def _floats(call: Call) -> str:
    """Return the floats of the program; TensorFlow pools volumes of float32 alone on a processor."""
    volume = call.library == "tensorflow" and call.spec.rank == 3
    return "float32" if volume else LAYOUTS[call.library].kind


def type_in(call: Call, x: NDArray[Any], own_type: str) -> tuple[str, str]:
    """Return the type of `x` in a call's program, and if it is another one than is asked for, why."""
    return kind_of(call, x, own_type, _floats(call))


def _placed(layout: Layout, leading: bool) -> str:
    if leading:
        return "np.moveaxis(x, 0, -1)[np.newaxis]" if layout.channels_last else "x[np.newaxis]"
    return "x[np.newaxis, ..., np.newaxis]" if layout.channels_last else "x[np.newaxis, np.newaxis]"


def _taken_out(layout: Layout, leading: bool) -> str:
    if leading:
        return f"np.moveaxis({layout.out}[0], -1, 0)" if layout.channels_last else f"{layout.out}[0]"
    return f"{layout.out}[0, ..., 0]" if layout.channels_last else f"{layout.out}[0, 0]"


def _called(call: Call, kind: str) -> str:
    if call.library == "tflite":  # it is made from a function of TensorFlow
        made = replace(call, library="tensorflow", direct=True)
        body = indent("\n".join(wrapped(line, WIDEST - 4) for line in spell_lines(made, whole=False)), "    ")
        return _INTERPRETED.format(body=body).rstrip("\n")
    lines = "\n".join(map(wrapped, spell_lines(call, whole=False)))
    if call.library != "onnx":
        return lines
    opset = call.opset or NEWEST
    return lines + _SESSION.format(constants=_constants(call), kind=PROTO[kind], opset=opset).rstrip("\n")


def _constants(call: Call) -> str:
    """Write what a node that pads reads: its pads, and the value."""
    if call.pad_first is None:
        return ""
    pads, value = pad_inputs(call.pad_first)
    return (
        f'\n    [\n        helper.make_tensor("pads", TensorProto.INT64, [{len(pads)}], {pads}),'
        f'\n        helper.make_tensor("value", TensorProto.FLOAT, [], [{value}]),\n    ],'
    )


def _comment(text: str) -> str:
    return f"# {text}\n" if text else ""


def _on_nan(call: Call, x: NDArray[Any]) -> str:
    """Write what the library does with NaN as a comment, if there is one in the input."""
    rule = find_rule(name_of(call.library), "NaN")
    return _comment(rule.sentence) if rule and np.isnan(np.asarray(x, np.float64)).any() else ""


def expected(call: Call, x: NDArray[Any], most: int = MOST_SHOWN, own_type: str = "") -> str:
    """Write what should come out as a comment: the numbers, or of more than `most` the shape and the sum."""
    with np.errstate(over="ignore"):
        ruled = rule_or_pool(call, np.asarray(x, type_in(call, x, own_type)[0]))
    values = ruled.values
    if values is None:
        return ""
    if ruled.unsure is not None:
        return f"# {OPEN}"
    if values.size > most:
        return f"# shape {values.shape}, sum {exact_number(float(values.sum(dtype=np.float64)))}"
    numbers = values if own_type and values.dtype.kind in "iu" else np.asarray(values, np.float64)
    shown = np.array2string(numbers, precision=4, suppress_small=False)
    return "\n".join(f"# {line}".rstrip() for line in shown.splitlines())
