"""Several stages after each other: the layers of the stack, its maps, and where it ends."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from pooling.network import Extraction, Stack, extract, plan_stack
from ui.stepper.labels import by

STACK_HEADS = ("Layer", "Map", "A cell sees", "Cells lie apart")
NOTE = (
    "The same kernel in every stage. A real network learns its kernels, and many for each stage; the shapes, "
    "what a cell sees and the steps are the same."
)


@dataclass(frozen=True)
class StackRow:
    """A layer of the stack: its name, the shape of its map, what a cell sees of the photo, and its step."""

    layer: str
    shape: str
    field: str
    stride: str


def stack_of(made: Extraction, stages: int) -> Stack:
    """Plan the stages of an extraction, so many times."""
    spec = made.filter_plan.spec
    rows, columns = made.kernel.shape
    height, width = made.photo.shape
    return plan_stack((height, width), (rows, columns), made.pool_plan.spec, stages, padding=spec.padding)


def stack_rows(stack: Stack, photo: tuple[int, ...]) -> list[StackRow]:
    """Describe the photo and every layer; what a cell sees ends at the photo's edges."""
    rows = [StackRow("Photo", by(photo), "1 × 1", "1 × 1")]
    for level in stack.levels:
        seen = tuple(map(min, level.receptive_field, photo))
        whole = " (all)" if seen == photo else ""
        rows.append(
            StackRow(
                f"{level.name.capitalize()} {level.stage}",
                by(level.shape),
                f"{by(level.receptive_field)}{whole}",
                by(level.effective_stride),
            )
        )
    return rows


def stack_maps(made: Extraction, stack: Stack) -> list[NDArray[Any]]:
    """Return the map after each whole stage of the stack, the first included."""
    maps = [made.condensed]
    spec = made.filter_plan.spec
    while len(maps) < len(stack.levels) // 2:
        after = extract(
            maps[-1], made.kernel, made.pool_plan.spec, padding=spec.padding, rectify=made.rectified
        )
        maps.append(after.condensed)
    return maps


def end_sentence(stack: Stack, stages: int) -> str:
    """Say where the stack ends, with the way out; or that all stages fit."""
    if not stack.end:
        return _all_fit(stack, stages)
    whole = len(stack.levels) // 2
    stop = f"Or stop after stage {whole}, or begin with a larger photo." if whole else ""
    return f"{stack.end} {stop}".strip()


def _all_fit(stack: Stack, stages: int) -> str:
    last = stack.levels[-1]
    single = next((level.stage for level in stack.levels if level.shape == (1, 1)), stages)
    if single < stages:
        return f"All {stages} stages fit, but after stage {single} the map is one cell, and stays one."
    return f"All {stages} stages fit: the last map is {by(last.shape)}." if stages > 1 else ""
