"""TensorFlow's call for a question, spelled with every argument."""

from collections.abc import Callable
from typing import Any

from pooling import PoolingError
from pooling.frameworks.call_settings import NO_SUCH_ARGUMENT
from pooling.frameworks.facts.unsupported import find_unsupported
from pooling.frameworks.facts.unsupported_row import POOLING_TYPES
from pooling.frameworks.question import ADAPTIVE, ARGMAX, DIRECT, GLOBAL, KERAS, POOL, WHOLE, Question
from pooling.frameworks.tensorflow_calls import DATA_FORMATS

TAPE = """with tf.GradientTape() as tape:
    tape.watch(x)
    y = {call}
tape.gradient(y, x)"""


def spelled(question: Question) -> str:
    """Spell TensorFlow's call, or nothing if it has no such call: one without the argument asks another."""
    try:
        row = find_unsupported(question)
        if row is not None and row.name in NO_SUCH_ARGUMENT:
            return ""
        call = _SPELLED[question.call](question)
    except PoolingError:
        return ""
    if not question.gradient:
        return call
    return TAPE.format(call=call).replace("y = tf.nn.max_pool_with", "y, _ = tf.nn.max_pool_with")


def is_supported(question: Question) -> bool:
    """Whether TensorFlow is thought to answer."""
    try:
        return find_unsupported(question) is None
    except PoolingError:
        return False


def _pool(question: Question) -> str:
    spec, padding = question.spec, question.padding
    if isinstance(padding, list) and spec.reduction in POOLING_TYPES:
        return _direct(question)
    return (
        f'tf.nn.pool(x, window_shape={spec.window_shape}, pooling_type="{spec.reduction.upper()}", '
        f'strides={spec.strides}, padding={_padding(padding)}, data_format="{DATA_FORMATS[spec.rank]}", '
        f"dilations={spec.dilations})"
    )


def _direct(question: Question) -> str:
    spec = question.spec
    batch = f", include_batch_in_index={question.batch}" if question.call == ARGMAX else ""
    return (
        f"{question.name}(x, ksize={spec.window_shape}, strides={spec.strides}, "
        f'padding={_padding(question.padding)}, data_format="{DATA_FORMATS[spec.rank]}"{batch})'
    )


def _padding(padding: str | list[tuple[int, int]]) -> str:
    if isinstance(padding, str):
        return f'"{padding}"'
    return str([[0, 0], *map(list, padding), [0, 0]])


def _layer(question: Question) -> str:
    spec, padding = question.spec, question.padding
    named: Any = padding.lower() if isinstance(padding, str) else padding
    return (
        f"{question.name}(pool_size={spec.window_shape}, strides={spec.strides}, "
        f"padding={_padding(named) if isinstance(named, str) else named}, "
        'data_format="channels_last")(x)'
    )


def _global(question: Question) -> str:
    return f'{question.name}(keepdims=False, data_format="channels_last")(x)'


def _adaptive(question: Question) -> str:
    shape = getattr(question.spec, "output_shape", ())
    return f'{question.name}(output_size={shape}, data_format="channels_last")(x)'


_SPELLED: dict[str, Callable[[Question], str]] = {
    POOL: _pool,
    WHOLE: _pool,
    DIRECT: _direct,
    ARGMAX: _direct,
    KERAS: _layer,
    GLOBAL: _global,
    ADAPTIVE: _adaptive,
}
