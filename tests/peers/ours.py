"""Our answers to the same questions, and how near they must be to the peer's."""

from math import prod
from typing import Any

import numpy as np

from pooling import (
    PoolSpec,
    adaptive_pool,
    adaptive_pool_backward,
    adaptive_steps,
    global_pool,
    global_pool_backward,
    pool,
    pool_backward,
    pool_with_indices,
    reference,
    unpool,
)
from tests.peers.ours_layers import LAYERS
from tests.record.cases import Case

SETTINGS = ("strides", "padding", "dilations", "ceil_mode", "count_include_pad")
KEYS = ("y", "indices", "grad_x")


def spec_of(asked: Case) -> PoolSpec:
    """Our spec for a question."""
    settings = {key: asked[key] for key in SETTINGS}
    reduction, divisor = asked["reduction"], asked.get("divisor")
    if divisor is not None:  # PyTorch's divisor_override; recorded as a sum to be divided
        reduction = "avg"
    options = {"p": asked.get("p", 2.0), "divisor_override": divisor}
    return PoolSpec.of(reduction, asked["window_shape"], **settings, **options)


def compare(asked: Case, theirs: dict[str, Any], *, slowly: bool = True) -> float:
    """Hold what we answer against what they answered, and return the largest difference.

    `slowly` asks the nested loops of `pooling.reference` as well.
    """
    x = np.asarray(asked["x"], asked["dtype"])
    largest = 0.0
    for key in KEYS:
        if key in theirs:
            wanted = np.asarray(theirs[key])
            for ours in answers(asked, key, x, theirs, slowly):
                largest = max(largest, difference(asked, key, ours, wanted))
    return largest


def answers(asked: Case, key: str, x: np.ndarray, theirs: dict[str, Any], slowly: bool) -> list[np.ndarray]:
    """All that we have to say about `key`, channels first."""
    if asked.get("kind") in LAYERS:
        return LAYERS[asked["kind"]](asked, key, x, theirs, slowly)
    grad = theirs.get("grad_output")
    grad = None if grad is None else np.asarray(grad, asked["dtype"])
    if asked.get("kind") == "unpool":
        return [unpooled(asked, x)]
    if asked.get("kind") == "adaptive":
        return [adaptive(asked, key, x, grad)]
    if asked.get("call") in ("global", "keras_global"):
        options = {"spatial_rank": x.ndim - 1, "p": asked.get("p", 2.0)}
        if key == "grad_x":
            return [global_pool_backward(x, grad, asked["reduction"], **options)]
        return [global_pool(x, asked["reduction"], keepdims=True, **options)]
    return pooled(asked, key, x, grad, slowly)


def pooled(asked: Case, key: str, x: np.ndarray, grad: Any, slowly: bool) -> list[np.ndarray]:
    """`pool`, the nested loops and the values beside the indices; the indices; or the gradient."""
    spec = spec_of(asked)
    name = asked.get("data_format", "channels_first")
    moved, last = turned(x, name), {"data_format": name}
    if key == "grad_x":
        return [turned_back(pool_backward(moved, spec, turned(grad, name), **last), name)]
    if key == "indices":
        return [turned_back(pool_with_indices(moved, spec, **last)[1], name)]
    found = [pool(moved, spec, **last)]
    found += [reference.pool(moved, spec, **last)] if slowly else []
    found += [pool_with_indices(moved, spec, **last)[0]] if spec.reduction in ("max", "min") else []
    return [turned_back(each, name) for each in found]


def adaptive(asked: Case, key: str, x: np.ndarray, grad: Any) -> np.ndarray:
    """`adaptive_pool`, the first winner of every step, or the gradient."""
    shape, reduction = asked["output_shape"], asked["reduction"]
    name = asked.get("data_format", "channels_first")
    if key == "indices":
        firsts = [[step.winners[0] for step in adaptive_steps(plane, shape, reduction)] for plane in x]
        flat = [[np.ravel_multi_index(cell, x.shape[1:]) for cell in plane] for plane in firsts]
        return np.reshape(flat, (x.shape[0], *shape))
    moved, last = turned(x, name), {"data_format": name}
    if key == "grad_x":
        return turned_back(adaptive_pool_backward(moved, shape, turned(grad, name), reduction, **last), name)
    return turned_back(adaptive_pool(moved, shape, reduction, **last), name)


def unpooled(asked: Case, x: np.ndarray) -> np.ndarray:
    """`unpool`, in the question's data format."""
    name = asked.get("data_format", "channels_first")
    places = np.asarray(asked["places"])
    back = unpool(turned(x, name), turned(places, name), asked["output_shape"], data_format=name)
    return turned_back(back, name)


def turned(array: np.ndarray, data_format: str) -> np.ndarray:
    """Move the channels to where `data_format` has them."""
    return array if data_format == "channels_first" else np.moveaxis(array, 0, -1)


def turned_back(array: np.ndarray, data_format: str) -> np.ndarray:
    """Undo `turned`."""
    return array if data_format == "channels_first" else np.moveaxis(array, -1, 0)


def difference(asked: Case, key: str, ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest difference of finite cells; reject one over the margin, and any other NaN or infinity."""
    told = f"{key}: ours {ours!r}, theirs {theirs!r}, asked {asked!r}"
    assert ours.shape == theirs.shape, told
    ours, theirs = np.asarray(ours, np.float64), np.asarray(theirs, np.float64)
    finite = np.isfinite(theirs)
    np.testing.assert_array_equal(ours[~finite], theirs[~finite], err_msg=told)
    distance = np.abs(ours[finite] - theirs[finite])
    assert np.all(distance <= margin(asked, key, theirs[finite])), f"differs by {distance.max()}; {told}"
    return float(distance.max(initial=0))


def margin(asked: Case, key: str, theirs: np.ndarray) -> Any:
    """How far apart two right answers may be: extremes are the same; sums round once for every cell.

    A p-norm's powers and root multiply a relative error.
    """
    if key == "indices" or asked.get("kind") == "unpool":
        return 0
    if asked["reduction"] in ("max", "min"):
        return 0  # the gradients are quarters, whose sums are exact
    eps = float(np.finfo(asked["dtype"] if asked["dtype"].startswith("float") else "float64").eps)
    x = np.abs(np.asarray(asked["x"], np.float64))
    largest = max(x.max(initial=0, where=np.isfinite(x)), 4.0)  # gradients come in quarters up to 2
    cells = prod(asked.get("window_shape", x.shape[1:])) + 8
    if asked["reduction"] == "lp":
        return eps * cells * (8 * np.abs(theirs) + (key == "grad_x") * 16)
    return eps * cells * largest * (cells if asked["reduction"] == "sum" else 1)
