"""What TensorFlow's process said to one question."""

from dataclasses import dataclass
from typing import Any, Literal

from numpy.typing import NDArray

Status = Literal["ok", "unsupported", "refused", "deadly", "ended", "failed", "unavailable"]


@dataclass(frozen=True)
class Times:
    """How long TensorFlow's function and ours took in one process, in turns; the medians of `runs` each."""

    theirs: float
    ours: float
    runs: int


@dataclass(frozen=True, eq=False)
class Answer:
    """TensorFlow's answer.

    Attributes
    ----------
    status : str
        "unsupported": it has no such pooling, so it was not asked. "refused": it was asked and raised the
        error that was foreseen. "deadly": it was not asked, because it can end its process. "ended": it was
        asked all the same, and did. "failed": an error that nobody foresaw, or its process died or took too
        long. "unavailable": it is not installed here.
    sentence : str
        One sentence for the learner.
    call : str
        The function that was asked, such as "tf.nn.pool".
    values : ndarray or None
        The result, leading axes and spatial axes as in the input; None unless "ok".
    version, device : str
        TensorFlow's version, where it was reached, with Keras'; and what it computed on, such as "CPU:0".
    seconds : float
        Time the answer took; the first includes the start of TensorFlow.
    words : str
        TensorFlow's own words, if it raised an error.
    indices : ndarray or None
        Where the values come from, of a function that says so, in TensorFlow's own convention.
    times : Times or None
        How long the call itself took, where that was asked for.
    """

    status: Status
    sentence: str
    call: str
    values: NDArray[Any] | None = None
    version: str = ""
    seconds: float = 0.0
    words: str = ""
    indices: NDArray[Any] | None = None
    times: Times | None = None
    device: str = ""
    keras: str = ""

    @property
    def is_final(self) -> bool:
        """Whether to ask again would give the same."""
        return self.status in ("ok", "unsupported", "refused", "deadly", "ended")
