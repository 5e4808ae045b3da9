"""The same pooling as code for TensorFlow and Keras, with every argument spelled out.

Code is written only if it computes what is on the screen; otherwise a sentence of `pooling.frameworks` says
why there is none.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec
from pooling.frameworks.question import KERAS, POOL, Question
from pooling.frameworks.rules import TENSORFLOW
from pooling.frameworks.unsupported import POOLING_TYPES, explain_unsupported
from ui.export.array_code import array_code
from ui.export.code.by_another_name import Turned, by_another_name
from ui.export.code.framework_notes import nan_note

LAYOUTS = {1: "NWC", 2: "NHWC", 3: "NDHWC"}


def tensorflow_code(x: NDArray[Any], spec: PoolSpec, opening: str = "", array: str = "") -> str:
    """Write the call of TensorFlow, or of its Keras layer if only that supports these settings.

    `opening` is code that makes the array `photo`, which then replaces the numbers; or `array` names a NumPy
    array that is there.

    Raises
    ------
    PoolingError
        If TensorFlow does not support this; the sentence says why.
    """
    turned, spec = by_another_name(spec)
    function, layer = (_question(x, spec, call) for call in (POOL, KERAS))
    reasons = [explain_unsupported(question) for question in (function, layer)]
    if all(reasons):
        raise PoolingError(str(reasons[0]))
    call = _keras_call(layer) if reasons[0] else _tf_call(function)
    return _tensorflow_program(x, spec, turned, call, opening, array)


def keras_code(x: NDArray[Any], spec: PoolSpec, opening: str = "", array: str = "") -> str:
    """Write the call of the Keras layer.

    Raises
    ------
    PoolingError
        If Keras does not support this; the sentence says why.
    """
    turned, spec = by_another_name(spec)
    layer = _question(x, spec, KERAS)
    reason = explain_unsupported(layer)
    if reason:
        raise PoolingError(reason)
    return _tensorflow_program(x, spec, turned, _keras_call(layer), opening, array)


def _kind(spec: PoolSpec) -> str:
    return "float32" if spec.rank == 3 else "float64"  # 3-D pooling on a CPU supports nothing else


def _question(x: NDArray[Any], spec: PoolSpec, call: str) -> Question:
    with np.errstate(over="ignore"):
        return Question(np.asarray(x, dtype=_kind(spec)), spec, call)


def _tensorflow_program(
    x: NDArray[Any], spec: PoolSpec, turned: Turned, call: str, opening: str, array: str
) -> str:
    kind, given = _kind(spec), array or ("photo" if opening else "")
    x_text = f"tf.constant({given}, tf.{kind})" if given else array_code(x, "tf.constant", f"tf.{kind}", "np")
    needs_numpy = "np." in x_text + opening
    imports = "import numpy as np\nimport tensorflow as tf\n" if needs_numpy else "import tensorflow as tf\n"
    return (
        f"{imports}{opening}\nx = {_channels_last(x_text, x.ndim, spec.rank)}\n{nan_note(x, TENSORFLOW)}"
        f"y = {turned.after}{call.format(x=turned.before.format(x='x', library='tf'))}\n"
        f"print({_channels_first(x.ndim, spec.rank)}.numpy())\n"
    )


def _channels_last(x_text: str, axes: int, rank: int) -> str:
    """Write the input as a batch of one, channels last."""
    if axes > rank:
        return f"tf.transpose({x_text}, {[*range(1, rank + 1), 0]})[tf.newaxis]"
    return f"{x_text}[tf.newaxis, {':, ' * rank}tf.newaxis]"


def _channels_first(axes: int, rank: int) -> str:
    """Write the result `y` in our layout, channels first."""
    return f"tf.transpose(y[0], {[rank, *range(rank)]})" if axes > rank else f"y[0, {':, ' * rank}0]"


def _tf_call(question: Question) -> str:
    spec = question.spec
    if isinstance(question.padding, str):
        kind = POOLING_TYPES[spec.reduction]
        return (
            f'tf.nn.pool({{x}}, window_shape={spec.window_shape}, pooling_type="{kind}",\n'
            f'    strides={spec.strides}, padding="{question.padding}", data_format="{LAYOUTS[spec.rank]}", '
            f"dilations={spec.dilations})"
        )
    pads = [[0, 0], *map(list, question.padding), [0, 0]]
    return (
        f"{question.name}({{x}}, ksize={spec.window_shape}, strides={spec.strides},\n"
        f'    padding={pads}, data_format="{LAYOUTS[spec.rank]}")'
    )


def _keras_call(question: Question) -> str:
    spec = question.spec
    return (
        f"{question.name}(pool_size={spec.window_shape}, strides={spec.strides},\n"
        f'    padding="{str(question.padding).lower()}", data_format="channels_last")({{x}})'
    )
