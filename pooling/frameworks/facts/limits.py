"""What PyTorch and ONNX do not support, in the form of `unsupported`; measured with PyTorch 2.13 on a CPU.

ONNX is a format: a file can only ask for what the definitions of its operators can express.
"""

from math import inf

from pooling.frameworks.facts.unsupported import explain_unsupported
from pooling.frameworks.facts.unsupported_row import FLOATS, Unsupported
from pooling.frameworks.question import Question
from pooling.validation.settings import Pads
from pooling.windows import plan_pads

TORCH, ONNX = "torch", "onnx"
"""Keys of `libraries.table`, which a question has as its call."""
TORCH_MAX_TYPES = FLOATS | {"int8", "uint8", "int16", "int32", "int64"}
REDUCTIONS_THERE = ("max", "avg", "lp")


def _pads(question: Question) -> Pads:
    """Return the pads, also where a window would lie on them alone: PyTorch and ONNX allow it."""
    return plan_pads(question.spec, question.spatial_shape).pads


def asymmetric(question: Question) -> bool:
    """Whether more cells are padded on one side of an axis than on the other."""
    return any(before != after for before, after in _pads(question))


def padded(question: Question) -> bool:
    """Whether there is any padding."""
    return any(map(any, _pads(question)))


LIMITS: tuple[Unsupported, ...] = (
    Unsupported(
        "reduction",
        lambda q: q.spec.reduction not in REDUCTIONS_THERE,
        "PyTorch and ONNX pool with max, avg and lp only, not with {spec.reduction}; {hint}.",
        (TORCH, ONNX),
    ),
    Unsupported(
        "unsigned",
        lambda q: (
            q.spec.reduction == "max"
            and q.x.dtype.name not in (TORCH_MAX_TYPES if q.spec.rank > 1 else FLOATS)
        ),
        "PyTorch's max_pool{spec.rank}d has no {x.dtype} version; convert the input to float32.",
        (TORCH,),
        "not implemented for",
        raises=True,
    ),
    Unsupported(
        "integer_average",
        lambda q: q.spec.reduction == "avg" and q.x.dtype.kind in "iu" and q.x.dtype.name != "int64",
        "PyTorch's avg_pool{spec.rank}d averages floats, and the input is {x.dtype} (of integers it "
        "takes int64 alone, and cuts the fraction off: −2.5 becomes −2); convert it to float32.",
        (TORCH,),
        raises=True,
    ),
    Unsupported(
        "half_volume",
        lambda q: q.spec.rank == 3 and q.spec.reduction != "max" and q.x.dtype.name == "float16",
        "In three dimensions PyTorch has no {spec.reduction} pooling of float16; convert the input to "
        "float32.",
        (TORCH,),
        "not implemented for",
        raises=True,
    ),
    Unsupported(
        "dilation",
        lambda q: q.dilated and q.spec.reduction != "max",
        "PyTorch dilates max pooling only, not {spec.reduction} (dilation {spec.dilations}); set dilation to "
        "1 or take max.",
        (TORCH,),
    ),
    Unsupported(
        "divisor_of_a_row",
        lambda q: q.spec.reduction == "avg" and q.spec.divisor_override is not None and q.spec.rank == 1,
        "PyTorch's avg_pool1d has no divisor_override, only avg_pool2d and avg_pool3d; give the input a "
        "second axis of one cell.",
        (TORCH,),
    ),
    Unsupported(
        "divisor_override",
        lambda q: q.spec.reduction == "avg" and q.spec.divisor_override is not None,
        "ONNX's AveragePool has no divisor_override, and it is {spec.divisor_override}; multiply the "
        "average by the cells and divide by that.",
        (ONNX,),
    ),
    Unsupported(
        "infinite_p",
        lambda q: q.spec.reduction == "lp" and q.spec.p == inf,
        "PyTorch and ONNX compute powers, so lp with p = ∞ gives no norm there; pool |x| with max.",
        (TORCH, ONNX),
        raises=True,
    ),
    Unsupported(
        "lp_pads",
        lambda q: q.spec.reduction == "lp" and padded(q),
        "PyTorch's lp pooling has no padding, and the pads are {pads}; pad the input with "
        "zeros first, which add nothing.",
        (TORCH,),
    ),
    Unsupported(
        "asymmetric_pads",
        asymmetric,
        "PyTorch pads both sides alike, and the pads (before, after) are {pads}; pad the "
        "input first with torch.nn.functional.pad, with −inf for max.",
        (TORCH,),
    ),
    Unsupported(
        "wide_pads",
        lambda q: any(
            before > window // 2 for (before, _), window in zip(_pads(q), q.spec.window_shape, strict=True)
        ),
        "PyTorch allows pads up to half the window, and the pads are {pads} for a window of "
        "{spec.window_shape}; use less padding, or pad the input first.",
        (TORCH,),
        "half of",
        raises=True,
    ),
    Unsupported(
        "volume_window",
        lambda q: (
            q.spec.rank == 3
            and q.spec.reduction != "max"
            and any(n < window for n, window in zip(q.spatial_shape, q.spec.window_shape, strict=True))
        ),
        "In three dimensions PyTorch's {spec.reduction} pooling needs an input as large as the window even "
        "without padding, and the input has {question.spatial_shape} cells for a window of "
        "{spec.window_shape}; pad the input first.",
        (TORCH,),
        "smaller than kernel size",
        raises=True,
    ),
    Unsupported(
        "onnx_types",
        lambda q: q.x.dtype.name not in (FLOATS | {"int8", "uint8"} if q.spec.reduction == "max" else FLOATS),
        "ONNX's operator for {spec.reduction} takes floats (MaxPool also int8 and uint8), and the input is "
        "{x.dtype}; convert it to float32.",
        (ONNX,),
        raises=True,
    ),
    Unsupported(
        "onnx_whole_p",
        lambda q: q.spec.reduction == "lp" and not q.spec.p.is_integer(),
        "ONNX's LpPool takes a whole number p, and p is {spec.p}; choose p = 1, 2 or 3.",
        (ONNX,),
        raises=True,
    ),
)


def explain_limit(question: Question) -> str | None:
    """Say why PyTorch or ONNX (`question.call`) does not support this; None where it does.

    >>> import numpy as np
    >>> from pooling import PoolSpec
    >>> explain_limit(Question(np.ones((1, 5)), PoolSpec.of("lp", (2,), p=2.5), ONNX))
    "ONNX's LpPool takes a whole number p, and p is 2.5; choose p = 1, 2 or 3."
    """
    return explain_unsupported(question, LIMITS)
