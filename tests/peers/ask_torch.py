"""PyTorch's answers: values, winners' indices, gradients."""

from typing import Any

import numpy as np

from tests.record.answers import torch_pool
from tests.record.cases import Case, Rng


def ask(asked: Case, rng: Rng) -> dict[str, Any] | None:
    """Put a question; None where PyTorch raises, or sees a window of padding alone.

    On one thread: with more, unpooling several values to one place is a race.
    """
    import torch

    torch.set_num_threads(1)
    try:
        return _ASKED[asked.get("kind", asked["reduction"])](asked, rng)
    except RuntimeError:
        return None


def tensor(asked: Case, array: Any = None) -> Any:
    """The input with a batch axis, in the memory order of the question's data format."""
    import torch

    x = np.asarray(asked["x"] if array is None else array, asked["dtype"])[None]
    if asked.get("data_format") == "channels_last":
        turned = np.ascontiguousarray(np.moveaxis(x, 1, -1))
        return torch.from_numpy(turned).movedim(-1, 1)
    return torch.from_numpy(x)


def function(asked: Case, name: str) -> Any:
    """torch.nn.functional's function for the question's rank."""
    import torch

    return getattr(torch.nn.functional, f"{name}{np.ndim(asked['x']) - 1}d")


def with_gradient(x: Any, y: Any, rng: Rng) -> dict[str, Any]:
    """The answer, with the gradient of a random loss where there is one: quarters, which add up exactly."""
    import torch

    answer = {"y": y.detach().numpy()[0]}
    if y.requires_grad and np.isfinite(answer["y"]).all():
        grad_output = rng.integers(-8, 9, tuple(y.shape)) / 4
        y.backward(torch.tensor(grad_output, dtype=y.dtype))
        answer |= {"grad_output": grad_output[0], "grad_x": x.grad.numpy()[0]}
    return answer


def leaf(asked: Case) -> Any:
    """The input, ready to be given a gradient if it is a float."""
    x = tensor(asked)
    return x.requires_grad_() if x.dtype.is_floating_point else x


def _ask_max(asked: Case, rng: Rng) -> dict[str, Any] | None:
    import torch

    functional, x = torch.nn.functional, leaf(asked)
    if max(asked["dilations"]) > 1:
        zeros = torch_pool(functional, torch.zeros(x.shape), asked)
        if not bool(torch.isfinite(zeros).all()):
            return None
    y, indices = torch_pool(functional, x, asked, return_indices=True)
    without_indices = torch_pool(functional, x.detach(), asked)  # a kernel of its own
    np.testing.assert_array_equal(without_indices, y.detach())
    return {**with_gradient(x, y, rng), "indices": indices.numpy()[0]}


def _ask_avg(asked: Case, rng: Rng) -> dict[str, Any]:
    import torch

    x = leaf(asked)
    divisor = {"divisor_override": asked["divisor"]} if "divisor" in asked else {}
    return with_gradient(x, torch_pool(torch.nn.functional, x, asked, **divisor), rng)


def _ask_lp(asked: Case, rng: Rng) -> dict[str, Any]:
    x = leaf(asked)
    window, strides = asked["window_shape"], asked["strides"]
    if len(window) == 1:  # lp_pool1d takes no list
        window, strides = window[0], strides[0]
    y = function(asked, "lp_pool")(x, asked["p"], window, strides, asked["ceil_mode"])
    return with_gradient(x, y, rng)


def _ask_adaptive(asked: Case, rng: Rng) -> dict[str, Any]:
    x = leaf(asked)
    pooling = function(asked, f"adaptive_{asked['reduction']}_pool")
    if asked["reduction"] == "avg":
        return with_gradient(x, pooling(x, asked["output_shape"]), rng)
    y, indices = pooling(x, asked["output_shape"], return_indices=True)
    return {**with_gradient(x, y, rng), "indices": indices.numpy()[0]}


def _ask_unpool(asked: Case, rng: Rng) -> dict[str, Any]:
    places = tensor({**asked, "dtype": "int64"}, asked["places"])
    y = function(asked, "max_unpool")(tensor(asked), places, asked["window_shape"], asked["strides"])
    return {"y": y.numpy()[0]}


_ASKED = {
    "max": _ask_max,
    "avg": _ask_avg,
    "sum": _ask_avg,
    "lp": _ask_lp,
    "adaptive": _ask_adaptive,
    "unpool": _ask_unpool,
}
