"""The matrix that is edited, as one value: its numbers, texts that are no numbers, what undo brings back.

Nothing here knows a screen, and nothing changes in place: an edit makes another document. An edit is a dict
with `do`, as the stepper and the controls send it:

* "type", "paste" with `row`, `col` and `text`: put numbers there. A typed text that is none stays pending.
* "restore" with `row` and `col`: take a pending text back.
* "paint" with `text` and `cells`, a `row` and `col` each.
* "add", "drop" with `axis`, "slice", "row" or "col", and `at`, its place or None for the end.
* "fill" with `pattern` and, where it is to change, `seed`; "reshape" with `rows` and `cols`.
* "write" with `text`: all numbers anew, as in the text box; an example also says their `kind`.
* "choose" with `kind`: take the numbers for something else, or go on with others that suit it.
* "undo", "redo".

A place is in the first slice unless it has `slice`. An edit with a number `n` is done once, however often it
arrives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from ui.matrix.edits import EDITS, Edit, Said
from ui.matrix.fill import pattern_of
from ui.matrix.history import History
from ui.matrix.shapes import KINDS, suits
from ui.matrix.snapshot import Snapshot
from ui.matrix.words import last_is_used


@dataclass(frozen=True)
class MatrixDocument:
    """The numbers with their history.

    Attributes
    ----------
    history : the snapshots of the numbers: the present one, those before, those taken back
    draft : the text in the box while it cannot be read; the numbers are still those before
    kept : of every kind that was left, the last snapshot
    answered : the number of the last numbered edit that is in here
    said : what the last edit has to say to the learner
    """

    history: History[Snapshot]
    draft: str | None = None
    kept: Mapping[str, Snapshot] = field(default_factory=dict, compare=False)
    answered: int = field(default=0, compare=False)
    said: Said | None = field(default=None, compare=False)

    @classmethod
    def of(cls, text: str, kind: str = "matrix") -> "MatrixDocument":
        """Begin with a text, as a link brings it; if it cannot be read, with numbers that the kind has.

        >>> MatrixDocument.of("1,3;5,6").apply({"do": "drop", "axis": "row", "at": 0}).text
        '5,6'
        """
        first = Snapshot(kind, KINDS[kind].default, brought=True)
        return cls(History(first)).arrived(text, kind)

    @property
    def now(self) -> Snapshot:
        """The numbers, their kind, and texts in cells that are no numbers."""
        return self.history.now

    @property
    def kind(self) -> str:
        """What the numbers are taken for: a key of `KINDS`."""
        return self.now.kind

    @property
    def numbers(self) -> NDArray[np.float64]:
        """The numbers as (slices, rows, columns), a new array each time."""
        return self.now.numbers

    @property
    def values(self) -> NDArray[Any]:
        """The numbers as their kind is pooled: (W,), (H, W) or (D, H, W), or channels (C, H, W)."""
        return KINDS[self.kind].read(self.now.text)

    @property
    def pending(self) -> list[dict[str, Any]]:
        """Texts in cells that are no numbers, oldest first, each with slice, row, col, text, says and n."""
        return [cell._asdict() for cell in self.now.pending]

    @property
    def pattern(self) -> str:
        """The name of the pattern that the numbers are, or nothing."""
        return pattern_of(self.numbers, self.now.seed, self.now.pattern)

    @property
    def text(self) -> str:
        """The text in the box, which is that of the numbers unless it cannot be read."""
        return self.now.text if self.draft is None else self.draft

    @property
    def refusal(self) -> str:
        """The sentence about a text in the box that cannot be read, or nothing."""
        try:
            KINDS[self.kind].read(self.text)
        except PoolingError as error:
            return last_is_used(str(error), self.kind)
        return ""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.draft is not None or bool(self.history.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        return bool(self.history.future)

    def apply(self, edit: Edit) -> "MatrixDocument":
        """Return the document after an edit; one that cannot be done changes nothing, and says why."""
        number = edit.get("n", 0)
        before = replace(self, said=None, answered=max(number, self.answered))
        if 0 < number <= self.answered:
            return before
        try:
            return before._applied(edit)
        except PoolingError as error:
            return replace(before, said=Said(str(error)))

    def undo(self) -> "MatrixDocument":
        """Return the document before the last change; a text in the box that cannot be read goes first."""
        return self._with(self.history.undo() if self.draft is None else self.history)

    def redo(self) -> "MatrixDocument":
        """Return the document with the change that was taken back last, if there is one."""
        return self._with(self.history.redo())

    def arrived(self, text: str, kind: str) -> "MatrixDocument":
        """Return the document with what a link or another page brought: no change to take back."""
        if (text, kind) == (self.text, self.kind):
            return self
        now, draft = self._read(text, kind)
        return self._with(self.history.instead(now), draft)

    def _applied(self, edit: Edit) -> "MatrixDocument":
        match edit["do"]:
            case "undo":
                return self.undo()
            case "redo":
                return self.redo()
            case "write":
                return self._written(edit["text"], edit.get("kind", self.kind))
            case "choose":
                return self._chosen(edit["kind"])
            case name:
                now, said = EDITS[name](self.now, edit)
                return replace(self._changed(now), said=said)

    def _written(self, text: str, kind: str) -> "MatrixDocument":
        now, draft = self._read(text, kind)
        return replace(self._changed(now), draft=draft)

    def _chosen(self, kind: str) -> "MatrixDocument":
        """Another kind gets the numbers it had last, unless the learner's own suit it too."""
        if kind == self.kind:
            return self
        untouched = self.now.brought and self.draft is None
        if not untouched and suits(kind, self.text):
            return self._written(self.text, kind)
        return self._changed(replace(self._last_of(kind), brought=True))

    def _changed(self, now: Snapshot) -> "MatrixDocument":
        """Make a step of undo; a text that is typed anew over its cell, or taken back at once, is none."""
        history, draft = self.history, self.draft if now.text == self.now.text else None
        if now.only_pending_differs(self.now):
            if history.past[-1:] == (now,):
                return self._with(history.undo(), draft)
            if now.retypes(self.now) and history.past[-1:] == (now.without_last(),):
                history = history.undo()
        return self._with(history.then(now), draft)

    def _with(self, history: History[Snapshot], draft: str | None = None) -> "MatrixDocument":
        left = {} if history.now.kind == self.kind else {self.kind: self.now}
        return replace(self, history=history, draft=draft, kept={**self.kept, **left})

    def _read(self, text: str, kind: str) -> tuple[Snapshot, str | None]:
        """Read a text; what cannot be read is a draft beside the last numbers of the kind."""
        last = self._last_of(kind)
        if text == last.text:
            return last, None
        try:
            KINDS[kind].read(text)
        except PoolingError:
            return last, text
        return self.now.reading(text, kind, brought=text == KINDS[kind].default), None

    def _last_of(self, kind: str) -> Snapshot:
        if kind == self.kind:
            return self.now
        first = replace(self.now, kind=kind, text=KINDS[kind].default, pending=(), brought=True)
        return self.kept.get(kind, first)
