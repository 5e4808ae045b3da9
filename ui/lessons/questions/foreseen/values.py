"""Questions for a result: what known mistakes give in its place."""

from collections.abc import Iterator
from itertools import chain

import numpy as np

from pooling.kinds.dispatch import plan_windows
from pooling.misconceptions.channels import wrong_channels
from pooling.misconceptions.values import WrongValue, wrong_values
from ui.lessons.questions.mistaken import Act, Foreseen, Mistaken, number_texts, one_text
from ui.lessons.questions.pooled import Pooled, altered
from ui.lessons.questions.sentences import filled, section
from ui.stepper.panels.words import PREDICT, mistakes, predict_words
from ui.stepper.reduction_words import REDUCTION_WORDS

Place = tuple[int, ...]
ROUNDING = 1e-12
"""A result that is smaller than this share of the numbers is 0 on paper: 0.1 + 0.2 − 0.3."""


def foresee_value(figure: Pooled, place: Place) -> Foreseen:
    """Foresee the answers to "what is the output at this place?"; `place` may begin with a channel."""
    channel, index = (place[0], place[1:]) if len(place) > figure.spec.rank else (0, place)
    results = figure.output.reshape(-1, *figure.plan.output_shape)
    value = float(results[(channel, *index)])
    nothing = ["0"] if 0 < abs(value) < ROUNDING * float(np.abs(figure.x).max()) else []
    texts = [*number_texts(value), *nothing]
    step = int(np.ravel_multi_index(index, figure.plan.output_shape)) + 1
    wrong = chain(_of_channels(figure, channel, index), _wrong(figure, channel, index))
    return Foreseen([[text] for text in texts], wrong, show=f"step/{step}")


def _of_channels(figure: Pooled, channel: int, index: Place) -> Iterator[Mistaken]:
    """Yield mistakes about channels, if there are several."""
    if figure.x.ndim > figure.spec.rank:
        said, titles = section("value"), section("title.value")
        for name, value in wrong_channels(figure.x, figure.spec, channel, index):
            yield Mistaken(name, [one_text(value)], said[name], title=titles[name])


def _wrong(figure: Pooled, channel: int, index: Place) -> Iterator[Mistaken]:
    templates, titles = value_templates(figure), section("title.value")
    noun = REDUCTION_WORDS[figure.spec.reduction].noun
    x = figure.x.reshape(-1, *figure.plan.input_shape)[channel]
    for wrong in wrong_values(x, figure.spec, index):
        say = filled(templates[wrong.name], _parts(figure, index))
        title = filled(titles.get(wrong.name.removeprefix("as "), ""), {"noun": noun})
        yield Mistaken(wrong.name, [one_text(wrong.value)], say, _act(figure, wrong), title)


def value_templates(figure: Pooled) -> dict[str, str]:
    """Return the sentence of every mistake about a result."""
    near = ("up", "down", "left", "right_side", "front", "back")
    return {
        **mistakes(figure.spec),
        **{side: filled(PREDICT["neighbour"], {"side": PREDICT[side]}) for side in near},
        "transposed": PREDICT["swapped"],
        "cell": predict_words(figure.spec)["cell"],
        **section("value"),
    }


def _parts(figure: Pooled, place: Place) -> dict[str, object]:
    row, col = ((0, *place) if len(place) == 1 else place)[-2:]
    return {
        "divisor": figure.plan.divisor(place),
        "row": row,
        "col": col,
    }


def _act(figure: Pooled, wrong: WrongValue) -> Act | None:
    words = section("act")
    if wrong.spec is None or wrong.x is None:
        return None
    sizes = wrong.x.shape
    number = int(np.ravel_multi_index(wrong.index, plan_windows(wrong.spec, sizes).output_shape)) + 1
    if wrong.spec == figure.spec and wrong.x.shape == figure.plan.input_shape:
        return Act(words["place"], show=f"step/{number}")
    if figure.x.ndim > figure.spec.rank:
        return None
    return Act(_act_words(figure, wrong), altered(figure, wrong.x, wrong.spec, start=number))


def _act_words(figure: Pooled, wrong: WrongValue) -> str:
    words, reduction = section("act"), getattr(wrong.spec, "reduction", "")
    if reduction != figure.spec.reduction:
        return filled(words["reduction"], {"noun": REDUCTION_WORDS[reduction].noun})
    return words.get(wrong.name, words["layer"])
