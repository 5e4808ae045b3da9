"""Wrong argument names get an answer: other libraries' names, and what each of them is called here."""

from collections.abc import Callable, Collection
from difflib import get_close_matches
from functools import wraps
from inspect import Parameter, signature
from typing import ParamSpec, TypeVar

from pooling.errors import PoolingError

P = ParamSpec("P")
R = TypeVar("R")

SETTINGS: dict[str, tuple[str, ...]] = {
    "reduction": ("pooling_type", "pool_type", "mode", "func"),
    "window_shape": (
        *("kernel_size", "pool_size", "ksize", "kernel_shape"),  # PyTorch, Keras, TensorFlow, ONNX
        *("block_size", "size", "kernel", "window_dimensions"),  # scikit-image, SciPy, MXNet, JAX
        *("window", "window_size", "filter_size", "pool_shape"),
    ),
    "strides": ("stride", "window_strides"),
    "padding": ("pad", "pads", "auto_pad", "paddings"),
    "dilations": ("dilation", "dilation_rate", "window_dilation"),
    "ceil_mode": (),
    "count_include_pad": ("count_include_padding",),
    "p": ("norm_type", "p_value", "ord"),  # PyTorch, MXNet, NumPy
    "beta": ("r", "sharpness"),
    "alpha": ("a", "mix"),
    "divisor_override": ("divisor",),
}
"""The settings of `PoolSpec.of`, and their names in other libraries."""

OTHERS: dict[str, tuple[str, ...]] = {
    "x": ("input", "inputs", "X", "image", "value"),  # PyTorch, Keras, ONNX, scikit-image, TensorFlow 1
    "output_shape": ("output_size",),
    "input_shape": ("input_size",),
    "data_format": ("layout",),
    "keepdims": ("keepdim", "keep_dims"),
    "grad_output": ("grad", "grads", "upstream", "dy"),
    "out": ("output",),
}
"""The other arguments, and their names in other libraries."""

FOREIGN_NAMES = {name: ours for ours, names in (SETTINGS | OTHERS).items() for name in names}
FUNCTIONS = {"return_indices": "pool_with_indices"}
"""What is an argument elsewhere and a function of its own here."""
OWNERS = ("self", "cls")
"""Parameters that Python fills."""


def explains_arguments(function: Callable[P, R]) -> Callable[P, R]:
    """Decorate a function so that a wrong argument raises PoolingError, which names the right one.

    The signature and the docstring stay, so that editors and `help` show them as they are written.

    >>> @explains_arguments
    ... def double(x: float) -> float: return 2 * x
    >>> double(input=1)
    Traceback (most recent call last):
    pooling.errors.PoolingError: double has no argument input: it is called x here; write x= instead.
    """
    parameters = signature(function).parameters
    takes, name = [*parameters], function.__qualname__.removesuffix(".__init__")  # called by its class
    unnamed = sum(each.kind is not Parameter.KEYWORD_ONLY for each in parameters.values())
    needed = [key for key, each in parameters.items() if each.default is Parameter.empty]
    named = [key for key in needed if parameters[key].kind is Parameter.KEYWORD_ONLY]
    leading = len(needed) - len(named)
    spec_at = takes.index("spec") if "spec" in takes else None

    @wraps(function)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        if len(args) > unnamed:
            raise PoolingError(_explain_unnamed(name, takes, unnamed))
        if kwargs:
            _check_names(name, takes, len(args), kwargs)
        if named or len(args) < leading:
            _check_missing(name, needed[len(args) : leading] + named, kwargs)
        if spec_at is not None:
            _check_spec(args[spec_at] if len(args) > spec_at else kwargs["spec"])
        try:
            return function(*args, **kwargs)
        except MemoryError:
            raise PoolingError(
                f"{name} ran out of memory; make fewer windows, or pool a part of the input at a time."
            ) from None

    return checked


def _explain(function: str, wrong: str, takes: list[str]) -> str:
    takes = [name for name in takes if name not in OWNERS]
    ours = FOREIGN_NAMES.get(wrong, wrong)
    known = [ours] if ours in takes else get_close_matches(wrong, takes, 1, 0.75)
    if known:
        answer = f"it is called {known[0]} here; write {known[0]}= instead"
    elif ours in SETTINGS and "spec" in takes:
        answer = f"its settings are in spec; write PoolSpec.of(..., {ours}=...)"
    elif wrong in FUNCTIONS:
        answer = f"{FUNCTIONS[wrong]} does this; call it instead"
    else:
        answer = f"it takes {', '.join(takes)}; leave {wrong} out"
    return f"{function} has no argument {wrong}: {answer}."


def _check_spec(spec: object) -> None:
    if not hasattr(spec, "window_shape"):  # all that is wanted of the class, which imports this module
        raise PoolingError(f"spec came as {type(spec).__name__}; make one with PoolSpec.of('max', 2).")


def _check_names(function: str, takes: list[str], unnamed: int, named: Collection[str]) -> None:
    wrong = [name for name in named if name not in takes]
    if wrong:
        raise PoolingError(_explain(function, wrong[0], takes))
    for name in takes[:unnamed]:
        if name in named:
            raise PoolingError(f"{function} got {name} twice, with its name and without; give it once.")


def _check_missing(function: str, needed: list[str], named: Collection[str]) -> None:
    missing = [name for name in needed if name not in named]
    if missing:
        them = "it" if len(missing) == 1 else "them"
        raise PoolingError(f"{function} needs {' and '.join(missing)}; give {them} too.")


def _explain_unnamed(function: str, takes: list[str], unnamed: int) -> str:
    first = " and ".join(name for name in takes[:unnamed] if name not in OWNERS)
    such = f", such as {takes[unnamed]}=" if unnamed < len(takes) else ""
    return (
        f"{function} got too many arguments without a name; only {first} may have none: "
        f"name the others{such}."
    )
