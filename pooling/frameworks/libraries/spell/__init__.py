"""A library's call as code, with every argument spelled out."""

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.spell.arrays import FLAX, JAX, ZEROS
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
}
"""How each library is written, by its key in `LIBRARIES`."""


def spell(call: Call) -> str:
    """Write a call as one expression of the input `x`, or of `ones` beside it.

    Arrays have an axis for the batch and one for the channels, where the library puts them by default.

    >>> from pooling import PoolSpec
    >>> spell(Call("torch", PoolSpec.of("max", 2)))
    'F.max_pool2d(x, kernel_size=(2, 2), stride=(2, 2), padding=(0, 0), dilation=(1, 1), ceil_mode=False)'
    """
    speller = SPELLERS[call.library]
    return speller.reduced(call, *(speller.padded(call, name) for name in ("x", speller.ones)))


def spell_lines(call: Call) -> list[str]:
    """Write a call as lines that make `y` of the array `x`: padding first stands in a line of its own."""
    speller, lines = SPELLERS[call.library], []
    names = ("x", "ones") if call.per_cell else ("x",)
    if call.per_cell:
        lines.append(f"ones = {speller.ones}")
    if call.pad_first:
        lines += [f"{name} = {speller.padded(call, name)}" for name in names]
    return [*lines, f"y = {speller.reduced(call, 'x', 'ones')}"]
