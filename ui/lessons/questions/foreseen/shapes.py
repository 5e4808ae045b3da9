"""Questions for the output's shape: what known mistakes give in its place."""

from collections.abc import Iterator
from dataclasses import replace

from pooling import PoolingError, PoolSpec
from pooling.kinds.dispatch import plan_windows
from pooling.misconceptions.shapes import wrong_shapes
from ui.lessons.questions.mistaken import Act, Foreseen, Mistaken
from ui.lessons.questions.pooled import Pooled, altered
from ui.lessons.questions.sentences import section
from ui.stepper.panels.question_words import WRONG_SHAPES


def foresee_shape(figure: Pooled) -> Foreseen:
    """Foresee the answers to "what is the output's shape?", a number for each axis of the window."""
    return Foreseen([[str(size) for size in figure.plan.output_shape]], _wrong(figure))


def _wrong(figure: Pooled) -> Iterator[Mistaken]:
    templates, titles = WRONG_SHAPES | section("shape"), section("title.shape")
    for name, shape in wrong_shapes(figure.plan).items():
        answer = [str(size) for size in shape]
        yield Mistaken(name, answer, templates[name], shape_act(figure, name, shape), titles[name])


def shape_act(figure: Pooled, name: str, shape: tuple[int, ...]) -> Act | None:
    """Let the figure act out a wrong shape, if some layer has that shape."""
    other = _layers(figure).get(name)
    if other is None:
        return None
    try:
        plan = plan_windows(other, figure.plan.input_shape)
    except PoolingError:
        return None
    words = section("act")
    if plan.output_shape != shape:
        return None
    start = plan.window_count if name == "up" else 1  # where the window hangs over the end
    return Act(words.get(name, words["layer"]), altered(figure, figure.x, other, start=start))


def _layers(figure: Pooled) -> dict[str, PoolSpec]:
    spec = figure.spec
    return {
        "up": replace(spec, ceil_mode=True),
        "down": replace(spec, ceil_mode=False),
        "same": replace(spec, padding="valid"),
        "padding": replace(spec, padding="valid"),
        "one": replace(spec, strides=(1,) * spec.rank, padding=figure.plan.pads),
        "exchanged": replace(spec, window_shape=spec.strides, strides=spec.window_shape),
    }
