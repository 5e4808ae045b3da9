"""Our results, and TensorFlow's answers as they arrive: asked for once, and kept for all sessions."""

from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from hashlib import sha256

from pooling import PoolSpec
from pooling.frameworks.question import Question
from pooling.frameworks.tensorflow import Answer
from ui.compare.asked_once import AskedOnce
from ui.compare.newest import Newest
from ui.compare.results import Result, Values, ask, our_result, questions
from ui.compare.words import headline

Drawing = Callable[[Sequence[Result]], str]
MOST_ANSWERS = 128
MOST_SHOWN = 32  # the pictures of a whole photo have 0.5 MB


@dataclass(frozen=True)
class Shown:
    """What the page shows: a kind for the style sheet and a sentence, and the cards as HTML.

    Attributes
    ----------
    waiting : whether an answer is still to come
    """

    kind: str
    sentence: str
    cards: str
    waiting: bool


ANSWERS: AskedOnce[Answer] = AskedOnce(MOST_ANSWERS)
SHOWN: Newest[Shown] = Newest(MOST_SHOWN)  # a class looks at the same few comparisons


class Comparing:
    """One input, (..., spatial) float32, pooled by us at once and by TensorFlow as its answers arrive."""

    def __init__(self, x: Values, spec: PoolSpec, draw: Drawing, *, photo: bool = False) -> None:
        """Ask nothing yet; `draw` makes cards of results."""
        self._x, self._spec, self._draw, self._photo = x, spec, draw, photo
        self._name = f"{x.shape} {sha256(x.tobytes()).hexdigest()}"
        self._asked: list[tuple[Result, Future[Answer]]] = []

    def look(self, patience: float = 0) -> Shown:
        """Return what there is now; wait `patience` seconds at most for the answers.

        After a look that had all answers, the next one asks again what has failed.
        """
        key = (self._name, self._spec, self._photo)
        shown = SHOWN.get(key)
        if shown:
            return shown
        self._asked = self._asked or self._ask()
        wait([future for _, future in self._asked], patience)
        self._forget_failures()
        results = [
            replace(result, answer=future.result()) if future.done() else result
            for result, future in self._asked
        ]
        answers = [result.answer for result in results]
        shown = Shown(*headline(results), self._draw(results), waiting=None in answers)
        if shown.waiting:
            return shown
        self._asked = []
        final = all(answer and answer.is_final for answer in answers)
        return SHOWN.put(key, shown) if final else shown

    def _ask(self) -> list[tuple[Result, Future[Answer]]]:
        results = [our_result(question, photo=self._photo) for question in questions(self._x, self._spec)]
        return [(result, self._answer(result.question)) for result in results]

    def _answer(self, question: Question) -> Future[Answer]:
        return ANSWERS.look(self._key(question), lambda: ask(question))

    def _forget_failures(self) -> None:
        for result, future in self._asked:
            if future.done():
                ANSWERS.result(self._key(result.question), future, lambda answer: answer.is_final)

    def _key(self, question: Question) -> Hashable:
        return self._name, question.spec, question.call
