"""A library as the table has it, and what its rules give for a call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.call import Call
from pooling.validation.settings import Pads

Witness = Literal["answers", "shape inference", "our core"]
"""What a library's rules are held against."""
ALL_FLOATS = frozenset({"float16", "float32", "float64"})


@dataclass(frozen=True)
class Numbers:
    """How a library computes: what is left of an answer once its windows are settled.

    Attributes
    ----------
    floats, total_floats : frozenset of str
        The floats that it selects from, and that it adds up; others become float32 first.
    nan : {"wins", "ignored", "first"}
        What NaN does to a maximum: it wins; it never does; or it wins from a window's first cell alone.
    lowest : bool
        Whether a maximum without a cell is the lowest finite number; where NaN is ignored, one of −∞, too.
    counts : {"padded", "window"}
        What an average that counts padding divides by: the cells and pads it covers, or a whole window's.
    empty_average : float
        What an average is of a window without a cell.
    overflows : bool
        Whether a sum that exceeds its type is infinite, though the average would not be.
    wide_half : bool
        Whether float16 is added up in float32.
    wraps : bool
        Whether sums of integers keep the type of the cells, and wrap around; 64 bits become 32 first.
    cuts : bool
        Whether an average of integers is an integer, its fraction cut off.
    signed_powers : bool
        Whether a p-norm keeps the signs of its powers, and scales the mean of a window that overhangs.
    answers_nothing : bool
        Whether an input smaller than the window gives an array without cells instead of an error.
    unsure : frozenset of str
        Windows whose number depends on the kernel, so that no rule gives it: with "nan"; of which an
        infinity comes out ("infinite"); whose sum exceeds its type ("overflow"); or averaged without a cell
        ("empty average").
    """

    floats: frozenset[str] = ALL_FLOATS
    total_floats: frozenset[str] = ALL_FLOATS
    nan: str = "wins"
    lowest: bool = False
    counts: str = "padded"
    empty_average: float = float("nan")
    overflows: bool = True
    wide_half: bool = True
    wraps: bool = False
    cuts: bool = False
    signed_powers: bool = False
    answers_nothing: bool = False
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Arguments:
    """What a library has an argument for.

    Attributes
    ----------
    names : tuple of str
        The paddings that it has by name.
    numbers : bool
        Whether it takes pads in numbers.
    ceil : bool
        Whether it has a ceil mode.
    counts : bool
        Whether an average may be told to count padding, or not to.
    """

    names: tuple[str, ...] = ("valid", "same", "same_lower")
    numbers: bool = True
    ceil: bool = False
    counts: bool = False


@dataclass(frozen=True)
class Library:
    """One library.

    Attributes
    ----------
    key, name : str
        Its key in `LIBRARIES`, and what people call it.
    functions : Mapping
        What is typed, by reduction; ``{rank}`` is the number of spatial axes.
    version : str
        The version whose answers its rules are held against.
    held_by : str
        What they are held against: its own answers, its shape inference, or our core.
    doc : str
        Where it is documented.
    numbers : Numbers
        How it computes.
    arguments : Arguments
        What can be typed there.
    ranks : tuple of int
        How many spatial axes it pools.
    threads : tuple of str
        Where people met its rules, such as "pytorch#33384".
    """

    key: str
    name: str
    functions: Mapping[str, str]
    version: str
    held_by: Witness
    doc: str
    numbers: Numbers = field(default_factory=Numbers)
    arguments: Arguments = field(default_factory=Arguments)
    ranks: tuple[int, ...] = (1, 2, 3)
    threads: tuple[str, ...] = ()

    @property
    def reductions(self) -> tuple[str, ...]:
        """The reductions it has."""
        return tuple(self.functions)

    def function(self, reduction: str, rank: int) -> str:
        """Return what a reader types, such as ``torch.nn.functional.max_pool2d``; "" where it has none."""
        return self.functions.get(reduction, "").format(rank=rank)


@dataclass(frozen=True, eq=False)
class Ruled:
    """What a library gives for a call, by its rules.

    Attributes
    ----------
    call : Call
        What was asked.
    values : ndarray or None
        Its numbers, leading axes as in the input; None where it refuses.
    pads : tuple of (int, int)
        Where it puts padding, (before, after) per spatial axis; with what the call puts round the input.
    output_shape : tuple of int or None
        Its spatial shape.
    sentence : str
        Why its numbers are what they are, if a rule matters here.
    unsure : ndarray of bool or None
        The cells of `values` that no rule gives: they depend on the library's kernel or on the processor.
    refusal : str
        What it refuses and what would work; "" where it answers.
    ends_process : bool
        Whether it does not even refuse, but ends the process.
    """

    call: Call
    values: NDArray[Any] | None = None
    pads: Pads = ()
    output_shape: tuple[int, ...] | None = None
    sentence: str = ""
    unsure: NDArray[np.bool_] | None = None
    refusal: str = ""
    ends_process: bool = False


@dataclass(frozen=True)
class RuledShape:
    """What shape a library gives for a call, and how that comes about.

    Attributes
    ----------
    output_shape : tuple of int or None
        The spatial shape; None where it refuses.
    arithmetic : tuple of str
        The calculation per axis.
    pads : tuple of (int, int)
        As in `Ruled`.
    refusal : str
        As in `Ruled`.
    """

    output_shape: tuple[int, ...] | None = None
    arithmetic: tuple[str, ...] = ()
    pads: Pads = ()
    refusal: str = ""
