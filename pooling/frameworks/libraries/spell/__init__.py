"""A library's call as code, with every argument spelled out."""

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.spell.arrays import FLAX, JAX, OURS, ZEROS
from pooling.frameworks.libraries.spell.mobile import COREML, TFLITE
from pooling.frameworks.libraries.spell.onnx import ONNX
from pooling.frameworks.libraries.spell.speller import Speller
from pooling.frameworks.libraries.spell.tensorflow import KERAS, TENSORFLOW
from pooling.frameworks.libraries.spell.torch import TORCH

SPELLERS: dict[str, Speller] = {
    "tensorflow": TENSORFLOW,
    "keras": KERAS,
    "torch": TORCH,
    "onnx": ONNX,
    "flax": FLAX,
    "jax": JAX,
    "tflite": TFLITE,
    "coreml": COREML,
    "zeros": ZEROS,
    "ours": OURS,
}
"""How each library is written, by its key in `LIBRARIES`; "ours" is our core."""


def spell(call: Call) -> str:
    """Write a call as one expression of the input `x`, or of `ones` beside it.

    Arrays have an axis for the batch and one for the channels, where the library puts them by default.

    >>> from pooling import PoolSpec
    >>> spell(Call("torch", PoolSpec.of("max", 2)))
    'F.max_pool2d(x, kernel_size=(2, 2), stride=(2, 2), padding=(0, 0), dilation=(1, 1), ceil_mode=False)'
    """
    return SPELLERS[call.library].expression(call)


TURNED = {"negated": ("x = -x", "y = -y"), "absolute": ("x = abs(x)", "")}
"""What is written before the call and after it, if it turns the input."""


def spell_lines(call: Call, *, whole: bool = True) -> list[str]:
    """Write a call as lines that make `y` of the array `x`; if not `whole`, without what stands round it."""
    lines = SPELLERS[call.library].lines(call)
    if not whole:
        return lines
    before, after = TURNED.get(call.turned, ("", ""))
    times = f"y = y * {call.factor!r}" if call.factor != 1 else ""
    return list(filter(None, [before, *lines, times, after]))
