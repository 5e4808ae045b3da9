"""A question as its directive has it, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.lessons import LessonError
from ui.lessons.context import Context
from ui.lessons.directives import Directive
from ui.lessons.questions.pooled import Pooled, is_pooled

COMMON = {"kind", "figure", "ask", "hint", "reveal", "again", "wrong", "panel"}
"""Keys that every question may have."""
TYPED = "{typed}"
_KEPT = "\u2060typed\u2060"
"""Stands for the answer while Markdown is read, which would take it for a quantity."""


@dataclass(frozen=True)
class Question:
    """A question on a screen.

    Attributes
    ----------
    directive : what the chapter has
    context : what its text may name; `figure` is the figure that it covers, or None
    """

    directive: Directive
    context: Context

    def text(self, key: str) -> str:
        """Return the Markdown of a key as HTML; empty if there is none."""
        value = self.directive.body.get(key, "")
        if not isinstance(value, str):
            raise LessonError(f"“{key}” of a question is text in quotes, not {value!r}.")
        return self.html(value)

    def html(self, markdown: str) -> str:
        """Return Markdown as HTML, with quantities; `{typed}` is left to the browser."""
        made = self.context.html(markdown.replace(TYPED, _KEPT), self.directive.line)
        return made.replace(_KEPT, TYPED)

    def get(self, key: str, kind: type, example: str) -> Any:
        """Return the value of a key that must be there.

        Raises
        ------
        LessonError
            It is not there, or of another type.
        """
        value = self.directive.body.get(key)
        if value is None:
            raise LessonError(f"A question of kind “{self.directive.kind}” needs {key}, such as {example}.")
        if not isinstance(value, kind) or isinstance(value, bool):
            raise LessonError(f"{key} = {value!r} is not allowed; write it like {example}.")
        return value

    @property
    def wrong(self) -> Mapping[str, str]:
        """The chapter's own sentences about wrong answers."""
        own = self.directive.body.get("wrong", {})
        if not isinstance(own, dict) or not all(isinstance(say, str) for say in own.values()):
            raise LessonError('Under [wrong], write name-of-mistake = "What you say of it."')
        return own

    @property
    def again(self) -> bool:
        """Whether it is asked with other numbers too."""
        return bool(self.directive.body.get("again", False))

    @property
    def figure(self) -> Pooled:
        """The stepper that it is about.

        Raises
        ------
        LessonError
            There is none.
        """
        found = self.context.figure(self.directive.body.get("figure"))
        if not is_pooled(found):
            raise LessonError(f"Figure “{found.name}” has no steps; a question of this kind needs a stepper.")
        return found

    def check_keys(self, own: set[str]) -> None:
        """Raise LessonError if there is a key that no question of this kind has."""
        allowed = COMMON | own
        for key in self.directive.body:
            if key not in allowed:
                kind = self.directive.kind
                known = ", ".join(sorted(allowed))
                raise LessonError(f"A question of kind “{kind}” has no key “{key}”; it has {known}.")
