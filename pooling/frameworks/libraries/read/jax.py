"""Flax's pooling functions, and JAX's reduce_window, whose windows have batch and channels too."""

import math
from typing import Any

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.given import Given, none_is_valid, shown
from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.spec import PoolSpec
from pooling.validation.settings import is_integer, read_shape

PADDINGS = ("valid", "same", "same_lower")
REDUCERS = {"max": "max", "maximum": "max", "min": "min", "minimum": "min", "add": "sum"}
STARTS = {"max": -math.inf, "min": math.inf, "sum": 0}
SUMMED = "Flax's pool hands a sum to JAX's reduce_window: read as that."
OTHER_START = "It starts from {start}, which then takes part in every window: read as starting from {usual}."


def read_flax(given: Given) -> Call:
    """Read max_pool, min_pool, avg_pool or pool."""
    window = given.checked("window_shape", lambda value: read_shape("window_shape", _tuple(value), "(2, 2)"))
    rank = len(window)
    strides = given.sizes("strides", rank, (1,) * rank)
    reduction, own = given.function.reduction, {}
    if not reduction:
        reduction = _reduction(given, "reduce_fn", "init")
    elif "count_include_pad" in given.function.defaults:
        own["count_include_pad"] = given.flag("count_include_pad")
    padding = _padding(given, rank)
    library = "jax" if reduction == "sum" else "flax"
    if library == "jax":
        given.notes.append(SUMMED)
    return Call(library, PoolSpec.of(reduction, window, strides=strides, padding=padding, **own))


def _tuple(value: Any) -> Any:
    """Return a window as Flax has it: one number per axis, and never one for all."""
    return 2.5 if is_integer(value) else value


def _padding(given: Given, rank: int) -> Any:
    value = given.value("padding")
    if isinstance(value, str):
        return given.named("padding", *PADDINGS)
    return none_is_valid(given.pairs("padding", value, rank))


def _reduction(given: Given, name: str, start: str) -> str:
    """Return what a function of two numbers makes of a window: it is known by its name."""
    argument = given.at(name)
    named = argument.text.rpartition(".")[2] if argument else ""
    if named not in REDUCERS:
        given.refuse(name, f"{name} is not one that is read; write lax.max, lax.min or lax.add.")
    reduction = REDUCERS[named]
    begins = _begins(given, start)
    if begins is not None and begins != STARTS[reduction]:
        usual = f"{STARTS[reduction]}".replace("-inf", "−∞").replace("inf", "∞")
        given.notes.append(OTHER_START.format(start=begins, usual=usual))
    return reduction


def _begins(given: Given, name: str) -> float | None:
    """Return the number that a reduction starts from, if it is written as one."""
    try:
        value = given.value(name)
    except CannotReadError:
        return None
    return value if isinstance(value, int | float) else None


def read_jax(given: Given) -> Call:
    """Read lax.reduce_window; a sum that is divided by its cells is an average."""
    name = "window_dimensions"
    window = given.whole_numbers(name, given.value(name))
    axes = _spatial_axes(given, window)
    reduction = _reduction(given, "computation", "init_value")
    strides, dilations = (
        _per_axis(given, each, axes, window) for each in ("window_strides", "window_dilation")
    )
    _per_axis(given, "base_dilation", (), window)
    padding = given.value("padding")
    if isinstance(padding, str):
        pads: Any = given.named("padding", *PADDINGS)
    else:
        pairs = given.pairs("padding", padding, len(window))
        if any(any(pair) for axis, pair in enumerate(pairs) if axis not in axes):
            given.refuse("padding", "Batch and channels have padding here, and ours have none: give (0, 0).")
        pads = none_is_valid(tuple(pairs[axis] for axis in axes))
    sizes = tuple(window[axis] for axis in axes)
    averaged = reduction == "sum" and given.written.extra.get("divided_by") == math.prod(sizes)
    if not averaged and "divided_by" in given.written.extra:
        given.notes.append("What is divided by afterwards is not read.")
    spec = PoolSpec.of(
        "avg" if averaged else reduction, sizes, strides=strides, padding=pads, dilations=dilations
    )
    return Call("jax", PoolSpec.of(**{**vars(spec), "count_include_pad": averaged}))


def _spatial_axes(given: Given, window: tuple[int, ...]) -> tuple[int, ...]:
    """Return which axes are neither batch nor channels: of four or five, all but two."""
    count = len(window)
    if count > 5 or not count:
        given.refuse("window_dimensions", f"window_dimensions has {count} axes; give 1 to 5.")
    if count == 3 and 1 not in (window[0], window[2]):
        return (0, 1, 2)
    if count < 3:
        return tuple(range(count))
    last = window[-1] == 1
    axes = tuple(range(1, count - 1)) if last else tuple(range(2, count))
    if any(window[axis] != 1 for axis in range(count) if axis not in axes):
        given.refuse(
            "window_dimensions",
            f"window_dimensions is {shown(window)}; for batch and channels it must be 1: our windows never "
            "span them.",
        )
    return axes


def _per_axis(given: Given, name: str, axes: tuple[int, ...], window: tuple[int, ...]) -> tuple[int, ...]:
    """Return the numbers of the spatial axes; of the others they must be 1."""
    value = given.value(name)
    numbers = (1,) * len(window) if value is None else given.sizes(name, len(window))
    if any(number != 1 for axis, number in enumerate(numbers) if axis not in axes):
        given.refuse(
            name, f"{name} is {shown(value)}; where the window is 1 for batch and channels, it must be 1."
        )
    return tuple(numbers[axis] for axis in axes)
