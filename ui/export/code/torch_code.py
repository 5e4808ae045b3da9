"""The same pooling as code for PyTorch, with every argument spelled out.

Code is written only if it computes what is on the screen; otherwise a sentence of `pooling.frameworks` says
why there is none.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, WindowPlan, plan_windows
from pooling.frameworks.limits import TORCH, explain_limit
from pooling.frameworks.question import Question
from pooling.frameworks.rules import PYTORCH
from ui.export.array_code import array_code
from ui.export.code.by_another_name import by_another_name
from ui.export.code.framework_notes import nan_note, other_norm
from ui.export.code.padded_windows import pads_last_first


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
    reason = explain_limit(Question(first.x, first.spec, TORCH)) or other_norm(first.x, first.spec)
    if reason:
        raise PoolingError(reason)
    given = array or ("photo" if opening else "")
    numbers = "" if given else array_code(x, "torch.tensor", "torch.float64", "torch")
    x_text = numbers or f"torch.from_numpy({given}.copy())"
    imports = "import numpy as np\n" if opening else ""
    return (
        f"{imports}import torch\nimport torch.nn.functional as F\n{opening}\n{nan_note(x, PYTORCH)}"
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


def _adds_zeros(spec: PoolSpec) -> bool:
    """Whether an average is the same if zeros are put where the padding is."""
    return spec.count_include_pad or spec.divisor_override is not None


def _padded_first(x: NDArray[Any], spec: PoolSpec, plan: WindowPlan) -> _PaddedFirst:
    """Pad first if PyTorch's function does not support the pads: −∞ for max, counted zeros for average."""
    unsupported = any(
        before != after or 2 * max(before, after) > window
        for (before, after), window in zip(plan.pads, spec.window_shape, strict=True)
    )
    same = spec.reduction == "max" or (spec.reduction == "avg" and _adds_zeros(spec))
    if not unsupported or not same or spec.ceil_mode:
        return _PaddedFirst("", x, spec, tuple(before for before, _ in plan.pads))
    value = "-torch.inf" if spec.reduction == "max" else "0"
    code = f"x = F.pad(x, {pads_last_first(plan.pads)}, value={value})\n"
    padded = np.pad(x, ((0, 0),) * (x.ndim - spec.rank) + plan.pads)
    return _PaddedFirst(code, padded, replace(spec, padding="valid"), (0,) * spec.rank)


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
