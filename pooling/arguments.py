"""Wrong argument names get an answer: other libraries' names, and what each of them is called here."""

from collections.abc import Callable
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
    "beta": (),
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
    takes, known, name = [*parameters], frozenset(parameters), _shown(function.__qualname__)
    unnamed = sum(each.kind is not Parameter.KEYWORD_ONLY for each in parameters.values())
    needed = [key for key, each in parameters.items() if each.default is Parameter.empty]

    @wraps(function)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        if not known.issuperset(kwargs):
            wrong = next(each for each in kwargs if each not in known)
            raise PoolingError(_explain(name, wrong, takes))
        if len(args) > unnamed:
            raise PoolingError(_explain_unnamed(name, takes, unnamed))
        if not kwargs.keys().isdisjoint(takes[: len(args)]):
            twice = next(each for each in takes if each in kwargs)
            raise PoolingError(f"{name} got {twice} twice, with its name and without; give it once.")
        if not kwargs.keys() >= set(needed[len(args) :]):
            raise PoolingError(
                _explain_missing(name, [key for key in needed[len(args) :] if key not in kwargs])
            )
        if "spec" in known:
            _check_spec(kwargs["spec"] if "spec" in kwargs else args[takes.index("spec")])
        return function(*args, **kwargs)

    return checked


def _shown(qualified: str) -> str:
    """Return a function's name as it is called: a class is called by its own."""
    return qualified.removesuffix(".__init__")


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


def _explain_missing(function: str, missing: list[str]) -> str:
    return f"{function} needs {' and '.join(missing)}; give {'it' if len(missing) == 1 else 'them'} too."


def _explain_unnamed(function: str, takes: list[str], unnamed: int) -> str:
    first = " and ".join(name for name in takes[:unnamed] if name not in OWNERS)
    such = f", such as {takes[unnamed]}=" if unnamed < len(takes) else ""
    return (
        f"{function} got too many arguments without a name; only {first} may have none: "
        f"name the others{such}."
    )
