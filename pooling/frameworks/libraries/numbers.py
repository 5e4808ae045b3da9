"""How a library computes a call's numbers, where that depends on more than the library."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.library import Numbers
from pooling.frameworks.libraries.onnx_runtime import has_vector_kernel
from pooling.frameworks.libraries.table import LIBRARIES


def numbers_of(call: Call, dtype: np.dtype[Any]) -> Numbers:
    """Return how the call's library computes with cells of this dtype.

    >>> from pooling import PoolSpec
    >>> numbers_of(Call("onnx", PoolSpec.of("max", (2,))), np.dtype(np.float32)).nan
    'ignored'
    """
    numbers = LIBRARIES[call.library].numbers
    if call.library == "onnx":
        return (
            _vector(numbers, call, dtype.name)
            if has_vector_kernel(call, dtype.name)
            else _plain(numbers, dtype)
        )
    if call.library == "tflite" and _strides_over_window(call):
        return replace(numbers, lowest=True)
    return numbers


def _plain(numbers: Numbers, dtype: np.dtype[Any]) -> Numbers:
    return replace(numbers, lowest=dtype != np.float16)


def _vector(numbers: Numbers, call: Call, dtype: str) -> Numbers:
    """Return how ONNX Runtime's vector kernels compute.

    In two dimensions −∞ stays in some windows of a plane and not in others; NaN stays by its place, but along
    one axis in float32, where it is ignored. An average that counts padding divides by a whole window.
    """
    vector = replace(numbers, nan="ignored", counts="window")
    if call.spec.reduction != "max":
        return vector
    if dtype == "float16":
        return replace(vector, lowest=False, unsure=frozenset({"nan"}))
    unsure = ((), ("nan", "infinite"), ("nan",))[call.spec.rank - 1]
    return replace(vector, unsure=frozenset(unsure))


def _strides_over_window(call: Call) -> bool:
    return any(s > w for s, w in zip(call.spec.strides, call.spec.window_shape, strict=True))


def taken(x: NDArray[Any], reduction: str, numbers: Numbers) -> NDArray[Any]:
    """Return the input in the type that the library computes in."""
    floats = numbers.floats if reduction in ("max", "min") else numbers.total_floats
    narrow = numbers.wraps and x.dtype.kind in "iu" and x.dtype.itemsize == 8
    if narrow:
        return x.astype(f"{x.dtype.kind}4")
    if x.dtype.kind == "f" and x.dtype.name not in floats:
        with np.errstate(over="ignore"):
            return x.astype(np.float32)
    return x
