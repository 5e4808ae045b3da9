"""Every sentence about a step or a shape, as templates: Python fills them for alt texts, the stepper on the screen."""

from collections.abc import Sequence

from pooling import Step, WindowPlan
from pooling.numbers import format_number
from pooling.windows import AxisPlan

MOST_LISTED_VALUES = 25

WORDS = {
    "step": "Step {n} of {total}",
    "sentence": "{step}: rows {rows}, columns {cols}: {body} = {result}{at}{tie}{pads}.",
    "range": "{a}–{b}",
    "at": ", at row {row}, column {col}",
    "tie": "; a tie of {k} cells",
    "pads_one": "; 1 cell of the window is padding",
    "pads": "; {k} cells of the window are padding",
    "more": "… ({k} more)",
}

HEADS = {"max": "max of {count} cells", "min": "min of {count} cells", "avg": "mean of {count} cells"} | {
    "sum": "sum of {count} cells"
}
BODIES = {"max": "max({values})", "min": "min({values})", "avg": "({values_sum}) / {divisor}", "sum": "{values_sum}"}


def sentence(step: Step, plan: WindowPlan) -> str:
    """Say what happens in a step: its place, its numbers, its result, ties and padding."""
    shown = [format_number(value) for value in step.values[:MOST_LISTED_VALUES]]
    rest = len(step.values) - len(shown)
    more = [WORDS["more"].format(k=rest)] if rest else []
    body = BODIES[plan.spec.reduction].format(
        values=", ".join(shown + more),
        values_sum=" + ".join([*map(_in_parentheses, shown), *more]),
        divisor=step.divisor,
    )
    return WORDS["sentence"].format(
        step=WORDS["step"].format(n=step.number + 1, total=plan.window_count),
        rows=_places([cell[-2] if len(cell) > 1 else 0 for cell in step.cells]),
        cols=_places([cell[-1] for cell in step.cells]),
        body=body,
        result=format_number(step.result),
        at=_winner(step),
        tie=WORDS["tie"].format(k=len(step.winners)) if len(step.winners) > 1 else "",
        pads=_pads(len(step.rows) * len(step.cols) - len(step.cells)),
    )


def _in_parentheses(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def _places(positions: Sequence[int]) -> str:
    places = sorted(set(positions))
    consecutive = places[-1] - places[0] == len(places) - 1
    if len(places) > 1 and consecutive:
        return WORDS["range"].format(a=places[0], b=places[-1])
    return ", ".join(map(str, places))


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


def by(shape: Sequence[int]) -> str:
    """Write a shape: "5 × 5"; one axis is a row, "1 × 5"."""
    return " × ".join(map(str, shape if len(shape) > 1 else (1, *shape)))


def read_note(plan: WindowPlan) -> str:
    """Say how many cells are ever read, if not all are."""
    total = plan.read_counts.size
    read = int((plan.read_counts > 0).sum())
    return "" if read == total else f"{read} of {total} cells are ever read"


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
