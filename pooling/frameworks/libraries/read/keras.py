"""Keras' layers, and the functions of keras.ops."""

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.given import Given, shown
from pooling.frameworks.libraries.read.result import Whole
from pooling.frameworks.libraries.read.torch import output_shape
from pooling.spec import PoolSpec

LAST, FIRST = "channels_last", "channels_first"


def read_keras(given: Given) -> Call:
    """Read a layer of Keras, or a function of keras.ops."""
    function = given.function
    window = given.sizes("pool_size", function.rank) if function.rank else given.shape("pool_size")
    strides = given.sizes("strides", len(window), window)
    _note_format(given)
    padding = given.named("padding", "valid", "same")
    return Call("keras", PoolSpec.of(function.reduction, window, strides=strides, padding=padding))


def read_keras_whole(given: Given) -> Whole:
    """Read a global or an adaptive layer."""
    function = given.function
    _note_format(given)
    if "output_size" in function.defaults:
        return Whole(function.reduction, output_shape(given, function.rank))
    given.leave_out("keepdims", "keepdims keeps the axes as axes of one cell: the number is the same.")
    return Whole(function.reduction, (1,) * function.rank, is_global=True)


def _note_format(given: Given) -> None:
    """Note the order of the axes, which is no setting here."""
    named = given.value("data_format")
    if named not in (None, LAST, FIRST):
        given.refuse("data_format", f"data_format is {shown(named)}; it may be '{LAST}' or '{FIRST}'.")
    if named == FIRST:
        given.notes.append(f"data_format='{FIRST}' is the order of the axes: the numbers stay the same.")
