"""What Flax, JAX, TensorFlow Lite and Core ML do not support, in the form of `unsupported`.

Measured with Flax 0.12.8, JAX 0.10.2 and TensorFlow 2.21; of Core ML, by the shape inference of coremltools
9.0 and its documentation.
"""

from pooling.frameworks.facts.limits import asymmetric, padded
from pooling.frameworks.facts.unsupported_row import ALL_TYPES, Unsupported
from pooling.frameworks.question import Question

FLAX, JAX, TFLITE, COREML = "flax", "jax", "tflite", "coreml"
"""Keys of `libraries.table`, which a question has as its call."""
XLA = (FLAX, JAX)


def _averages(question: Question) -> bool:
    return question.spec.reduction == "avg"


def _has_divisor(question: Question) -> bool:
    return _averages(question) and question.spec.divisor_override is not None


LIMITS_ELSEWHERE: tuple[Unsupported, ...] = (
    Unsupported(
        "flax_reduction",
        lambda q: q.spec.reduction not in ("max", "min", "avg"),
        "Flax pools with max, min and avg only, not with {spec.reduction}; {hint}.",
        (FLAX,),
    ),
    Unsupported(
        "jax_reduction",
        lambda q: q.spec.reduction not in ("max", "min", "sum", "avg"),
        "jax.lax.reduce_window has max, min and sum, from which an average is made, not {spec.reduction}; "
        "{hint}.",
        (JAX,),
    ),
    Unsupported(
        "xla_types",
        lambda q: q.x.dtype.name not in ALL_TYPES,
        "JAX has no {x.dtype} as NumPy has it here; convert the input to float32.",
        XLA,
        raises=True,
    ),
    Unsupported(
        "flax_dilation",
        lambda q: q.dilated,
        "Flax's pooling has no dilation, and it is {spec.dilations}; use jax.lax.reduce_window with "
        "window_dilation, or set dilation to 1.",
        (FLAX,),
        "unexpected keyword",
    ),
    Unsupported(
        "xla_ceil_mode",
        lambda q: q.ceil_matters,
        "JAX and Flax have no ceil mode: cells that do not fill a window are dropped; switch Ceil mode "
        "(ceil_mode) off, or give the overhang as padding after the end.",
        XLA,
        "unexpected keyword",
    ),
    Unsupported(
        "flax_divisor",
        _has_divisor,
        "flax.linen.avg_pool has no divisor_override, and it is {spec.divisor_override}; multiply the "
        "average by the cells and divide by that.",
        (FLAX,),
        "unexpected keyword",
    ),
    Unsupported(
        "tflite_reduction",
        lambda q: q.spec.reduction not in ("max", "avg"),
        "TensorFlow Lite pools with max and avg, not with {spec.reduction} (its L2_POOL_2D divides by the "
        "cells); {hint}.",
        (TFLITE,),
    ),
    Unsupported(
        "tflite_rank",
        lambda q: q.spec.rank != 2,
        "TensorFlow Lite pools over rows and columns only, and the window is {spec.window_shape}; "
        "give a row of numbers a second axis of one cell; for three axes it has none.",
        (TFLITE,),
    ),
    Unsupported(
        "tflite_types",
        lambda q: q.x.dtype.kind in "iu",
        "TensorFlow Lite pools integers only as quantized numbers, and the input is {x.dtype}; convert it to "
        "float32.",
        (TFLITE,),
        "Could not translate",
        raises=True,
    ),
    Unsupported(
        "tflite_pads",
        lambda q: isinstance(q.padding, list),
        "TensorFlow Lite pads with VALID or SAME only, and not with {question.padding} cells; choose one of "
        "the two.",
        (TFLITE,),
    ),
    Unsupported(
        "tflite_dilation",
        lambda q: q.dilated,
        "TensorFlow Lite's pooling has no dilation, and it is {spec.dilations}; set dilation to 1.",
        (TFLITE,),
    ),
    Unsupported(
        "tflite_ceil_mode",
        lambda q: q.ceil_matters,
        "TensorFlow Lite has no ceil mode: VALID drops cells that do not fill a window; switch Ceil mode "
        "(ceil_mode) off, or use padding same.",
        (TFLITE,),
    ),
    Unsupported(
        "tflite_count",
        lambda q: _averages(q) and q.spec.count_include_pad and not _has_divisor(q) and padded(q),
        "TensorFlow Lite never counts padding in an average; switch Count padding (count_include_pad) off.",
        (TFLITE,),
    ),
    Unsupported(
        "no_divisor",
        _has_divisor,
        "There an average has no divisor_override, and it is {spec.divisor_override}; multiply the average "
        "by the cells and divide by that.",
        (TFLITE, COREML),
    ),
    Unsupported(
        "tflite_window_too_large",
        lambda q: q.too_large,
        "The window {spec.window_shape} does not fit into the input {question.spatial_shape}, and "
        "TensorFlow's converter makes no such model; make the window smaller, or use padding same.",
        (TFLITE,),
        "Negative dimension size",
        raises=True,
    ),
    Unsupported(
        "coreml_reduction",
        lambda q: q.spec.reduction not in ("max", "avg") and (q.spec.reduction, q.spec.p) != ("lp", 2),
        "Core ML pools with max_pool, avg_pool and l2_pool only, not with {spec.reduction}, or with another "
        "p than 2; {hint}.",
        (COREML,),
    ),
    Unsupported(
        "coreml_types",
        lambda q: q.x.dtype.kind in "iu",
        "Core ML pools float16 and float32, and the input is {x.dtype}; convert it to float32.",
        (COREML,),
        "must have type",
        raises=True,
    ),
    Unsupported(
        "coreml_dilation",
        lambda q: q.dilated,
        "Core ML's pooling has no dilation, and it is {spec.dilations}; set dilation to 1.",
        (COREML,),
    ),
    Unsupported(
        "coreml_l2_volume",
        lambda q: q.spec.reduction == "lp" and q.spec.rank == 3,
        "Core ML's l2_pool has one or two spatial axes, and the window has 3; pool x² with avg_pool, then "
        "multiply by the cells and take the root.",
        (COREML,),
        "l2_pool only supports rank 1 or 2",
    ),
    Unsupported(
        "coreml_ceil_volume",
        lambda q: q.spec.ceil_mode and q.spec.rank == 3,
        "Core ML has ceil_mode for one and two spatial axes only, and the window has 3; give the overhang as "
        "padding after the end.",
        (COREML,),
        "ceil_mode only supported for 1D or 2D pool",
        raises=True,
    ),
    Unsupported(
        "coreml_ceil_same",
        lambda q: q.spec.ceil_mode and q.spec.padding == "same",
        "Core ML takes no ceil_mode together with padding same; switch Ceil mode (ceil_mode) off.",
        (COREML,),
        "ceil_mode must be False when pad_type==same",
        raises=True,
    ),
    Unsupported(
        "coreml_ceil_pads",
        lambda q: q.spec.ceil_mode and not isinstance(q.spec.padding, str) and asymmetric(q),
        "With ceil_mode Core ML pads both sides alike, and the pads (before, after) are {pads}; switch Ceil "
        "mode (ceil_mode) off, or pad both sides alike.",
        (COREML,),
        "Padding must be symmetric if ceil_mode is True",
        raises=True,
    ),
)
