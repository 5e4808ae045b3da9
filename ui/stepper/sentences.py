"""The sentence of a step. Python fills the templates here, JavaScript fills them in the stepper."""

from collections.abc import Sequence
from math import prod

from pooling import Step, WindowPlan
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from ui.layers.cell_texts import MOST_LISTED_VALUES
from ui.layers.layer_words import PAST
from ui.layers.parts import parts_shape
from ui.layers.words import draw_text, equation, layer_words, share_texts
from ui.stepper.templates import AXES, words_for

MOST_IN_CHANNEL = 9

Words = dict[str, str]


def sentence(step: Step, plan: WindowPlan) -> str:
    """Describe a step: its place, its numbers, its result, ties and padding."""
    words = layer_words(plan.spec, words_for(len(plan.axes)))
    if not step.cells:
        return _past(step, plan, words)
    return words["sentence"].format(
        **_place(step, plan, words),
        body=_body(step, plan, words),
        result=format_number(step.result),
        at=_winner(step, words),
        tie=_tie(step, plan, words),
    )


def expression(step: Step, plan: WindowPlan) -> str:
    """Write the calculation of a step: "max(1, 3, 5, 6)"."""
    return _body(step, plan, layer_words(plan.spec, words_for(len(plan.axes))))


def channels_sentence(together: Sequence[Step], plan: WindowPlan, names: Sequence[str] = ()) -> str:
    """Describe the same step in several channels, one `Step` for each.

    Channels are numbered unless they have `names`.
    """
    words = words_for(len(plan.axes), len(together))
    if not together[0].cells:
        return _past(together[0], plan, words)
    said = [
        words["channel"].format(
            name=names[n] if names else words["slice_name"].format(n=n),
            body=_body(step, plan, words, MOST_IN_CHANNEL),
            result=format_number(step.result),
        )
        for n, step in enumerate(together)
    ]
    return words["sentence_channels"].format(**_place(together[0], plan, words), channels="; ".join(said))


def _past(step: Step, plan: WindowPlan, words: Words) -> str:
    """Say that a bin has no cell."""
    said = words["step"].format(n=step.number + 1, total=plan.window_count)
    return PAST.format(step=said, result=format_number(step.result))


def _place(step: Step, plan: WindowPlan, words: Words) -> dict[str, str]:
    """Return the parts that name the step, the cells it reads and how many of them are padding."""
    read = [{cell[axis] for cell in step.cells} for axis in range(len(plan.axes))]
    axes = AXES[len(plan.axes)]
    return {f"in_{axis}s": _places(axis, places, words) for axis, places in zip(axes, read, strict=True)} | {
        "step": words["step"].format(n=step.number + 1, total=plan.window_count),
        "pads": _pads(prod(map(len, step.positions)) - len(step.cells), words),
    }


def _body(step: Step, plan: WindowPlan, words: Words, most: int = MOST_LISTED_VALUES) -> str:
    """Write the calculation of a step with its numbers."""
    values = [part.value for part in step.parts] if parts_shape(plan.spec) else step.values
    shown = [format_number(value) for value in values[:most]]
    rest = len(values) - len(shown)
    more = [words["more"].format(k=rest)] if rest else []
    templates = equation(plan.spec)
    shares = share_texts(step, plan.spec) or [""] * len(shown)
    terms = [
        templates["term"].format(
            value=text if "|" in templates["term"] else _in_parentheses(text), share=share
        )
        for text, share in zip(shown, shares, strict=False)
    ]
    return templates["body"].format(
        values=", ".join(shown + more),
        values_sum=" + ".join([*map(_in_parentheses, shown), *more]),
        terms=" + ".join(terms + more),
        terms_list=", ".join(terms + more),
        draw=draw_text(step),
        divisor=step.divisor,
        count=len(values),
    )


def _in_parentheses(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def _places(axis: str, positions: set[int], words: Words) -> str:
    """Write "row 2", "rows 0–2", or "rows 0, 2" where dilation leaves gaps."""
    places = sorted(positions)
    consecutive = places[-1] - places[0] == len(places) - 1
    if len(places) > 1 and consecutive:
        text = words["range"].format(a=places[0], b=places[-1])
    else:
        text = ", ".join(map(str, places))
    return words[axis if len(places) == 1 else f"{axis}s"].format(places=text)


def _winner(step: Step, words: Words) -> str:
    if len(step.winners) != 1:
        return ""
    axes = AXES[len(step.winners[0])]
    return words["at"].format(**dict(zip(axes, step.winners[0], strict=True)))


def _tie(step: Step, plan: WindowPlan, words: Words) -> str:
    """Say how many cells tie, if cells win by being the extreme."""
    ties = len(step.winners) > 1 and REDUCTIONS[plan.spec.reduction].selects
    return words["tie"].format(k=len(step.winners)) if ties else ""


def _pads(k: int, words: Words) -> str:
    return words["pads_one" if k == 1 else "pads"].format(k=k) if k else ""
