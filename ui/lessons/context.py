"""What stands behind the text of one screen: the figures, quantities and links that it may name."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pooling.number_text import format_number
from ui.lessons import LessonError, Problems, markdown
from ui.lessons.figures.base import Fact, Figure, plain_number
from ui.lessons.quantities import Experiments, quantity


@dataclass(frozen=True)
class Context:
    """A reader of a screen's text; questions are handed one.

    Attributes
    ----------
    figures : all figures of the chapter, by name
    here : the names of those on this screen, in order
    chapters : the ids of all chapters
    problems : where what is wrong is noted
    tags : what makes the HTML before and behind a link's text
    experiments : what is measured, by name
    place : the chapter and the screen, to which a page that is opened from here leads back
    """

    figures: Mapping[str, Figure]
    here: Sequence[str]
    chapters: Collection[str]
    problems: Problems
    tags: Callable[..., tuple[str, str]]
    experiments: Experiments
    place: str = ""

    def html(self, text: str, line: int) -> str:
        """Turn Markdown into HTML, with quantities and links; what is wrong is noted at its line."""
        return markdown.html(text, self, line)

    def fact(self, reference: str) -> Fact:
        """Return a quantity with its value.

        Raises
        ------
        LessonError
            There is no such quantity.
        """
        return quantity(reference, self.figures, self.experiments)

    def figure(self, name: str | None = None) -> Figure:
        """Return a figure of the chapter: without a name the screen's last.

        Raises
        ------
        LessonError
            There is no such figure.
        """
        wanted = name or (self.here[-1] if self.here else "")
        if wanted not in self.figures:
            here = ", ".join(self.figures) or "none"
            raise LessonError(f"There is no figure “{wanted}”; this chapter has {here}.")
        return self.figures[wanted]

    def quantity(self, reference: str) -> str:
        """Return the text of a quantity."""
        return self.fact(reference).text

    def link(self, href: str) -> tuple[str, str]:
        """Return the HTML before and behind a link's text."""
        return self.tags(href, self.figures, self.here[-1] if self.here else "", self.chapters, self.place)

    def is_shown(self, number: str) -> bool:
        """Whether a figure of this screen shows the number."""
        return plain_number(number) in self._shown

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(
            plain_number(_text(each)) for name in self.here for each in self.figures[name].shown()
        )

    def has_places(self, text: str) -> bool:
        """Whether a figure of this screen has rows, columns or steps with all numbers of the text."""
        most = max((side for name in self.here for side in self.figures[name].sides()), default=0)
        return all(int(each) < most for each in re.findall(r"\d+", text))

    def beside(self, name: str | None) -> "Context":
        """Return the context of a question about a figure, which may stand on another screen."""
        if name is None or name not in self.figures or name in self.here:
            return self
        return replace(self, here=(*self.here, name))

    def note(self, error: LessonError, line: int, *, fatal: bool = True) -> None:
        """Note what is wrong at a line."""
        self.problems.add(error, line, fatal=fatal)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else format_number(value)
