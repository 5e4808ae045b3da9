"""The same pooling as code for TensorFlow and PyTorch, with every argument spelled out.

Code is given only where it computes what is on the screen; elsewhere the refusal of `pooling.frameworks`
says why there is none.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, WindowPlan, plan_windows
from pooling.frameworks.limits import TORCH, predict_limit
from pooling.frameworks.question import KERAS, POOL, Question
from pooling.frameworks.refusals import POOLING_TYPES, predict_refusal
from pooling.frameworks.rules import PYTORCH, TENSORFLOW, find_rule
from ui.code_copies import array_code


def tensorflow_code(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write the call of TensorFlow, or of its Keras layer where only that takes these settings.

    Raises:
        PoolingError: TensorFlow cannot be asked; the sentence says why.
    """
    sign, spec = _min_as_max(spec)
    questions = [Question(np.asarray(x, dtype=np.float64), spec, call) for call in (POOL, KERAS)]
    refusals = [predict_refusal(question) for question in questions]
    if all(refusals):
        raise PoolingError(str(refusals[0]))
    call = _keras_call(questions[1]) if refusals[0] else _tf_call(questions[0])
    x_text = array_code(x, "tf.constant", "tf.float64", "np")
    imports = (
        "import numpy as np\nimport tensorflow as tf\n" if "np." in x_text else "import tensorflow as tf\n"
    )
    return (
        f"{imports}\nx = {x_text}[tf.newaxis, :, :, tf.newaxis]\n{_nan_note(x, TENSORFLOW)}"
        f"y = {sign}{call.format(x=f'{sign}x')}\nprint(y[0, :, :, 0].numpy())\n"
    )


def _min_as_max(spec: PoolSpec) -> tuple[str, PoolSpec]:
    """Frameworks have no minimum, but min(x) = −max(−x)."""
    return ("-", replace(spec, reduction="max")) if spec.reduction == "min" else ("", spec)


def _tf_call(question: Question) -> str:
    spec = question.spec
    if isinstance(question.padding, str):
        kind = POOLING_TYPES[spec.reduction]
        return (
            f'tf.nn.pool({{x}}, window_shape={spec.window_shape}, pooling_type="{kind}",\n'
            f'    strides={spec.strides}, padding="{question.padding}", data_format="NHWC", '
            f"dilations={spec.dilations})"
        )
    pads = [[0, 0], *map(list, question.padding), [0, 0]]
    return (
        f"{question.name}({{x}}, ksize={spec.window_shape}, strides={spec.strides},\n"
        f'    padding={pads}, data_format="NHWC")'
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


def torch_code(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write the call of PyTorch's function; pads that it refuses are put around the input first.

    Raises:
        PoolingError: PyTorch cannot be asked; the sentence says why.
    """
    sign, spec = _min_as_max(spec)
    plan = plan_windows(spec, x.shape)
    first = _padded_first(np.asarray(x, dtype=np.float64), spec, plan)
    refusal = predict_limit(Question(first.x, first.spec, TORCH)) or _other_norm(first.x, first.spec)
    if refusal:
        raise PoolingError(refusal)
    x_text = array_code(x, "torch.tensor", "torch.float64", "torch")
    return (
        f"import torch\nimport torch.nn.functional as F\n\n{_nan_note(x, PYTORCH)}"
        f"x = {sign}{x_text}[None, None]\n{first.code}"
        f"y = {sign}{_torch_call(first)}\nprint(y[0, 0].numpy())\n"
    )


@dataclass(frozen=True, eq=False)
class _PaddedFirst:
    """What PyTorch's function is left to do after `code` has padded the input."""

    code: str
    x: NDArray[Any]
    spec: PoolSpec
    pads: tuple[int, int]


def _padded_first(x: NDArray[Any], spec: PoolSpec, plan: WindowPlan) -> _PaddedFirst:
    """Pad by hand where PyTorch's function would refuse: −∞ for max, counted zeros for an average."""
    (top, bottom), (left, right) = plan.pads
    refused = (
        top != bottom
        or left != right
        or any(2 * max(pad) > window for pad, window in zip(plan.pads, spec.window_shape, strict=True))
    )
    same = spec.reduction == "max" or (spec.reduction == "avg" and spec.count_include_pad)
    if not refused or not same or spec.ceil_mode:
        return _PaddedFirst("", x, spec, (top, left))
    value = "-torch.inf" if spec.reduction == "max" else "0"
    code = f"x = F.pad(x, ({left}, {right}, {top}, {bottom}), value={value})\n"
    return _PaddedFirst(code, np.pad(x, plan.pads), replace(spec, padding="valid"), (0, 0))


def _other_norm(x: NDArray[Any], spec: PoolSpec) -> str | None:
    """PyTorch's p-norm is another one for negative cells with odd p, and for a window that overhangs."""
    question = Question(x, spec, TORCH)
    differs = spec.reduction == "lp" and (question.ceil_matters or bool((x < 0).any() and spec.p % 2))
    rule = find_rule(PYTORCH, "p-norm")
    return f"PyTorch computes another p-norm here. {rule.sentence}" if differs and rule else None


def _torch_call(first: _PaddedFirst) -> str:
    spec = first.spec
    window = f"kernel_size={spec.window_shape}, stride={spec.strides}"
    if spec.reduction == "lp":
        return f"F.lp_pool2d(x, norm_type={spec.p}, {window},\n    ceil_mode={spec.ceil_mode})"
    last = (
        f"dilation={spec.dilations}, ceil_mode={spec.ceil_mode}"
        if spec.reduction == "max"
        else f"ceil_mode={spec.ceil_mode}, count_include_pad={spec.count_include_pad}"
    )
    return f"F.{spec.reduction}_pool2d(x, {window},\n    padding={first.pads}, {last})"
