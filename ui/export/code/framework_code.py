"""The same pooling as code for TensorFlow and PyTorch, with every argument spelled out.

Code is written only if it computes what is on the screen; otherwise a sentence of `pooling.frameworks` says
why there is none.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, WindowPlan, plan_windows
from pooling.frameworks.limits import TORCH, explain_limit
from pooling.frameworks.question import KERAS, POOL, Question
from pooling.frameworks.rules import PYTORCH, TENSORFLOW, find_rule
from pooling.frameworks.unsupported import POOLING_TYPES, explain_unsupported
from ui.export.array_code import array_code
from ui.export.code.by_another_name import Turned, by_another_name

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
        f"{imports}{opening}\nx = {_channels_last(x_text, x.ndim, spec.rank)}\n{_nan_note(x, TENSORFLOW)}"
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


def _nan_note(x: NDArray[Any], framework: str) -> str:
    rule = find_rule(framework, "NaN")
    return f"# {rule.sentence}\n" if rule and np.isnan(np.asarray(x, dtype=np.float64)).any() else ""


def torch_code(x: NDArray[Any], spec: PoolSpec, opening: str = "", array: str = "") -> str:
    """Write the call of PyTorch's function; pads that it does not support are applied first.

    `opening` is code that makes the array `photo`, which then replaces the numbers; or `array` names a NumPy
    array that is there.

    Raises
    ------
    PoolingError
        If PyTorch does not support this; the sentence says why.
    """
    turned, spec = by_another_name(spec)
    plan = plan_windows(spec, x.shape[-spec.rank :])
    batch, out = ("[None]", "y[0]") if x.ndim > spec.rank else ("[None, None]", "y[0, 0]")
    first = _padded_first(np.asarray(x, dtype=np.float64), spec, plan)
    reason = explain_limit(Question(first.x, first.spec, TORCH)) or _other_norm(first.x, first.spec)
    if reason:
        raise PoolingError(reason)
    given = array or ("photo" if opening else "")
    numbers = "" if given else array_code(x, "torch.tensor", "torch.float64", "torch")
    x_text = numbers or f"torch.from_numpy({given}.copy())"
    imports = "import numpy as np\n" if opening else ""
    return (
        f"{imports}import torch\nimport torch.nn.functional as F\n{opening}\n{_nan_note(x, PYTORCH)}"
        f"x = {turned.before.format(x=f'{x_text}{batch}', library='torch')}\n{first.code}"
        f"y = {turned.after}{_torch_call(first)}\nprint({out}.numpy())\n"
    )


@dataclass(frozen=True, eq=False)
class _PaddedFirst:
    """What is left for PyTorch's function after `code` has padded the input."""

    code: str
    x: NDArray[Any]
    spec: PoolSpec
    pads: tuple[int, ...]


def adds_zeros(spec: PoolSpec) -> bool:
    """Whether an average is the same if zeros are put where the padding is."""
    return spec.count_include_pad or spec.divisor_override is not None


def _padded_first(x: NDArray[Any], spec: PoolSpec, plan: WindowPlan) -> _PaddedFirst:
    """Pad first if PyTorch's function does not support the pads: −∞ for max, counted zeros for average."""
    unsupported = any(
        before != after or 2 * max(before, after) > window
        for (before, after), window in zip(plan.pads, spec.window_shape, strict=True)
    )
    same = spec.reduction == "max" or (spec.reduction == "avg" and adds_zeros(spec))
    if not unsupported or not same or spec.ceil_mode:
        return _PaddedFirst("", x, spec, tuple(before for before, _ in plan.pads))
    value = "-torch.inf" if spec.reduction == "max" else "0"
    from_the_last = tuple(pad for axis in reversed(plan.pads) for pad in axis)  # as F.pad takes them
    code = f"x = F.pad(x, {from_the_last}, value={value})\n"
    padded = np.pad(x, ((0, 0),) * (x.ndim - spec.rank) + plan.pads)
    return _PaddedFirst(code, padded, replace(spec, padding="valid"), (0,) * spec.rank)


def _other_norm(x: NDArray[Any], spec: PoolSpec) -> str | None:
    """Explain that PyTorch's p-norm differs for negative cells with odd p, and for a window past the end."""
    question = Question(x, spec, TORCH)
    differs = spec.reduction == "lp" and (question.ceil_matters or bool((x < 0).any() and spec.p % 2))
    rule = find_rule(PYTORCH, "p-norm")
    return f"PyTorch computes another p-norm here. {rule.sentence}" if differs and rule else None


def _torch_call(first: _PaddedFirst) -> str:
    spec = first.spec
    window = f"kernel_size={spec.window_shape}, stride={spec.strides}"
    if spec.reduction == "lp":
        return f"F.lp_pool{spec.rank}d(x, norm_type={spec.p}, {window},\n    ceil_mode={spec.ceil_mode})"
    last = (
        f"dilation={spec.dilations}, ceil_mode={spec.ceil_mode}"
        if spec.reduction == "max"
        else f"ceil_mode={spec.ceil_mode}, count_include_pad={spec.count_include_pad}{_divisor(spec)}"
    )
    return f"F.{spec.reduction}_pool{spec.rank}d(x, {window},\n    padding={first.pads}, {last})"


def _divisor(spec: PoolSpec) -> str:
    return "" if spec.divisor_override is None else f", divisor_override={spec.divisor_override}"
