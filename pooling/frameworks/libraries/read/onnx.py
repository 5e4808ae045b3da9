"""The pooling operators of ONNX."""

from base64 import b64decode
from typing import Any

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.opsets import NEWEST
from pooling.frameworks.libraries.read.given import Given, none_is_valid, shown
from pooling.frameworks.libraries.read.result import Whole
from pooling.spec import PoolSpec
from pooling.validation.settings import read_number

AUTO_PADS = {"NOTSET": "", "SAME_UPPER": "same", "SAME_LOWER": "same_lower", "VALID": "valid"}
TWO_PADDINGS = "pads and auto_pad={named} exclude each other in ONNX: read with auto_pad."
RANK_UNKNOWN = "A global operator does not say how many axes there are: read for rows and columns."


def read_onnx(given: Given) -> Call:
    """Read MaxPool, AveragePool or LpPool."""
    names = given.function.defaults
    window = given.listed("kernel_shape")
    rank, ones = len(window), (1,) * len(window)
    options: dict[str, Any] = {"padding": _padding(given, rank), "ceil_mode": given.flag("ceil_mode")}
    if "count_include_pad" in names:
        options["count_include_pad"] = given.flag("count_include_pad")
    if "p" in names:
        options["p"] = given.checked("p", lambda value: read_number("p", value, 1))
    given.leave_out("storage_order", "storage_order orders the places of the maxima, which are left out.")
    strides, dilations = given.sizes("strides", rank, ones), given.sizes("dilations", rank, ones)
    spec = PoolSpec.of(given.function.reduction, window, strides=strides, dilations=dilations, **options)
    return Call("onnx", spec, opset=given.written.extra.get("opset", NEWEST))


def _padding(given: Given, rank: int) -> Any:
    """Return the padding: pads has all that come before, then all that come after."""
    named = _auto_pad(given)
    pads = given.value("pads")
    if named:
        if given.at("pads") and any(pads or ()):
            given.notes.append(TWO_PADDINGS.format(named=given.value("auto_pad")))
        return named
    if pads is None:
        return "valid"
    if not isinstance(pads, tuple) or len(pads) != 2 * rank:
        given.refuse(
            "pads", f"pads is {shown(pads)}; give {2 * rank} numbers: before each axis, then after each."
        )
    return none_is_valid(given.pairs("pads", tuple(zip(pads[:rank], pads[rank:], strict=True)), rank))


def _auto_pad(given: Given) -> str:
    """Return the name of the padding, or an empty text; in JSON it is written in base 64."""
    argument, value = given.at("auto_pad"), given.value("auto_pad")
    if argument and isinstance(value, str) and value not in AUTO_PADS:
        try:
            decoded = b64decode(value, validate=True).decode("ascii")
        except ValueError:
            decoded = ""
        if decoded in AUTO_PADS:
            return AUTO_PADS[decoded]
    return given.choice("auto_pad", AUTO_PADS)


def read_onnx_whole(given: Given) -> Whole:
    """Read a global operator."""
    given.notes.append(RANK_UNKNOWN)
    p = (
        given.checked("p", lambda value: read_number("p", value, 1))
        if "p" in given.function.defaults
        else 2.0
    )
    return Whole(given.function.reduction, (1, 1), is_global=True, p=p)
