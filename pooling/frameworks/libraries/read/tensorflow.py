"""The functions of tf.nn: windows and strides for some axes or for all, batch and channels included."""

from typing import Any

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.given import Given, none_is_valid, shown
from pooling.spec import PoolSpec
from pooling.validation.settings import is_integer

RANKS = {"NWC": 1, "NCW": 1, "NHWC": 2, "NCHW": 2, "NCHW_VECT_C": 2, "NDHWC": 3, "NCDHW": 3}
TYPES = {"MAX": "max", "AVG": "avg"}
CAPITALS = "TensorFlow takes {name} in capitals only: {upper}."
ASSUMED = "{name} does not say how many axes there are: read for rows and columns."


def read_tensorflow(given: Given) -> Call:
    """Read a function of tf.nn."""
    function = given.function
    general = "window_shape" in function.defaults
    window_name = "window_shape" if general else "ksize"
    data_format = _data_format(given)
    rank = function.rank or RANKS.get(data_format, 0) or _rank_of(given, window_name, general)
    last = not data_format.startswith("NC")
    window = given.sizes(window_name, rank) if general else _spatial(given, window_name, rank, last)
    if general:
        strides = given.sizes("strides", rank, (1,) * rank)
        dilations = given.sizes("dilations", rank, (1,) * rank)
    else:
        strides, dilations = _spatial(given, "strides", rank, last), (1,) * rank
    reduction = function.reduction or given.choice("pooling_type", TYPES)
    given.leave_out("output_dtype", "output_dtype is the type of the places, which are left out.")
    return Call(
        "tensorflow",
        PoolSpec.of(
            reduction, window, strides=strides, padding=_padding(given, rank, last), dilations=dilations
        ),
    )


def _data_format(given: Given) -> str:
    """Return the order of the axes as far as it is given."""
    named = given.value("data_format")
    if named is None:
        return ""
    if named not in RANKS:
        given.refuse("data_format", f"data_format is {shown(named)}; it may be {', '.join(RANKS)}.")
    if str(named).startswith("NC"):
        given.notes.append(f"data_format='{named}' is the order of the axes: the numbers stay the same.")
    return str(named)


def _rank_of(given: Given, name: str, general: bool) -> int:
    """Return how many spatial axes the window has."""
    value = given.value(name)
    length = 1 if is_integer(value) else len(value) if isinstance(value, tuple) else 0
    if general and isinstance(value, tuple) and length:
        return length if length <= 3 else given.refuse(name, f"{name} has {length} axes; give 1, 2 or 3.")
    if not general and length == 3 and value[0] == value[2] == 1 != value[1]:
        return 1
    ranks = {1: 2, 2: 2, 3: 3, 4: 2, 5: 3}
    if length not in ranks:
        given.refuse(name, f"{name} is {shown(value)}; give a whole number, or one per axis.")
    if length == 1:
        given.notes.append(ASSUMED.format(name=name))
    return ranks[length]


def _spatial(given: Given, name: str, rank: int, last: bool) -> tuple[int, ...]:
    """Return the numbers of the spatial axes; those of batch and channels must be 1."""
    value = given.value(name)
    if not isinstance(value, tuple) or len(value) != rank + 2:
        return given.sizes(name, rank)
    own = given.whole_numbers(name, value)
    batch_and_channels = (own[0], own[-1] if last else own[1])
    if batch_and_channels != (1, 1):
        given.refuse(
            name,
            f"{name} is {shown(value)}; for batch and channels it must be 1: our windows never span them.",
        )
    return own[1:-1] if last else own[2:]


def _padding(given: Given, rank: int, last: bool) -> Any:
    """Return the padding, by its name or in numbers."""
    value = given.value("padding")
    if not isinstance(value, str):
        pads = given.pairs(
            "padding", value, len(value) if isinstance(value, tuple) and len(value) == rank + 2 else rank
        )
        if len(pads) == rank:
            return none_is_valid(pads)
        if pads[0] != (0, 0) or pads[-1 if last else 1] != (0, 0):
            given.refuse(
                "padding", f"padding is {shown(value)}; batch and channels have no padding: give [0, 0]."
            )
        return none_is_valid(pads[1:-1] if last else pads[2:])
    if value.upper() != value:
        given.notes.append(CAPITALS.format(name="padding", upper=value.upper()[:20]))
    return given.named("padding", "valid", "same")
