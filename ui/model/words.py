"""Every sentence of What pooling does to a model: the question, what was found, and where from."""

from collections.abc import Sequence
from statistics import mean
from typing import Any

from pooling.models.runs import CLASSES, Outcome, Run, cost_of
from pooling.number_text import format_number
from ui.app.listed import listed
from ui.controls.settings.model import ASK, POOLING_WORDS, SKIP
from ui.model.figures import IN_SIGHT, Outcomes, by_model
from ui.model.ranking import Ranking, percent, rank

QUESTION = "The test digits move by 1 to 8 cells. Which network will be right most often?"
SHOW = "Just show me"
PICK = "Choose two to four networks."
CHART_NOTE = (
    "Whole lines: the edge is filled with zeros. Dashed: what leaves on one side comes back on the other. "
    "Up to 4 cells that is the same picture; further out the zero border cuts the digit off."
)
COSTS = (
    "Memory: the weights and the maps of one picture, 4 bytes a number. Seconds: of one processor core. In "
    "brackets: the lowest and the highest seed. Same class: how often a picture keeps its class when it is "
    "shifted by 1 to 4 cells."
)
TINY = (
    "The test has 450 pictures of 8 × 8 cells: one picture is 0.2 points. What holds for such digits need "
    "not hold for photographs."
)
KNOWN = (
    "The same question without training a single filter: random filters, one average a map, and only the "
    "head learns ({made}, {count} digits, {seeds} seeds). Blur pooling and adaptive polyphase come after a "
    "maximum at stride 1. Adaptive polyphase always keeps the class under circular shifts, by construction, "
    "and pays with accuracy."
)
WHY = {
    "flatten": "The Flatten head has a weight for each place, so it expects the digit where it was during "
    "training. Pooling gives it one or two cells of slack, and no more.",
    "global": "Global average pooling forgets the place, and two strides of 2 repeat after 4 cells: there "
    "nearly everything is as before. In between, the strides skip what they saw before. Without pooling "
    "nothing is skipped, but a cell of the last map sees only 5 × 5 cells: too few to tell all digits apart.",
}


def shifted_share(each: Sequence[Outcome]) -> float:
    """Return the accuracy on pictures shifted by 1 to 4 cells, over all seeds."""
    return mean(mean(outcome.zero[1 : IN_SIGHT + 1]) for outcome in each)


def still_share(each: Sequence[Outcome]) -> float:
    """Return the accuracy on pictures that are not shifted, over all seeds."""
    return mean(outcome.zero[0] for outcome in each)


def comparable(outcomes: Outcomes) -> bool:
    """Whether there are two networks to compare: while they are trained, there may be one."""
    return len(by_model(outcomes)) > 1


def price(outcomes: Outcomes, head: str) -> str:
    """Say which network is best where nothing is shifted, and what it costs."""
    found = by_model(outcomes)
    best, said = _ranked(found, 0)
    least = min(found, key=lambda name: cost_of(name, head).parameters)
    times = cost_of(best, head).parameters / cost_of(least, head).parameters
    cost = f" {_start(best)} takes {format_number(times, 2)} times the parameters of {_inside(least)}."
    return f"Not shifted, {said}{cost if times > 1 else ''}"


def gift(outcomes: Outcomes) -> str:
    """Say which network is best where the pictures are shifted by one cell."""
    return f"Shifted by one cell, {_ranked(by_model(outcomes), 1)[1]}"


def _ranked(found: dict[str, list[Outcome]], shift: int) -> tuple[str, str]:
    """Return the best network at a shift, and a sentence that names it and the last one."""
    ranking = rank({name: [outcome.zero[shift] for outcome in each] for name, each in found.items()})
    (best, *_, last), lead, shown = ranking
    said = listed([_inside(name) for name in lead])
    ends = f"; last is {_inside(last)}: {shown[last]}."
    if not ranking.is_close:
        return best, f"{said} is best: {shown[best]}{ends}"
    everyone = len(lead) == len(found)
    are = "are as good as each other" if everyone else "lead"
    return best, f"{said} {are}: {_together(ranking)}{'.' if everyone else ends}"


def _together(ranking: Ranking) -> str:
    """Return the numbers of networks that are too close to call."""
    numbers = [ranking.shown[name] for name in ranking.lead]
    if len(set(numbers)) == 1:
        return f"{numbers[0]} each"
    return f"{listed(numbers)}, closer than their seeds"


def about_seeds(outcomes: Outcomes) -> str:
    """Say how far seeds alone change the result."""
    found = by_model(outcomes)
    most = max(len(each) for each in found.values())
    if most == 1:
        return "One seed only: another may give another order."
    widths = [max(o.zero[0] for o in each) - min(o.zero[0] for o in each) for each in found.values()]
    return (
        f"{most} seeds: other random weights alone change the accuracy of one network by up to "
        f"{100 * max(widths):.1f} points, so a smaller difference between two networks says nothing."
    )


def verdict(bet: str, outcomes: Outcomes) -> str:
    """Say what became of a prediction; it is right for each of those that are too close to call."""
    ranking = rank({n: [shifted_share([o]) for o in each] for n, each in by_model(outcomes).items()})
    measured = f"Over shifts of 1 to {IN_SIGHT} cells, {_best(ranking)}"
    if bet in (ASK, SKIP):
        return f"{measured}."
    if bet not in ranking.names:
        return f"You said {_inside(bet)}, which is not among these networks. {measured}."
    if bet not in ranking.lead:
        return f"You said {_inside(bet)}. {measured}; {_inside(bet)}: {ranking.shown[bet]}."
    so = "and that counts as right" if ranking.is_close else "and so it is"
    return f"You said {_inside(bet)}, {so}. {measured}."


def _best(ranking: Ranking) -> str:
    """Name the best network, or those that are too close to call."""
    if ranking.is_close:
        names = listed([_inside(name) for name in ranking.lead])
        return f"{names} are too close to call: {_together(ranking)}"
    (best,) = ranking.lead
    return f"{_inside(best)} is right most often: {ranking.shown[best]}"


def source(runs: Sequence[Run], outcomes: Outcomes, here: int, made: dict[str, Any]) -> str:
    """Say where the results come from."""
    shipped = len(outcomes) - here
    missing = len(runs) - len(outcomes)
    parts = []
    if shipped:
        parts.append(
            f"{_of(shipped, runs)} recorded with Keras {made['keras']} and TensorFlow {made['tensorflow']} "
            f"by “{made['command']}”"
        )
    if here:
        parts.append(f"{_of(here, runs)} trained on this server")
    if missing:
        parts.append(f"{_of(missing, runs)} not trained yet")
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."


def _of(count: int, runs: Sequence[Run]) -> str:
    return f"all {count} networks" if count == len(runs) else f"{count} of {len(runs)} networks"


def chart_alt(outcomes: Outcomes, *, covered: bool) -> str:
    """Describe the chart of the shifts."""
    if covered:
        return (
            "Accuracy on test pictures that are not shifted. What shifts do is shown after your prediction."
        )
    names = ", ".join(
        f"{POOLING_WORDS[name]} {percent(still_share(each))}, shifted by 1 "
        f"{percent(mean(outcome.zero[1] for outcome in each))}"
        for name, each in by_model(outcomes).items()
    )
    return f"Accuracy against the shift, of {CLASSES} classes: {names}."


def curves_alt(outcomes: Outcomes) -> str:
    """Describe the chart of learning."""
    last = ", ".join(
        f"{POOLING_WORDS[name]} {' and '.join(_last(each, what) for what in ('accuracy', 'loss'))}"
        for name, each in by_model(outcomes).items()
    )
    return f"Accuracy and loss of each epoch; after the last one: {last or 'nothing yet'}."


def _last(each: Sequence[Outcome], what: str) -> str:
    return format_number(mean(getattr(one, what)[-1] for one in each), 3)


def _start(name: str) -> str:
    """Return a network's name at the start of a sentence."""
    return POOLING_WORDS[name]


def _inside(name: str) -> str:
    """Return a network's name within a sentence."""
    return POOLING_WORDS[name].lower()
