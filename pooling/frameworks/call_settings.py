"""A question as TensorFlow's process is asked it, and a layer as JSON, there and back."""

from dataclasses import asdict
from typing import Any

from pooling.frameworks.facts.unsupported_row import POOLING_TYPES, Unsupported
from pooling.frameworks.question import DIRECT, POOL, WHOLE, Question
from pooling.kinds.base import Adaptive
from pooling.process.messages import Header
from pooling.spec import PoolSpec

NO_SUCH_ARGUMENT = {
    "ceil_mode": "ceil_mode",
    "count_include_pad": "count_include_pad",
    "divisor_override": "divisor_override",
    "keras_dilation": "dilations",
    "dilated_pads": "dilations",
}
"""Rows of `unsupported` about an argument that TensorFlow's function has not: what it is called elsewhere."""


def call_settings(question: Question, row: Unsupported | None = None, *, timed: bool = False) -> Header:
    """Return what TensorFlow's process needs to know of a question, beside its array.

    If it is a question of the `row` of what is unsupported, it names what TensorFlow will not take, so that
    TensorFlow can say so itself. `timed` asks for the times of its function and of ours.

    Raises
    ------
    PoolingError
        If our own core rejects the question.
    """
    spec, padding = question.spec, question.padding
    call = DIRECT if question.call == POOL and isinstance(padding, list) else question.call
    argument = NO_SUCH_ARGUMENT.get(row.name) if row else None
    settings: Header = {
        "call": POOL if call == WHOLE else call,
        "function": question.name,
        "pooling_type": POOLING_TYPES.get(spec.reduction, spec.reduction.upper()),
        "window_shape": spec.window_shape,
        "strides": spec.strides,
        "dilations": spec.dilations,
        "padding": padding,
        "output_shape": getattr(spec, "output_shape", None),
        "arguments": {argument: getattr(spec, argument)} if argument else {},
        "gradient": question.gradient,
        "batch": question.batch,
    }
    return settings | ({"timed": layer_message(spec)} if timed else {})


def layer_message(spec: PoolSpec) -> dict[str, Any]:
    """Return a layer as what JSON has."""
    return asdict(spec)


def layer_of(message: dict[str, Any]) -> PoolSpec:
    """Return the layer of a message.

    >>> spec = PoolSpec.of("avg", (2, 3), padding=((0, 1), (1, 0)))
    >>> layer_of(layer_message(spec)) == spec
    True
    """
    values = {name: _tuples(value) for name, value in message.items()}
    return (Adaptive if "output_shape" in values else PoolSpec)(**values)


def _tuples(value: Any) -> Any:
    """Return lists as tuples, also within lists: JSON has no tuples."""
    return tuple(map(_tuples, value)) if isinstance(value, (list, tuple)) else value
