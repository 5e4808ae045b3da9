"""The same pooling as code to run elsewhere: NumPy alone, TensorFlow, PyTorch. Every argument is spelled out.

A framework's code is given only where it computes what is on the screen; where it cannot be asked, the
refusal of `pooling.frameworks` says why.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, WindowPlan, plan_windows, pool
from pooling.frameworks.limits import TORCH, predict_limit
from pooling.frameworks.question import KERAS, POOL, Question
from pooling.frameworks.refusals import POOLING_TYPES, predict_refusal
from pooling.frameworks.rules import PYTORCH, TENSORFLOW, find_rule
from pooling.number_text import exact_number
from pooling.windows import AxisPlan

Pads = tuple[tuple[int, int], ...]
SAFE_TOTAL = 1e300
SAFE_POWER = 150
"""Decimal exponent that powers keep within, so that plain NumPy neither overflows nor loses digits."""


def numpy_code(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write code that pools the plane `x`, (H, W), and checks the result; it needs NumPy alone.

    Where plain NumPy would overflow or turn ∞ into NaN, the code calls our core instead and says so.
    """
    plan = plan_windows(spec, x.shape)
    body = _plain_numpy(spec, plan) if _is_tame(x, spec) else _our_core(spec)
    check = f"expected = {_array(pool(x, spec))}\nnp.testing.assert_allclose(y, expected)\nprint(y)\n"
    return f"import numpy as np\n\nx = {_array(x)}\n\n{body}\n\n{check}"


def _array(matrix: NDArray[Any], call: str = "np.array", kind: str = "float", module: str = "np") -> str:
    rows = ",\n    ".join(f"[{', '.join(_number(value, module) for value in row)}]" for row in matrix.tolist())
    return f"{call}([\n    {rows},\n], dtype={kind})"


def _number(value: float, module: str) -> str:
    text = exact_number(value)
    return text.replace("inf", f"{module}.inf").replace("nan", f"{module}.nan")


def _is_tame(x: NDArray[Any], spec: PoolSpec) -> bool:
    """Whether plain NumPy gets the same numbers."""
    if spec.reduction in ("max", "min"):
        return True
    sizes = np.abs(np.asarray(x, dtype=np.float64))
    if not np.isfinite(sizes).all() or sizes.sum() > SAFE_TOTAL:
        return False
    logs = np.log10(sizes[sizes > 0])
    return spec.reduction != "lp" or bool((np.abs(logs) * spec.p < SAFE_POWER).all())


def _our_core(spec: PoolSpec) -> str:
    return (
        "# Numbers this large, or infinite, want more care than a line of NumPy takes: this uses Pooling Lab's\n"
        "# own core. Run it in the app's folder.\n"
        "from pooling import PoolSpec, pool\n\n"
        f'spec = PoolSpec.of("{spec.reduction}", {spec.window_shape}, strides={spec.strides},\n'
        f"    padding={spec.padding!r}, dilations={spec.dilations}, ceil_mode={spec.ceil_mode},\n"
        f"    count_include_pad={spec.count_include_pad}, p={spec.p}, beta={spec.beta})\n"
        "y = pool(x, spec)"
    )


def _plain_numpy(spec: PoolSpec, plan: WindowPlan) -> str:
    pads = _pads_to_the_last_window(plan)
    places = ", ".join(f"::{step}" for step in (*spec.strides, *spec.dilations))
    counts = ", ".join(f":{count}" for count in plan.output_shape)
    return "\n".join(
        [
            "# (before, after) of rows and of columns; every window with its strides and dilations",
            f"pads = {pads}",
            "def windows(padded):",
            "    views = np.lib.stride_tricks.sliding_window_view(padded, "
            f"{tuple(axis.extent for axis in plan.axes)})",
            f"    return views[{places}][{counts}]",
            "",
            *_formula(spec, plan, pads),
        ]
    )


def _pads_to_the_last_window(plan: WindowPlan) -> Pads:
    """The pads, and after them what the last window overhangs."""
    return tuple((axis.before, axis.after + _overhang(axis)) for axis in plan.axes)


def _overhang(axis: AxisPlan) -> int:
    end = axis.positions(axis.output_size - 1)[-1] + 1
    return max(0, end - axis.size - axis.after)


def _formula(spec: PoolSpec, plan: WindowPlan, pads: Pads) -> list[str]:
    low, high = "windows(np.pad(x, pads, constant_values=-np.inf))", "windows(np.pad(x, pads, constant_values=np.inf))"
    cells, axes = "windows(np.pad(x, pads))", "axis=(2, 3)"
    divisors = ["divisors = windows(counted).sum(axis=(2, 3))", f"y = {cells}.sum({axes}) / divisors"]
    return {
        "max": [f"y = {low}.max({axes})"],
        "min": [f"y = {high}.min({axes})"],
        "sum": [f"y = {cells}.sum({axes})"],
        "avg": [_counted(spec, plan, pads), *divisors],
        "lp": [f"p = {exact_number(spec.p)}", f"y = (np.abs({cells}) ** p).sum({axes}) ** (1 / p)"],
        "softmax": [
            f"beta = {exact_number(spec.beta)}",
            f"peaks = {low}.max({axes}, keepdims=True)",
            "powers = np.where(windows(np.pad(np.ones_like(x), pads)) > 0, "
            f"beta * ({cells} - peaks), -np.inf)",
            "weights = np.exp(powers)",
            f"y = (weights * {cells}).sum({axes}) / weights.sum({axes})",
        ],
    }[spec.reduction]


def _counted(spec: PoolSpec, plan: WindowPlan, pads: Pads) -> str:
    if not spec.count_include_pad or not any(map(any, plan.pads)):
        return "counted = np.pad(np.ones_like(x), pads)  # 1 where an average counts a cell: not in the padding"
    counted = f"np.pad(np.ones_like(x), {plan.pads}, constant_values=1)"
    over = tuple((0, after - axis.after) for (_, after), axis in zip(pads, plan.axes, strict=True))
    counted = f"np.pad({counted}, {over})" if any(map(any, over)) else counted
    return f"counted = {counted}  # 1 where an average counts a cell: padding too"


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
    x_text = _array(x, "tf.constant", "tf.float64", "np")
    imports = "import numpy as np\nimport tensorflow as tf\n" if "np." in x_text else "import tensorflow as tf\n"
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
        return (
            f'tf.nn.pool({{x}}, window_shape={spec.window_shape}, pooling_type="{POOLING_TYPES[spec.reduction]}",\n'
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
    """Write the call of PyTorch's function.

    Raises:
        PoolingError: PyTorch cannot be asked; the sentence says why.
    """
    sign, spec = _min_as_max(spec)
    plan = plan_windows(spec, x.shape)
    padded = _pad_first(x, spec, plan)
    refusal = predict_limit(Question(padded[1], padded[2], TORCH)) or _other_norm(x, spec, plan)
    if refusal:
        raise PoolingError(refusal)
    x_text = _array(x, "torch.tensor", "torch.float64", "torch")
    return (
        f"import torch\nimport torch.nn.functional as F\n\nx = {x_text}[None, None]\n{_nan_note(x, PYTORCH)}"
        f"{'x = -x' + chr(10) if sign else ''}{padded[0]}"
        f"y = {sign}{_torch_call(padded[2])}\nprint(y[0, 0].numpy())\n"
    )
