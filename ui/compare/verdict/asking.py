"""Our results, and TensorFlow's answers as they arrive: asked for once, and kept for all sessions."""

from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, replace
from hashlib import sha256

from pooling import PoolSpec
from pooling.frameworks.answer import Answer
from pooling.frameworks.asked import ask_question
from pooling.frameworks.question import Question
from pooling.frameworks.tensorflow import WORKER
from ui.asking.asked_once import Answering, AskedOnce
from ui.asking.line import TENSORFLOW, LineIsFullError
from ui.asking.newest import Newest
from ui.compare.tables import Values
from ui.compare.verdict.questions import OVERVIEW, Asked, questions
from ui.compare.verdict.results import Result, our_results
from ui.compare.verdict.words import ASKING, headline, queue_words, reached_note, starting_words

Drawing = Callable[[Sequence[Result]], str]
Pending = list[tuple[Result, Answering[Answer] | None]]
MOST_ANSWERS = 128
MOST_SHOWN = 32  # the pictures of a whole photo have 0.5 MB
FULL = Answer(
    "failed",
    f"TensorFlow was not asked: {TENSORFLOW.most} questions wait for it already. Try again in a moment.",
    "",
)


@dataclass(frozen=True)
class Shown:
    """What the page shows: a kind for the style sheet and a sentence, and the cards as HTML.

    Attributes
    ----------
    note : who answered, and what is timed
    waiting : whether an answer is still to come
    deadly : whether a question was not asked because it can end TensorFlow's process
    """

    kind: str
    sentence: str
    cards: str
    note: str
    waiting: bool
    deadly: bool


ANSWERS: AskedOnce[Answer] = AskedOnce(MOST_ANSWERS, TENSORFLOW)
SHOWN: Newest[Shown] = Newest(MOST_SHOWN)  # a class looks at the same few comparisons


class Comparing:
    """One input, (..., spatial), pooled by us at once and by TensorFlow as its answers arrive.

    Attributes
    ----------
    name : Hashable
        Of the input and of what is asked about it.
    anyway : bool
        Whether to ask also what can end TensorFlow's process.
    """

    def __init__(
        self, x: Values, spec: PoolSpec, draw: Drawing, asked: Asked = OVERVIEW, *, photo: bool = False
    ) -> None:
        """Ask nothing yet; `draw` makes cards of results."""
        self._x, self._spec, self._draw, self._asked, self._photo = x, spec, draw, asked, photo
        self._input = f"{x.dtype} {x.shape} {sha256(x.tobytes()).hexdigest()}"
        self.name: Hashable = (self._input, spec, asked)
        self.anyway = False
        self._pending: Pending = []

    def look(self, patience: float = 0) -> Shown:
        """Return what there is now; wait `patience` seconds at most for the answers.

        After a look that had all answers, the next one asks again what has failed.
        """
        key = (self.name, self._photo, self.anyway)
        shown = SHOWN.get(key)
        if shown:
            return shown
        self._pending = [
            (result, self._asked_for(result, future)) for result, future in self._pending or self._all()
        ]
        wait([future for _, future in self._pending if future], patience)
        self._forget_failures()
        results = [replace(result, answer=_found(future)) for result, future in self._pending]
        shown = self._shown(results)
        if shown.waiting:
            return shown
        self._pending = []
        final = all(result.answer and result.answer.is_final for result in results)
        return SHOWN.put(key, shown) if final else shown

    def _all(self) -> Pending:
        listed = questions(self._x, self._spec, self._asked)
        return [(result, None) for result in our_results(listed, photo=self._photo)]

    def _asked_for(self, result: Result, future: Answering[Answer] | None) -> Answering[Answer]:
        """Ask, unless there is an answer: then nobody is to ask again before all have one."""
        if future is not None and future.done() and not future.cancelled():
            return future
        question, anyway = result.question, self._ends(result.question)
        return ANSWERS.look(self._key(question), lambda: ask_question(question, anyway=anyway, timed=True))

    def ask_anyway(self) -> None:
        """Ask also what can end TensorFlow's process."""
        self.anyway, self._pending = True, []

    def _shown(self, results: list[Result]) -> Shown:
        answers = [result.answer for result in results if result.answer]
        return Shown(
            *headline(results, self._waiting_words()),
            self._draw(results),
            reached_note(answers),
            waiting=len(answers) < len(results),
            deadly=any(answer.status == "deadly" for answer in answers),
        )

    def _waiting_words(self) -> str:
        ahead = next(
            (ANSWERS.ahead(future) for _, future in self._pending if future and not future.done()), 0
        )
        if ahead > 1:
            return queue_words(ahead, TENSORFLOW.most, WORKER.time_limit)
        return ASKING if WORKER.ready else starting_words(WORKER.start_seconds)

    def _forget_failures(self) -> None:
        for result, future in self._pending:
            if future is not None and future.done():
                ANSWERS.result(self._key(result.question), future, lambda answer: answer.is_final)

    def _ends(self, question: Question) -> bool:
        return self.anyway and question.ends_process

    def _key(self, question: Question) -> Hashable:
        return (
            self._input,
            question.spec,
            question.call,
            question.gradient,
            question.batch,
            self._ends(question),
        )


def _found(future: Answering[Answer] | None) -> Answer | None:
    if future is None or not future.done() or future.cancelled():
        return None
    return FULL if isinstance(future.exception(), LineIsFullError) else future.result()
