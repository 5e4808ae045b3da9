"""Inputs that TensorFlow does not pool: without a cell, or of a type that its functions do not have."""

from pooling.frameworks.facts.unsupported_row import ALL_TYPES, KERNELS, MAX_TYPES, Unsupported
from pooling.frameworks.question import ADAPTIVE, EVERY, KERAS

INPUTS: tuple[Unsupported, ...] = (
    Unsupported(
        "empty",
        lambda q: q.x.size == 0,
        "The input has shape {x.shape}, so it has no cell; give it at least one along every axis.",
        EVERY,
        raises=True,
    ),
    Unsupported(
        "unknown_type",
        lambda q: q.x.dtype.name not in ALL_TYPES,
        "TensorFlow has no {x.dtype} as NumPy has it here; convert the input to float32.",
        EVERY,
        raises=True,
    ),
    Unsupported(
        "integer_average",
        lambda q: q.spec.reduction == "avg" and q.x.dtype.kind in "iu",
        "{question.name} averages floats only, and the input is {x.dtype}; convert it to float32.",
        KERNELS,
        "is not in the list of allowed values: half, bfloat16, float, double",
        raises=True,
    ),
    Unsupported(
        "unsigned",
        lambda q: q.x.dtype.name not in MAX_TYPES,
        "{question.name} has no {x.dtype} version; convert the input to int64 or float32.",
        says="is not in the list of allowed values",
        raises=True,
    ),
    Unsupported(
        "volume_type",
        lambda q: (
            q.spec.rank == 3
            and q.x.dtype.name != "float32"
            and (q.call not in (KERAS, ADAPTIVE) or q.x.dtype.kind in "iu")
        ),
        "In three dimensions {question.name} works on float32 only on this processor, and the input is "
        "{x.dtype}; convert it to float32.",
        KERNELS,
        raises=True,
    ),
    Unsupported(
        "integer_gradient",
        lambda q: q.gradient and q.x.dtype.kind in "iu",
        "GradientTape returns None for {x.dtype}, which has no gradient; convert the input to float32.",
        EVERY,
    ),
)
