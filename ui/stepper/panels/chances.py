"""The question of the Predict panel about stochastic pooling: how likely is a cell to be drawn?"""

from itertools import islice
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, Step
from pooling.kinds.dispatch import steps
from pooling.kinds.weighted import Stochastic
from pooling.number_text import format_number
from ui.stepper.payloads.channels import split_channels
from ui.stepper.templates import PLACES

MOST_ASKED = 12
ASK = "How likely is the {value} at {place} to be drawn from {cells}, in per cent?"
WHY = "{value} / ({total}) = {answer}%."
WRONG = {
    "equal": "{typed} is the chance if all {count} cells were equally likely; larger ones are likelier.",
    "peak": "{typed} compares it with the largest cell; divide by the sum of all.",
    "cell": "{typed} is the cell itself; divide it by the sum of all.",
    "share": "{typed} is the share of 1; in per cent it is 100 times that.",
    "rest": "{typed} is the chance that it is not drawn.",
}


def chance_questions(x: NDArray[Any], spec: PoolSpec) -> list[dict[str, Any]]:
    """Ask for the chance of one cell of each of the first windows; with several channels, of the first."""
    if not isinstance(spec, Stochastic):
        return []
    first = islice(steps(split_channels(x, spec)[0], spec), MOST_ASKED)
    return [_question(step) for step in first if len(step.cells) > 1 and sum(step.shares) > 0]


def _question(step: Step) -> dict[str, Any]:
    likely = [place for place, share in enumerate(step.shares) if share > 0]
    place = likely[step.number % len(likely)]
    share, value, peak = step.shares[place], step.values[place], max(step.values)
    names = ("slice", "row", "col")[-len(step.index) :]
    found = {
        "equal": 100 / len(step.cells),
        "peak": 100 * value / peak,
        "share": share,
        "rest": 100 * (1 - share),
        "cell": value,
    }
    texts = [format_number(each) for each in step.values]
    return {
        "ask": ASK.format(
            value=texts[place],
            place=PLACES[len(names)].format(**dict(zip(names, step.cells[place], strict=True))),
            cells=", ".join(texts),
        ),
        "answer": format_number(100 * share),
        "why": WHY.format(value=texts[place], total=" + ".join(texts), answer=format_number(100 * share, 3)),
        "wrong": [
            {"say": WRONG[name].replace("{count}", str(len(step.cells))), "answer": format_number(number)}
            for name, number in found.items()
        ],
    }
