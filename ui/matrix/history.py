"""What can be taken back and made again: values, each as it was before a change."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Value = TypeVar("Value")

UNDO_STEPS = 50


@dataclass(frozen=True)
class History(Generic[Value]):
    """A value with those before it, the nearest last, and those that were taken back, the nearest first.

    >>> history = History("a").then("b").then("c").undo()
    >>> history.now, history.past, history.future
    ('b', ('a',), ('c',))
    """

    now: Value
    past: tuple[Value, ...] = ()
    future: tuple[Value, ...] = ()

    def then(self, now: Value) -> "History[Value]":
        """Return the history with a change to another value; an equal one takes its place without a step."""
        if now == self.now:
            return self.instead(now)
        return History(now, (*self.past, self.now)[-UNDO_STEPS:])

    def instead(self, now: Value) -> "History[Value]":
        """Return the history with another value that is no change to take back."""
        return replace(self, now=now)

    def undo(self) -> "History[Value]":
        """Return the history before the last change, if there is one."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "History[Value]":
        """Return the history with the change that was taken back last, if there is one."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
