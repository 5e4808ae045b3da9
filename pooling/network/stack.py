"""Stages on top of each other: the shape after each, and how far each cell sees into the photo."""

from __future__ import annotations

from dataclasses import dataclass

from pooling.errors import PoolingError
from pooling.network.convolution import plan_convolution
from pooling.spec import PoolSpec
from pooling.validation.settings import Padding
from pooling.windows import WindowPlan, plan_windows

Pair = tuple[int, int]


@dataclass(frozen=True)
class Level:
    """One layer of a stack.

    Attributes
    ----------
    name : str
        "convolution" or "pooling".
    stage : int
        1 for the first convolution and the first pooling layer.
    shape : tuple of int
        Rows and columns of its result.
    receptive_field : tuple of int
        Rows and columns of the photo that one cell depends on, before they are cut off at its edges.
    effective_stride : tuple of int
        Rows and columns of the photo from one cell to the next.
    """

    name: str
    stage: int
    shape: tuple[int, ...]
    receptive_field: Pair
    effective_stride: Pair


@dataclass(frozen=True)
class Stack:
    """The levels that could be made, and where it ends.

    Attributes
    ----------
    levels : list of Level
        From the first convolution on.
    end : str
        Why no further level is possible: a sentence; empty where all stages fit.
    """

    levels: list[Level]
    end: str = ""


def plan_stack(
    shape: Pair, kernel_shape: Pair, spec: PoolSpec, stages: int, *, padding: Padding = "same"
) -> Stack:
    """Plan a convolution and a pooling layer, so many times.

    Notes
    -----
    A layer with window extent e and stride s adds (e − 1) · (effective stride before it) to the receptive
    field, and multiplies the effective stride by s: Araujo et al., "Computing Receptive Fields of
    Convolutional Neural Networks" (2019).

    Examples
    --------
    >>> stack = plan_stack((224, 224), (3, 3), PoolSpec.of("max", 2), 2)
    >>> [(level.shape, level.receptive_field) for level in stack.levels]
    [((224, 224), (3, 3)), ((112, 112), (4, 4)), ((112, 112), (8, 8)), ((56, 56), (10, 10))]
    >>> plan_stack((4, 4), (3, 3), PoolSpec.of("max", 2), 3).end[:21]
    'Pooling 3 gets a map '
    """
    stack = Stack([])
    for stage in range(1, stages + 1):
        for name in ("convolution", "pooling"):
            came = stack.levels[-1].shape if stack.levels else shape
            try:
                plan = _plan(name, came, kernel_shape, spec, padding)
            except PoolingError as error:
                return Stack(
                    stack.levels, f"{name.capitalize()} {stage} gets a map of {_size(came)}. {error}"
                )
            stack.levels.append(_level(name, stage, plan, stack.levels))
    return stack


def _plan(name: str, came: tuple[int, ...], kernel: Pair, spec: PoolSpec, padding: Padding) -> WindowPlan:
    if name == "pooling":
        return plan_windows(spec, came)
    return plan_convolution(kernel, came, padding=padding)


def _level(name: str, stage: int, plan: WindowPlan, before: list[Level]) -> Level:
    seen, stride = (before[-1].receptive_field, before[-1].effective_stride) if before else ((1, 1), (1, 1))
    (rows, columns) = plan.axes
    return Level(
        name,
        stage,
        plan.output_shape,
        (seen[0] + (rows.extent - 1) * stride[0], seen[1] + (columns.extent - 1) * stride[1]),
        (stride[0] * rows.stride, stride[1] * columns.stride),
    )


def _size(shape: tuple[int, ...]) -> str:
    return " × ".join(str(size) for size in shape)
