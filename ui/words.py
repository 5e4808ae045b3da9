"""Every sentence about a step or a shape: templates that Python and the stepper fill."""

from collections.abc import Sequence
from math import prod

from pooling import Step, WindowPlan
from pooling.number_text import format_number
from pooling.windows import AxisPlan
from ui.equations import equation
from ui.templates import WORDS

MOST_LISTED_VALUES = 25
CHANNELS = ("red", "green", "blue")

COLOUR_WORDS = WORDS | {
    "sentence_channels": "{step}: {in_rows}, {in_cols}: {channels}{pads}.",
    "channel": "{name} {body} = {result}",
}


def sentence(step: Step, plan: WindowPlan) -> str:
    """Say what happens in a step: its place, its numbers, its result, ties and padding."""
    shown = [format_number(value) for value in step.values[:MOST_LISTED_VALUES]]
    rest = len(step.values) - len(shown)
    more = [WORDS["more"].format(k=rest)] if rest else []
    templates = equation(plan.spec)
    shares = share_texts(step) or [""] * len(shown)
    terms = [
        templates["term"].format(
            value=text if "|" in templates["term"] else _in_parentheses(text), share=share
        )
        for text, share in zip(shown, shares, strict=False)
    ]
    body = templates["body"].format(
        values=", ".join(shown + more),
        values_sum=" + ".join([*map(_in_parentheses, shown), *more]),
        terms=" + ".join(terms + more),
        divisor=step.divisor,
    )
    return WORDS["sentence"].format(
        step=WORDS["step"].format(n=step.number + 1, total=plan.window_count),
        in_rows=_places("row", {cell[-2] if len(cell) > 1 else 0 for cell in step.cells}),
        in_cols=_places("col", {cell[-1] for cell in step.cells}),
        body=body,
        result=format_number(step.result),
        at=_winner(step),
        tie=WORDS["tie"].format(k=len(step.winners)) if len(step.winners) > 1 else "",
        pads=_pads(len(step.rows) * len(step.cols) - len(step.cells)),
    )


def share_texts(step: Step) -> list[str]:
    """Write each cell's softmax weight; empty for the other reductions."""
    return [format_number(share, 2) for share in step.shares]


def _in_parentheses(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def _places(name: str, positions: set[int]) -> str:
    """Write "row 2", "rows 0–2", or "rows 0, 2" where dilation leaves gaps."""
    places = sorted(positions)
    consecutive = places[-1] - places[0] == len(places) - 1
    if len(places) > 1 and consecutive:
        text = WORDS["range"].format(a=places[0], b=places[-1])
    else:
        text = ", ".join(map(str, places))
    return WORDS[name if len(places) == 1 else f"{name}s"].format(places=text)


def _winner(step: Step) -> str:
    if len(step.winners) != 1:
        return ""
    row, col = step.winners[0] if len(step.winners[0]) > 1 else (0, *step.winners[0])
    return WORDS["at"].format(row=row, col=col)


def _pads(k: int) -> str:
    return WORDS["pads_one" if k == 1 else "pads"].format(k=k) if k else ""


def pad_text(plan: WindowPlan) -> tuple[str, str]:
    """Return what a padding cell is, in two lengths: for the cell itself, and as a sentence."""
    reduction = plan.spec.reduction
    if reduction in ("max", "min"):
        infinity = "−∞" if reduction == "max" else "+∞"
        return infinity, f"Padding counts as {infinity} for {reduction}: it never wins."
    if reduction == "sum":
        return "0", "Padding adds nothing to a sum."
    if reduction in ("lp", "softmax"):
        return "·", "Padding is left out."
    if plan.spec.count_include_pad:
        return "0", "Padding counts as 0, and the average divides by it too."
    return "·", "Padding is not counted: the average divides by the real cells alone."


def input_label(plan: WindowPlan) -> str:
    """Name the input with its shape and pads: "Input 5 × 5, padded by 1"."""
    shape = by(plan.input_shape)
    pads = {pad for axis in plan.pads for pad in axis}
    if pads == {0}:
        return f"Input {shape}"
    if len(pads) == 1:
        return f"Input {shape}, padded by {pads.pop()}"
    (top, bottom), (left, right) = plan.pads[-2:] if len(plan.pads) > 1 else ((0, 0), plan.pads[0])
    return f"Input {shape}, padded: top {top}, bottom {bottom}, left {left}, right {right}"


def output_label(plan: WindowPlan) -> str:
    """Name the output with its shape: "Output 2 × 2"."""
    return f"Output {by(plan.output_shape)}"


def by(shape: Sequence[int]) -> str:
    """Write a shape: "5 × 5"; one axis is a row, "1 × 5"."""
    return " × ".join(map(str, shape if len(shape) > 1 else (1, *shape)))


def read_note(plan: WindowPlan) -> str:
    """Say how many cells are ever read, if not all are."""
    total = plan.read_counts.size
    read = int((plan.read_counts > 0).sum())
    return "" if read == total else f"{read} of {total} cells are ever read"


def grey_scale(low: float, high: float) -> str:
    """Say what is drawn black and white where results are not shades of grey themselves."""
    return f"grey: {format_number(low)} is black, {format_number(high)} is white"


def shape_formulas(plan: WindowPlan) -> list[str]:
    """Write the output-size formula of each axis with the numbers put in."""
    return [_shape_formula(axis, plan) for axis in plan.axes]


def _shape_formula(axis: AxisPlan, plan: WindowPlan) -> str:
    size, out = axis.size, axis.output_size
    if plan.spec.padding in ("same", "same_lower"):
        return f"{axis.name}: ⌈{size} / {axis.stride}⌉ = {out}, pads {axis.before} and {axis.after}"
    padded = f"{size} + {axis.before} + {axis.after}" if axis.before or axis.after else f"{size}"
    window = f"{axis.extent}" if axis.dilation == 1 else f"(({axis.window} − 1) × {axis.dilation} + 1)"
    left, right = ("⌈", "⌉") if plan.spec.ceil_mode else ("⌊", "⌋")
    formula = f"{axis.name}: {left}({padded} − {window}) / {axis.stride}{right} + 1"
    uncut = -((axis.extent - size - axis.before - axis.after) // axis.stride) + 1
    if plan.spec.ceil_mode and uncut != out:
        return f"{formula} = {uncut}, less 1 that would start in the padding = {out}"
    return f"{formula} = {out}"


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
