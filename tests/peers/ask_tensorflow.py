"""TensorFlow's and Keras' answers, and the program that fetches them in a process of its own.

python -m tests.peers.ask_tensorflow CASES FOLDER
"""

import json
import os
import runpy
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.call_settings import call_settings as settings_of
from pooling.frameworks.question import Question
from pooling.frameworks.tensorflow_worker import answer
from pooling.frameworks.training_worker import Training
from tests.peers import drawing
from tests.peers.suite import Draw, answered, generator
from tests.record.answers import tensorflow_pool
from tests.record.cases import Case, Rng

COPIED, PITFALLS, RULES = "copied.py", "pitfalls.py", "rules.py"
LAST, TRAINED = "last.txt", "trained.json"
BLURRED = np.arange(64, dtype=np.float32).reshape(8, 8) % 7
SUITES: dict[str, Draw] = {
    "TensorFlow max, average, gradient, argmax": drawing.tensorflow,
    "Keras global and adaptive layers, gradient": drawing.keras_layer,
}


def ask(asked: Case, rng: Rng) -> dict[str, Any]:
    """Put a question; the answer has the channels first."""
    import tensorflow as tf

    x = tf.constant(np.moveaxis(np.asarray(asked["x"], asked["dtype"]), 0, -1)[None])
    if not x.dtype.is_floating:
        return {"y": channels_first(call(tf, x, asked))}
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = call(tf, x, asked)
    answer = {"y": channels_first(y)}
    if asked.get("call") == "argmax":
        answer["indices"] = own_plane(tf, x, asked)
    if np.isfinite(answer["y"]).all():
        grad_output = rng.integers(-8, 9, y.shape) / 4
        grad_x = tape.gradient(y, x, tf.constant(grad_output, y.dtype))
        answer |= {"grad_output": channels_first(grad_output), "grad_x": channels_first(grad_x)}
    return answer


def channels_first(array: Any) -> np.ndarray:
    """Take the batch axis off and move the channels to the front."""
    return np.moveaxis(np.asarray(array)[0], -1, 0)


def call(tf: Any, x: Any, asked: Case) -> Any:
    """Call tf.nn, or the Keras layer that the question names."""
    layers, rank = tf.keras.layers, len(x.shape) - 2
    kind = {"max": "Max", "avg": "Average"}[asked["reduction"]]
    match asked.get("call"):
        case "keras":
            layer = getattr(layers, f"{kind}Pooling{rank}D")
            # Told nothing, Keras turns all floats into float32; integers it keeps, but has no such policy.
            own_type = {"dtype": asked["dtype"]} if x.dtype.is_floating else {}
            return layer(asked["window_shape"], asked["strides"], asked["padding"], **own_type)(x)
        case "keras_global":
            return getattr(layers, f"Global{kind}Pooling{rank}D")(keepdims=True)(x)
        case "keras_adaptive":
            return getattr(layers, f"Adaptive{kind}Pooling{rank}D")(tuple(asked["output_shape"]))(x)
        case _:
            return tensorflow_pool(tf, x, asked)


def own_plane(tf: Any, x: Any, asked: Case) -> np.ndarray:
    """The argmax, which counts the channels, as the place in its own plane."""
    settings = asked["window_shape"], asked["strides"], asked["padding"].upper()
    _, places = tf.nn.max_pool_with_argmax(x, *settings)
    channels = x.shape[-1]
    assert (np.asarray(places) % channels == np.arange(channels)).all()
    return channels_first(places) // channels


def pack(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """One long row of numbers, and the names and shapes of its pieces."""
    pieces = [{key: np.asarray(value, np.float64) for key, value in answer.items()} for answer in answers]
    shapes = json.dumps([{key: value.shape for key, value in answer.items()} for answer in pieces])
    rows = [value.ravel() for answer in pieces for value in answer.values()]
    return {"shapes": shapes, "numbers": np.concatenate(rows)}


def unpack(shapes: str, numbers: np.ndarray) -> list[dict[str, np.ndarray]]:
    """Undo `pack`."""
    answers, start = [], 0
    for named in json.loads(shapes):
        answer = {}
        for key, shape in named.items():
            stop = start + int(np.prod(shape))
            answer[key], start = numbers[start:stop].reshape(shape), stop
        answers.append(answer)
    return answers


def run_code(file: Path) -> None:
    """Run a file of code; put down beside it how it fails."""
    try:
        runpy.run_path(str(file))
    except Exception:  # noqa: BLE001 - whatever it is, the other answers still count
        failure(file).write_text(traceback.format_exc(), "utf-8")


def failure(file: Path) -> Path:
    """Where it stands how a file fails."""
    return file.with_suffix(".txt")


def train(outcome: Path) -> None:
    """Train a network for one epoch on noisy rows, as the app's process does; put down its answers."""
    import tensorflow as tf

    rng = np.random.default_rng(3)
    classes = np.arange(80) % 10
    pictures = rng.integers(0, 4, (80, 8, 8)) + (np.arange(8) == classes[:, None, None] % 8) * 12
    asked = {"pooling": "blur", "head": "flatten", "epochs": 1, "pictures": 50, "seed": 1}
    training = Training(tf)
    calls = ({"call": "epoch"}, {"call": "begin", "classes": classes.tolist(), **asked}, {"call": "epoch"})
    answers = [training.answer(header, pictures.astype(np.uint8))[0] for header in (*calls, {"call": "test"})]
    blurred = np.asarray(training.model.layers[4](training.model.layers[3](BLURRED[None, :, :, None])))
    outcome.write_text(json.dumps([*answers, blurred[0, :, :, 0].tolist()]), "utf-8")


def keep_coverage() -> None:
    """Write what has been run so far, if that is being measured: the last question may end the process."""
    measured = sys.modules.get("coverage")
    if measured and (running := measured.Coverage.current()):
        running.save()


def ask_last(outcome: Path) -> None:
    """Ask for a window larger than the input, as the app's process would be asked, were that not prevented.

    On most processors it ends the process (tensorflow#125509).
    """
    import tensorflow as tf

    outcome.write_text("asked", "utf-8")
    spec, planes = PoolSpec.of("max", 4), np.ones((1, 4, 4), np.float32)
    settings = settings_of(Question(planes[0], spec)) | {"window_shape": (5, 5), "strides": (1, 1)}
    header, values = answer(tf, settings, planes)
    outcome.write_text("empty" if values is not None and values.size == 0 else header["status"], "utf-8")


def main(cases: str, folder: str) -> None:
    """Draw the questions of every suite, ask TensorFlow and write its answers into a file each."""
    os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    warnings.simplefilter("ignore")
    for number, (name, draw) in enumerate(SUITES.items()):
        pairs = answered(draw, ask, generator(name), int(cases))
        np.savez(Path(folder) / f"{number}.npz", **pack([answer for _, answer in pairs]))
    for name in (COPIED, PITFALLS, RULES):
        run_code(Path(folder) / name)
    train(Path(folder) / TRAINED)
    keep_coverage()
    ask_last(Path(folder) / LAST)


if __name__ == "__main__":
    main(*sys.argv[1:])
