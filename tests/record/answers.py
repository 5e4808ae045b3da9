"""Ask TensorFlow or PyTorch a few hundred questions and keep the answers in tests/core/recorded/.

Run by hand when a framework's version changes, with a Python that has that framework. It imports nothing of
`pooling`: the answers are witnesses.

    python -m tests.record.answers tensorflow
    python -m tests.record.answers torch
"""

import json
import platform
import sys
from itertools import count, islice
from pathlib import Path
from typing import Any

import numpy as np

from tests.record.cases import Case, Rng, tensorflow_case, tensorflow_named, torch_case, torch_named

FOLDER = Path(__file__).parents[1] / "core" / "recorded"
SEED = 20250607
CASES_PER_RANK = 100


def tensorflow_answer(asked: Case, rng: Rng) -> Case | None:
    """Return the case with TensorFlow's result and gradient, or None where it has none."""
    import tensorflow as tf

    x = tf.constant(np.moveaxis(np.asarray(asked["x"], asked["dtype"]), 0, -1)[None])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tensorflow_pool(tf, x, asked)
    grad_output = rng.integers(-8, 9, y.shape) / 4
    grad_x = tape.gradient(y, x, tf.constant(grad_output, y.dtype))
    first = (np.moveaxis(np.asarray(array)[0], -1, 0) for array in (y, grad_output, grad_x))
    return answered(asked, *first)


def tensorflow_pool(tf: Any, x: Any, asked: Case) -> Any:
    """Call tf.nn.pool, or tf.nn.max_pool where the pads are numbers."""
    if isinstance(asked["padding"], list):
        pads = [[0, 0], *asked["padding"], [0, 0]]
        return tf.nn.max_pool(x, asked["window_shape"], asked["strides"], pads)
    return tf.nn.pool(
        x,
        window_shape=asked["window_shape"],
        pooling_type=asked["reduction"].upper(),
        strides=asked["strides"],
        padding=asked["padding"].upper(),
        dilations=asked["dilations"],
    )


def torch_answer(asked: Case, rng: Rng) -> Case | None:
    """Return the case with PyTorch's result and gradient, or None where it raises or sees padding alone."""
    import torch

    x = torch.tensor(np.asarray(asked["x"], asked["dtype"])[None], requires_grad=True)
    try:
        y = torch_pool(torch.nn.functional, x, asked)
    except RuntimeError:
        return None
    if not asked["name"] and not bool(torch.isfinite(y).all()):
        return None
    grad_output = rng.integers(-8, 9, tuple(y.shape)) / 4
    y.backward(torch.tensor(grad_output, dtype=y.dtype))
    assert x.grad is not None
    return answered(asked, y.detach().numpy()[0], grad_output[0], x.grad.numpy()[0])


def torch_pool(functional: Any, x: Any, asked: Case, **options: Any) -> Any:
    """Call max_pool*d or avg_pool*d; `options` are passed on."""
    rank = len(asked["window_shape"])
    padding = [0] * rank if asked["padding"] == "valid" else asked["padding"]
    place = {"kernel_size": asked["window_shape"], "stride": asked["strides"], "padding": padding}
    if asked["reduction"] == "max":
        function = getattr(functional, f"max_pool{rank}d")
        return function(x, **place, dilation=asked["dilations"], ceil_mode=asked["ceil_mode"], **options)
    function = getattr(functional, f"avg_pool{rank}d")
    flags = {name: asked[name] for name in ("ceil_mode", "count_include_pad")}
    return function(x, **place, **flags, **options)


def answered(asked: Case, y: np.ndarray, grad_output: np.ndarray, grad_x: np.ndarray) -> Case:
    """Put question and answer together, as plain lists."""
    arrays = {"x": np.asarray(asked["x"], float), "y": y, "grad_output": grad_output, "grad_x": grad_x}
    return {**asked, **{key: short(array) for key, array in arrays.items()}}


def short(array: np.ndarray) -> Any:
    """Return nested lists; whole numbers as such, float32 in as few digits as name them."""
    if array.ndim:
        return [short(part) for part in array]
    number = float(str(array[()])) if array.dtype == np.float32 else float(array)
    return int(number) if number.is_integer() and abs(number) < 1e15 and str(number) != "-0.0" else number


def record(framework: str) -> None:
    """Ask everything and write the file."""
    answer, named, draw = {
        "tensorflow": (tensorflow_answer, tensorflow_named, tensorflow_case),
        "torch": (torch_answer, torch_named, torch_case),
    }[framework]
    rng = np.random.default_rng(SEED)
    cases = [answer(asked, rng) for asked in named()]
    for rank in (1, 2, 3):
        drawn = (answer(draw(rng, rank), rng) for _ in count())
        cases += islice((case for case in drawn if case is not None), CASES_PER_RANK)
    write(framework, {"version": sys.modules[framework].__version__, "seed": SEED}, "cases", cases)


def write(name: str, about: dict[str, Any], key: str, rows: list[Any]) -> None:
    """Write one row a line, so that a change is a readable diff."""
    about = {**about, "numpy": np.__version__, "machine": platform.machine()}
    head = json.dumps(about)[1:-1]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(f'{{{head}, "{key}": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    record(sys.argv[1])
