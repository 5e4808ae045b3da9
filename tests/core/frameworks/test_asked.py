"""What is asked of TensorFlow's process and what is made of its answer, with a process that only pretends."""

import json

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.frameworks import tensorflow, tensorflow_worker
from pooling.frameworks.argmax import tensorflow_indices
from pooling.frameworks.asked import ask_question
from pooling.frameworks.call_settings import call_settings, layer_message, layer_of
from pooling.frameworks.question import ADAPTIVE, ARGMAX, DIRECT, GLOBAL, KERAS, POOL, WHOLE, Question
from pooling.kinds.base import Adaptive
from pooling.process.messages import Header, Message
from pooling.process.parent import HelperProcess, ProcessError
from tests.each import each

X = np.arange(16, dtype=np.float32).reshape(4, 4)
MAX, AVG = PoolSpec.of("max", 2), PoolSpec.of("avg", 2)
TOO_LARGE = PoolSpec.of("max", 5, strides=1)


class Pretending(HelperProcess):
    """Answers with what it was given, or dies."""

    def __init__(self, *answers: Message | ProcessError, starts: bool = True) -> None:
        """Know the answers."""
        super().__init__("no_such_module_of_ours")
        self.answers, self.asked, self.starts = list(answers), [], starts

    def ask(self, header: Header, array: np.ndarray | None = None) -> Message:
        """Give the next answer."""
        self.asked.append((header, array))
        answer = self.answers.pop(0)
        if isinstance(answer, ProcessError):
            raise answer
        return answer

    def start(self) -> None:
        """Be ready, or not."""
        if not self.starts:
            raise ProcessError("it could not start")
        self.ready = True


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: True)


def said(values: object = None, error: str = "", **more: object) -> Message:
    header = {"status": "failed" if error else "ok", "version": "9.9.9", "error": error, **more}
    return header, None if values is None else np.asarray(values, np.float32)


def test_values_come_back_in_the_leading_axes_of_the_question() -> None:
    times = {"theirs": 2.0, "ours": 1.0, "runs": 3}
    worker = Pretending(said(np.zeros((2, 2, 2)), times=times, device="CPU:0", keras="3.9"))
    answer = ask_question(Question(np.stack([X, X])[None], MAX), timed=True, worker=worker)
    assert answer.values.shape == (1, 2, 2, 2)
    assert (answer.times.theirs, answer.device, answer.keras) == (2.0, "CPU:0", "3.9")
    ((header, planes),) = worker.asked
    assert planes.shape == (2, 4, 4)
    assert layer_of(json.loads(json.dumps(header["timed"]))) == MAX


def test_foreseen_error_is_a_refusal_in_tensorflows_words_and_another_one_a_failure() -> None:
    answer = ask_question(
        Question(X, PoolSpec.of("min", 2)), worker=Pretending(said(error="ValueError: \x1b[1mMIN no\x1b[0m"))
    )
    assert (answer.status, answer.words) == ("refused", "ValueError: MIN no")
    assert "min(x) = −max(−x)" in answer.sentence
    answer = ask_question(Question(X, MAX), worker=Pretending(said(error="InternalError: no")))
    assert (answer.status, answer.is_final) == ("failed", False)
    unavailable = {"status": "unavailable", "error": "ImportError"}, None
    assert ask_question(Question(X, PoolSpec.of("min", 2)), worker=Pretending(unavailable)).status == (
        "unavailable"
    )


@each(
    ("name", "spec", "call"),
    [
        ("ceil_mode", PoolSpec.of("max", 3, ceil_mode=True), POOL),
        ("count_include_pad", PoolSpec.of("avg", 3, padding="same", count_include_pad=True), KERAS),
        ("divisor_override", PoolSpec.of("avg", 2, divisor_override=3), DIRECT),
        ("dilations", PoolSpec.of("max", 2, strides=1, dilations=2), KERAS),
    ],
)
def test_argument_that_tensorflow_has_not_is_passed_so_that_it_says_so(
    name: str, spec: PoolSpec, call: str
) -> None:
    worker = Pretending(said(error="TypeError: unexpected"))
    assert ask_question(Question(X, spec, call), worker=worker).status == "refused"
    ((header, _),) = worker.asked
    assert list(header["arguments"]) == [name]


def test_what_our_core_refuses_for_a_reason_of_its_own_is_not_asked() -> None:
    worker = Pretending()
    spec = PoolSpec.of("max", 2, strides=1, padding="same_lower", dilations=7)
    answer = ask_question(Question(X[:1, :1], spec), worker=worker)
    assert (answer.status, worker.asked) == ("unsupported", [])


def test_what_can_end_the_process_is_asked_only_anyway() -> None:
    question = Question(X, TOO_LARGE)
    answer = ask_question(question, worker=Pretending())
    assert (answer.status, answer.is_final) == ("deadly", True)
    assert "tensorflow#125509" in answer.sentence
    died = ProcessError("its process died (SIGFPE)")
    worker = Pretending(died)
    answer = ask_question(question, anyway=True, worker=worker)
    assert (answer.status, worker.ready) == ("ended", True)
    assert "its process died (SIGFPE)" in answer.sentence
    assert "a new one runs" in answer.sentence
    answer = ask_question(question, anyway=True, worker=Pretending(died, starts=False))
    assert "the next question starts a new one" in answer.sentence
    answer = ask_question(question, anyway=True, worker=Pretending(said(error="AbortedError: no")))
    assert answer.status == "refused"


@each(
    ("question", "ends"),
    [
        (Question(X, TOO_LARGE), True),
        (Question(X, TOO_LARGE, DIRECT), True),
        (Question(X, TOO_LARGE, KERAS), True),
        (Question(X, TOO_LARGE, ARGMAX), False),
        (Question(X, PoolSpec.of("avg", 5)), False),
        (Question(X, PoolSpec.of("max", 5, padding="same")), False),
        (Question(X, PoolSpec.of("max", 8, padding=1)), False),
        (Question(X, PoolSpec.of("max", (1, 6), strides=1)), False),  # a negative size raises an error
        (Question(X, PoolSpec.of("max", (1, 7), strides=2)), True),
        (Question(X, PoolSpec.of("max", 4, strides=1, dilations=2)), True),
        (Question(X[:0], TOO_LARGE), False),
        (Question(X, PoolSpec.of("max", 4), WHOLE), False),
        (Question(X, PoolSpec.of("max", 4), GLOBAL), False),
    ],
)
def test_process_ends_by_a_maximum_over_a_window_that_does_not_fit(question: Question, ends: bool) -> None:
    assert question.ends_process == ends


@each(("shape", "output", "ends"), [((4,), 1, True), ((4,), 2, False), ((1,), 3, True), ((2,), 3, False)])
def test_process_ends_by_an_adaptive_maximum_over_the_last_axis(shape, output, ends) -> None:
    spec = Adaptive(**layer_message(PoolSpec.of("max", (1,))), output_shape=(output,))
    assert Question(np.zeros(shape), spec, ADAPTIVE).ends_process == ends


def test_indices_are_parted_from_the_values() -> None:
    values, places = np.full((1, 2, 2), 7.0), np.arange(4.0).reshape(1, 2, 2)
    worker = Pretending(said(np.stack([values, places])))
    answer = ask_question(Question(X, MAX, ARGMAX, batch=True), worker=worker)
    assert (answer.values.dtype, answer.indices.dtype) == (np.float32, np.int64)
    assert (answer.values.tolist(), answer.indices.tolist()) == ([[7, 7], [7, 7]], [[0, 1], [2, 3]])
    assert worker.asked[0][0]["batch"] is True
    gradient = Pretending(said(np.zeros((1, 4, 4))))
    assert ask_question(Question(X, MAX, ARGMAX, gradient=True), worker=gradient).indices is None


def test_index_counts_channels_or_examples() -> None:
    x = np.stack([X, X[::-1]])
    assert tensorflow_indices(x, MAX).tolist() == [[[10, 14], [26, 30]], [[3, 7], [19, 23]]]
    assert tensorflow_indices(x, MAX, batch=True).tolist() == [[[5, 7], [13, 15]], [[17, 19], [25, 27]]]


def test_layers_go_as_json_and_come_back() -> None:
    adaptive = Adaptive(**layer_message(AVG), output_shape=(3, 2))
    for spec in (AVG, PoolSpec.of("max", 3, padding=((0, 1), (1, 0))), adaptive):
        assert layer_of(json.loads(json.dumps(layer_message(spec)))) == spec
    assert call_settings(Question(X, adaptive, ADAPTIVE))["output_shape"] == (3, 2)


def test_both_sides_are_timed_in_turns() -> None:
    runs: list[str] = []
    times = tensorflow_worker.timed(lambda: runs.append("theirs"), lambda: runs.append("ours"))
    assert runs == ["ours", *["theirs", "ours"] * 9]
    assert times["runs"] == 9
    for gradient, shape in ((False, (2, 2)), (True, (4, 4))):
        ours = tensorflow_worker.ours({"timed": layer_message(MAX), "gradient": gradient}, X)
        assert ours().shape == shape
