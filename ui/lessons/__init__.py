"""Learn: chapters written in Markdown, with live figures, computed numbers and questions.

Here is what every file of the room says of a mistake in a chapter.
"""

from dataclasses import dataclass, field


class LessonError(ValueError):
    """A sentence about a place of a chapter: what came, what is allowed, one way to fix it.

    Attributes
    ----------
    line : the line of the file, counted from 1; 0 stands for the directive that is being read
    """

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong with a chapter; with a `fatal` one, the chapter cannot be shown."""

    line: int
    sentence: str
    fatal: bool = True


@dataclass
class Problems:
    """All that is wrong with a chapter."""

    found: list[Problem] = field(default_factory=list)

    def add(self, error: LessonError, line: int = 0, *, fatal: bool = True) -> None:
        """Note an error, at its own line or else at `line`."""
        problem = Problem(error.line or line, str(error), fatal)
        if problem not in self.found:
            self.found.append(problem)

    @property
    def fatal(self) -> list[Problem]:
        """Those with which the chapter cannot be shown, in the order of their lines."""
        return sorted(problem for problem in self.found if problem.fatal)
