"""Sentences about a pooled picture: its shape, and what became of its colours."""

from math import prod

from pooling import WindowPlan
from pooling.number_text import format_number
from ui.stepper.labels import by, input_label


def pooled_sentence(plan: WindowPlan, channels: int = 1) -> str:
    """Say what pooling makes of a picture: its shape, the windows and how many cells are left."""
    spec = plan.spec
    padded = input_label(plan).removeprefix(f"Input {by(plan.input_shape)}")
    dilated = "" if set(spec.dilations) == {1} else f" with dilations {by(spec.dilations)}"
    setting = f"window {by(spec.window_shape)}{dilated}, strides {by(spec.strides)}"
    each = f" in each of {channels} channels, pooled separately" if channels > 1 else ""
    windows = f"{plan.window_count:,} window{'' if plan.window_count == 1 else 's'}{each}"
    shape, share = by(plan.output_shape), _share(plan.window_count, prod(plan.input_shape))
    return f"{by(plan.input_shape)}{padded}, {setting}: {windows}, so each result is {shape} — {share}."


def _share(left: int, of: int) -> str:
    """Write `left` of `of` cells as words: "a quarter of the cells", "88.4% of the cells"."""
    if left == of:
        return "as many cells as before"
    if left > of:
        return f"{left - of:,} cells more than before"
    times, rest = divmod(of, left)
    if rest:
        return f"{format_number(100 * left / of, 3)}% of the cells"
    names = {2: "half the cells", 3: "a third of the cells", 4: "a quarter of the cells"}
    return names.get(times, f"1 cell for every {times:,}")


PANELS = {
    "input": "The photo before pooling",
    "max": "The greatest of each window",
    "avg": "The mean of each window",
    "min": "The least of each window",
}


def panel_caption(name: str, low: float, high: float, mean: float, before: float) -> str:
    """Say what the cells of a panel are, their range and mean, and how the mean moved from `before`."""
    moved = "" if name == "input" else f", {_moved(mean, before)}"
    lowest, highest = format_number(low), format_number(high)
    return f"{PANELS[name]}: {lowest} to {highest}, mean {mean:.1f}{moved}."


def _moved(mean: float, before: float) -> str:
    if f"{mean:.1f}" == f"{before:.1f}":
        return "as before"
    size = f"{abs(mean - before):.1f}"
    return f"{'brighter' if mean > before else 'darker'} by {size if size != '0.0' else 'less than 0.1'}"
