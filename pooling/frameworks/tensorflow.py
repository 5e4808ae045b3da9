"""TensorFlow's answer to the same question, or one sentence that says why there is none.

TensorFlow is never imported here: that takes 3 s and 460 MB, and some inputs end the process it runs in. It
runs in `tensorflow_worker` with its default settings (oneDNN included), so it answers as a reader's own
TensorFlow does.
"""

import importlib.util
import re
import time
from dataclasses import replace
from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.frameworks.answer import Answer, Status, Times
from pooling.frameworks.call_settings import call_settings
from pooling.frameworks.facts.unsupported import explain_unsupported
from pooling.frameworks.question import GLOBAL, KERAS, POOL, Question
from pooling.process.messages import Header
from pooling.process.parent import HelperProcess, ProcessError
from pooling.spec import PoolSpec
from pooling.validation.arrays import spatial_last

ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",  # the CPU: TensorFlow would reserve a whole GPU
    "PYTHONWARNINGS": "ignore",
}
WORKER = HelperProcess("pooling.frameworks.tensorflow_worker", ENVIRONMENT, time_limit=20.0)
HOW_TO_GET_IT = "install it beside this app with `pip install tensorflow` and start the app again"
NOT_INSTALLED = f"TensorFlow is not installed here; {HOW_TO_GET_IT}."


def tensorflow_installed() -> bool:
    """Whether TensorFlow can be found, without importing it."""
    return importlib.util.find_spec("tensorflow") is not None


def patience() -> float:
    """Return the seconds to wait for an answer: most arrive by then, but none while TensorFlow starts."""
    return 0.15 if WORKER.ready or not tensorflow_installed() else 0.0


def tensorflow_pool(x: ArrayLike, spec: PoolSpec, *, worker: HelperProcess = WORKER) -> Answer:
    """Ask `tf.nn.pool` (`tf.nn.max_pool` for pads in numbers) to pool `x`, of shape `(..., H, W)`."""
    return _ask(x, spec, POOL, worker)


def keras_pool(x: ArrayLike, spec: PoolSpec, *, worker: HelperProcess = WORKER) -> Answer:
    """Ask Keras' MaxPooling or AveragePooling layer; it takes strides larger than the window."""
    return _ask(x, spec, KERAS, worker)


def keras_global_pool(
    x: ArrayLike, reduction: str = "avg", *, spatial_rank: int = 2, worker: HelperProcess = WORKER
) -> Answer:
    """Ask Keras' GlobalMaxPooling or GlobalAveragePooling layer; the result has the leading axes only.

    Keras computes in float32 whatever float comes in.
    """
    try:
        spatial = spatial_last(x, spatial_rank, "channels_first").shape[-spatial_rank:]
        spec = PoolSpec.of(reduction, tuple(max(size, 1) for size in spatial))
    except PoolingError as error:
        return Answer("unsupported", str(error), "tf.keras.layers")
    return _ask(x, spec, GLOBAL, worker)


def _ask(x: ArrayLike, spec: PoolSpec, call: str, worker: HelperProcess) -> Answer:
    try:
        question = Question(spatial_last(x, spec.rank, "channels_first"), spec, call)
    except PoolingError as error:
        return Answer("unsupported", str(error), POOL)
    reason = explain_unsupported(question)
    if reason is not None:
        return Answer("unsupported", reason, POOL if call == POOL else question.name)
    return _asked(question, worker)


def _asked(question: Question, worker: HelperProcess) -> Answer:
    planes = question.x.reshape(-1, *question.spatial_shape)
    answer = ask_worker(question.name, call_settings(question), planes, worker)
    if answer.values is None:
        return answer
    leading = question.x.shape[: -question.spec.rank]
    return replace(answer, values=answer.values.reshape(leading + answer.values.shape[1:]))


def ask_worker(name: str, settings: Header, planes: NDArray[Any], worker: HelperProcess = WORKER) -> Answer:
    """Ask TensorFlow's process for what `settings` say of planes (C, H, W); `name` is the function's."""
    if not tensorflow_installed():
        return Answer("unavailable", NOT_INSTALLED, name)
    started = time.perf_counter()
    try:
        header, values = worker.ask(settings, planes)
    except ProcessError as error:
        sentence = f"TensorFlow did not answer: {error}; ask again, and it is restarted if necessary."
        return Answer("failed", sentence, name, seconds=time.perf_counter() - started, words=str(error))
    return _answer(name, header, values, time.perf_counter() - started)


def _answer(name: str, header: Header, values: NDArray[Any] | None, seconds: float) -> Answer:
    version, error = str(header.get("version", "")), str(header.get("error", ""))
    if values is None:
        status, sentence = _trouble(header)
        return Answer(status, sentence, name, None, version, seconds, plain_words(error))
    times = Times(**header["times"]) if header.get("times") else None
    return Answer(
        "ok",
        f"{name} of TensorFlow {version} answered.",
        name,
        values,
        version,
        seconds,
        times=times,
        device=str(header.get("device", "")),
        keras=str(header.get("keras", "")),
    )


def _trouble(header: Header) -> tuple[Status, str]:
    words = first_line(str(header.get("error", "")))
    if header["status"] == "unavailable":
        return "unavailable", not_loaded(words)
    return "failed", f"TensorFlow answered with an error ({words}); change the settings."


def not_loaded(words: str) -> str:
    """Say that TensorFlow cannot be imported, with its own words."""
    return (
        f"TensorFlow is installed but cannot be loaded ({words}); install it again with "
        "`pip install --force-reinstall tensorflow` and start the app again."
    )


def first_line(error: str) -> str:
    """Keep the readable part of TensorFlow's message: one line, no colours, no node names."""
    plain = plain_words(error)
    return plain.splitlines()[0][:200] if plain else "no message"


def plain_words(error: str) -> str:
    """Return TensorFlow's message without colours and node names."""
    return re.sub(r"\x1b\[\d*m|\{\{.*?\}\}", "", error).strip()
