"""The edited matrix as one value: its numbers, texts that are not numbers, and the history for undo.

The document knows no screen and is immutable: an edit, a dict with `do`, returns another document.

* "type", "paste" with `row`, `col` and `text`: set numbers. A typed text that is not a number stays pending.
* "restore" with `row` and `col`: discard a pending text.
* "paint" with `text` and `cells`, each with `row` and `col`.
* "add", "drop": insert or delete the `axis` "slice", "row" or "col" `at` a place, or None for the end.
* "fill" with `pattern` and, if it changes, `seed`; "reshape" with `rows` and `cols`.
* "write" with `text`: replace all numbers, as in the text box; an example also sets their `kind`.
* "choose" with `kind`: change the kind; numbers that do not suit it are replaced. "undo", "redo".

A place is in the first slice unless it has `slice`. An edit with a number `n` is applied only once.
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
from ui.matrix.shapes import SHAPES, suits
from ui.matrix.snapshot import Snapshot
from ui.matrix.words import last_is_used


@dataclass(frozen=True)
class MatrixDocument:
    """The numbers with their history.

    Attributes
    ----------
    history : the snapshots of the numbers: for undo, the current one, for redo
    draft : the text in the box while it is invalid; the numbers are still the previous ones
    kept : the last snapshot of each kind that was in use before
    answered : the number of the last numbered edit that was applied
    said : the message of the last edit
    """

    history: History[Snapshot]
    draft: str | None = None
    kept: Mapping[str, Snapshot] = field(default_factory=dict, compare=False)
    answered: int = field(default=0, compare=False)
    said: Said | None = field(default=None, compare=False)

    @classmethod
    def of(cls, text: str, kind: str = "matrix") -> "MatrixDocument":
        """Return a document with the text of a link; if it is invalid, with the default numbers of the kind.

        >>> MatrixDocument.of("1,3;5,6").apply({"do": "drop", "axis": "row", "at": 0}).text
        '5,6'
        """
        first = Snapshot(kind, SHAPES[kind].default, brought=True)
        return cls(History(first)).arrived(text, kind)

    @property
    def now(self) -> Snapshot:
        """The numbers, their kind, and texts in cells that are not numbers."""
        return self.history.now

    @property
    def kind(self) -> str:
        """The kind of the numbers: a key of `SHAPES`."""
        return self.now.kind

    @property
    def numbers(self) -> NDArray[np.float64]:
        """The numbers as (slices, rows, columns), a new array each time."""
        return self.now.numbers

    @property
    def values(self) -> NDArray[Any]:
        """The array to pool: (W,), (H, W) or (D, H, W), or channels (C, H, W), depending on the kind."""
        return SHAPES[self.kind].read(self.now.text)

    @property
    def pending(self) -> list[dict[str, Any]]:
        """Texts in cells that are not numbers, oldest first, each with slice, row, col, text, says and n."""
        return [cell._asdict() for cell in self.now.pending]

    @property
    def pattern(self) -> str:
        """The name of the numbers' pattern, or an empty text."""
        return pattern_of(self.numbers, self.now.seed, self.now.pattern)

    @property
    def text(self) -> str:
        """The text in the box: the text of the numbers, or an invalid draft."""
        return self.now.text if self.draft is None else self.draft

    @property
    def error(self) -> str:
        """The sentence about an invalid text in the box, or an empty text."""
        try:
            SHAPES[self.kind].read(self.text)
        except PoolingError as error:
            return last_is_used(str(error), self.kind)
        return ""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self.draft is not None or bool(self.history.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self.history.future)

    def apply(self, edit: Edit) -> "MatrixDocument":
        """Return the document after an edit; an invalid edit changes nothing and says why."""
        number = edit.get("n", 0)
        before = replace(self, said=None, answered=max(number, self.answered))
        if 0 < number <= self.answered:
            return before
        try:
            return before._applied(edit)
        except PoolingError as error:
            return replace(before, said=Said(str(error)))

    def undo(self) -> "MatrixDocument":
        """Return the document before the last change; an invalid text in the box is undone first."""
        return self._with(self.history.undo() if self.draft is None else self.history)

    def redo(self) -> "MatrixDocument":
        """Return the document with the last undone change, if there is one."""
        return self._with(self.history.redo())

    def arrived(self, text: str, kind: str) -> "MatrixDocument":
        """Return the document with numbers from a link or another page, no step of undo; a draft stays."""
        if kind == self.kind and text in (self.text, self.now.text):
            return self
        written = self.draft if self.draft and text == self.now.text else text
        return self._with(self.history.instead(self._read(text, kind)[0]), self._read(written, kind)[1])

    def _applied(self, edit: Edit) -> "MatrixDocument":
        match edit["do"]:
            case "undo":
                return self.undo()
            case "redo":
                return self.redo()
            case "write":
                return self._written(edit["text"], edit.get("kind"))
            case "choose":
                return self._chosen(edit["kind"])
            case name:
                now, said = EDITS[name](self.now, edit)
                return replace(self._changed(now), said=said)

    def _written(self, text: str, kind: str | None) -> "MatrixDocument":
        if kind:
            SHAPES[kind].read(text)  # with a draft as well, undo would take two steps
        now, draft = self._read(text, kind or self.kind)
        return replace(self._changed(now), draft=draft)

    def _chosen(self, kind: str) -> "MatrixDocument":
        """Switch the kind; it gets its last numbers, unless the learner's own numbers suit it too."""
        if kind == self.kind:
            return self
        untouched = self.now.brought and self.draft is None
        now, draft = self._read(self.text, kind)
        if not untouched and suits(kind, self.text) and draft in (None, self.draft):
            return replace(self._changed(now), draft=draft)
        return self._changed(replace(self._last_of(kind), brought=True))

    def _changed(self, now: Snapshot) -> "MatrixDocument":
        """Add a step of undo, except for a pending text that is retyped, or discarded at once."""
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
        """Parse a text; an invalid one becomes a draft beside the last numbers of the kind."""
        last = self._last_of(kind)
        if text == last.text:
            return last, None
        try:
            SHAPES[kind].read(text)
        except PoolingError:
            return last, text
        return self.now.reading(text, kind, brought=text == SHAPES[kind].default), None

    def _last_of(self, kind: str) -> Snapshot:
        if kind == self.kind:
            return self.now
        first = replace(self.now, kind=kind, text=SHAPES[kind].default, pending=(), brought=True)
        return self.kept.get(kind, first)
