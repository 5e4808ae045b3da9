"""Ask coremltools for the shapes that Core ML's pools have, and keep them; it runs on no Apple device.

Run by hand, as `python -m tests.record.core_ml`, with a Python that has coremltools 9.0.
"""

from importlib import metadata
from typing import Any

import numpy as np

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.refusals import find_refusal
from pooling.frameworks.libraries.table import LIBRARIES
from tests.peers.drawing_calls import draw_spec, fields
from tests.peers.suite import generator
from tests.record.answers import write
from tests.record.cases import Case, integers

CASES = 200


def shape_of(call: Call, shape: tuple[int, ...]) -> list[int]:
    """The spatial shape that the operator infers for an input of this shape."""
    import coremltools as ct
    from coremltools.converters.mil import Builder

    spec = call.spec
    named = isinstance(spec.padding, str)
    arguments: dict[str, Any] = {"kernel_sizes": spec.window_shape, "strides": spec.strides}
    arguments |= {"ceil_mode": spec.ceil_mode, "pad_type": spec.padding if named else "custom"}
    arguments |= {} if named else {"pad": [cells for pair in spec.padding for cells in pair]}
    if spec.reduction == "avg":
        arguments["exclude_padding_from_average"] = not spec.count_include_pad
    found: list[int] = []

    @Builder.program(input_specs=[Builder.TensorSpec(shape=(1, 1, *shape))], opset_version=ct.target.iOS16)
    def program(x: Any) -> Any:
        y = getattr(Builder, LIBRARIES["coreml"].functions[spec.reduction])(x=x, **arguments)
        found.extend(int(size) for size in y.shape[2:])
        return y

    return found


def answer(call: Call, shape: tuple[int, ...]) -> Case:
    """The question with the shape, or with the kind of its error."""
    row = {**fields(call), "input_shape": shape}
    try:
        return {**row, "shape": shape_of(call, shape)}
    except Exception as error:  # noqa: BLE001 - whatever it raises is the answer
        return {**row, "error": f"{type(error).__name__}: {error}"[:90]}


def record_core_ml() -> None:
    """Ask for calls that can be typed."""
    rng, cases = generator("recorded calls of Core ML"), []
    while len(cases) < CASES:
        rank = len(cases) % 3 + 1
        shape = tuple(integers(rng, rank, 1, 12))
        call = Call("coreml", draw_spec(rng, rank, LIBRARIES["coreml"].reductions))
        refusal = find_refusal(call, shape, np.dtype(np.float32))
        if refusal is None or refusal.can_be_typed:
            cases.append(answer(call, shape))
    write("libraries_coreml", {"versions": {"coremltools": metadata.version("coremltools")}}, "cases", cases)


if __name__ == "__main__":
    record_core_ml()
