"""The arguments of one function by name, each read as what it must be; what is wrong has its place."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn, TypeVar

from pooling.errors import PoolingError
from pooling.frameworks.libraries.read.functions import REQUIRED, Function
from pooling.frameworks.libraries.read.written import Argument, Written
from pooling.validation.settings import Pads, is_integer, read_per_axis, read_shape

Value = TypeVar("Value")
LIKE_NAMES = (
    {
        "kernel_size",
        "pool_size",
        "window_shape",
        "ksize",
        "kernel_shape",
        "kernel_sizes",
        "window_dimensions",
    },
    {"stride", "strides", "window_strides"},
    {"padding", "pads", "pad", "pad_type", "auto_pad"},
    {"dilation", "dilations", "dilation_rate", "window_dilation"},
)
"""What libraries call the same setting."""
IGNORED: Mapping[str, frozenset[str]] = {
    "keras": frozenset({"name", "dtype", "trainable", "input_shape", "batch_input_shape", "autocast"}),
    "onnx": frozenset({"name", "doc_string", "domain", "inputs", "outputs", "op_type", "overload"}),
    "tensorflow": frozenset({"value"}),
    "tflite": frozenset({"builtin_options_type"}),
}
"""Named arguments that are allowed everywhere in a library and have nothing to do with pooling."""


class Given:
    """The arguments of a function that is written in a text; `notes` collects what is to be said."""

    def __init__(self, written: Written, function: Function) -> None:
        """Put each argument to its name; raises `CannotReadError` where that is not possible."""
        self.written, self.function = written, function
        self.notes: list[str] = []
        self._given = _bind(written, function)

    def at(self, name: str) -> Argument | None:
        """Return an argument, if it is given."""
        return self._given.get(name)

    def value(self, name: str) -> Any:
        """Return the value of an argument, or its default."""
        argument = self._given.get(name)
        return self.function.defaults[name] if argument is None else argument.read()

    def refuse(self, name: str, sentence: str) -> NoReturn:
        """Raise what is wrong with an argument."""
        raise self._given[name].cannot(sentence) if name in self._given else self.written.cannot(sentence)

    def checked(self, name: str, check: Callable[[Any], Value]) -> Value:
        """Return what `check` makes of an argument; what it refuses is named with the place."""
        value = self.value(name)
        try:
            return check(value)
        except PoolingError as error:
            self.refuse(name, str(error))

    def shape(self, name: str) -> tuple[int, ...]:
        """Return the window of a function whose rank is not known: one number is for two axes."""
        if is_integer(self.value(name)):
            self.notes.append(f"{name} does not say how many axes there are: read for rows and columns.")
        return self.checked(name, lambda value: read_shape(name, value, "(2, 2)"))

    def listed(self, name: str) -> tuple[int, ...]:
        """Return a window as ONNX and Core ML have it: a single number is one axis, and never a square."""

        def read(value: Any) -> tuple[int, ...]:
            return read_shape(name, (value,) if isinstance(value, int) else value, "[2, 2]")

        return self.checked(name, read)

    def sizes(self, name: str, rank: int, none: Sequence[int] = ()) -> tuple[int, ...]:
        """Return one number of at least 1 per axis; `none` stands for None."""
        if none and self.value(name) is None:
            return tuple(none)
        return self.checked(name, lambda value: read_per_axis(name, _single(value), rank))

    def whole_numbers(self, name: str, value: Any) -> tuple[int, ...]:
        """Return a list of numbers of at least 1, however many."""
        if not isinstance(value, tuple) or not all(is_integer(each) and 1 <= each < 2**31 for each in value):
            self.refuse(name, f"{name} is {shown(value)}; give whole numbers from 1, one per axis.")
        return value

    def counts(self, name: str, rank: int) -> str | Pads:
        """Return pads that are the same on both sides, or “valid” if there are none."""
        value = _single(self.value(name))
        numbers = (value,) * rank if is_integer(value) else value
        if (
            not isinstance(numbers, tuple)
            or len(numbers) != rank
            or not all(is_count(each) for each in numbers)
        ):
            self.refuse(
                name, f"{name} is {shown(value)}; give a whole number from 0 for all axes, or {rank} of them."
            )
        return none_is_valid(tuple((each, each) for each in numbers))

    def pairs(self, name: str, value: Any, rank: int) -> Pads:
        """Return (before, after) per axis."""
        if not isinstance(value, tuple) or len(value) != rank or not all(is_pair(each) for each in value):
            self.refuse(
                name,
                f"{name} is {shown(value)}; give (before, after) for each of the {rank} axes, or a name.",
            )
        return tuple((before, after) for before, after in value)

    def flag(self, name: str) -> bool:
        """Return a switch."""
        value = self.value(name)
        if not isinstance(value, bool | int) or value not in (True, False):
            self.refuse(name, f"{name} is {shown(value)}; give True or False.")
        return bool(value)

    def named(self, name: str, *allowed: str) -> str:
        """Return one of a few names, written in any case."""
        return self.choice(name, {each: each for each in allowed}, any_case=True)

    def choice(self, name: str, allowed: Mapping[str, Value], *, any_case: bool = False) -> Value:
        """Return what a text stands for."""
        value = self.value(name)
        named = value.lower() if any_case and isinstance(value, str) else value
        if not isinstance(named, str) or named not in allowed:
            *names, last = [f"'{each}'" for each in allowed]
            listed = f"{', '.join(names)} or {last}" if names else last
            self.refuse(name, f"{name} is {shown(value)}; it may be {listed}.")
        return allowed[named]

    def leave_out(self, name: str, sentence: str) -> None:
        """Note what an argument says, if it is given and not its default."""
        if name in self._given and self.value(name) != self.function.defaults[name]:
            self.notes.append(sentence)


def _bind(written: Written, function: Function) -> dict[str, Argument]:
    """Return the arguments by name."""
    names = list(function.defaults)
    allowed = IGNORED.get(function.library, frozenset())
    if len(written.positional) > len(names):
        extra = written.positional[len(names)]
        raise extra.cannot(
            f"{written.name} takes {len(names)} arguments, and this is one more; leave it out."
        )
    given = dict(zip(names, written.positional, strict=False))
    for name, argument in written.keywords:
        if name in given:
            raise argument.cannot(f"{name} is given twice; leave one out.", with_name=True)
        if name not in names and name not in allowed:
            raise argument.cannot(_unknown(name, written.name, names), with_name=True)
        given[name] = argument
    inputs = bool(names) and names[0] in ("input", "inputs", "x", "operand")
    for name in names[inputs:]:
        if function.defaults[name] is REQUIRED and name not in given:
            raise written.cannot(f"{written.name} needs {name}; add it.")
    return given


def _unknown(name: str, function: str, names: list[str]) -> str:
    """Say that there is no such argument, and which there is instead."""
    same = [each for group in LIKE_NAMES if name in group for each in names if each in group]
    close = same or get_close_matches(name[:40], names, 1)
    hint = f"did you mean {close[0]}?" if close else f"it has {', '.join(names) or 'none'}."
    return f"{function} has no argument {name}; {hint}"


def shown(value: Any) -> str:
    """Return a value for a sentence."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def none_is_valid(pads: Pads) -> str | Pads:
    """Return no pads as the padding that is called valid."""
    return pads if any(map(any, pads)) else "valid"


def _single(value: Any) -> Any:
    """Return the only number of a list of one, as PyTorch and TensorFlow take it."""
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


def is_count(value: Any) -> bool:
    """Whether this is a whole number from 0."""
    return is_integer(value) and 0 <= value < 2**31


def is_pair(value: Any) -> bool:
    """Whether this is (before, after)."""
    return isinstance(value, tuple) and len(value) == 2 and all(map(is_count, value))
