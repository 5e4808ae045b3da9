"""TensorFlow asked about any question: what it refuses too, in its own words; not unawares what ends it."""

from contextlib import suppress
from dataclasses import replace

import numpy as np

from pooling.errors import PoolingError
from pooling.frameworks.answer import Answer
from pooling.frameworks.call_settings import call_settings
from pooling.frameworks.facts.unsupported import explain_unsupported, find_unsupported
from pooling.frameworks.question import ARGMAX, Question
from pooling.frameworks.tensorflow import WORKER, ask_worker
from pooling.process.parent import HelperProcess, ProcessError


def ask_question(
    question: Question, *, anyway: bool = False, timed: bool = False, worker: HelperProcess = WORKER
) -> Answer:
    """Ask TensorFlow, and if `timed`, how long it takes beside ours.

    What can end its process is asked only `anyway`: then it is started again at once. What it does not
    support is asked too, so that it says so itself.
    """
    try:
        row = find_unsupported(question)
        settings = call_settings(question, row, timed=timed and row is None)
    except PoolingError as error:
        return Answer("unsupported", str(error), question.call)
    sentence = explain_unsupported(question) or ""
    if question.ends_process and not anyway:
        return Answer("deadly", sentence, question.name)
    planes = question.x.reshape(-1, *question.spatial_shape)
    answer = ask_worker(question.name, settings, planes, worker)
    if answer.values is not None:
        return _in_our_axes(question, answer)
    if question.ends_process and answer.status == "failed" and not answer.version:
        return _ended(answer, worker)
    if row is not None and answer.version:
        return replace(answer, status="refused", sentence=sentence)
    return answer


def _in_our_axes(question: Question, answer: Answer) -> Answer:
    """Give the values the leading axes of the question, and part them from the indices."""
    values, indices = np.asarray(answer.values), None
    if question.call == ARGMAX and not question.gradient:
        values, places = values
        values, indices = values.astype(question.x.dtype), places.astype(np.int64)
    leading = question.x.shape[: -question.spec.rank]
    shape = leading + values.shape[1:]
    return replace(
        answer,
        values=values.reshape(shape),
        indices=None if indices is None else indices.reshape(shape),
    )


def _ended(answer: Answer, worker: HelperProcess) -> Answer:
    with suppress(ProcessError):
        worker.start()
    state = "a new one runs" if worker.ready else "the next question starts a new one"
    sentence = (
        f"We asked anyway, and TensorFlow did not answer: {answer.words}. In your notebook, this would have "
        f"been its kernel. Here it was a process of its own: the page goes on, and {state}."
    )
    return replace(answer, status="ended", sentence=sentence)
