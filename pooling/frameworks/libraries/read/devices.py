"""The pooling of phones: TFLite's operators, and Core ML's functions."""

from typing import Any

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.given import Given, none_is_valid, shown
from pooling.spec import PoolSpec

NO_ACTIVATION = (0, "NONE")


def read_tflite(given: Given) -> Call:
    """Read the options of a pooling operator."""
    names = (("filter_height", "filter_width"), ("stride_h", "stride_w"))
    window, strides = (tuple(given.sizes(name, 1)[0] for name in pair) for pair in names)
    padding = given.value("padding")
    if padding in (0, 1) and not isinstance(padding, str):
        padding = ("same", "valid")[padding]
    else:
        padding = given.named("padding", "same", "valid")
    activation = given.value("fused_activation_function")
    if activation not in NO_ACTIVATION:
        given.notes.append(f"The activation {shown(activation)} after the pooling is left out.")
    return Call("tflite", PoolSpec.of(given.function.reduction, window, strides=strides, padding=padding))


def read_coreml(given: Given) -> Call:
    """Read max_pool, avg_pool or l2_pool of MIL."""
    if given.written.positional:
        raise given.written.positional[0].cannot("Core ML takes named arguments only; write kernel_sizes=….")
    window = given.listed("kernel_sizes")
    rank = len(window)
    options: dict[str, Any] = {"padding": _padding(given, rank), "ceil_mode": given.flag("ceil_mode")}
    if given.function.reduction == "avg":
        options["count_include_pad"] = not given.flag("exclude_padding_from_average")
    strides = given.sizes("strides", rank, (1,) * rank)
    return Call("coreml", PoolSpec.of(given.function.reduction, window, strides=strides, **options))


def _padding(given: Given, rank: int) -> Any:
    """Return the padding: pad has (before, after) of the first axis, then of the next."""
    named = given.named("pad_type", "valid", "same", "same_lower", "custom")
    if named != "custom":
        given.leave_out("pad", f"pad counts with pad_type='custom' only: with '{named}' it is left out.")
        return named
    pads = given.value("pad")
    if pads is None:
        return "valid"
    if not isinstance(pads, tuple) or len(pads) != 2 * rank:
        given.refuse("pad", f"pad is {shown(pads)}; give {2 * rank} numbers: before and after each axis.")
    return none_is_valid(given.pairs("pad", tuple(zip(pads[::2], pads[1::2], strict=True)), rank))
