"""PyTorch's layers and functions."""

from typing import Any

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.given import Given, shown
from pooling.frameworks.libraries.read.result import Whole
from pooling.spec import PoolSpec
from pooling.validation.settings import is_integer, read_divisor, read_number

INDICES = "return_indices also gives the places of the maxima: left out."
PRINTED = (
    "print(model) leaves out ceil_mode, count_include_pad and divisor_override of {name}: read as not set."
)


def read_torch(given: Given) -> Call:
    """Read a layer or a function with a window."""
    function = given.function
    names, rank = function.defaults, function.rank
    window = given.sizes("kernel_size", rank)
    options: dict[str, Any] = {"ceil_mode": given.flag("ceil_mode")}
    if "padding" in names:
        options["padding"] = given.counts("padding", rank)
    if "dilation" in names:
        options["dilations"] = given.sizes("dilation", rank)
    if "count_include_pad" in names:
        options["count_include_pad"] = given.flag("count_include_pad")
    if "divisor_override" in names and given.value("divisor_override") is not None:
        options["divisor_override"] = given.checked("divisor_override", read_divisor)
    if "norm_type" in names:
        options["p"] = given.checked("norm_type", lambda value: read_number("norm_type", value, 1))
    if "return_indices" in names:
        given.leave_out("return_indices", INDICES)
    _note_printed(given)
    strides = given.sizes("stride", rank, window)
    return Call("torch", PoolSpec.of(function.reduction, window, strides=strides, **options))


def _note_printed(given: Given) -> None:
    """Note what the printed form of an average does not show."""
    written = given.written
    named = [name for name, _ in written.keywords]
    if (
        given.function.reduction == "avg"
        and "." not in written.name
        and named == ["kernel_size", "stride", "padding"]
    ):
        given.notes.append(PRINTED.format(name=written.name))


def read_torch_whole(given: Given) -> Whole:
    """Read an adaptive layer or function: None keeps the size of an axis."""
    given.leave_out("return_indices", INDICES)
    return Whole(given.function.reduction, output_shape(given, given.function.rank))


def output_shape(given: Given, rank: int) -> tuple[int | None, ...]:
    """Return the output's size per axis."""
    value = given.value("output_size")
    sizes = value if isinstance(value, tuple) else (value,) * (rank or 2)
    sizes = sizes * rank if len(sizes) == 1 else sizes
    counts = all(each is None or (is_integer(each) and 1 <= each < 2**31) for each in sizes)
    if not counts or len(sizes) not in ((rank,) if rank else (1, 2, 3)):
        given.refuse("output_size", f"output_size is {shown(value)}; give a whole number from 1 per axis.")
    return sizes
