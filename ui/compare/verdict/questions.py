"""What the view *With TensorFlow* asks: the questions about one input, by the function that is chosen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from pooling import PoolSpec
from pooling.frameworks.facts.unsupported import explain_unsupported
from pooling.frameworks.question import ADAPTIVE, ARGMAX, DIRECT, GLOBAL, KERAS, POOL, WHOLE, Question
from pooling.kinds.base import Adaptive
from ui.compare.tables import Values

BOTH = ("max", "avg")


@dataclass(frozen=True)
class Asked:
    """What is chosen: a value of the setting *Function*, outputs or gradients, and what only some need."""

    function: str = "overview"
    gradient: bool = False
    batch: bool = False
    output_shape: tuple[int, ...] = ()


OVERVIEW = Asked()


def questions(x: Values, spec: PoolSpec, asked: Asked = OVERVIEW) -> list[Question]:
    """List the questions about `x`, (..., spatial)."""
    listed = _LISTS[asked.function](x, spec, asked)
    return [replace(question, gradient=asked.gradient) for question in listed]


def _overview(x: Values, spec: PoolSpec, asked: Asked) -> list[Question]:
    """List the chosen reduction, max and average, then both global poolings, in two ways.

    If `tf.nn.pool` does not support a question but the Keras layer does, the layer is asked too.
    """
    listed = []
    for question in _windowed(POOL)(x, spec, asked):
        layer = replace(question, call=KERAS)
        other = explain_unsupported(question) and not explain_unsupported(layer)
        listed += [question, layer] if other else [question]
    return listed + _global(x, spec, asked)


def _windowed(call: str) -> Callable[[Values, PoolSpec, Asked], list[Question]]:
    """List the chosen reduction, max and average."""
    return lambda x, spec, _: [
        Question(x, replace(spec, reduction=reduction), call)
        for reduction in dict.fromkeys((spec.reduction, *BOTH))
    ]


def _argmax(x: Values, spec: PoolSpec, asked: Asked) -> list[Question]:
    return [Question(x, replace(spec, reduction="max"), ARGMAX, batch=asked.batch)]


def _global(x: Values, spec: PoolSpec, _: Asked) -> list[Question]:
    whole = [PoolSpec.of(reduction, x.shape[-spec.rank :]) for reduction in BOTH]
    return [Question(x, window, call) for call in (GLOBAL, WHOLE) for window in whole]


def _adaptive(x: Values, spec: PoolSpec, asked: Asked) -> list[Question]:
    return [
        Question(x, adaptive(replace(spec, reduction=reduction), asked.output_shape), ADAPTIVE)
        for reduction in dict.fromkeys((spec.reduction, *BOTH))
    ]


def adaptive(spec: PoolSpec, output_shape: tuple[int, ...]) -> Adaptive:
    """Return the adaptive layer with a reduction's settings."""
    plain = {name: getattr(spec, name) for name in PoolSpec.__dataclass_fields__}
    return Adaptive(**plain, output_shape=output_shape)


_LISTS: dict[str, Callable[[Values, PoolSpec, Asked], list[Question]]] = {
    "overview": _overview,
    "pool": _windowed(POOL),
    "direct": _windowed(DIRECT),
    "argmax": _argmax,
    "keras": _windowed(KERAS),
    "global": _global,
    "adaptive": _adaptive,
}
