"""TensorFlow's call for a question, spelled with every argument."""

from collections.abc import Callable

from pooling import PoolingError
from pooling.frameworks.call_settings import NO_SUCH_ARGUMENT
from pooling.frameworks.facts.unsupported import find_unsupported
from pooling.frameworks.facts.unsupported_row import POOLING_TYPES
from pooling.frameworks.libraries.spell.speller import named, nested
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
    spec, padding = question.spec, _padding(question)
    if isinstance(padding, list) and spec.reduction in POOLING_TYPES:
        return _direct(question)
    arguments = named(
        window_shape=spec.window_shape,
        pooling_type=spec.reduction.upper(),
        strides=spec.strides,
        padding=padding,
        data_format=DATA_FORMATS[spec.rank],
        dilations=spec.dilations,
    )
    return f"tf.nn.pool(x, {arguments})"


def _direct(question: Question) -> str:
    spec = question.spec
    arguments = named(
        ksize=spec.window_shape,
        strides=spec.strides,
        padding=_padding(question),
        data_format=DATA_FORMATS[spec.rank],
        **({"include_batch_in_index": question.batch} if question.call == ARGMAX else {}),
    )
    return f"{question.name}(x, {arguments})"


def _padding(question: Question) -> str | list[list[int]]:
    padding = question.padding
    return padding if isinstance(padding, str) else nested(tuple(padding))


def _layer(question: Question) -> str:
    spec, padding = question.spec, question.padding
    arguments = named(
        pool_size=spec.window_shape,
        strides=spec.strides,
        padding=padding.lower() if isinstance(padding, str) else padding,
    )
    return _made(question, arguments)


def _global(question: Question) -> str:
    return _made(question, named(keepdims=False))


def _adaptive(question: Question) -> str:
    return _made(question, named(output_size=getattr(question.spec, "output_shape", ())))


def _made(question: Question, arguments: str) -> str:
    """Spell a layer that is made with these arguments, and called."""
    return f'{question.name}({arguments}, data_format="channels_last")(x)'


_SPELLED: dict[str, Callable[[Question], str]] = {
    POOL: _pool,
    WHOLE: _pool,
    DIRECT: _direct,
    ARGMAX: _direct,
    KERAS: _layer,
    GLOBAL: _global,
    ADAPTIVE: _adaptive,
}
