"""Undo and redo: the values before and after the current one."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Value = TypeVar("Value")

UNDO_STEPS = 50


@dataclass(frozen=True)
class History(Generic[Value]):
    """A value with those before it, the nearest last, and those undone, the nearest first.

    >>> history = History("a").then("b").then("c").undo()
    >>> history.now, history.past, history.future
    ('b', ('a',), ('c',))
    """

    now: Value
    past: tuple[Value, ...] = ()
    future: tuple[Value, ...] = ()

    def then(self, now: Value) -> "History[Value]":
        """Return the history after a change to `now`; an equal value adds no step."""
        if now == self.now:
            return self.instead(now)
        return History(now, (*self.past, self.now)[-UNDO_STEPS:])

    def instead(self, now: Value) -> "History[Value]":
        """Return the history with another current value, without adding a step."""
        return replace(self, now=now)

    def undo(self) -> "History[Value]":
        """Return the history before the last change, if there is one."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "History[Value]":
        """Return the history with the last undone change, if there is one."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
